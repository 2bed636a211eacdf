#!/bin/sh
# Takes months out of the activity log whose time is over by RETENTION_ACTIVITY_MONTHS: with the EAR and Java 17, in the role of the
# database's owner, while servers run or not.
#
#   RETENTION_ACTIVITY_MONTHS=36 DATABASE_URL=postgres://… DB_MIGRATION_USER=… DB_MIGRATION_PASSWORD=… detach-activity.sh hospital-scheduling.ear
#   … --detach         do it; without this it only says which months
#
# A month leaves as two tables, which stay in the database until you drop them. Ends with 0 when all have left (or would), 1 when one
# cannot (it says why), 2 when it could not be tried. docs/operations.md says more.
set -eu
ear="${1:?usage: detach-activity.sh EAR [--detach]}"
shift
. "$(dirname "$0")/from-ear.sh"
from_ear "$ear" org.hospitalscheduling.activity.DetachActivity "$@"

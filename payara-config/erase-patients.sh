#!/bin/sh
# Erases patients: with the EAR and Java 17, in the role of the database's owner, while servers run or not.
#
#   DATABASE_URL=postgres://… DB_MIGRATION_USER=… DB_MIGRATION_PASSWORD=… erase-patients.sh hospital-scheduling.ear --mrn 4711
#   … --id ID          by the patient's id
#   … --retention      all of whom nothing was heard for RETENTION_PATIENT_YEARS
#   … --erase          do it; without this it only says what it would do
#
# Ends with 0 when all are erased (or would be), 1 when somebody cannot be (it says who and why), 2 when it could not be tried.
# docs/privacy.md says what is erased and what stays.
set -eu
ear="${1:?usage: erase-patients.sh EAR (--mrn MRN | --id ID | --retention) [--erase]}"
shift
. "$(dirname "$0")/from-ear.sh"
from_ear "$ear" org.hospitalscheduling.privacy.ErasePatients "$@"

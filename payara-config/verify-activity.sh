#!/bin/sh
# Verifies the chain of seals over the activity log: with the EAR and Java 17, against the database, without a server.
#
#   JWT_SECRET=… DATABASE_URL=postgres://… verify-activity.sh hospital-scheduling.ear
#   JWT_SECRET=… DATABASE_URL=postgres://… verify-activity.sh hospital-scheduling.ear --expect 812:5be1…   a head noted earlier
#
# Ends with 0 when the chain holds, 1 when it is broken (it names the first seal that is), 2 when it cannot be verified.
# Any role that may read the tables will do. docs/operations.md says more.
set -eu
ear="${1:?usage: verify-activity.sh EAR [--expect SEQ:HASH]}"
shift
. "$(dirname "$0")/from-ear.sh"
from_ear "$ear" org.hospitalscheduling.activity.VerifyActivity "$@"

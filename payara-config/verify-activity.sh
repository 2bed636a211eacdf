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
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v unzip >/dev/null; then
  unzip -q "$ear" '*.jar' -d "$work" || exit 2
else
  ear=$(cd "$(dirname "$ear")" && pwd)/$(basename "$ear")
  (cd "$work" && jar --extract --file "$ear") || exit 2
fi
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$work/ejb-module.jar:$work/lib/*" \
  org.hospitalscheduling.activity.VerifyActivity "$@"

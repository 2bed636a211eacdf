#!/bin/sh
# Brings the schema up to date: with the EAR and Java 17, against the database, without a server. Then
# servers can run with MIGRATE_AT_START=false and without the owner's password.
#
#   DATABASE_URL=postgres://hospital_app@db/hospital_schedule DB_MIGRATION_USER=hospital_owner \
#     DB_MIGRATION_PASSWORD=… migrate.sh hospital-scheduling.ear
#
# Ends with 0 when the schema is that of the EAR, with 1 when it said why it is not.
set -eu
ear="${1:?usage: migrate.sh EAR}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v unzip >/dev/null; then
  unzip -q "$ear" '*.jar' -d "$work"
else
  ear=$(cd "$(dirname "$ear")" && pwd)/$(basename "$ear")
  (cd "$work" && jar --extract --file "$ear")
fi
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$work/ejb-module.jar:$work/lib/*" \
  org.hospitalscheduling.shared.MigrateSchema

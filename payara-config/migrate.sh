#!/bin/sh
# Brings the schema up to date: with the EAR and Java 17, against the database, without a server. Then
# servers can run with MIGRATE_AT_START=false and without the owner's password.
#
#   DATABASE_URL=postgres://hospital_app@db/hospital_schedule DB_MIGRATION_USER=hospital_owner \
#     DB_MIGRATION_PASSWORD=… migrate.sh hospital-scheduling.ear
#
# Ends with 0 when the schema is that of the EAR, with 1 when it said why it is not, with 2 when the EAR cannot be read.
set -eu
ear="${1:?usage: migrate.sh EAR}"
. "$(dirname "$0")/from-ear.sh"
from_ear "$ear" org.hospitalscheduling.shared.MigrateSchema

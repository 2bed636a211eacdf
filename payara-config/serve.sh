#!/bin/sh
# Runs a configured Payara in the foreground with the EAR in it, as a container wants it: the log on
# the standard output, and an orderly stop on SIGTERM.
#
#   serve.sh /opt/payara6 /opt/hospital-scheduling.ear
set -eu
asadmin="${1:?usage: serve.sh PAYARA_HOME EAR}/bin/asadmin"
log="$1/glassfish/domains/domain1/logs/server.log"

trap '"$asadmin" stop-domain domain1; exit 0' TERM INT
rm -f "$log"
"$asadmin" start-domain domain1
tail -n +1 -F "$log" &
"$asadmin" deploy --force=true --name hospital-scheduling "$2" || {
  "$asadmin" stop-domain domain1
  exit 1
}
wait

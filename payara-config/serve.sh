#!/bin/sh
# Runs a configured Payara in the foreground with the EAR in it, as a container wants it: the log on
# the standard output, an orderly stop on SIGTERM, and an end when the server ends by itself.
#
#   serve.sh /opt/payara6 /opt/hospital-scheduling.ear
set -eu
asadmin="${1:?usage: serve.sh PAYARA_HOME EAR}/bin/asadmin"
ear="${2:?usage: serve.sh PAYARA_HOME EAR}"
domain="$1/glassfish/domains/domain1"
umask 077

# With the password that configure.sh --dedicated has set.
admin() {
  if [ -f "$domain/config/admin-password" ]; then
    "$asadmin" --passwordfile "$domain/config/admin-password" "$@"
  else
    "$asadmin" "$@"
  fi
}

stop() {
  admin stop-domain domain1
  kill "$log" 2>/dev/null || true
  exit "$1"
}

rm -f "$domain/logs/server.log"
admin start-domain domain1
server=$(cat "$domain/config/pid")
tail -n +1 -F "$domain/logs/server.log" &
log=$!
trap 'stop 0' TERM INT

# In the background, so that a signal is heard while it takes its time.
admin deploy --force=true --name hospital-scheduling "$ear" &
wait $! || stop 1
while kill -0 "$server" 2>/dev/null; do
  sleep 2 &
  wait $!
done
kill "$log"
exit 1

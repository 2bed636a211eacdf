#!/bin/sh
# Prepares a Payara 6 for Hospital Scheduling: configure.asadmin, the JVM's options, a restart.
#
#   configure.sh /opt/payara6                a server that may host others
#   configure.sh /opt/payara6 --dedicated    a server that hosts nothing else
#
# It starts domain1 if that does not run, and leaves it as it found it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
asadmin="${1:?usage: configure.sh PAYARA_HOME [--dedicated]}/bin/asadmin"

running=true
if ! "$asadmin" list-domains | grep -q '^domain1 running'; then
  running=false
  "$asadmin" start-domain domain1
fi

"$asadmin" multimode --file "$here/configure.asadmin"
if [ "${2:-}" = --dedicated ]; then
  "$asadmin" multimode --file "$here/dedicated.asadmin"
fi

# Payara's own 512 MB are too few; asadmin wants the colons in an option escaped.
"$asadmin" delete-jvm-options -Xmx512m || true
sed 's/:/\\:/g' "$here/jvm-options" | while IFS= read -r option; do
  "$asadmin" list-jvm-options | grep -qxF -e "$(printf %s "$option" | sed 's/\\:/:/g')" ||
    "$asadmin" create-jvm-options "$option"
done

if "$running"; then
  "$asadmin" restart-domain domain1
else
  "$asadmin" stop-domain domain1
fi

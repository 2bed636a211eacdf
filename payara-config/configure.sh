#!/bin/sh
# Prepares a Payara 6 for Hospital Scheduling: configure.asadmin, the JVM's options, a restart.
#
#   configure.sh /opt/payara6                a server that may host others
#   configure.sh /opt/payara6 --dedicated    a server that hosts nothing else
#
# A dedicated server's administration gets a random password. It lies in the domain's
# config/admin-password, which its user alone can read:
#
#   asadmin --passwordfile /opt/payara6/glassfish/domains/domain1/config/admin-password deploy …
#
# It starts domain1 if that does not run, and leaves it as it found it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
asadmin="${1:?usage: configure.sh PAYARA_HOME [--dedicated]}/bin/asadmin"

domain="$1/glassfish/domains/domain1"
password="$domain/config/admin-password"
umask 077

# With the password, once there is one.
admin() {
  if [ -f "$password" ]; then
    "$asadmin" --passwordfile "$password" "$@"
  else
    "$asadmin" "$@"
  fi
}

running=true
if ! "$asadmin" list-domains | grep -q '^domain1 running'; then
  running=false
  "$asadmin" start-domain domain1
fi

admin multimode --file "$here/configure.asadmin"
if [ "${2:-}" = --dedicated ]; then
  admin multimode --file "$here/dedicated.asadmin"
fi

# Payara's own 512 MB are too few; asadmin wants the colons in an option escaped.
admin delete-jvm-options -Xmx512m || true
sed 's/:/\\:/g' "$here/jvm-options" | while IFS= read -r option; do
  admin list-jvm-options | grep -qxF -e "$(printf %s "$option" | sed 's/\\:/:/g')" ||
    admin create-jvm-options "$option"
done

# The last line with a name counts.
logging="$domain/config/logging.properties"
grep -qF 'configure.sh and the launcher put it there' "$logging" || cat "$here/logging" >>"$logging"
mkdir -p "$domain/logs"
chmod 700 "$domain/logs" "$domain/config"

if [ "${2:-}" = --dedicated ] && [ ! -f "$password" ]; then
  secret=$(head -c 32 /dev/urandom | base64 | tr -d '\n=+/')
  printf 'AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=%s\n' "$secret" >"$password.new"
  "$asadmin" --user admin --passwordfile "$password.new" change-admin-password --domain_name domain1
  printf 'AS_ADMIN_PASSWORD=%s\n' "$secret" >"$password"
  rm "$password.new"
fi

if "$running"; then
  admin restart-domain domain1
else
  admin stop-domain domain1
fi

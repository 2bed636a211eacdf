# For the commands beside this file: runs a class of the EAR's with its libraries, without a server.
from_ear() {
  ear=$1
  class=$2
  shift 2
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  if command -v unzip >/dev/null; then
    unzip -q "$ear" '*.jar' -d "$work" || exit 2
  else
    ear=$(cd "$(dirname "$ear")" && pwd)/$(basename "$ear")
    (cd "$work" && jar --extract --file "$ear") || exit 2
  fi
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$work/ejb-module.jar:$work/lib/*" "$class" "$@"
}

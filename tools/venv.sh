#!/bin/sh
# Makes .venv with the first Python of 3.11 or later that can make one. Usage: venv.sh BIN [PYTHON]
# An existing .venv stays, unless its Python has gone.
set -eu
bin=$1
chosen=${2:-}

if "$bin/python" -c 'import sys' 2>/dev/null; then
  exit 0
fi

fits() {
  # ensurepip is what Debian and Ubuntu leave out of python3 and put into python3-venv
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for candidate in ${chosen:-python3 python3.14 python3.13 python3.12 python3.11 python py}; do
  if fits "$candidate"; then
    echo "Making .venv with $("$candidate" -c 'import sys; print(sys.executable, sys.version.split()[0])')"
    rm -rf .venv
    exec "$candidate" -m venv .venv
  fi
done

if [ -n "$chosen" ]; then
  echo "$chosen is no Python 3.11 or later with venv." >&2
else
  echo "No Python 3.11 or later with venv was found. Install one (on Debian and Ubuntu: apt install python3 python3-venv)," >&2
  echo "or name one: make audit PYTHON=/path/to/python3.11" >&2
fi
exit 1

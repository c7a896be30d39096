#!/bin/bash
# Makes the Python environment of the browser tests: setup.sh [FOLDER], by default .build/venv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=${1:-$here/../../.build/venv}
# The pins that are installed lie beside the interpreter, so that a second run costs nothing.
if cmp -s "$here/requirements.txt" "$venv/installed.txt"; then exit 0; fi
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
cp "$here/requirements.txt" "$venv/installed.txt"

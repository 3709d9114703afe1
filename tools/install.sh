#!/usr/bin/env bash
# Make or update the environment in $1 from requirements.lock; nothing is done twice without need.
set -euo pipefail
venv=$1
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1

if ! "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
  python=$(bash tools/find_python.sh)
  echo "Creating $venv with $("$python" --version) …"
  rm -rf "$venv"
  "$python" -m venv "$venv" || {
    rm -rf "$venv"
    echo "无法创建虚拟环境；Debian/Ubuntu 请先安装 python3-venv。 (python -m venv failed: install python3-venv.)" >&2
    exit 1
  }
fi

echo "Installing the locked packages (about a minute the first time) …"
"$venv/bin/python" -m pip install -qq --requirement requirements.lock
# The build backend is in the lock, so this step downloads nothing.
"$venv/bin/python" -m pip install -qq --no-deps --no-build-isolation --editable .
# Start-up time is mostly imports, and twice as long when Python must compile them first.
"$venv/bin/python" -m compileall -q -j 0 "$venv/lib" ingestion expectations orchestration >/dev/null || true
# The manifest that Dagster loads: made once here, so that loading the definitions stays fast.
"$venv/bin/juesuan" prepare >/dev/null
touch "$venv/.installed"
echo "Installed into $venv."

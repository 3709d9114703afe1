#!/usr/bin/env bash
# Print the path of a Python that is 3.11 or newer. 3.11 first: the locked versions were tried with it.
set -u
for name in python3.11 python3.12 python3.13 python3 python; do
  # A version manager may leave a name on PATH that starts nothing: ask it, don't just look for it.
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    command -v "$name"
    exit 0
  fi
done
echo "需要 Python 3.11 或更高版本，未找到；请先安装（例如 Debian: apt-get install python3.11-venv）。" >&2
echo "Python 3.11 or newer is needed and was not found." >&2
exit 1

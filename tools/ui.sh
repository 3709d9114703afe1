#!/usr/bin/env bash
# Open the Dagster UI on 127.0.0.1, over the same run history that `juesuan build` writes.
set -euo pipefail
venv=$1 warehouse=$2 port=$3 reports=$4
cd "$(dirname "$0")/.."
mkdir -p "$warehouse"
JUESUAN_WAREHOUSE=$(cd "$warehouse" && pwd)
JUESUAN_REPORTS=$(realpath "$reports")
export JUESUAN_WAREHOUSE JUESUAN_REPORTS DAGSTER_HOME="$JUESUAN_WAREHOUSE/dagster"
# The definitions read a dbt manifest; making it is a step of its own, so that loading them stays fast.
"$venv/bin/juesuan" prepare
echo "Dagster UI: http://127.0.0.1:$port  (Ctrl-C ends it)"
exec "$venv/bin/dagster" dev --host 127.0.0.1 --port "$port" --workspace workspace.yaml

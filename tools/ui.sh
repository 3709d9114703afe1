#!/usr/bin/env bash
# Open the Dagster UI on 127.0.0.1 over the same run history that `juesuan build` writes.
set -euo pipefail
venv=$1 warehouse=$2 port=$3
cd "$(dirname "$0")/.."
mkdir -p "$warehouse"
warehouse=$(cd "$warehouse" && pwd)
export JUESUAN_WAREHOUSE="$warehouse" DAGSTER_HOME="$warehouse/dagster"
mkdir -p "$DAGSTER_HOME"
[ -e "$DAGSTER_HOME/dagster.yaml" ] || printf 'telemetry:\n  enabled: false\n' > "$DAGSTER_HOME/dagster.yaml"
echo "Dagster UI: http://127.0.0.1:$port  (Ctrl-C ends it)"
exec "$venv/bin/dagster" dev --host 127.0.0.1 --port "$port" --workspace workspace.yaml

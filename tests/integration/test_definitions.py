"""What Dagster loads: complete, described, gated."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.integration.conftest import Cli

pytestmark = [pytest.mark.integration]
BUDGET = 130
"""Modules that loading the definitions may import beside Dagster and dbt; there were 81 when this was written."""


@pytest.fixture(scope="module")
def graph(cli: Cli):
    from orchestration.assembly import build_definitions
    from orchestration.settings import load_settings

    definitions = build_definitions(load_settings().at(cli.warehouse))
    return definitions, definitions.resolve_asset_graph()


def test_lineage_reaches_from_the_raw_file_to_the_release(graph) -> None:
    import dagster as dg

    _, assets = graph
    upstream = dg.AssetSelection.assets("published_marts").upstream().resolve(assets)
    names = {key.to_user_string() for key in upstream}
    assert {"raw_report", "staging_files/stg_three_public", "stg_three_public", "fct_three_public", "release_candidate"} <= names


def test_every_asset_has_a_group_a_kind_and_a_description(graph) -> None:
    _, assets = graph
    lacking = []
    for key in assets.materializable_asset_keys:
        node = assets.get(key)
        kinds = [tag for tag in node.tags if tag.startswith("dagster/kind/")]
        if not (node.group_name and node.group_name != "default" and kinds and node.description):
            lacking.append(key.to_user_string())
    assert lacking == []


def test_every_staging_table_has_a_blocking_gate_and_the_release_too(graph) -> None:
    from ingestion.schema import staging_schemas

    _, assets = graph
    blocking = {
        (key.asset_key.to_user_string(), key.name) for key in assets.asset_check_keys if assets.get(key).blocking
    }
    assert {(f"staging_files/{name}", "pandera") for name in staging_schemas()} <= blocking
    assert ("release_candidate", "great_expectations") in blocking


def test_every_check_says_in_chinese_what_it_checks(graph) -> None:
    _, assets = graph
    texts = {key.name: assets.get(key).description or "" for key in assets.asset_check_keys}
    assert [name for name, text in texts.items() if not re.search("[一-鿿]", text)] == []
    assert "粒度：document_key、fact_key；外键：document_key→dim_document" in texts["fct_three_public_holds"]


LOAD = """
import json, sys
import dagster, dagster_dbt, duckdb, polars  # what Dagster itself and the readers of frames need
before = set(sys.modules)
import orchestration.definitions
orchestration.definitions.defs.resolve_asset_graph()
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_loading_the_definitions_imports_little(cli: Cli) -> None:
    """Dagster loads them again and again: what only a running step needs is imported by that step."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD], env=cli.environment() | {"JUESUAN_WAREHOUSE": str(cli.warehouse)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = json.loads(done.stdout.splitlines()[-1])
    heavy = {"great_expectations", "pandera", "pandas", "pyarrow", "lxml", "pypdfium2", "openpyxl", "xlsxwriter"}
    assert heavy & {name.partition(".")[0] for name in loaded} == set()
    assert [name for name in loaded if name in {"dbt.cli.main", "dbt.compilation", "dbt.task.build"}] == []
    ours = [name for name in loaded if name.partition(".")[0] not in {"dagster", "dagster_dbt", "dbt", "networkx"}]
    assert len(ours) < BUDGET, f"{len(ours)} modules, {BUDGET} are allowed: {ours}"


def test_schedule_and_sensor_are_off(graph) -> None:
    import dagster as dg

    definitions, _ = graph
    assert [one.default_status for one in definitions.schedules] == [dg.DefaultScheduleStatus.STOPPED]
    assert [one.default_status for one in definitions.sensors] == [dg.DefaultSensorStatus.STOPPED]

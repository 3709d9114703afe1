"""Two commands: what is published, that it is the same again, and that a kill or a bad file harms nothing."""

from __future__ import annotations

import csv
import json
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import duckdb
import pytest

from tests.integration.conftest import Cli

pytestmark = [pytest.mark.integration, pytest.mark.slow]


def parquet(cli: Cli) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (cli.warehouse / "published").glob("*.parquet")}


def summary(cli: Cli) -> dict:
    return json.loads((cli.warehouse / "published" / "run_summary.json").read_text(encoding="utf-8"))


def test_every_sample_is_loaded(cli: Cli, marts: duckdb.DuckDBPyConnection, samples: Path) -> None:
    names = {name for (name,) in marts.execute("SELECT source_name FROM marts.dim_document").fetchall()}
    assert names == {path.name for path in samples.iterdir()}
    assert marts.execute("SELECT count(*) FROM marts.rejected_document").fetchall() == [(0,)]


def test_every_published_table_is_a_parquet_file_too(cli: Cli, marts: duckdb.DuckDBPyConnection) -> None:
    tables = [
        name for (name,) in marts.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts'").fetchall()
    ]
    assert {f"{name}.parquet" for name in tables} == set(parquet(cli))
    for name in tables:
        path = cli.warehouse / "published" / f"{name}.parquet"
        rows = [f"SELECT count(*) FROM marts.{name}", f"SELECT count(*) FROM read_parquet('{path}')"]
        assert marts.execute(rows[0]).fetchall() == marts.execute(rows[1]).fetchall(), name


def test_every_published_table_and_column_carries_a_chinese_comment(marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(
        "SELECT table_name, NULL, comment FROM duckdb_tables() WHERE schema_name = 'marts' UNION ALL "
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = 'marts'"
    ).fetchall()
    assert len(found) > 500
    assert [row for row in found if not re.search("[一-鿿]", row[2] or "")] == []


def test_database_and_parquet_hold_what_is_promised(cli: Cli, marts: duckdb.DuckDBPyConnection) -> None:
    with (Path(__file__).parents[1] / "contract.csv").open(encoding="utf-8", newline="") as handle:
        promised = [(row["table"], row["column"], row["data_type"]) for row in csv.DictReader(handle)]
    stored = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'marts'"
    assert set(promised) - set(marts.execute(stored).fetchall()) == set()
    for table in {table for table, _, _ in promised}:
        path = cli.warehouse / "published" / f"{table}.parquet"
        columns = marts.execute(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()
        written = {(table, name, kind) for name, kind, *_ in columns}
        assert {row for row in promised if row[0] == table} - written == set()


def test_second_run_parses_nothing_and_publishes_the_same_bytes(cli: Cli, samples: Path) -> None:
    before = parquet(cli)
    done = cli("build", samples)
    assert "本次解析 0 个" in done.stdout
    assert parquet(cli) == before


def test_kill_at_any_moment_leaves_the_release_and_the_next_run_completes(cli: Cli, samples: Path) -> None:
    before = parquet(cli)
    progress = cli.warehouse.parent / "progress.txt"
    for moment in ("读取报告", "加工与检验", "准备发布", "发布检查"):
        with progress.open("w") as stream:
            process = subprocess.Popen(
                cli.command("build", str(samples), "--force", "--warehouse", str(cli.warehouse)),
                env=cli.environment(), stdout=stream, stderr=stream,
            )  # fmt: skip
            end = time.monotonic() + 300
            while moment not in progress.read_text() and process.poll() is None and time.monotonic() < end:
                time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert parquet(cli) == before, moment
        with duckdb.connect(str(cli.warehouse / "published" / "marts.duckdb"), read_only=True) as connection:
            assert connection.execute("SELECT count(*) > 0 FROM marts.statement").fetchall() == [(True,)]
    cli("build", samples)
    assert parquet(cli) == before
    assert len(list((cli.warehouse / "releases").iterdir())) <= 2


def test_second_build_at_the_same_time_is_refused(cli: Cli, samples: Path) -> None:
    from orchestration.lock import hold, release

    hold(cli.warehouse)
    try:
        assert "另一次构建正在使用该仓库" in cli("build", samples, code=3).stderr
    finally:
        release(cli.warehouse)


def test_bad_files_among_good_ones_end_as_reasons(tmp_path: Path, samples: Path) -> None:
    landing = tmp_path / "landing"
    shutil.copytree(samples, landing)
    first = sorted(landing.iterdir())[0]
    (landing / "空.txt").write_bytes(b"")
    (landing / "二进制.txt").write_bytes(bytes(range(256)) * 40)
    (landing / "重复.txt").write_bytes(first.read_bytes())
    (landing / "断链.txt").symlink_to(landing / "没有.txt")
    cli = Cli(tmp_path / "warehouse")
    done = cli("build", landing)
    rejected = {row["source_name"]: row for row in summary(cli)["rejected"]}
    assert set(rejected) == {"空.txt", "二进制.txt", "重复.txt", "断链.txt"} or set(rejected) == {
        "空.txt", "二进制.txt", "断链.txt", first.name,
    }  # fmt: skip
    for name, row in rejected.items():
        assert f"未入库：{name}：{row['reason']}" in done.stdout
    told = cli("files", "--rejected").stdout
    assert all(f"  {name}\n      {row['reason']}" in told for name, row in rejected.items())
    assert "未入库（4 个）" in told


def test_run_history_holds_the_run_with_its_checks(cli: Cli) -> None:
    import dagster as dg

    with dg.DagsterInstance.from_config(str(cli.warehouse / "dagster")) as history:
        runs = history.get_runs()
        assert runs
        assert {run.job_name for run in runs} == {"build_warehouse"}
        event = history.get_latest_materialization_event(dg.AssetKey("fct_three_public"))
        assert event is not None
        metadata = event.asset_materialization.metadata
    assert metadata["dagster/row_count"].value > 0
    columns = {column.name for column in metadata["dagster/column_schema"].value.columns}
    assert {"amount_yuan", "statement_key"} <= columns

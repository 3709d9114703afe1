"""The commands over a published warehouse: what they say, and how they say that something is wrong."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.places import place_in_words
from tests.integration.conftest import Cli

pytestmark = [pytest.mark.integration]


def test_status_tells_what_is_published(cli: Cli) -> None:
    text = cli("status").stdout
    assert "金额覆盖率" in text
    assert "报告自相矛盾" in text
    assert "fct_three_public" in text
    assert str(cli.warehouse / "published" / "marts.duckdb") in text


def test_sql_in_four_formats_agrees(cli: Cli) -> None:
    query = "SELECT document_key, amount_yuan FROM fct_three_public ORDER BY ALL"
    as_csv = list(csv.DictReader(cli("sql", query, "--format", "csv").stdout.splitlines()))
    as_json = json.loads(cli("sql", query, "--format", "json").stdout, parse_float=str)
    assert as_csv == as_json
    for_excel = cli("sql", query, "--format", "excel").stdout.removeprefix("\ufeff")
    assert list(csv.DictReader(for_excel.splitlines())) == as_csv
    assert f"（{len(as_csv)} 行）" in cli("sql", query).stdout


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM nothing",
        "SELEC 1",
        "DELETE FROM marts.statement",
        "COPY (SELECT 1) TO '/tmp/juesuan-must-not-exist.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
    ],
)
def test_bad_or_writing_sql_is_refused_in_chinese(cli: Cli, query: str) -> None:
    assert "查询无法执行" in cli("sql", query, code=2).stderr
    assert not Path("/tmp/juesuan-must-not-exist.csv").exists()


def test_explain_shows_the_quote_and_the_place(cli: Cli) -> None:
    query = """SELECT s.fact_key, s.quote, s.locator, s.stated_text, o.organization_name, f.fiscal_year
        FROM fct_three_public f JOIN statement s USING (statement_key)
        JOIN dim_organization o ON o.organization_key = f.organization_key ORDER BY s.statement_key LIMIT 1"""
    fact = json.loads(cli("sql", query, "--format", "json").stdout)[0]
    name, year = fact["organization_name"], str(fact["fiscal_year"])
    text = cli("explain", "three_public", name, year, fact["fact_key"]).stdout
    for part in (fact["quote"], fact["stated_text"], place_in_words(fact["locator"])):
        assert part.splitlines()[0] in text
    options = ["--organization", name, "--year", year, "--key", fact["fact_key"]]
    assert cli("explain", "fct_three_public", *options).stdout == text


def test_explain_says_what_there_is_when_nothing_matches(cli: Cli) -> None:
    assert "没有符合" in cli("explain", "fct_revenue", "不存在的单位", code=1).stdout
    assert "fct_three_public" in cli("explain", "fct_nothing", code=2).stderr
    assert "年度应为数字" in cli("explain", "fct_revenue", "--year", "去年", code=2).stderr


def test_wrong_paths_and_nothing_published(tmp_path: Path) -> None:
    empty = Cli(tmp_path / "none")
    (tmp_path / "landing").mkdir()
    assert "找不到报告文件或文件夹" in empty("build", tmp_path / "gone", code=2).stderr
    assert "没有找到任何报告文件" in empty("build", tmp_path / "landing", code=2).stderr
    for command in (["status"], ["sql", "SELECT 1"], ["explain", "fct_revenue"]):
        assert "还没有已发布的仓库" in empty(*command, code=2).stderr


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from orchestration.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'dagster', 'dbt', 'duckdb', 'polars', 'great_expectations', 'pandera'} & set(sys.modules)\n"
        "sys.exit(f'imports {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "build" in done.stdout


def test_explain_takes_the_chinese_name_of_a_table(cli: Cli) -> None:
    said = cli("explain", "fct_revenue").stdout
    assert cli("explain", "收入").stdout == said
    assert cli("explain", "“三公”经费").stdout == cli("explain", "three_public").stdout
    several = cli("explain", "三公", code=2).stderr
    assert "“三公”可以是几张表" in several
    assert "fct_three_public_volume  “三公”实物量" in several
    assert "fct_revenue" not in several


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("published", "请写仓库的文件夹：--warehouse {warehouse}"),
        ("published/marts.duckdb", "请写仓库的文件夹：--warehouse {warehouse}"),
        ("missing", "请先运行 juesuan build"),
    ],
)
def test_a_path_inside_the_warehouse_is_told_from_the_warehouse(cli: Cli, inside: str, said: str) -> None:
    done = subprocess.run(
        cli.command("status", "--warehouse", str(cli.warehouse / inside)), env=cli.environment(),
        cwd=cli.warehouse.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert said.format(warehouse=cli.warehouse) in done.stderr


def test_files_tells_what_became_of_every_file(cli: Cli, samples: Path) -> None:
    rows = json.loads(cli("files", "--format", "json").stdout)
    assert {row["source_name"] for row in rows} == {path.name for path in samples.iterdir()}
    assert {row["outcome"] for row in rows} == {"入库"}
    assert all(row["organization_name"] and row["fiscal_year"] for row in rows)
    assert f"共 {len(rows)} 个文件" in cli("files").stdout
    assert "没有这样的文件" in cli("files", "--rejected").stdout
    assert cli("files", "--rejected", "--format", "csv").stdout == "文件,结果,单位,年度,说明\n"
    assert cli("files", "--format", "excel").stdout.startswith("\ufeff文件,结果,")


def test_status_tells_a_run_that_stopped_and_one_that_failed(cli: Cli) -> None:
    from orchestration.notes import RunNotes

    notes = RunNotes(cli.warehouse / "build" / "run")
    before = notes.all()
    assert "最近一次构建" not in cli("status").stdout
    try:
        notes.begin()
        assert "中途停止" in cli("status").stdout
        notes.put("errors", {"steps": ["步骤 ingest：出错"]})
        said = cli("status").stdout
        assert "没有发布：\n  1.  步骤 ingest：出错" in said
        assert "金额覆盖率" in said
    finally:
        notes.begin()
        for step, note in before.items():
            notes.put(step, note)

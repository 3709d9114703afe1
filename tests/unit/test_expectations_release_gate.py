"""The release gate on a small hand-made build: every criterion must be able to fail."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from expectations.criteria import load_criteria
from expectations.release_gate import run_release_gate
from ingestion.schema import TOPIC_KEYS, TOPIC_VALUE

DOCUMENT = "d1"
SUMMED = "revenue_current_total_yuan, expenditure_current_total_yuan, three_public_total_yuan"


def _columns(fact: str) -> str:
    value = TOPIC_VALUE[fact]
    keys = "".join(f", '{key}' as {key}" for key in TOPIC_KEYS[fact] if key != "field")
    number = f", cast(100 as decimal(20, 2)) as {value[0]}" if value else ""
    if fact == "fct_performance_score":
        keys += ", '优' as grade, cast(100 as decimal(9, 4)) as full_mark"
    if fact == "fct_score_item":
        number = ", 100.0 as score, 100.0 as full_mark"
    if fact == "fct_performance_indicator":
        number = ", '3公里' as target_text, '3公里' as actual_text, null as deviation_reason"
    return keys + number


def build(path: Path, *changes: str, copies: int = 1) -> Path:
    """Write marts of one document with one fact a table (``copies`` of them), then apply SQL changes."""
    with duckdb.connect(str(path)) as con:
        con.execute("create schema marts")
        con.execute(
            f"create table marts.dim_document as select '{DOCUMENT}' as document_key, 'x1' as sha256,"
            " 'o1' as organization_key, 2021 as fiscal_year, true as is_current,"
            " 300 as accounts_mentions, cast(0.99 as decimal(9, 4)) as coverage"
        )
        con.execute(
            "create table marts.rejected_document as select 'b.txt' as source_name, 'empty' as reason_code"
        )
        con.execute("create table marts.dim_organization as select 'o1' as organization_key")
        con.execute("create table marts.fct_reconciliation (document_key varchar, status varchar)")
        con.execute(f"insert into marts.fct_reconciliation select '{DOCUMENT}', 'pass' from range(300)")
        con.execute(
            "create table marts.statement (statement_key varchar, document_key varchar, fact_table varchar,"
            " fact_key varchar, value_number decimal(24, 4), quote varchar, locator varchar, is_usable boolean)"
        )
        for fact in TOPIC_KEYS:
            con.execute(
                f"create table marts.{fact} as select '{DOCUMENT}' as document_key, 2021 as fiscal_year,"
                f" 'k' || i as fact_key, '{fact}' || i as statement_key, false as is_conflicting"
                f" {_columns(fact)} from range({copies}) t(i)"
            )
            con.execute(
                f"insert into marts.statement select '{fact}' || i, '{DOCUMENT}', '{fact}', 'k' || i, 100,"
                f" '原文', 'line 1', true from range({copies}) t(i)"
            )
        con.execute(
            "create table marts.amount_mention as select 'fct_revenue0' as statement_key, null as reason"
        )
        measures = ", ".join(f"cast(5 as decimal(20, 2)) as {name}" for name in SUMMED.split(", "))
        con.execute(
            "create table marts.mart_department_year as"
            f" select 'o1' as organization_key, 2021 as fiscal_year, '510811' as region_code, {measures}"
        )
        con.execute(
            "create table marts.mart_region_year as select '510000' as region_code, 'province' as region_level,"
            f" 2021 as fiscal_year, {measures}"
        )
        for change in changes:
            con.execute(change)
    return path


def test_a_sound_build_passes_and_writes_its_pages(tmp_path):
    result = run_release_gate(build(tmp_path / "b.duckdb"), tmp_path / "docs")
    assert result.failures == []
    assert result.success
    page = (tmp_path / "docs" / "index.html").read_text("utf-8")
    assert "可以发布" in page
    assert "<td>99%</td><td>不小于 85%</td><td>否则：每七个" in page
    assert "<td>fct_revenue（收入）</td>" in page
    assert "http" not in page.replace("http-equiv", ""), "the page must not need the network"
    results = json.loads((tmp_path / "docs" / "validation_result.json").read_text("utf-8"))
    assert len(results) == len(load_criteria())
    assert result.statistics["documents"] == 1
    assert result.statistics["rows"]["fct_revenue"] == 1


# Each group is one build; every change in it breaks the criterion named before it.
FACTS = {
    "provenance": "update marts.fct_revenue set statement_key = null",
    "usable": "update marts.statement set is_usable = false where fact_table = 'fct_procurement'",
    "fact_document": "update marts.fct_state_asset set document_key = 'd9'",
    "fact_unique": "insert into marts.fct_three_public select * from marts.fct_three_public",
    "fact_value": "update marts.fct_operating_cost set amount_yuan = null",
    "fact_value_same": "update marts.fct_expenditure set amount_yuan = 101",
    "counts": "update marts.fct_three_public_volume set quantity = -1",
    "years": "update marts.fct_project_execution set fiscal_year = 202",
    "fact_lost": "insert into marts.statement select * replace ('n' as statement_key, 'new' as fact_key)"
    " from marts.statement where fact_table = 'fct_expenditure_matrix'",
}
SHARES = {
    "coverage": "update marts.dim_document set coverage = 0.5",
    "failed_checks": "insert into marts.fct_reconciliation select 'd1', 'fail' from range(900)",
    "unusable": "insert into marts.statement select 'u' || i, 'd1', 'fct_revenue', 'u', 1, 'q', 'l', false"
    " from range(300) t(i)",
    "conflicting": "insert into marts.fct_project_execution select f.* replace ('c' || i as fact_key,"
    " true as is_conflicting) from marts.fct_project_execution f, range(300) t(i)",
    "named_categories": "insert into marts.fct_expenditure select f.* replace ('c' || i as fact_key,"
    " 'function' as classification, 'name:杂项' as category_code) from marts.fct_expenditure f, range(300) t(i)",
}
CRASHES = "insert into marts.rejected_document select 'r' || i, 'parser_crash' from range(99) t(i)"
DENIED = "insert into marts.rejected_document select 'r' || i, 'unreadable' from range(99) t(i)"
FAILURES = [
    (tuple(FACTS), tuple(FACTS.values())),
    (tuple(SHARES), tuple(SHARES.values())),
    (("unreadable", "rejected"), (CRASHES,)),
    (("unreadable",), (DENIED,)),
    (("not_empty",), ("delete from marts.dim_document", "delete from marts.rejected_document")),
    (("integrity",), ("update marts.statement set quote = '' where fact_table = 'fct_revenue'",)),
]


@pytest.mark.parametrize(("criteria", "changes"), FAILURES)
def test_each_criterion_fails(tmp_path, criteria, changes):
    labels = {c.id: c.label for c in load_criteria()}
    result = run_release_gate(build(tmp_path / "b.duckdb", *changes), tmp_path / "docs")
    assert not result.success
    for criterion in criteria:
        assert any(f.startswith(labels[criterion] + "：") for f in result.failures), (
            criterion,
            result.failures,
        )
    assert "不予发布" in (tmp_path / "docs" / "index.html").read_text("utf-8")


def test_every_critical_criterion_has_a_failing_test():
    elsewhere = {"not_emptied", "kept", "kept_tables", "fact_tables"}
    critical = {c.id for c in load_criteria() if c.severity == "critical"}
    assert critical - {name for names, _ in FAILURES for name in names} == elsewhere


INTEGRITY = {
    "陈述键重复": "insert into marts.statement select * from marts.statement limit 1",
    "陈述没有位置": "update marts.statement set locator = '' where fact_table = 'fct_revenue'",
    "陈述所属报告不存在": "insert into marts.statement select * replace ('x' as statement_key, 'd9' as document_key)"
    " from marts.statement where fact_table = 'fct_procurement'",
    "金额所指陈述不存在": "insert into marts.amount_mention values ('gone', null)",
    "金额既无陈述又无原因": "insert into marts.amount_mention values (null, null)",
    "报告键重复": "insert into marts.dim_document select * from marts.dim_document",
    "单位键重复": "insert into marts.dim_organization select * from marts.dim_organization",
    "部门年度重复": "insert into marts.mart_department_year select * from marts.mart_department_year",
    "地区年度重复": "insert into marts.mart_region_year select * replace ('county' as region_level)"
    " from marts.mart_region_year",
    "各省合计与部门合计不符（expenditure_current_total_yuan）": "update marts.mart_region_year"
    " set expenditure_current_total_yuan = 6",
    "勾稽结果所属报告不存在": "insert into marts.fct_reconciliation values ('d9', 'pass')",
}


def test_each_check_of_keys_and_references_is_named_when_it_fails(tmp_path):
    result = run_release_gate(build(tmp_path / "b.duckdb", *INTEGRITY.values()), tmp_path / "docs")
    (sentence,) = [f for f in result.failures if f.startswith("键与引用的完整性")]
    assert [name for name in INTEGRITY if name + "：" not in sentence] == []


def test_warnings_do_not_stop_a_release(tmp_path):
    result = run_release_gate(
        build(tmp_path / "b.duckdb", "update marts.dim_document set coverage = 0.9"), tmp_path / "docs"
    )
    assert result.success
    assert any("：90%，要求不小于 95%。" in warning for warning in result.warnings)


def test_small_samples_decide_nothing(tmp_path):
    changes = ["update marts.dim_document set coverage = 0.1, accounts_mentions = 10"]
    result = run_release_gate(build(tmp_path / "b.duckdb", *changes), tmp_path / "docs")
    assert result.success
    assert result.statistics["coverage"] is None


def test_publishing_nothing_over_something_is_refused(tmp_path):
    old = build(tmp_path / "old.duckdb")
    empty = [
        f"delete from marts.{name}" for name in (*TOPIC_KEYS, "statement", "dim_document", "amount_mention")
    ]
    empty += ["delete from marts.mart_department_year", "delete from marts.mart_region_year"]
    empty += ["delete from marts.fct_reconciliation", "delete from marts.dim_organization"]
    new = build(tmp_path / "new.duckdb", *empty)
    result = run_release_gate(new, tmp_path / "docs", old)
    assert not result.success
    assert any("拒绝用空库覆盖" in failure for failure in result.failures)
    # A first run whose files were all rejected may be published: it says why.
    first = run_release_gate(new, tmp_path / "docs", None)
    assert first.success
    assert any(warning.startswith("入库的报告数：0") for warning in first.warnings)
    assert run_release_gate(new, tmp_path / "docs", tmp_path / "never_published.duckdb").success


def test_a_damaged_release_can_be_replaced_and_is_told(tmp_path):
    old = build(tmp_path / "old.duckdb")
    old.write_bytes(old.read_bytes()[:5000])
    result = run_release_gate(build(tmp_path / "new.duckdb"), tmp_path / "docs", old)
    assert result.success
    assert any(warning.startswith("上一版无法读取，没有与它比较") for warning in result.warnings)


def test_facts_lost_for_the_same_reports_are_noticed(tmp_path):
    old = build(tmp_path / "old.duckdb", copies=100)
    fewer = [
        "delete from marts.fct_revenue where cast(substr(fact_key, 2) as int) >= 60",
        "delete from marts.statement where fact_table = 'fct_revenue' and cast(substr(fact_key, 2) as int) >= 60",
    ]
    new = build(tmp_path / "new.duckdb", *fewer, copies=100)
    result = run_release_gate(new, tmp_path / "docs", old)
    assert [f for f in result.failures if "fct_revenue（收入）：60%，要求不小于 90%" in f]
    # Another set of reports is no loss.
    other = build(tmp_path / "other.duckdb", "update marts.dim_document set sha256 = 'x2'", copies=3)
    assert run_release_gate(other, tmp_path / "docs", old).success


def test_a_table_that_vanished_is_noticed(tmp_path):
    old = build(tmp_path / "old.duckdb", copies=30)
    gone = [
        "delete from marts.fct_procurement",
        "delete from marts.statement where fact_table = 'fct_procurement'",
    ]
    result = run_release_gate(build(tmp_path / "new.duckdb", *gone, copies=30), tmp_path / "docs", old)
    assert any(failure.startswith("同一批报告中整表消失的事实") for failure in result.failures)


def test_a_missing_mart_or_file_is_a_failure_with_a_reason(tmp_path):
    broken = build(tmp_path / "b.duckdb", "drop table marts.fct_revenue")
    for path in (broken, tmp_path / "absent.duckdb"):
        result = run_release_gate(path, tmp_path / "docs")
        assert not result.success
        assert str(path) in result.failures[0]


def test_the_module_runs_in_a_process_of_its_own_and_waits_for_its_order(tmp_path):
    asked = {"build_db": str(build(tmp_path / "b.duckdb")), "docs": str(tmp_path / "docs")}
    done = subprocess.run(
        [sys.executable, "-m", "expectations.release_gate", "--wait"],
        input=json.dumps(asked) + "\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["success"] is True


BAD_TABLES = [
    ("- {id: a, frame: f, column: c, label: l, severity: critical, reason: r}", "min 与 max"),
    ("- {id: a, frame: f, column: c, label: l, severity: fatal, reason: r, max: 1}", "severity"),
    ("- {id: a, frame: f, column: c, label: l, severity: critical, reason: r, max: 1, most: 2}", "most"),
    ("- {id: a, frame: f, column: c, label: l, severity: critical, max: 1}", "reason"),
]


@pytest.mark.parametrize(("text", "expected"), BAD_TABLES)
def test_a_faulty_criteria_table_is_refused(tmp_path, text, expected):
    path = tmp_path / "gate.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=expected):
        load_criteria(path)

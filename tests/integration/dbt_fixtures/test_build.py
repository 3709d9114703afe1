"""The whole dbt project over the small staging tables: values, keys, order, and tests that must fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.integration.dbt_fixtures import make_staging
from tests.integration.dbt_fixtures.statements import CITY, COUNTY, COUNTY_NOTICE, COUNTY_OLD, EXCERPT

PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"

pytestmark = [pytest.mark.integration, pytest.mark.slow]


def run_dbt(work: Path, *arguments: str) -> dict[str, str]:
    """Run dbt in this process on ``work/build.duckdb``; return the status of each node by name."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUESUAN_STAGING_DIR", str(work / "staging"))
        patch.setenv("JUESUAN_BUILD_DB", str(work / "build.duckdb"))
        patch.setenv("DBT_TARGET_PATH", str(work / "target"))
        patch.setenv("DBT_LOG_PATH", str(work / "logs"))
        result = dbtRunner().invoke(
            [
                "--quiet",
                "--log-level-file",
                "none",
                *arguments,
                "--project-dir",
                str(PROJECT),
                "--profiles-dir",
                str(PROJECT),
            ]
        )
        DuckDBConnectionManager.close_all_connections()
    if result.exception is not None:
        raise result.exception
    return {run.node.name: str(run.status) for run in result.result.results}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with staging files and the built database; every model and test passed."""
    folder = tmp_path_factory.mktemp("it's 决算")
    make_staging.write_staging(folder / "staging")
    statuses = run_dbt(folder, "build")
    assert {name: status for name, status in statuses.items() if status not in {"success", "pass"}} == {}
    return folder


@pytest.fixture
def con(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reading connection to the built database."""
    with duckdb.connect(str(work / "build.duckdb"), read_only=True) as connection:
        yield connection


def one(con: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    """Return the only row of a query."""
    rows = con.execute(sql).fetchall()
    assert len(rows) == 1, rows
    return tuple(rows[0])


def fact(
    con: duckdb.DuckDBPyConnection, table: str, key: str, doc: str = COUNTY
) -> tuple[Any, ...]:
    """Return amount, statement count and conflict flag of one fact."""
    return one(
        con,
        f"select amount_yuan, statement_count, is_conflicting from marts.{table} "
        f"where document_key = '{doc}' and fact_key = '{key}'",
    )


def test_choice_takes_the_subjects_own_section_and_knows_rounding(con: duckdb.DuckDBPyConnection) -> None:
    assert fact(con, "fct_revenue", "all|general_public_budget|final") == (Decimal("9523400.00"), 2, False)
    assert fact(con, "fct_three_public", "total|final") == (Decimal("50000.00"), 2, True)


def test_choice_takes_the_table_and_shows_the_contradiction(con: duckdb.DuckDBPyConnection) -> None:
    assert fact(con, "fct_expenditure", "all|nature|basic|final") == (Decimal("6100000.00"), 2, True)


def test_main_part_outranks_a_finer_attachment(con: duckdb.DuckDBPyConnection) -> None:
    assert fact(con, "fct_expenditure", "all|total|grand_total|final")[0] == Decimal("12000000.00")


def test_stated_zero_is_a_row_and_unclear_reading_is_none(con: duckdb.DuckDBPyConnection) -> None:
    assert fact(con, "fct_three_public", "overseas|final")[0] == Decimal("0.00")
    assert one(con, "select count(*) from marts.fct_procurement where item = 'works'") == (0,)
    assert one(con, "select is_usable from marts.statement where fact_key = 'works'") == (False,)


def test_stated_share_and_completion_stand_with_the_fact(con: duckdb.DuckDBPyConnection) -> None:
    assert one(
        con,
        "select stated_share_pct from marts.fct_revenue where fact_key = 'all|general_public_budget|final'",
    ) == (Decimal("95.2300"),)
    assert one(
        con,
        "select stated_completion_pct from marts.fct_three_public where fact_key = 'total|final' "
        f"and document_key = '{COUNTY}'",
    ) == (Decimal("62.5000"),)


def test_one_current_report_an_organization_and_year(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select document_key, version_no, is_current, count(distinct organization_key) over () "
        "from marts.dim_document where region_code = '360726' order by 1"
    ).fetchall()
    assert [row[:3] for row in rows] == [
        (COUNTY, 2, True),
        (COUNTY_NOTICE, 1, False),
        (COUNTY_OLD, 1, False),
    ]
    # 江西省赣州市安远县商务局 and 安远县商务局 are one body.
    assert rows[0][3] == 1


def test_report_without_organization_is_loaded_listed_and_left_out(con: duckdb.DuckDBPyConnection) -> None:
    assert one(
        con,
        f"select organization_key, fiscal_year from marts.fct_revenue "
        f"where document_key = '{EXCERPT}'",
    ) == (None, None)
    issues = con.execute(
        "select issue_code from marts.mart_document_issue where document_key = ? order by 1",
        [EXCERPT],
    ).fetchall()
    assert [issue for (issue,) in issues] == ["fiscal_year_unknown", "organization_unknown", "region_unknown"]
    assert one(con, "select count(*) from marts.mart_department_year") == (2,)


def test_coverage_counts_answers_of_the_accounts_sections(con: duckdb.DuckDBPyConnection) -> None:
    mentions, unresolved, coverage = one(
        con,
        "select amount_mentions, unresolved_mentions, coverage from marts.dim_document "
        f"where document_key = '{COUNTY}'",
    )
    assert unresolved == 1
    assert coverage == (Decimal(mentions - 1) / mentions).quantize(Decimal("0.0001"))


def test_regions_sum_upwards_once(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select region_code, reporting_organizations, revenue_grand_total_yuan, revenue_grand_total_organizations, "
        "operating_cost_yuan, operating_cost_organizations from marts.mart_region_year order by 1"
    ).fetchall()
    both = (2, Decimal("42000000.00"), 2, Decimal("300000.00"), 1)
    assert rows == [
        ("360000", *both),
        ("360700", *both),
        ("360726", 1, Decimal("12000000.00"), 1, Decimal("300000.00"), 1),
    ]


def test_department_year_leaves_the_absent_null(con: duckdb.DuckDBPyConnection) -> None:
    assert one(
        con,
        "select three_public_total_yuan, three_public_total_budget_yuan, three_public_overseas_yuan, "
        "three_public_reception_yuan, department_score, department_grade from marts.mart_department_year "
        "where region_code = '360726'",
    ) == (Decimal("50000.00"), Decimal("80000.00"), Decimal("0.00"), None, Decimal("95.5000"), "优")


def test_rows_of_sheets_and_forms_keep_each_cells_statement(con: duckdb.DuckDBPyConnection) -> None:
    assert one(
        con,
        "select full_mark, score, statement_key = score_statement_key, "
        "score_statement_key <> full_mark_statement_key from marts.fct_score_item",
    ) == (Decimal("10.0000"), Decimal("9.5000"), True, True)
    rows = con.execute(
        "select level3, attainment_ratio, is_met, deviation_reason from marts.fct_performance_indicator "
        "order by first_statement_no"
    ).fetchall()
    assert rows == [("展销场次", Decimal("0.9000"), False, "疫情"), ("总成本", Decimal("0.9000"), True, None)]


def test_names_of_one_project_meet(con: duckdb.DuckDBPyConnection) -> None:
    assert one(con, "select variant_count from marts.dim_project where project_name <> '冷库项目'") == (3,)
    assert one(
        con,
        "select budget_yuan, executed_yuan, execution_rate_pct, score, indicator_count, met_share_pct "
        f"from marts.mart_project_year where document_key = '{COUNTY}'",
    ) == (
        Decimal("1000000.00"),
        Decimal("900000.00"),
        Decimal("90.0000"),
        Decimal("88.0000"),
        2,
        Decimal("50.0000"),
    )


def test_grade_without_a_score_is_no_fact_and_shows_in_the_summaries(
    con: duckdb.DuckDBPyConnection,
) -> None:
    city = f"document_key = '{CITY}'"
    assert one(con, f"select count(*), min(grade) from marts.fct_performance_score where {city}") == (1, None)
    assert one(con, f"select count(*) from marts.statement where {city} and value_text = '良'") == (2,)
    for mart, score in (("mart_department_year", "department_score"), ("mart_project_year", "score")):
        prefix = score.removesuffix("score")
        number, grade, quote = one(
            con,
            f"select mart.{score}, mart.{prefix}grade, statement.stated_text from marts.{mart} as mart "
            f"inner join marts.statement on mart.{prefix}grade_statement_key = statement.statement_key "
            f"where mart.{city}",
        )
        assert (number, grade, quote) == (Decimal(85) if prefix else None, "良", "良")


def test_budget_of_the_summary_says_its_stage(con: duckdb.DuckDBPyConnection) -> None:
    assert one(
        con,
        "select three_public_total_budget_yuan, three_public_total_budget_kind, "
        "three_public_overseas_budget_kind from marts.mart_department_year "
        f"where document_key = '{COUNTY}'",
    ) == (Decimal("80000.00"), "initial_budget", None)


def test_printed_code_outside_the_reference_keeps_a_label(con: duckdb.DuckDBPyConnection) -> None:
    assert one(
        con,
        "select function_name, class_code, status from marts.dim_function_class "
        "where function_code = '2998877'",
    ) == ("未收录科目（2998877）", "299", "unlisted")
    assert one(
        con, "select category_name from marts.dim_expenditure_category where category_code = 'name:某某支出'"
    ) == ("某某支出",)


def test_same_staging_gives_the_same_rows_in_the_same_order(work: Path, tmp_path: Path) -> None:
    make_staging.write_staging(tmp_path / "staging")
    run_dbt(tmp_path, "build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
    with duckdb.connect(str(work / "build.duckdb"), read_only=True) as first:
        tables = [
            name
            for (name,) in first.execute(
                "select table_name from information_schema.tables where table_schema = 'marts' order by 1"
            ).fetchall()
        ]
        before = {name: first.execute(f"select * from marts.{name}").fetchall() for name in tables}
    with duckdb.connect(str(tmp_path / "build.duckdb"), read_only=True) as second:
        after = {name: second.execute(f"select * from marts.{name}").fetchall() for name in tables}
    assert len(tables) > 30
    assert before == after


CORRUPTIONS = {
    "fact_value_is_its_statement_value": "update marts.fct_three_public set amount_yuan = amount_yuan + 1 where item = 'total'",
    "every_usable_key_has_one_fact": "delete from marts.fct_procurement",
    "fct_operating_cost_holds": "update marts.fct_operating_cost set amount_kind = 'actual'",
    "fct_state_asset_holds": "insert into marts.fct_state_asset select * from marts.fct_state_asset",
    "amount_mention_holds": "update marts.amount_mention set reason = null, statement_key = null where reason = 'change'",
    "nothing_lost_from_staging": "delete from marts.rejected_document",
    "summaries_carry_the_facts": "update marts.mart_region_year set revenue_grand_total_yuan = 1 where region_level = 'province'",
    "regions_hold_their_parts": "update marts.mart_region_year set reporting_organizations = 0 "
    "where region_level = 'prefecture'",
}


def test_tests_of_the_project_can_fail_and_say_in_chinese_what_broke(work: Path, tmp_path: Path) -> None:
    from orchestration import transform
    from orchestration.helper import stop_helpers
    from orchestration.settings import load_settings
    from orchestration.transform_assets import failure_text

    settings = load_settings({}).at(tmp_path)
    make_staging.write_staging(settings.staging)
    settings.build_db.parent.mkdir()
    settings.build_db.write_bytes((work / "build.duckdb").read_bytes())
    # The views of the copy read the first folder's files, which hold the same rows.
    with duckdb.connect(str(settings.build_db)) as connection:
        for corruption in CORRUPTIONS.values():
            connection.execute(corruption)
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in settings.exported().items():
                patch.setenv(name, value)
            found = list(transform.run_dbt(settings, ["test", "--no-write-json", "--select", *CORRUPTIONS]))
    finally:
        stop_helpers()
    nodes = {one.name: one for one in found if isinstance(one, transform.NodeOutcome)}
    assert {name: node.status for name, node in nodes.items()} == dict.fromkeys(CORRUPTIONS, "fail")
    manifest = json.loads(settings.manifest.read_text(encoding="utf-8"))
    said = {name: failure_text(node, manifest) for name, node in nodes.items()}
    for name, (start, part) in MESSAGES.items():
        assert said[name].startswith(start), said[name]
        assert part in said[name], said[name]
    assert all("共" in said[name] for name, node in nodes.items() if node.failures > 3)


MESSAGES = {
    "fct_operating_cost_holds": (
        "表 fct_operating_cost（机关运行经费）不符：“amount_kind 的值须在 dim_amount_kind 中”，见 ",
        "，其值为 actual",
    ),
    "fct_state_asset_holds": ("表 fct_state_asset（国有资产占用）不符：“粒度：document_key、fact_key 须不空且合起来唯一”", "有2行"),
    "amount_mention_holds": ("表 amount_mention（金额提及）不符：“每处金额都成为陈述或有原因”，见 ", "|"),
    "nothing_lost_from_staging": (
        "检验 nothing_lost_from_staging（发布的行数等于中间表的行数）不符：", "what=rejected_document，staged="),
    "every_usable_key_has_one_fact": ("检验 every_usable_key_has_one_fact（每个有可用陈述的键恰为一个事实", "fact_table=fct_procurement"),
}

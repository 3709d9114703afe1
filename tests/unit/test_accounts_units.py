"""Units, years and kinds: what decides them, and what happens when nothing does."""

from __future__ import annotations

import pytest

from ingestion.accounts.values import read_value, unit_in
from tests.unit.accounts_helpers import facts, make_grid, read

T7 = "项目 | 预算数 | 决算数\n合计 | 8 | 6\n公务接待费 | 3 | 2\n因公出国（境）费 | 5 | 4"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("金额单位：元", "元"),
        ("金额：万元", "万元"),
        ("单位:161101-水务局(本级)    单位：元", "元"),
        ("（单位：万元）", "万元"),
        ("2014年决算 （万元）", "万元"),
        ("单价50万元（含）以上设备", None),
        ("单位：辆", None),
    ],
)
def test_unit_in(text: str, unit: str | None) -> None:
    assert unit_in(text) == unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("¥987,100.00", "987100.00"),
        ("-14.45", "-14.45"),
        ("1，234.5", "1234.5"),
        ("２３．５", "23.5"),
        ("5.00%", "5.00"),
    ],
)
def test_read_value(text: str, number: str) -> None:
    value = read_value(text)
    assert value is not None
    assert str(value.number) == number
    assert value.is_percent == text.endswith("%")


@pytest.mark.parametrize("text", ["", "-", "——", "…", "无", "1-6月", "2.3.4", "三"])
def test_no_value(text: str) -> None:
    assert read_value(text) is None


def test_unit_from_heading_beats_the_line_above() -> None:
    table = "项目 | 2022年决算（元）\n合计 | 60000\n公务接待费 | 20000\n因公出国（境）费 | 40000"
    assert (
        facts(read(make_grid(table, "“三公”经费决算表", "单位：万元")))["fct_three_public|total|final"]
        == "60000"
    )


def test_without_any_unit_nothing_is_used() -> None:
    reading = read(make_grid(T7, "“三公”经费决算表"))
    assert len(reading.statements) == 6
    assert facts(reading) == {}


def test_the_unit_of_an_earlier_table_holds_on() -> None:
    reading = read(make_grid(T7, "“三公”经费决算表", "单位：万元"), make_grid(T7, "“三公”经费决算表", page=2))
    assert all(statement.usable for statement in reading.statements)


TOTAL = """
收入 | < | 支出 | <
项目 | 金额 | 项目 | 金额
一、财政拨款收入 | {a} | 一、一般公共服务支出 | {b}
二、上级补助收入 | {c} | 八、社会保障和就业支出 | {d}
本年收入合计 | {a} | 本年支出合计 | {b}
"""


def test_yuan_above_figures_that_can_only_be_ten_thousands_is_reported() -> None:
    table = TOTAL.format(a="13,440.36", b="13,129.89", c="0.4", d="4.00")
    reading = read(make_grid(table, "收入支出决算总表", "金额单位：元"))
    assert facts(reading)["fct_revenue|all|superior_subsidy|final"] == "4000.0"
    assert [(n.notice_code, n.severity) for n in reading.notices] == [("unit_header", "error")]
    assert "万元" in reading.notices[0].message


def test_true_yuan_is_left_alone() -> None:
    table = TOTAL.format(a="13,440,360.00", b="13,129,890.10", c="0.4", d="12,004.00")
    reading = read(make_grid(table, "收入支出决算总表", "金额单位：元"))
    assert facts(reading)["fct_revenue|all|superior_subsidy|final"] == "0.4"
    assert reading.notices == []


@pytest.mark.parametrize(
    ("title", "year", "kinds"),
    [
        ("2022年度“三公”经费决算表", 2022, {"budget", "final"}),
        ("2021年度“三公”经费决算表", 2022, {"budget", "prior_final"}),
        ("2020年度“三公”经费决算表", 2022, set()),
        ("2022年1-6月“三公”经费情况表", 2022, set()),
        ("“三公”经费决算表", None, {"budget", "final"}),
    ],
)
def test_the_year_of_the_title(title: str, year: int | None, kinds: set[str]) -> None:
    reading = read(make_grid(T7, title, "单位：万元"), year=year)
    assert {statement.keys[-1] for statement in reading.statements} == kinds
    assert len(reading.mentions) == 6


def test_a_budget_table_gives_no_final() -> None:
    table = TOTAL.format(a="100.5", b="90", c="0", d="10")
    reading = read(make_grid(table, "2022年部门收支预算总表", "单位：万元"))
    assert {statement.keys[-1] for statement in reading.statements} == {"budget"}


def test_shares_and_fractions_of_things_are_no_facts() -> None:
    table = "项目 | 数量 | 占比\n国内公务接待批次 | 12 | 80%\n国内公务接待人次 | 3.5 | 20%"
    reading = read(make_grid(table, "“三公”经费使用情况表"))
    assert facts(reading) == {"fct_three_public_volume|reception_batches": "12"}
    assert sorted(m.reason or "" for m in reading.mentions) == ["", "share", "share", "unresolved"]


ROWS_WITHOUT_UNIT = {
    "tabs": "项目\t预算数\t决算数\n合计\t7.00\t5.05\n公务接待费\t5.00\t4.14\n公务用车运行费\t2.00\t0.91\n",
    "a cell a line": "项目\n预算数\n决算数\n合计\n7.00\n5.05\n公务接待费\n5.00\n4.14\n公务用车运行费\n2.00\n0.91\n",
    "pipes": "项目 |\n预算数 |\n决算数 |\n合计 |\n7.00 |\n5.05 |\n公务接待费 |\n5.00 |\n4.14 |\n公务用车运行费 |\n2.00 |\n0.91 |\n",
}


@pytest.mark.parametrize("rows", ROWS_WITHOUT_UNIT)
@pytest.mark.parametrize("unit", ["（单位：万元）", "注：以上金额单位为万元。\n全年公务接待4批次，31人次。"])
def test_a_unit_below_a_table_is_its_own(rows: str, unit: str) -> None:
    found = facts(read(text="清源县水务局2022年度“三公”经费决算表\n" + ROWS_WITHOUT_UNIT[rows] + unit))
    assert found["fct_three_public|total|budget"] == "70000.00"
    assert found["fct_three_public|reception|final"] == "41400.00"


def test_a_unit_between_two_tables_is_that_of_the_second() -> None:
    text = (
        "“三公”经费决算表\n"
        + ROWS_WITHOUT_UNIT["tabs"]
        + "单位：元\n收入决算表\n项目\t本年收入合计\n合计\t4200000.00\n"
    )
    assert not any("three_public" in key for key in facts(read(text=text)))

"""Wholes beside their parts: blank and merged cells, a row a body, budgets. Figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, make_grid, read

FLAT = """二、单位收支情况
年度收入情况（万元）|
机构名称 | 收入合计 | 其中： |
上年结转 | 公共财政拨款 | 政府基金拨款 | 其他 |
局机关及二级机构汇总 | 90.00 | 12.50 | 75.00 | | 2.50 |
年度支出和结余情况（万元）|
机构名称 | 支出合计 | 其中： | 结余 |
基本支出 | 其中： | 项目支出 | 当年结余 | 累计结余 |
人员支出 | 公用支出 |
局机关及二级机构汇总 | 84.00 | 60.00 | 48.50 | 11.50 | 24.00 | -6.50 | 6.00 |
机构名称 | 三公经费合计 | 其中： |
公务接待费 | 公务用车运维费 | 公务用车购置费 | 因公出国费 |
局机关及二级机构汇总 | 2.30 | 0.80 | 1.50 | 0 | 0 |
机构名称 | 固定资产合计 | 其中：在用固定资产 | 出租固定资产 |
局机关及二级机构汇总 | 310.20 | 300.20 | 10.00 |"""
REVENUE = {
    "fct_revenue|all|grand_total|final": "900000.00",
    "fct_revenue|all|opening_carryover|final": "125000.00",
    "fct_revenue|all|general_public_budget|final": "750000.00",
    "fct_revenue|all|other|final": "25000.00",
}
SPENT = {
    "fct_expenditure|all|total|current_total|final": "840000.00",
    "fct_expenditure|all|nature|basic|final": "600000.00",
    "fct_expenditure|all|economic|personnel|final": "485000.00",
    "fct_expenditure|all|economic|public_use|final": "115000.00",
    "fct_expenditure|all|nature|project|final": "240000.00",
    "fct_expenditure|all|total|closing_carryover|final": "60000.00",
}
PUBLIC = {
    "fct_three_public|total|final": "23000.00",
    "fct_three_public|reception|final": "8000.00",
    "fct_three_public|vehicle_operation|final": "15000.00",
    "fct_three_public|vehicle_purchase|final": "0",
    "fct_three_public|overseas|final": "0",
}


def test_headings_a_level_a_line() -> None:
    reading = read(text=FLAT)
    assert facts(reading) == {**REVENUE, **SPENT, **PUBLIC}
    listed = {mention.stated_text: mention.reason for mention in reading.mentions if mention.reason}
    assert listed == {"-6.50": "table_detail", **dict.fromkeys(["310.20", "300.20", "10.00"], "unresolved")}


def test_merged_headings_and_a_row_a_body() -> None:
    grid = make_grid(
        """
        单位名称 | 支出合计 | 其中 | < | < | < | 年末结转和结余
        ^ | ^ | 基本支出 | 其中 | < | 项目支出 | ^
        ^ | ^ | ^ | 人员经费 | 公用经费 | ^ | ^
        局机关 | 50.00 | 36.00 | 30.00 | 6.00 | 14.00 | 6.00
        水保站 | 34.00 | 24.00 | 18.50 | 5.50 | 10.00 | 0
        合计 | 84.00 | 60.00 | 48.50 | 11.50 | 24.00 | 6.00
        """,
        "单位：万元",
    )
    assert facts(read(grid)) == SPENT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 75.00 | | 2.50 |", "| 75.00 | 2.50 |"),  # a blank cell is lost
        ("| 90.00 | 12.50 |", "| 95.00 | 12.50 |"),  # the sum is of other parts
        ("年度收入情况（万元）", "年度收入预算情况（万元）"),
        ("上年结转 | 公共财政拨款 | 政府基金拨款 | 其他 |\n", ""),
    ],
)
def test_what_is_not_proved_is_listed(old: str, new: str) -> None:
    reading = read(text=FLAT.replace(old, new))
    assert not any(key.startswith("fct_revenue") for key in facts(reading))
    assert {"12.50", "75.00"} <= {m.stated_text for m in reading.mentions if m.statement_index is None}

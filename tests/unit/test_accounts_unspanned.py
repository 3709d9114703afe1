"""Grids whose merged headings lost their spans. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, make_grid, read

TITLES = ("清源县水务局2022年“三公”经费支出决算表", "单位：万元")
ROWS = """
因公出国（境）费 | 0 | 0 | 0 | 0 | 0 | 0
公务接待费 | 9 | 9 | 0 | 3 | 3 | 0
公务用车购置及运行费 | 6 | 6 | 0 | 5 | 5 | 0
合计 | 15 | 15 | 0 | 8 | 8 | 0"""
LOST = "项目 | 预算数 | 决算数\n合计 | 一般公共预算 | 政府性基金 | 合计 | 一般公共预算 | 政府性基金" + ROWS
MERGED = (
    "项目 | 预算数 | < | < | 决算数 | < | <\n^ | 合计 | 一般公共预算 | 政府性基金 | 合计 | 一般公共预算 | 政府性基金"
    + ROWS
)
WANTED = {
    "total|budget": "150000",
    "total|final": "80000",
    "overseas|budget": "0",
    "overseas|final": "0",
    "reception|budget": "90000",
    "reception|final": "30000",
    "vehicle_total|budget": "60000",
    "vehicle_total|final": "50000",
}


@pytest.mark.parametrize("text", [LOST, MERGED], ids=["lost", "merged"])
def test_headings_of_the_second_row_are_those_below_the_first(text: str) -> None:
    assert facts(read(make_grid(text, *TITLES)), "fct_three_public") == WANTED


@pytest.mark.parametrize(
    "heads",
    [
        "项目 | 预算数 | 决算数\n合计 | 财政拨款 | 合计 | 财政拨款 | 其他资金",
        "项目 | 2021年 | 2022年\n小计 | 其中：基金 | 小计 | 其中：基金 | 其他",
    ],
)
def test_headings_that_make_no_columns_give_no_number(heads: str) -> None:
    rows = "公务接待费 | 9 | 8 | 1 | 3 | 3 | 0\n公务用车运行费 | 6 | 6 | 0 | 5 | 5 | 0"
    reading = read(make_grid(f"{heads}\n{rows}", *TITLES))
    assert not facts(reading)
    assert sum(mention.statement_index is None for mention in reading.mentions) == 12

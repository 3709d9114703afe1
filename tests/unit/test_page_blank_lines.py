"""One cell a line with blank lines between: blank cells where every row then is whole, else nothing."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

_BODY = "桐溪县湿地管护站2023年度部门决算\n第四部分 决算公开表\n"
_SPENT = [
    "科目编码|科目名称|合计|基本支出|项目支出",
    "合计|95.00|40.00|55.00",
    "211|节能环保支出|55.00||55.00",
    "21104|自然生态保护|55.00||55.00",
    "221|住房保障支出|40.00|40.00|",
]
_FUND = [
    "科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余",
    "小计|基本支出|项目支出",
    "合计||80.00|80.00||80.00|",
    "212|城乡社区支出||80.00|80.00||80.00|",
    "21208|国有土地使用权出让收入安排的支出||80.00|80.00||80.00|",
]
_BALANCE = [
    "收入|支出",
    "项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款",
    "一、一般公共预算财政拨款|1|35.00|十、节能环保支出|4|32.00|32.00|",
    "二、政府性基金预算财政拨款|2|6.00||5|||",
    "|3||十一、城乡社区支出|6|6.00||6.00",
    "本年收入合计|7|41.00|本年支出合计|9|38.00|32.00|6.00",
    "总计|8|41.00|总计|10|38.00|32.00|6.00",
]
_TABLES = {
    "一般公共预算财政拨款支出决算表": (
        _SPENT,
        {
            "expenditure:general_public_budget|nature|project|final": "550000",
            "expenditure_matrix:general_public_budget|221|basic||final": "400000",
            "expenditure_matrix:general_public_budget|21104|project||final": "550000",
        },
    ),
    "政府性基金预算财政拨款收入支出决算表": (
        _FUND,
        {
            "expenditure:government_fund|nature|project|final": "800000",
            "expenditure:government_fund|function|21208|final": "800000",
            "revenue:fiscal_appropriation|government_fund|final": "800000",
        },
    ),
    "财政拨款收入支出决算总表": (
        _BALANCE,
        {
            "expenditure:government_fund|function|212|final": "60000",
            "expenditure:general_public_budget|function|211|final": "320000",
            "expenditure:government_fund|total|current_total|final": "60000",
        },
    ),
}


def _page(title: str, cells: list[str]) -> dict[str, set[str]]:
    return stated(f"{_BODY}{title}\n单位：万元\n" + "\n".join(cells) + "\n第五部分 名词解释\n")


@pytest.mark.parametrize("title", _TABLES)
def test_blank_lines_are_blank_cells(title: str) -> None:
    rows, wanted = _TABLES[title]
    found = _page(title, [cell for row in rows for cell in row.split("|")])
    assert {key: found.get(key) for key in wanted} == {key: {value} for key, value in wanted.items()}


@pytest.mark.parametrize("title", _TABLES)
@pytest.mark.parametrize("behind", ["cell", "row"])
def test_blank_lines_behind_cells_or_rows_are_none(title: str, behind: str) -> None:
    rows, wanted = _TABLES[title]
    cells: list[str] = []
    for row in rows:
        for cell in filter(None, row.split("|")):
            cells += [cell, ""] if behind == "cell" else [cell]
        cells += [""] if behind == "row" else []
    found = _page(title, cells)
    assert all(found[key] == {value} for key, value in wanted.items() if key in found)


def test_rows_of_one_blank_each_prove_nothing() -> None:
    rows = ["合计|80.00|80.00", "211|节能环保支出|80.00|80.00", "21104|自然生态保护|80.00|80.00"]
    cells = [cell for row in (_SPENT[0], *rows) for cell in (*row.split("|"), "")]
    found = _page("一般公共预算财政拨款支出决算表", cells)
    assert not [key for key in found if "nature" in key or "matrix" in key]

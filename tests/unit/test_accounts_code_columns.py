"""Codes of function classes in a column for each level; bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, make_grid, read

SPENT = (
    "支出决算表\n公开03表\n部门：清源县水务局\t\t2022年度\t\t\t\t单位：万元\n"
    "项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\n"
)
HEADS = {
    "a column number beside the levels": "功能分类科目编码\t科目名称\t\t\t\t\n类\t款\t项\t栏次\t1\t2\t3\t4\n合计\t\t\t31.00\t21.00\t10.00\t\n",
    "levels above the total": "支出功能分类科目编码\t科目名称\t\t\t\t\n类\t款\t项\t\t\t\t\t\n合计\t\t\t\t31.00\t21.00\t10.00\t\n",
}
ROWS = {
    "every level printed": "213\t\t\t农林水支出\t31.00\t21.00\t10.00\t\n213\t03\t\t水利\t31.00\t21.00\t10.00\t\n"
    "213\t03\t01\t行政运行\t21.00\t21.00\t\t\n213\t03\t05\t水利工程建设\t10.00\t\t10.00\t\n",
    "the codes grow": "213\t\t\t农林水支出\t31.00\t21.00\t10.00\t\n213\t21303\t\t水利\t31.00\t21.00\t10.00\t\n"
    "213\t21303\t2130301\t行政运行\t21.00\t21.00\t\t\n213\t21303\t2130305\t水利工程建设\t10.00\t\t10.00\t\n",
    "a row's own level alone": "213\t\t\t农林水支出\t31.00\t21.00\t10.00\t\n\u3000\t03\t\t水利\t31.00\t21.00\t10.00\t\n"
    "\u3000\t\t01\t行政运行\t21.00\t21.00\t\t\n\u3000\t\t05\t水利工程建设\t10.00\t\t10.00\t\n",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("rows", ROWS)
def test_a_code_in_a_column_for_each_level_is_one(head: str, rows: str) -> None:
    found = {
        key: value
        for key, value in facts(read(text=SPENT + HEADS[head] + ROWS[rows])).items()
        if "matrix" not in key
    }
    assert found == {
        "fct_expenditure|all|total|current_total|final": "310000.00",
        "fct_expenditure|all|nature|basic|final": "210000.00",
        "fct_expenditure|all|nature|project|final": "100000.00",
        "fct_expenditure|all|function|213|final": "310000.00",
        "fct_expenditure|all|function|21303|final": "310000.00",
        "fct_expenditure|all|function|2130301|final": "210000.00",
        "fct_expenditure|all|function|2130305|final": "100000.00",
    }


def test_a_level_whose_own_above_is_missing_makes_no_code() -> None:
    grid = make_grid(
        """科目编码 | < | < | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
        类 | 款 | 项 | ^ | ^ | ^ | ^
        213 | | | 农林水支出 | 31.00 | 21.00 | 10.00
         | | 01 | 行政运行 | 21.00 | 21.00 |
         | 03 | | 水利 | 31.00 | 21.00 | 10.00
         | | 05 | 水利工程建设 | 10.00 | | 10.00""",
        "支出决算表",
        "单位：万元",
    )
    codes = {key.split("|")[3] for key in facts(read(grid)) if "|function|" in key}
    assert codes == {"213", "21303", "2130305"}

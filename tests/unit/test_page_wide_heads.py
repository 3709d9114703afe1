"""Tables in text whose head stands in lines wider than they are, or whose merged cells are printed once."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

_BODY = "桐溪县湿地管护站2023年度部门决算\n第四部分 决算公开表\n"
_EXPENDITURE = [
    "科目编码|科目名称|合计|基本支出|项目支出",
    "合计||95.00|40.00|55.00",
    "211|节能环保支出|55.00||55.00",
    "21104|自然生态保护|55.00||55.00",
    "221|住房保障支出|40.00|40.00|",
]
_BALANCE = [
    "收入||支出||||",
    "项目|决算数|项目（按功能分类）|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款",
    "一、一般公共预算财政拨款|35.00|十、节能环保支出|32.00|32.00||",
    "二、政府性基金预算财政拨款|6.00|十一、城乡社区支出|6.00||6.00|",
    "本年收入合计|41.00|本年支出合计|38.00|32.00|6.00|",
    "年初财政拨款结转和结余|1.00|年末财政拨款结转和结余|4.00|4.00||",
    "总计|42.00|总计|42.00|36.00|6.00|",
]


def _page(title: str, rows: list[str], between: str) -> dict[str, set[str]]:
    blanks = between * (rows[-1].count("|") + 2)
    head = f"{blanks}公开05表\n部门：桐溪县湿地管护站{blanks}单位：万元\n"
    lines = "\n".join(between.join(row.split("|")) for row in rows)
    return stated(f"{_BODY}{title}\n{head}{lines}\n第五部分 名词解释\n")


@pytest.mark.parametrize("between", ["\t", " | "])
def test_a_unit_beyond_the_last_column_leaves_the_rows_whole(between: str) -> None:
    found = _page("一般公共预算财政拨款支出决算表", _EXPENDITURE, between)
    key = "expenditure:general_public_budget"
    assert found[f"{key}|function|21104|final"] == {"550000"}
    assert found[f"{key}|nature|project|final"] == {"550000"}
    assert found[f"{key}|nature|basic|final"] == {"400000"}


@pytest.mark.parametrize("between", ["\t", " | "])
def test_a_kind_covers_nothing_beyond_the_next_head_of_labels(between: str) -> None:
    found = _page("财政拨款收入支出决算总表", _BALANCE, between)
    assert found["expenditure:general_public_budget|total|grand_total|final"] == {"360000"}
    assert found["expenditure:government_fund|function|212|final"] == {"60000"}
    assert found["expenditure:fiscal_appropriation|total|closing_carryover|final"] == {"40000"}
    assert found["revenue:fiscal_appropriation|grand_total|final"] == {"420000"}


_LEVELS = [
    "项目|年初结转和结余|本年收入|本年支出|年末结转和结余",
    "支出功能分类科目编码|科目名称|合计|基本支出结转|项目支出结转|合计|基本支出|项目支出|合计|基本支出|项目支出|合计|项目支出结转",
    "小计|人员经费|公用经费",
    "类|款|项|栏次|1|2|3|4|5|6|7|8|9|10|11|12|13",
    "合计|2.00||2.00|90.00|40.00|50.00|91.00|40.00|36.00|4.00|51.00|1.00|1.00",
    "211|节能环保支出|2.00||2.00|50.00||50.00|51.00||||51.00|1.00|1.00",
    "21104|自然生态保护|2.00||2.00|50.00||50.00|51.00||||51.00|1.00|1.00",
    "221|住房保障支出||||40.00|40.00||40.00|40.00|36.00|4.00|||",
]


@pytest.mark.parametrize("between", ["\t", " | "])
def test_cells_printed_once_leave_the_headings_their_order(between: str) -> None:
    found = _page("一般公共预算财政拨款收入支出决算表", _LEVELS, between)
    key = "expenditure:general_public_budget"
    assert found[f"{key}|total|current_total|final"] == {"910000"}
    assert found[f"{key}|nature|basic|final"] == {"400000"}
    assert found[f"{key}|economic|personnel|final"] == {"360000"}
    assert found[f"{key}|economic|public_use|final"] == {"40000"}
    assert found[f"{key}|function|21104|final"] == {"510000"}
    assert found["revenue:general_public_budget|opening_carryover|final"] == {"20000"}


@pytest.mark.parametrize("between", ["\t", " | "])
def test_a_code_over_three_columns_is_printed_once(between: str) -> None:
    rows = [
        "项目|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
        "功能分类科目编码|科目名称",
        "类|款|项",
        "栏次|1|2|3|4|5|6",
        "合计|95.00|40.00|55.00|||",
        "211|节能环保支出|55.00||55.00|||",
        "21104|自然生态保护|55.00||55.00|||",
        "221|住房保障支出|40.00|40.00||||",
    ]
    found = _page("支出决算表", rows, between)
    assert found["expenditure:all|nature|project|final"] == {"550000"}
    assert found["expenditure:all|nature|basic|final"] == {"400000"}
    assert found["expenditure:all|function|21104|final"] == {"550000"}


def test_a_pipe_before_a_blank_last_cell_closes_no_line() -> None:
    rows = [row.replace("|", " | ").rstrip() for row in _EXPENDITURE]
    found = stated(f"{_BODY}一般公共预算财政拨款支出决算表\n单位：万元\n" + "\n".join(rows) + "\n")
    key = "expenditure:general_public_budget"
    assert found[f"{key}|function|221|final"] == {"400000"}
    assert found[f"{key}|nature|project|final"] == {"550000"}

"""Streams of cells that lost one or tore one: what may stand in another column is not read."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read

_HEAD = "项目支出绩效自评表 项目名称 河岸绿化 主管部门 青田县水利局"
_TABLE = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分"
_ROWS = ("产出指标 数量指标 绿化长度 6公里 6.3公里 50 50", "效益指标 社会效益指标 村容村貌 改善 明显改善 30 29")


def _lines(*parts: str) -> str:
    """Return the form with one cell a line."""
    return "附件\n" + " ".join(parts).replace(" ", "\n")


def _rows(*rows: str) -> str:
    return "项目支出绩效自评表\n" + "\n".join(f"| {row} |" for row in rows)


def _money(text: str) -> dict[str, str]:
    return {keys[1]: value for keys, value in facts(read(text), "fct_project_execution").items()}


@pytest.mark.parametrize("row", ["满意度指标 满意度指标 村民满意度 ≥90% 20 18", "满意度指标 满意度指标 村民满意度 95% 20 18"])
def test_a_row_that_lost_one_of_its_values_shows_none_for_certain(row: str) -> None:
    reading = read(_lines(_HEAD, _TABLE, *_ROWS, row))
    names = {keys[3] for table in ("fct_performance_indicator", "fct_score_item") for keys in facts(reading, table)}
    assert names == {"绿化长度", "村容村貌"}


@pytest.mark.parametrize("torn", ["20 2 0", "1 8 20"])
def test_a_torn_mark_leaves_its_row_open(torn: str) -> None:
    row = f"满意度指标 满意度指标 村民满意度 ≥90% 95% {torn}"
    marks = facts(read(_lines(_HEAD, _TABLE, row, *_ROWS)), "fct_score_item")
    assert {keys[3] for keys in marks} <= {"绿化长度", "村容村貌"}


@pytest.mark.parametrize("total", ["总分 100 98 .5", "总分 100 9 8.5", "合计 100 98. 5", "总分 9 8.5 100"])
def test_a_torn_total_is_no_score(total: str) -> None:
    reading = read(_lines(_HEAD, _TABLE, *_ROWS, "满意度指标 满意度指标 村民满意度 ≥90% 95% 20 19.5", total))
    assert not facts(reading, "fct_performance_score")


@pytest.mark.parametrize("first", ["预算数：", "全年预算数"])
def test_parts_belong_to_the_side_their_own_row_names(first: str) -> None:
    parts = "其中：财政拨款 | {} | 其他资金 | {}"
    text = _rows(
        "项目名称 | 河岸绿化 | | | | |",
        f"项目资金（万元） | {first} | 100.00 | {parts.format('90.00', '10.00')}",
        f" | 执行数 | 98.00 | {parts.format('89.00', '9.00')}",
    )
    assert _money(text) == {
        "budget": "1000000",
        "budget_fiscal": "900000",
        "budget_other": "100000",
        "executed": "980000",
        "executed_fiscal": "890000",
        "executed_other": "90000",
    }


@pytest.mark.parametrize("label", ["调整后预算数（万元）", "全年预算数（万元）"])
def test_the_adjusted_budget_goes_before_that_of_the_beginning(label: str) -> None:
    row = f"年初预算数（万元） | 120.00 | {label} | 100.00 | 执行数（万元） | 98.00"
    assert _money(_rows("项目名称 | 河岸绿化 | | | | |", row)) == {"budget": "1000000", "executed": "980000"}


@pytest.mark.parametrize("label", ["其中：财政资金", "其中-财政拨款："])
def test_a_part_whose_label_was_lost_leaves_the_others_open(label: str) -> None:
    money = f"项目资金（万元） 预算数： 36.00 到位数： 36.00 执行数： 35.10 34.00 {label} 34.00 {label} 33.20"
    assert _money(_lines(_HEAD, money, _TABLE, *_ROWS)) == {"budget": "360000"}
    row = f" | | 34.00 | {label} | 33.20"
    sides = "项目资金（万元） | 预算数： | 36.00 | 执行数： | 35.10"
    assert _money(_rows("项目名称 | 河岸绿化 | | |", sides, row)) == {"budget": "360000", "executed": "351000"}


@pytest.mark.parametrize(("before", "behind"), [("上年结转", "年末结转"), ("上年结转资金", "结余")])
def test_what_was_carried_over_is_a_column_of_its_own(before: str, behind: str) -> None:
    text = _rows(
        "项目名称 | 河岸绿化 | | | | |",
        f"项目资金（万元） | 资金来源 | {before} | 年初预算数 | 全年预算数 | 全年执行数 | {behind}",
        " | 年度资金总额 | 5.00 | 95.00 | 100.00 | 98.00 | 2.00",
        " | 其中：财政拨款 | 5.00 | 85.00 | 90.00 | 89.00 | 1.00",
    )
    assert _money(text) == {
        "budget": "1000000",
        "executed": "980000",
        "budget_fiscal": "900000",
        "executed_fiscal": "890000",
    }


@pytest.mark.parametrize("head", ["单位名称：青田县水利站 | 填报日期：2024年3月", "填报单位：青田县水利站 | 联系电话：0578"])
def test_labels_with_their_values_above_a_second_form_are_no_indicator(head: str) -> None:
    table = [row.replace(" ", " | ") for row in (_TABLE, *_ROWS)]
    second = ["项目名称 | 苗圃改造", *table]
    found = facts(read(_rows("项目名称 | 河岸绿化", *table, head, *second)), "fct_performance_indicator")
    assert {keys[3] for keys in found} == {"绿化长度", "村容村貌"}
    assert {keys[0] for keys in found} == {"河岸绿化", "苗圃改造"}

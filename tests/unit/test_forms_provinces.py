"""Forms of several provinces: three sides of money, two targets, remarks below the table, unknown heads."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read

_HEAD = "项目支出绩效自评表 项目名称 河岸绿化 主管部门 青田县水利局"
_TABLE = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分"
_ROW = "产出指标 数量指标 绿化长度 6公里 6.3公里 50 50"


def _lines(text: str) -> str:
    """Return the form with one cell a line."""
    return "附件\n" + text.replace(" ", "\n")


def _rows(*rows: str) -> str:
    return "项目支出绩效自评表\n" + "\n".join(f"| {row} |" for row in rows)


@pytest.mark.parametrize(
    ("second", "third"), [("到位数： 36.00", "执行数： 35.10 97.50%"), ("资金到位数： 36", "支出数： 35.1 97.5%")]
)
def test_the_amount_received_is_a_side_of_its_own(second: str, third: str) -> None:
    part = "其中：财政资金"
    money = f"预算执行情况（万元） 预算数： 36.00 {second} {third} {part} 34.00 {part} 34.00 {part} 33.20"
    assert facts(read(_lines(f"{_HEAD} {money} {_TABLE} {_ROW}")), "fct_project_execution") == {
        ("河岸绿化", "budget"): "360000",
        ("河岸绿化", "executed"): "351000",
        ("河岸绿化", "budget_fiscal"): "340000",
        ("河岸绿化", "executed_fiscal"): "332000",
    }


@pytest.mark.parametrize("label", ["年度财政资金总额", "年度总金额"])
def test_the_sum_is_the_projects_whatever_it_is_called(label: str) -> None:
    text = _rows(
        "项目名称 | 河岸绿化 | | | |",
        "预算执行情况（万元） | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分",
        f" | {label} | 80.00 | 76.40 | 95.50% | 19.1",
        "一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分",
        "产出指标 | 数量指标 | 绿化长度 | 6公里 | 6.3公里 | 80",
    )
    assert facts(read(text), "fct_project_execution") == {
        ("河岸绿化", "budget"): "800000",
        ("河岸绿化", "executed"): "764000",
    }


@pytest.mark.parametrize(
    ("money", "heads"),
    [
        ("执行率权重 | 执行率得分", "年初指标值 | 调整指标值 | 全年完成值 | 得分系数 | 指标权重 | 指标得分"),
        ("分值 | 得分", "年初目标值 | 调整后目标值 | 实际完成值 | 完成率 | 分值 | 得分"),
    ],
)
def test_the_adjusted_target_goes_before_that_of_the_beginning(money: str, heads: str) -> None:
    text = _rows(
        "项目名称 | 河岸绿化 | | | | | | | |",
        f"项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率（%） | {money}",
        " | 年度总金额 | 26.00 | 24.50 | 24.50 | 100.00 | 10 | 10.00",
        f"指标名称 | 计量单位 | 指标性质 | {heads}",
        "绿化长度 | 公里 | ≥ | 6 | 5 | 5.4 | 100 | 50 | 50",
        "成活率 | % | ≥ | 95 | | 96 | 100 | 40 | 40",
    )
    reading = read(text)
    found = facts(reading, "fct_performance_indicator")
    assert found["河岸绿化", "", "", "绿化长度", "target"] == "≥5公里"
    assert found["河岸绿化", "", "", "成活率", "target"] == "≥95%"
    assert found["河岸绿化", "", "", "绿化长度", "actual"] == "5.4公里"
    marks = facts(reading, "fct_score_item")
    assert marks["河岸绿化", "预算执行", "预算执行率", "预算执行率", "full_mark"] == "10"
    assert marks["河岸绿化", "", "", "成活率", "score"] == "40"


@pytest.mark.parametrize(
    "remark", ["其他需要说明的事项 | 无", "偏差大或目标未完成原因分析 | 无", "改进措施及结果应用方案 | 加强管护。"]
)
def test_remarks_below_the_table_are_no_indicators(remark: str) -> None:
    rows = [row.replace(" ", " | ") for row in (_TABLE, _ROW)]
    for text in (
        _rows("项目名称 | 河岸绿化 | | | | |", *rows, f"{remark} | | | | |"),
        _lines(f"{_HEAD} {_TABLE} {_ROW} {remark.replace(' | ', ' ')}"),
    ):
        names = {keys[3] for keys in facts(read(text), "fct_performance_indicator")}
        assert names == {"绿化长度"}


@pytest.mark.parametrize("label", ["说明", "存在问题"])
def test_remarks_below_a_column_of_reasons_are_no_row(label: str) -> None:
    table = "一级指标 二级指标 三级指标 年度指标值 全年完成值 未完成原因和改进措施"
    row = "满意度指标 服务对象满意度指标 村民满意度 ≥90% 86% 树种单一，增加乔木"
    found = facts(read(_lines(f"{_HEAD} {table} {row} {label} 无")), "fct_performance_indicator")
    path = ("河岸绿化", "满意度指标", "服务对象满意度指标", "村民满意度")
    assert found == {
        (*path, "target"): "≥90%",
        (*path, "actual"): "86%",
        (*path, "deviation_reason"): "树种单一，增加乔木",
    }


@pytest.mark.parametrize("head", ["赋分细目", "复评档次"])
def test_a_head_nobody_knows_leaves_the_columns_of_a_stream_open(head: str) -> None:
    table = f"指标名称 计量单位 指标性质 年度指标值 实际完成值 {head} 指标权重 指标得分"
    row = "绿化长度 公里 ≥ 6 6.3 100 50 50 成活率 % ≥ 95 96 100 40 40"
    reading = read(_lines(f"{_HEAD} {table} {row}"))
    assert not facts(reading, "fct_score_item")
    assert not facts(reading, "fct_performance_indicator")


@pytest.mark.parametrize("name", ["预算执行率", "资金执行率"])
def test_one_name_in_all_levels_is_a_path_of_its_own(name: str) -> None:
    row = "满意度指标 满意度指标 村民满意度 ≥90% 95% 40 40"
    text = _lines(f"{_HEAD} {_TABLE} {_ROW} {row} {name} {name} {name} 100% 97.5% 10 9.75")
    found = facts(read(text), "fct_score_item")
    assert found["河岸绿化", name, name, name, "score"] == "9.75"
    assert ("河岸绿化", "满意度指标", "满意度指标", name, "score") not in found

"""Further layouts: weights without levels, three sides, rows without merged cells, one line, broken rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.forms_helpers import facts, read

_NAME = "城区绿化养护经费"
_MONEY = {
    (_NAME, "budget"): "980000",
    (_NAME, "executed"): "950600",
    (_NAME, "budget_fiscal"): "980000",
    (_NAME, "executed_fiscal"): "950600",
}


def test_weights_without_levels_and_a_total_that_is_no_money() -> None:
    reading = read(
        """
财政项目支出绩效自评表（2022年度）
项目名称： | 社区文化活动 |
当年预算数（元） | 500000 | 上年预算数（元） | 480000 |
预算执行数（元） | 486500.5 | 预算执行率（%） | 97.3 |
自评得分 | 96.5 | 绩效等级 | 优 |
指标 | 权重 | 得分 | 指标说明 | 得分说明 |
产出目标 | 64 | 62.5 | | |
效果目标 | 36 | 34 | | |
合计 | 100 | 96.5 | | |
"""
    )
    assert facts(reading, "fct_project_execution") == {
        ("社区文化活动", "budget"): "500000",
        ("社区文化活动", "executed"): "486500.5",
    }
    assert facts(reading, "fct_performance_score") == {("project", "社区文化活动"): "96.5"}
    assert len(facts(reading, "fct_score_item")) == 4
    assert not reading.notices


def test_labels_of_three_sides_keep_budget_and_executed() -> None:
    reading = read(
        """
2021年度部门预算项目绩效自评表
单位：万元
项目名称 | 应急物资储备 | 实施单位 | 青田县应急局 |
二、预算执行情况 | 预算安排情况（调整后） | 资金到位情况 | 资金执行情况 | 预算执行进度 |
 | 预算数： | 45.6 | 到位数： | 45.5 | 执行数： | 45 | 98.68% |
 | 其中：财政资金 | 45.6 | 其中：财政资金 | 45.5 | 其中：财政资金 | 45 | |
"""
    )
    assert facts(reading, "fct_project_execution") == {
        ("应急物资储备", "budget"): "456000",
        ("应急物资储备", "executed"): "450000",
        ("应急物资储备", "budget_fiscal"): "456000",
        ("应急物资储备", "executed_fiscal"): "450000",
    }


def test_amounts_without_a_unit_are_listed_and_not_guessed() -> None:
    reading = read("项目支出绩效自评表\n项目名称 | 应急物资储备 |\n预算数： | 45.6 | 执行数： | 45 |")
    assert not facts(reading, "fct_project_execution")
    assert [m.stated_text for m in reading.mentions] == ["45.6", "45"]
    assert "未印单位" in reading.forms[0].note


def test_rows_that_lost_merged_cells_find_their_levels() -> None:
    reading = read(
        """
项目支出绩效自评表
项目名称 | 路灯改造 |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
产出指标 | 数量指标 | 改造路灯 | 200盏 | 210盏 | 20 | 20 | |
新增路灯 | 20盏 | 20盏 | 10 | 10 | |
质量指标 | 亮灯率 | ≥98% | 99% | 20 | 19 | 个别故障 |
效益指标 | 社会效益指标 | 夜间出行 | 改善 | 改善 | 50 | 50 | |
总分 | 100 | 99 |
"""
    )
    keys = [key[1:4] for key in facts(reading, "fct_performance_indicator") if key[-1] == "target"]
    assert keys == [
        ("产出指标", "数量指标", "改造路灯"),
        ("产出指标", "数量指标", "新增路灯"),
        ("产出指标", "质量指标", "亮灯率"),
        ("效益指标", "社会效益指标", "夜间出行"),
    ]
    assert not reading.notices


def test_a_form_in_one_line_with_blanks_between_the_cells() -> None:
    reading = read(
        "项目支出绩效自评表 （2020年度） 项目名称 城区绿化养护经费 主管部门 青田县住建局 实施单位 青田县园林所 "
        "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 100.00 98.00 95.06 10 97% 9.7 "
        "其中：当年财政拨款 100.00 98.00 95.06 - 97% - 其他资金 - 年度总体目标 预期目标 实际完成情况 完成养护。 已完成。 "
        "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 产出指标 数量指标 养护面积 ≥50万平方米 "
        "52万平方米 40 40 质量指标 成活率 ≥95% 96% 20 20 效益指标 生态效益指标 覆盖率 提升 提升 30 28 总分 100 97.7"
    )
    assert facts(reading, "fct_project_execution") == _MONEY
    assert facts(reading, "fct_performance_score") == {("project", _NAME): "97.7"}
    marks = {key[3]: value for key, value in facts(reading, "fct_score_item").items() if key[-1] == "score"}
    assert marks == {"预算执行率": "9.7", "养护面积": "40", "成活率": "20", "覆盖率": "28"}


def test_pipe_rows_broken_at_blank_cells() -> None:
    reading = read(
        """
项目支出绩效自评表 |
项目名称 | 城区绿化养护经费 |
项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
年度资金总额 | 100.00 | 98.00 | 95.06 | 10 | 97% | 9.7 |
其中：当年财政拨款 | 100.00 | 98.00 | 95.06 | - | 97% | - |
其他资金 |
|
|
| - |
| - |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
产出指标 | 数量指标 | 养护面积 | ≥50万平方米 | 52万平方米 | 60 | 60 |
|
| 质量指标 | 成活率 | ≥95% | 96% | 30 | 28 |
|
总分 | 100 | 97.7 |
|
"""
    )
    assert facts(reading, "fct_project_execution") == _MONEY
    assert facts(reading, "fct_performance_indicator") == {
        (_NAME, "产出指标", "数量指标", "养护面积", "target"): "≥50万平方米",
        (_NAME, "产出指标", "数量指标", "养护面积", "actual"): "52万平方米",
        (_NAME, "产出指标", "质量指标", "成活率", "target"): "≥95%",
        (_NAME, "产出指标", "质量指标", "成活率", "actual"): "96%",
    }


def test_rows_between_blanks_end_at_the_total() -> None:
    text = """
项目支出绩效自评表
项目名称 城区绿化养护经费
主管部门 青田县住建局 实施单位 青田县园林所
项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 100.00 98.00 95.06 10 97% 9.7
其中：当年财政拨款 100.00 98.00 95.06 - 97% -
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 养护面积 ≥50万平方米 52万平方米 60 60
质量指标 成活率 ≥95% 96% 30 28
总分 100 97.7
2022年度收入总计1200万元，支出总计1200万元。
"""
    reading = read(text)
    assert facts(reading, "fct_project_execution") == _MONEY
    assert max(reading.claimed_lines) == 9
    score = next(s for s in reading.statements if s.fact_table == "fct_performance_score")
    assert score.value_number == Decimal("97.7")


@pytest.mark.parametrize("name", ["茶苗补助（含结余资金）", "电商培训工程（使用上年结转）", "（非税收入）果园道路维修"])
def test_a_remark_on_its_money_is_a_part_of_a_project_s_name(name: str) -> None:
    reading = read(
        "项目绩效自评结果（单位：万元）：\n序号 | 项目名称 | 全年预算数 | 执行数 | 执行率 | 自评得分 | 等级\n"
        f"1 | {name} | 30.00 | 27.00 | 90% | 95 | 优\n2 | 合计（含结余资金） | 30.00 | 27.00 | 90% | 95 | 优"
    )
    assert facts(reading, "fct_project_execution") == {(name, "budget"): "300000", (name, "executed"): "270000"}
    assert facts(reading, "fct_performance_score") == {("project", name): "95"}

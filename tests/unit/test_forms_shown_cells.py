"""Forms as grids that show every blank cell, and forms of Sichuan with one cell a line."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import facts, read


@pytest.mark.parametrize(
    ("title", "level", "kind"),
    [
        ("项目绩效目标完成情况表", "项目完成指标", "数量指标"),
        ("项目支出绩效自评表", "项目完成指标", "质量指标"),
    ],
)
def test_the_first_level_is_no_head_of_the_table(title: str, level: str, kind: str) -> None:
    cells = (
        f"{title} 项目名称 沟渠清淤 预算单位 青田县水利站 预算执行情况（万元） 预算数： 31.50 执行数： 30.20 "
        "其中-财政拨款： 31.50 其中-财政拨款： 30.20 绩效指标完成情况 一级指标 二级指标 三级指标 "
        "预期指标值（包含数字及文字描述） 实际完成指标值（包含数字及文字描述） "
        f"{level} {kind} 清淤长度 8公里 8.2公里 时效指标 完工时间 6月底前 6月20日 "
        "满意度指标 满意度指标 农户满意度 ≥90% 95%"
    )
    reading = read("附件\n" + cells.replace(" ", "\n"))
    assert facts(reading, "fct_project_execution") == {
        ("沟渠清淤", "budget"): "315000",
        ("沟渠清淤", "executed"): "302000",
        ("沟渠清淤", "budget_fiscal"): "315000",
        ("沟渠清淤", "executed_fiscal"): "302000",
    }
    found = facts(reading, "fct_performance_indicator")
    assert found["沟渠清淤", level, kind, "清淤长度", "actual"] == "8.2公里"
    assert found["沟渠清淤", level, "时效指标", "完工时间", "target"] == "6月底前"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            "评价指标 | | | | | | 指标说明 | 评分标准 | 自评得分",
            "一级指标 | 权重（%） | 二级指标 | 权重（%） | 三级指标 | 权重（%）",
        ),
        (
            "考核指标 | | | | | | 指标解释 | 评分办法 | 得分",
            "一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值",
        ),
    ],
)
@pytest.mark.parametrize("blanks", [True, False])
def test_levels_with_their_marks_stand_below_one_wide_head(upper: str, lower: str, blanks: bool) -> None:
    rows = [
        upper,
        lower + " | | |" if blanks else lower,
        "投入 | 20 | 立项 | 20 | 论证充分 | 12 | 论证情况。 | 充分得满分。 | 11.5",
        " | | | | 目标明确 | 8 | 目标情况。 | 缺一项扣2分。 | 6",
        "过程 | 15 | 资金 | 15 | 支付进度 | 15 | 支付情况。 | 按支付率计分。 | 14",
        "合计 | | | | | | | | 31.5",
    ]
    text = "部门整体支出绩效评分表\n" + "\n".join(f"| {row} |" for row in rows)
    found = facts(read(text), "fct_score_item")
    assert {keys[1:]: value for keys, value in found.items()} == {
        ("投入", "立项", "论证充分", "full_mark"): "12",
        ("投入", "立项", "论证充分", "score"): "11.5",
        ("投入", "立项", "目标明确", "full_mark"): "8",
        ("投入", "立项", "目标明确", "score"): "6",
        ("过程", "资金", "支付进度", "full_mark"): "15",
        ("过程", "资金", "支付进度", "score"): "14",
    }


@pytest.mark.parametrize("budget", ["调整后预算数", "全年预算数"])
def test_amounts_below_wide_heads_keep_their_columns(budget: str) -> None:
    rows = [
        "项目名称 | 公厕管护 | | | | | | | |",
        f"预算执行情况（万元） | 资金 | 年初预算数 | | {budget} | 预算执行数 | | 执行率 | 权重 | 得分",
        " | 总额 | 40.00 | | 35.00 | 33.60 | | 96.00% | 10 | 9.6",
        " | 其中：财政资金 | | | 35.00 | 33.60 | | 96.00% | / | /",
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | | 年度指标值 | 完成值 | | 权重 | 得分",
        " | 产出指标 | 数量指标 | 公厕数量 | | 21座 | 21座 | | 90 | 90",
    ]
    reading = read("项目支出绩效自评表\n" + "\n".join(f"| {row} |" for row in rows))
    assert facts(reading, "fct_project_execution") == {
        ("公厕管护", "budget"): "350000",
        ("公厕管护", "executed"): "336000",
        ("公厕管护", "budget_fiscal"): "350000",
        ("公厕管护", "executed_fiscal"): "336000",
    }


@pytest.mark.parametrize("level", ["项目实现情况", "绩效完成方面"])
def test_a_first_level_that_went_astray_leaves_no_rows_without_one(level: str) -> None:
    cells = (
        "项目绩效目标完成情况表 项目名称 沟渠清淤 一级指标 二级指标 三级指标 年度指标值 实际完成值 "
        f"{level} 数量指标 清淤长度 8公里 8.2公里 满意度指标 满意度指标 农户满意度 ≥90% 95%"
    )
    reading = read("附件\n" + cells.replace(" ", "\n"))
    levels = {keys[1] for keys in facts(reading, "fct_performance_indicator")}
    assert "" not in levels
    assert "满意度指标" in levels

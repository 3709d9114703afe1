"""Forms printed a cell a line whose heads, or names and labels, stand in one; bodies and figures invented."""

from __future__ import annotations

import pytest

from tests.unit.forms_helpers import INDICATOR_HEADS, facts, read

MONEY = ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
AMOUNTS = "年度资金总额 86.00 80.50 76.48 10 95.01% 9.5 其中：财政拨款 86.00 80.50 76.48 — —"
ROWS = (
    "产出指标 数量指标 修缮渠道长度 ≥42公里 45公里 50 50 时效指标 工程完成时间 2022年8月底前 2022年9月12日 30 27 雨季影响"
    " 满意度指标 服务对象满意度指标 农户满意度 ≥95% 97% 10 10 总分 100 96.5"
)


@pytest.mark.parametrize("between", ["→", " ", "　 "])
@pytest.mark.parametrize("labels", ["\n", "→", " "])
def test_heads_of_one_line_above_cells_in_lines_of_their_own(between: str, labels: str) -> None:
    lines = [
        "项目支出绩效自评表",
        f"项目名称{labels}渠道修缮",
        f"实施单位{labels}青田县农业农村局",
        between.join(MONEY),
        *AMOUNTS.split(),
        between.join(INDICATOR_HEADS),
        *ROWS.split(),
    ]
    reading = read("\n".join(lines))
    assert facts(reading, "fct_project_execution") == {
        ("渠道修缮", "budget"): "805000",
        ("渠道修缮", "executed"): "764800",
        ("渠道修缮", "budget_fiscal"): "805000",
        ("渠道修缮", "executed_fiscal"): "764800",
    }
    marks = facts(reading, "fct_score_item")
    late = ("渠道修缮", "产出指标", "时效指标", "工程完成时间")
    assert marks[(*late, "full_mark")] == "30"
    assert marks[(*late, "score")] == "27"
    assert facts(reading, "fct_performance_indicator")[(*late, "target")] == "2022年8月底前"
    assert facts(reading, "fct_performance_score") == {("project", "渠道修缮"): "96.5"}


def test_a_line_of_words_among_cells_is_one_cell() -> None:
    text = "项目名称\n渠道 修缮 工程\n实施单位\n清源 水务站\n" + "\n".join(
        (*MONEY, *AMOUNTS.split(), *INDICATOR_HEADS, *ROWS.split())
    )
    assert ("project", "渠道 修缮 工程") in facts(
        read("项目支出绩效自评表\n" + text), "fct_performance_score"
    )

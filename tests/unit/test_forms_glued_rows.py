"""Forms without a blank between their cells: rows told by signs, units and sums; bodies and figures invented."""

from __future__ import annotations

import pytest

from ingestion.model import Reading
from tests.unit.forms_helpers import facts, read

MONEY = (
    "项目支出绩效自评表（2022年度）项目名称帐篷储备主管部门青田县农业农村局实施单位青田县物资站项目资金（万元）年初预算数"
    "全年预算数全年执行数分值执行率得分年度资金总额：45.0045.0042.3810.0094.18%9.42其中：财政拨款40.0040.0040.00————"
    "其他资金5.005.002.38————"
)
HEAD = "一级指标二级指标三级指标年度指标值实际完成值分值得分"
ROWS = "产出指标数量指标采购帐篷数量≥20顶20顶5050", "满意度指标服务对象满意度指标牧民满意度≥90%88%4037"


def form(*lines: str) -> Reading:
    return read("\n".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        (MONEY, HEAD, *ROWS, "自评得分：96.42", "填表人：甲乙"),
        (MONEY + HEAD + "".join(ROWS) + "总分10096.42",),
        (MONEY, HEAD + ROWS[0], ROWS[1], "总得分：96.42分"),
    ],
)
def test_rows_whose_sums_leave_one_way_to_part_them(lines: tuple[str, ...]) -> None:
    reading = form(*lines)
    count = ("帐篷储备", "产出指标", "数量指标", "采购帐篷数量")
    pleased = ("帐篷储备", "满意度指标", "服务对象满意度指标", "牧民满意度")
    marks = {key: value for key, value in facts(reading, "fct_score_item").items() if key[1] != "预算执行"}
    assert marks == {
        (*count, "full_mark"): "50",
        (*count, "score"): "50",
        (*pleased, "full_mark"): "40",
        (*pleased, "score"): "37",
    }
    assert facts(reading, "fct_performance_indicator") == {
        (*count, "target"): "≥20顶",
        (*count, "actual"): "20顶",
        (*pleased, "target"): "≥90%",
        (*pleased, "actual"): "88%",
    }
    assert facts(reading, "fct_performance_score") == {("project", "帐篷储备"): "96.42"}


def test_amounts_of_two_places_part_themselves() -> None:
    assert facts(form(MONEY, HEAD, *ROWS, "自评得分：96.42"), "fct_project_execution") == {
        ("帐篷储备", "budget"): "450000",
        ("帐篷储备", "executed"): "423800",
        ("帐篷储备", "budget_fiscal"): "400000",
        ("帐篷储备", "executed_fiscal"): "400000",
        ("帐篷储备", "budget_other"): "50000",
        ("帐篷储备", "executed_other"): "23800",
    }


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, *ROWS, "自评得分：95.42"),  # the scores do not make the total
        (HEAD, *ROWS),  # no total
        (HEAD, ROWS[0], "自评得分：96.42"),  # a row is missing
        (
            HEAD,
            "产出指标数量指标采购帐篷数量≥2020顶5050",
            ROWS[1],
            "自评得分：96.42",
        ),  # a target without its unit
        (HEAD, ROWS[0].replace("5050", "4040"), "质量指标验收情况合格合格1010", ROWS[1], "自评得分：96.42"),
    ],
)
def test_rows_that_nothing_proves_are_left_alone(lines: tuple[str, ...]) -> None:
    reading = form(MONEY, *lines)
    assert not facts(reading, "fct_performance_indicator")
    assert {key[1] for key in facts(reading, "fct_score_item")} <= {"预算执行"}

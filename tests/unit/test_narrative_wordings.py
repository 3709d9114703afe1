"""Wordings of provinces that name an item in their own way. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

COST = "（一）机关运行经费支出情况\n"
THREE = "七、“三公”经费支出情况\n"
SPENT = "三、支出决算情况说明\n"
CASES: list[tuple[str, str, str]] = [
    (
        COST + "2020年行政单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出，合计6.50万元。",
        "operating_cost:final",
        "65000",
    ),
    (
        COST + "本部门使用一般公共预算安排的基本支出中的日常公用经费支出7.20万元，比上年减少1万元。",
        "operating_cost:final",
        "72000",
    ),
    (THREE + "公务用车购置费5万元，购置二手公务用车1辆。", "three_public_volume:vehicles_purchased", "1"),
    (THREE + "全年购买国产公务车2辆，支出30万元。", "three_public_volume:vehicles_purchased", "2"),
    (
        SPENT + "用于完成特定的工作任务和事业发展目标，用于专项业务工作的经费支出25.10万元。",
        "expenditure:all|nature|project|final",
        "251000",
    ),
    (
        SPENT + "2020年度用于完成特定行政任务的专项支出8万元。",
        "expenditure:all|nature|project|final",
        "80000",
    ),
]


@pytest.mark.parametrize(("text", "key", "value"), CASES)
def test_a_wording_of_its_own(text: str, key: str, value: str) -> None:
    assert facts(text)[key] == {value}

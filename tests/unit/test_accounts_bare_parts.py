"""Small tables printed one cell a line, one behind the other. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, read

REPORT = "石桥县水务站2021年度部门决算\n二、收支情况\n"
REVENUE = "收入情况（万元）\n单位名称\n本年收入合计\n其中：\n一般公共预算财政拨款\n事业收入\n其他收入\n石桥县水务站\n"
SPENDING = "支出情况（万元）\n机构名称\n本年支出合计\n其中：\n基本支出\n项目支出\n石桥县水务站\n"
THREE = "三公经费（万元）\n公务接待费\n公务用车运行维护费\n公务用车购置费\n因公出国费\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            REVENUE + "90.50\n60.00\n20.50\n10.00",
            {
                "fct_revenue|all|current_total|final": "905000.00",
                "fct_revenue|all|general_public_budget|final": "600000.00",
                "fct_revenue|all|undertaking|final": "205000.00",
                "fct_revenue|all|other|final": "100000.00",
            },
        ),
        (
            SPENDING + "90.00\n60.00\n30.00\n" + THREE + "1.36\n2.85\n0\n0",
            {
                "fct_expenditure|all|total|current_total|final": "900000.00",
                "fct_expenditure|all|nature|basic|final": "600000.00",
                "fct_expenditure|all|nature|project|final": "300000.00",
                "fct_three_public|reception|final": "13600.00",
                "fct_three_public|vehicle_operation|final": "28500.00",
                "fct_three_public|vehicle_purchase|final": "0",
                "fct_three_public|overseas|final": "0",
            },
        ),
    ],
)
def test_one_number_for_every_head(text: str, expected: dict[str, str]) -> None:
    assert facts(read(text=REPORT + text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        REVENUE + "91.50\n60.00\n20.50\n10.00",  # the parts do not make the whole
        REVENUE + "90.50\n60.00\n30.50",  # a number is lost
        THREE + "1.36\n2.85\n0",
    ],
)
def test_what_is_not_proven_is_no_fact(text: str) -> None:
    assert not facts(read(text=REPORT + text))

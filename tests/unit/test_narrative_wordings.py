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
    (THREE + "“三公”经费支出8万元，控制在预算9万元以内。", "three_public:total|budget", "90000"),
    (
        THREE + "公务接待费支出8万元，严格控制在年初预算数9万元之内。",
        "three_public:reception|initial_budget",
        "90000",
    ),
    (
        SPENT + "项目支出8万元，没有超过调整预算数9万元。",
        "expenditure:all|nature|project|adjusted_budget",
        "90000",
    ),
    (THREE + "公务接待费支出8万元，未超年初预算9万元。", "three_public:reception|initial_budget", "90000"),
    (
        SPENT + "2020年度用于完成特定行政任务的专项支出8万元。",
        "expenditure:all|nature|project|final",
        "80000",
    ),
]


@pytest.mark.parametrize(("text", "key", "value"), CASES)
def test_a_wording_of_its_own(text: str, key: str, value: str) -> None:
    assert facts(text)[key] == {value}


@pytest.mark.parametrize("words", ["控制在9万元以内", "控制在上年决算9万元以内", "低于年初预算9万元"])
def test_a_limit_and_a_difference_are_no_budget(words: str) -> None:
    assert set(facts(THREE + f"公务接待费支出8万元，{words}。")) == {"three_public:reception|final"}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("公务接待费支出2.4万元，较上年3.2减少0.8万元，下降25%。", "three_public:reception|prior_final", "32000"),
        ("“三公”经费支出2.40万元，比上年3.20减少了0.80万元。", "three_public:total|prior_final", "32000"),
        ("“三公”经费支出3万元，与2019年的2.5相比增加0.5万元。", "three_public:total|prior_final", "25000"),
    ],
)
def test_the_unit_of_a_base_stands_behind_the_change(text: str, key: str, value: str) -> None:
    assert facts(THREE + text)[key] == {value}


@pytest.mark.parametrize(
    "words", ["比上年3.20减少0.90万元", "较上年3.20减少0.80万元，下降20%", "比2019减少0.80万元，下降0.04%"]
)
def test_a_unit_that_nothing_shows_is_not_lent(words: str) -> None:
    assert set(facts(THREE + f"公务接待费支出2.40万元，{words}。")) == {"three_public:reception|final"}


@pytest.mark.parametrize("fund", ["一般预算财政拨款", "一般预算拨款"])
def test_the_fund_called_so_before_2015_is_no_budget(fund: str) -> None:
    text = f"七、“三公”经费支出情况\n2020年，我厅{fund}安排的“三公”经费支出418.62万元，其中，公务接待费73.28万元，较上年减少6%。"
    assert facts(text) == {"three_public:total|final": {"4186200"}, "three_public:reception|final": {"732800"}}


@pytest.mark.parametrize("opening", ["国有资产占用情况：", "国有资产占有使用方面，"])
def test_vehicles_of_a_line_on_assets_below_three_public_expenses_are_assets(opening: str) -> None:
    found = facts(f"七、“三公”经费支出情况\n公务接待费3.00万元。\n{opening}期末，我单位共有车辆1辆。")
    assert found["state_asset:vehicles_total"] == {"1"}
    assert "three_public_volume:vehicles_held" not in found

"""Labels and numbers of lists before a paragraph, short names and actual amounts. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

THREE = "七、“三公”经费支出决算情况说明\n"


@pytest.mark.parametrize(
    "text",
    [
        "2.支出增减变化：2020年决算支出50万元，比2019年增加2万元。其中：基本支出40万元，减少3万元；项目支出10万元。",
        "（二）支出变动：2020年决算支出50万元。其中：基本支出40万元，项目支出10万元。",
    ],
)
def test_a_label_on_changes_is_no_part_of_the_sentence(text: str) -> None:
    assert facts("一、部门决算收支增减变化情况\n" + text) == {
        "expenditure:all|total|current_total|final": {"500000"},
        "expenditure:all|nature|basic|final": {"400000"},
        "expenditure:all|nature|project|final": {"100000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "二、财政拨款支出52万元，按支出功能分类科目：教育支出48万元，住房保障支出4万元。",
        "（2）财政拨款支出52万元，按功能分类：教育支出48万元、住房保障支出4万元。",
    ],
)
def test_a_number_of_a_list_before_a_total(text: str) -> None:
    assert facts(text) == {
        "expenditure:fiscal_appropriation|total|current_total|final": {"520000"},
        "expenditure:fiscal_appropriation|function|205|final": {"480000"},
        "expenditure:fiscal_appropriation|function|221|final": {"40000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "公务用车购置及运行费9万元，其中购置0万元，运行9万元。",
        "公务用车购置及运行维护费9万元（购置0万元、运行9万元）。",
    ],
)
def test_short_names_among_the_costs_of_vehicles(text: str) -> None:
    assert facts(THREE + text) == {
        "three_public:vehicle_total|final": {"90000"},
        "three_public:vehicle_purchase|final": {"0"},
        "three_public:vehicle_operation|final": {"90000"},
    }
    assert not facts(THREE + "办公设备5万元，其中：购置3万元，运行2万元。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "四、政府采购情况：采购计划金额32万元，实际采购金额31万元，其中：货物11万元，服务20万元。",
            {
                "procurement:total": {"310000"},
                "procurement:goods": {"110000"},
                "procurement:services": {"200000"},
            },
        ),
        (
            "五、固定资产情况：共有车辆5台，其中其他用车3台。",
            {"state_asset:vehicles_total": {"5"}, "state_asset:vehicles_other": {"3"}},
        ),
        ("五、国有资产占用情况：车辆5辆。", {"state_asset:vehicles_total": {"5"}}),
    ],
)
def test_a_label_before_its_paragraph_is_a_heading(text: str, expected: dict[str, set[str]]) -> None:
    assert facts("二、“三公”经费支出情况\n公务接待未发生变化。\n" + text) == expected

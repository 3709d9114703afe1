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


@pytest.mark.parametrize(
    "opening", ["总额15万元（年初预算25万元）", "2020年度支出总额为15万元，年初预算25万元"]
)
def test_the_sum_right_below_the_heading_of_the_three_public_expenses(opening: str) -> None:
    found = facts(THREE + opening + "，其中：公务用车运行费12万元，公务接待费3万元。")
    assert found["three_public:total|final"] == {"150000"}
    assert found["three_public:total|initial_budget"] == {"250000"}
    other = facts(THREE + "1.公务用车运行维护费。总额15万元。")
    assert "three_public:total|final" not in other


@pytest.mark.parametrize("heading", ["二、关于“三公”经费。", "二、“三公”经费情况。"])
def test_a_heading_that_is_about_an_item_names_it(heading: str) -> None:
    found = facts(heading + "2020年年初预算145万元，实际支出118万元，同比下降9.6%。")
    assert found == {
        "three_public:total|initial_budget": {"1450000"},
        "three_public:total|final": {"1180000"},
    }


@pytest.mark.parametrize("unknown", ["药品支出85万元，卫生材料12万元", "管理费用85万元"])
def test_other_spending_behind_what_is_not_known_is_no_economic_class(unknown: str) -> None:
    found = facts(f"一、收支情况\n总支出298万元，其中人员经费162万元，{unknown}，其他支出39万元。")
    assert not any("|399|" in key for key in found)


@pytest.mark.parametrize(
    "words", ["2020年支出合计", "本年度总支出", "全年支出决算总额", "2020年度支出总额为"]
)
def test_the_sum_right_below_the_heading_of_a_topic_is_the_topic_s(words: str) -> None:
    found = facts(THREE + f"{words}15万元，比上年减少1万元，其中公务接待费3万元。")
    assert found == {"three_public:total|final": {"150000"}, "three_public:reception|final": {"30000"}}
    assert facts(f"（一）机关运行经费支出情况\n{words}50万元。") == {"operating_cost:final": {"500000"}}
    assert facts(f"（二）政府采购支出情况\n{words}90万元。") == {"procurement:total": {"900000"}}


@pytest.mark.parametrize("words", ["2020年支出合计", "本年支出合计"])
def test_all_spending_told_behind_the_items_of_a_topic_is_not_the_topic_s(words: str) -> None:
    found = facts(THREE + f"公务接待费3万元。\n{words}900万元，其中基本支出600万元。")
    assert "three_public:total|final" not in found
    assert found["expenditure:all|total|current_total|final"] == {"9000000"}


@pytest.mark.parametrize("lead", ["其中", "其中："])
def test_a_side_alone_before_a_colon_and_what_it_is_made_of(lead: str) -> None:
    text = f"收入：256万元。{lead}财政拨款240万元，事业收入16万元。\n支出：253万元。{lead}基本支出123万元，项目支出130万元。"
    assert facts("一、部门决算基本情况\n" + text) == {
        "revenue:all|current_total|final": {"2560000"},
        "revenue:all|fiscal_appropriation|final": {"2400000"},
        "revenue:all|undertaking|final": {"160000"},
        "expenditure:all|total|current_total|final": {"2530000"},
        "expenditure:all|nature|basic|final": {"1230000"},
        "expenditure:all|nature|project|final": {"1300000"},
    }


@pytest.mark.parametrize("words", ["实际采购：76万元", "实际采购76万元", "实际采购为76万元"])
def test_what_was_really_bought(words: str) -> None:
    assert facts(f"三、政府采购情况\n预算80万元。{words}。其中：货物70万元，服务6万元。")[
        "procurement:total"
    ] == {"760000"}

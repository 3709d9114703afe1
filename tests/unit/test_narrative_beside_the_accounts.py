"""Parts and money beside the accounts, and words that say nothing of a number. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.model import Identity
from ingestion.narrative.own_name import OwnName
from tests.unit.narrative_helpers import facts, read

TOTAL = "一、收入支出决算总体情况说明\n"
DETAIL = "（三）一般公共预算财政拨款支出决算具体情况\n"
THREE = "七、“三公”经费支出决算情况说明\n"


@pytest.mark.parametrize(
    "text",
    [
        "项目支出主要用于防汛抗旱60万元；计划生育服务12万元。",
        "其中：基本支出40万元，项目支出72万元。项目支出用于计划生育服务12万元，学前教育60万元。",
        "基本支出主要用于：学前教育60万元，计划生育服务12万元。",
    ],
)
def test_what_projects_were_spent_on_is_not_all_that_a_class_spent(text: str) -> None:
    found = facts(DETAIL + "一般公共预算财政拨款支出120万元。" + text)
    assert not any("|function|" in key for key in found)


@pytest.mark.parametrize(
    "text",
    [
        "使用自有资金支付公务接待费5.20万元，公务用车运行维护费38.00万元。",
        "另由事业收入列支公务接待费5.20万元。",
        "从单位自筹经费中开支的公务用车运行维护费38.00万元，公务接待费5.20万元。",
    ],
)
def test_own_money_spent_on_the_same_things_is_beside_them(text: str) -> None:
    found = facts(THREE + "我院“三公”经费财政拨款支出0万元。" + text)
    assert found == {"three_public:total|final": {"0"}}


@pytest.mark.parametrize("words", ["无年初预算", "年初未安排预算", "年初预算未安排", "未列入年初预算"])
def test_a_budget_that_was_not_made_names_no_stage(words: str) -> None:
    text = f"3.教育支出（类）普通教育（款）小学教育（项）{words}，支出决算为70.00万元，为年中追加。"
    assert facts(DETAIL + text) == {"expenditure:general_public_budget|function|2050202|final": {"700000"}}
    assert facts(THREE + f"公务接待费{words}，实际支出0万元。") == {"three_public:reception|final": {"0"}}


@pytest.mark.parametrize(
    "text",
    [
        "支出总计95万元，其中：当年支出90万元，占95%；结转下年5万元。",
        "2020年支出总计95万元（其中：本年支出90万元，结转下年5万元）。",
    ],
)
def test_the_spending_of_the_year_is_a_part_of_the_total(text: str) -> None:
    assert facts(TOTAL + text) == {
        "expenditure:all|total|grand_total|final": {"950000"},
        "expenditure:all|total|current_total|final": {"900000"},
        "expenditure:all|total|closing_carryover|final": {"50000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "收入总计95万元，支出总计95万元。与年初预算相比，收入预算80万元，决算90万元。",
        "收入总计95万元。与年初预算数相比情况：收入预算数80万元，决算数90万元。",
    ],
)
def test_a_bare_side_compared_may_be_the_total_or_the_sum_of_the_year(text: str) -> None:
    assert not {"800000", "900000"} & set().union(*facts(TOTAL + text).values())


@pytest.mark.parametrize(
    ("opening", "kind"),
    [("与年初预算数相比情况", "initial_budget"), ("与全年预算数相比情况", "adjusted_budget")],
)
def test_the_opening_says_which_budget_is_meant(opening: str, kind: str) -> None:
    text = f"{opening}：公务用车运行维护费预算数9万元，决算数8万元；公务接待费预算数3万元，决算数2万元。"
    assert facts(THREE + text) == {
        f"three_public:vehicle_operation|{kind}": {"90000"},
        "three_public:vehicle_operation|final": {"80000"},
        f"three_public:reception|{kind}": {"30000"},
        "three_public:reception|final": {"20000"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "八、其他\n机关运行经费支出5.00万元。",
        "九、其他重要事项\n2020年度机关运行经费5.00万元。",
        "六、其它事项\n机关运行经费5.00万元。",
    ],
)
def test_a_heading_of_the_rest_is_no_half_of_a_sentence(text: str) -> None:
    assert facts(text) == {"operating_cost:final": {"50000"}}


NAMED = OwnName(Identity("青石县水务局", None, None, 2020, "final_accounts", aliases=("水务局",)))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("青石县水务局2020年度收入决算数为", "我单位2020年度收入决算数为"),
        ("2020年，青石县水务局支出决算", "2020年，我单位支出决算"),
        ("青石县水务局部门年初预算", "我单位年初预算"),
        ("青石县水务局本级支出决算", "青石县水务局本级支出决算"),
        ("青石县水务局所属水文站支出", "青石县水务局所属水文站支出"),
        ("农村水务局支出", "农村水务局支出"),
    ],
)
def test_the_name_of_the_body_is_the_body(words: str, read: str) -> None:
    assert NAMED.shortened(words) == read
    assert OwnName().shortened(words) == words


@pytest.mark.parametrize(
    "text",
    [
        "2020年预算安排“三公”经费28万元，其中：公务接待费8万元，公务用车运行费20万元。"
        "实际支出22万元，其中：公务接待费4万元，公务用车运行费18万元。"
        "2019年实际支出24万元，其中：公务接待费5万元，公务用车运行费19万元。",
        "“三公”经费预算28万元，其中：公务接待费8万元，公务用车运行费20万元。"
        "决算数22万元，其中公务接待费4万元，公务用车运行费18万元。"
        "2019年决算数24万元，其中公务接待费5万元，公务用车运行费19万元。",
    ],
)
def test_another_stage_of_a_whole_told_in_the_same_parts(text: str) -> None:
    found = facts(THREE + text)
    assert found["three_public:total|budget"] == {"280000"}
    assert found["three_public:total|final"] == {"220000"}
    assert found["three_public:total|prior_final"] == {"240000"}
    assert found["three_public:reception|prior_final"] == {"50000"}


@pytest.mark.parametrize("words", ["年初预算0、执行0", "年初预算为0，实际支出0", "年初预算0；决算数为0"])
def test_both_stages_zero_without_a_unit(words: str) -> None:
    assert facts(THREE + f"公务用车购置费：{words}，当年未购置。") == {
        "three_public:vehicle_purchase|initial_budget": {"0"},
        "three_public:vehicle_purchase|final": {"0"},
    }


def test_lines_below_their_unit_are_whole_each() -> None:
    text = "单位：万元\n本年收入合计 1,256.30\n其中：财政拨款收入 512.40\n事业收入 700.90\n其他收入 43.00\n"
    assert facts(text) == {
        "revenue:all|current_total|final": {"12563000"},
        "revenue:all|fiscal_appropriation|final": {"5124000"},
        "revenue:all|undertaking|final": {"7009000"},
        "revenue:all|other|final": {"430000"},
    }


@pytest.mark.parametrize(
    "heading", ["（二）一般公共预算财政拨款支出按功能分类", "2.一般公共预算财政拨款支出结构"]
)
def test_a_heading_on_how_it_is_divided_is_whole(heading: str) -> None:
    found = facts(f"{heading}\n教育支出8万元，占42%；农林水支出9万元，占47%。")
    assert found["expenditure:general_public_budget|function|205|final"] == {"80000"}
    assert found["expenditure:general_public_budget|function|213|final"] == {"90000"}


@pytest.mark.parametrize(
    "text",
    [
        "全年完成财政总收入21.5亿元，一般公共预算地方收入11亿元，增长6%。",
        "组织财政总收入8000万元，总支出7000万元，上级补助收入900万元。",
        "2020年实现一般公共预算收入5.2亿元，增长3%，财政总支出9亿元。",
    ],
)
def test_what_a_government_collects_and_spends_is_no_money_of_the_body(text: str) -> None:
    reading = read("四、部门整体支出绩效情况\n" + text)
    assert not reading.statements
    assert {mention.reason for mention in reading.mentions} == {"regional_statistic"}
    assert facts("二、收入支出情况\n" + text + "我单位本年收入合计30万元。") == {
        "revenue:all|current_total|final": {"300000"}
    }

"""Numbers in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from ingestion.numbers import NUMBER_IN_WORDS, parse_chinese_number, to_yuan
from tests.unit.narrative_helpers import facts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万五千", "35000"), ("叁佰肆拾贰", "342"), ("十二", "12"), ("一点五", "1.5"), ("一亿二千万", "120000000"),
        ("五万零三百", "50300"), ("零", "0"), ("壹拾", "10"),
    ],
)  # fmt: skip
def test_numbers_in_words_are_read(text: str, value: str) -> None:
    assert parse_chinese_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "多", "三点", "万一千元"])
def test_words_that_are_no_number_are_none(text: str) -> None:
    assert parse_chinese_number(text) is None


def test_an_amount_in_words_is_exact_to_one_of_its_unit() -> None:
    assert to_yuan("叁佰", "万元") == (Decimal(3_000_000), Decimal(10_000))


@pytest.mark.parametrize("text", ["几十万元", "数十万元", "数百元", "三元区", "第三元", "上百万元"])
def test_vague_sums_and_names_are_no_amounts(text: str) -> None:
    assert re.search(NUMBER_IN_WORDS, text) is None


def test_amounts_in_words_become_facts() -> None:
    text = "七、“三公”经费支出决算情况说明\n2020年公务接待费支出决算为壹拾贰万元，因公出国（境）费零元。\n"
    assert facts(text) == {"three_public:reception|final": {"120000"}, "three_public:overseas|final": {"0"}}


def test_a_list_takes_its_unit_from_the_line_above() -> None:
    text = "三、支出决算情况说明\n（单位：万元）\n本年支出合计：55.20\n基本支出：40.10\n项目支出：15.10\n"
    assert facts(text) == {
        "expenditure:all|total|current_total|final": {"552000"},
        "expenditure:all|nature|basic|final": {"401000"},
        "expenditure:all|nature|project|final": {"151000"},
    }
    assert facts(text.replace("（单位：万元）\n", "")) == {}


def test_budget_and_final_of_nothing_without_units() -> None:
    text = "七、“三公”经费支出决算情况说明\n1.公务接待费：年初预算0，决算0。\n2.公务用车购置费：预算0，决算0。\n"
    assert facts(text) == {
        "three_public:reception|initial_budget": {"0"}, "three_public:reception|final": {"0"},
        "three_public:vehicle_purchase|budget": {"0"}, "three_public:vehicle_purchase|final": {"0"},
    }  # fmt: skip


def test_an_unread_amount_hands_its_comparison_to_nobody() -> None:
    text = (
        "七、“三公”经费支出决算情况说明\n2020年公务接待费支出5.00万元。考察活动花去3.1万元，较2019年4.00万元减少0.9万元。\n"
    )
    assert facts(text) == {"three_public:reception|final": {"50000"}}


def test_the_year_of_a_budget_holds_for_the_parts_of_an_unknown_whole() -> None:
    text = "第二部分 决算情况说明\n2021年统筹收入预算盘子60万元，其中：一般公共预算财政拨款收入50万元，其他收入10万元。\n"
    assert facts(text, 2020) == {}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "七、“三公”经费支出决算情况说明\n2020年“三公”经费支出中，公务用车购置费为0元，公务接待费为0.\n0147亿元。",
            "three_public:reception|final",
        ),
        (
            "六、一般公共预算财政拨款基本支出决算情况说明\n公用经费0.0849亿元，包括：委托业务费0.0268亿元；劳务费0.\n"
            "0147 亿元；邮电费0.0110亿元。",
            "expenditure:general_public_budget|economic|30226|final",
        ),
    ],
)
def test_a_point_that_ends_a_line_before_its_decimals_is_no_full_stop(text: str, key: str) -> None:
    assert facts(text)[key] == {"1470000"}

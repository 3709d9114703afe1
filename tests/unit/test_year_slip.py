"""Totals of a sentence that names the prior year alone: slipped, meant so, or nobody's. All invented."""

from __future__ import annotations

import pytest

from tests.unit.page_helpers import stated

HEAD = (
    "柳湾镇中学2022年度部门决算\n"
    "二、收入决算情况说明\n"
    "2022年度本年收入合计410.50万元，其中：财政拨款收入300.20万元，事业收入110.30万元。\n"
    "三、支出决算情况说明\n"
    "2022年度本年支出合计405.10万元，其中：基本支出350.10万元，项目支出55.00万元。\n"
)
TOTALS = ("revenue:fiscal_appropriation|grand_total", "expenditure:fiscal_appropriation|total|grand_total")
TOTAL = "四、财政拨款收入支出决算总体情况说明\n"
SPENT = "五、一般公共预算财政拨款支出决算情况说明\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "2021年度财政拨款收、支总计300.20万元。",
        "2021 年度，财政拨款收入总计、支出总计均为300.20万元。",
        "2021年度财政拨款收入总计300.20万元，支出总计300.20万元。",
    ],
)
def test_a_total_that_is_this_years_elsewhere_slipped(sentence: str) -> None:
    found = stated(HEAD + TOTAL + sentence)
    for total in TOTALS:
        assert found[f"{total}|final"] == {"3002000"}
        assert f"{total}|prior_final" not in found


def test_the_parts_of_the_sentence_slip_with_its_total() -> None:
    parts = "2021年度一般公共预算财政拨款支出300.20万元，主要用于以下方面：教育（类）支出280.20万元，住房保障（类）支出20.00万元。"
    found = stated(HEAD + SPENT + parts)
    assert found["expenditure:general_public_budget|total|current_total|final"] == {"3002000"}
    assert found["expenditure:general_public_budget|function|205|final"] == {"2802000"}
    assert found["expenditure:general_public_budget|function|221|final"] == {"200000"}


@pytest.mark.parametrize(
    "sentences",
    [
        "2022年度财政拨款收、支总计300.20万元。\n2021年度财政拨款收、支总计270.00万元。",
        "2021年度财政拨款收、支总计270.00万元。2022年度财政拨款收、支总计300.20万元。",
    ],
)
def test_beside_this_years_the_prior_years_total_is_meant_so(sentences: str) -> None:
    found = stated(HEAD + TOTAL + sentences)
    for total in TOTALS:
        assert found[f"{total}|final"] == {"3002000"}
        assert found[f"{total}|prior_final"] == {"2700000"}


@pytest.mark.parametrize(
    "sentence",
    ["2021年度财政拨款收、支总计270.00万元。", "2021年度财政拨款收入总计270.00万元，支出总计270.00万元。"],
)
def test_a_total_that_nothing_proves_is_not_used(sentence: str) -> None:
    found = stated(HEAD + TOTAL + sentence)
    assert not any(key.startswith(TOTALS) for key in found)


BOUGHT = "（二）政府采购支出情况\n"
GOODS = "2021年度政府采购支出总额90万元，其中：政府采购货物支出60万元、工程支出30万元、服务支出0万元。"


@pytest.mark.parametrize(
    "shares",
    [
        "授予中小企业合同金额45万元，占政府采购支出总额的50%。",
        "授予中小企业合同金额90万元，占政府采购支出总额的100%，其中：授予小微企业合同金额60万元，占授予中小企业合同金额的66.67%。",
    ],
)
def test_purchases_of_which_this_years_contracts_are_the_printed_share_slipped(shares: str) -> None:
    found = stated(HEAD + BOUGHT + GOODS + shares)
    assert found["procurement:total"] == {"900000"}
    assert found["procurement:goods"] == {"600000"}
    assert found["procurement:services"] == {"0"}


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "授予中小企业合同金额45万元，占政府采购支出总额的60%。",
        "授予中小企业合同金额45万元，占授予合同金额的50%。",
        "其中授予小微企业合同金额 30 万元，占采购支出总额的 33.33%。",
        "2022年度政府采购支出总额45万元。授予中小企业合同金额45万元，占政府采购支出总额的100%。",
    ],
)
def test_other_purchases_of_the_prior_year_are_kept_and_not_used(rest: str) -> None:
    found = stated(HEAD + BOUGHT + GOODS + rest)
    assert found.get("procurement:total", set()) <= {"450000"}
    assert "procurement:goods" not in found


THREE = "七、“三公”经费支出决算情况说明\n"
COST = "九、机关运行经费支出说明\n"


@pytest.mark.parametrize(
    ("text", "slipped"),
    [
        (
            THREE
            + "2021年度“三公”经费支出2.41万元。\n（一）公务接待费支出0.50万元。\n（二）公务用车运行维护费支出1.91万元。",
            {"three_public:total|final": {"24100"}},
        ),
        (
            "六、一般公共预算财政拨款基本支出决算情况说明\n"
            "2021年度一般公共预算财政拨款基本支出350.10万元，其中：人员经费300.10万元，公用经费50.00万元。",
            {
                "expenditure:general_public_budget|nature|basic|final": {"3501000"},
                "expenditure:general_public_budget|economic|personnel|final": {"3001000"},
            },
        ),
    ],
)
def test_parts_of_this_year_or_the_same_item_of_another_fund_prove_it(
    text: str, slipped: dict[str, set[str]]
) -> None:
    found = stated(HEAD + text)
    assert slipped.items() <= found.items()
    assert not any(key.endswith("prior_final") for key in found)


@pytest.mark.parametrize(
    "text",
    [
        COST + "2021年度机关运行经费支出32.41万元，主要用于办公费、水电费等。",
        THREE + "2021年度“三公”经费支出2.41万元，其中：公务接待费0.50万元，公务用车运行维护费1.91万元。",
        "八、政府性基金预算财政拨款收入支出决算情况说明\n2021年度政府性基金预算财政拨款本年收入36.00万元，本年支出36.00万元。",
    ],
)
def test_the_whole_of_a_section_told_with_the_prior_year_alone_is_not_used(text: str) -> None:
    assert stated(HEAD + text) == stated(HEAD)


@pytest.mark.parametrize(
    "text",
    [
        "2022年度机关运行经费支出32.41万元。2021年度机关运行经费支出30.00万元。",
        "本部门机关运行经费为30.00万元，2021年决算数30.00万元，同比下降0.00%。",
    ],
)
def test_the_prior_years_whole_beside_this_years_is_used(text: str) -> None:
    assert stated(HEAD + COST + text)["operating_cost:prior_final"] == {"300000"}

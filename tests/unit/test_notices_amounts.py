"""Amounts, shares and rates that do not fit those beside them."""

from __future__ import annotations

import pytest

from ingestion.model import Reading, Statement
from ingestion.notices.sums import is_slip
from tests.unit.notices_helpers import HEAD, TOTAL, codes, notices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本支出698.88万元，其中：工资412.53万元，商品286.08万元，补助10.27万元。", ["listed_parts"]),
        ("基本支出698.88万元，其中：工资402.53万元，商品286.08万元，补助10.27万元。", []),
        ("基本支出698.88万元，其中：工资402.53万元，商品286.08万元。", []),  # an open list
        ("基本支出698.88万元，其中：工资402.53万元，商品286.08万元，补助10.27元。", ["listed_parts"]),
        ("基本支出20万元，其中：工资10万元，商品5万元。", []),  # round figures agree by chance
        ("支出8.88万元，其中：甲6.06万元（其中：乙5.05万元），丙2.82万元。", []),  # nested
        ("支出62,418.52元，其中：甲32,418.52元，乙３０，０００．００元，丙0.00元。", []),  # wide commas
        ("支出62,418.52元，其中：甲33,418.52元，乙３０，０００．００元，丙0.00元。", ["listed_parts"]),
        ("支出8.88万元，其中：甲6.66万元（其中：乙5.05万元），丙2.82万元。", ["listed_parts"]),
    ],
)
def test_lists_with_one_mistyped_number(text: str, expected: list[str]) -> None:
    assert codes(HEAD + "三、支出决算情况说明\n" + text) == expected


@pytest.mark.parametrize(
    ("typed", "right", "is_one"),
    [
        ("402.53", "420.53", True),
        ("42.53", "402.53", True),
        ("4022.53", "402.53", True),
        ("402.53402.53", "402.53", True),
        ("402.53", "524.03", False),
        ("402.53", "402.53", False),
    ],
)
def test_slips_of_the_hand(typed: str, right: str, is_one: bool) -> None:
    assert is_slip(typed, right) is is_one


EVALUATION = "附件2\n青屏县水务局2020年专项资金绩效评价报告\n一、项目概况\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("验收合格项目17个，其中：东山县4个、西岭县5个、南坪县7个、北川县2个。", ["listed_parts"]),
        ("验收合格项目18个，其中：东山县4个、西岭县5个、南坪县7个、北川县2个。", []),
        ("培训100人，其中：党员60人、妇女70人。", []),  # kinds of people overlap
        ("总投资61.01万元，其中：补助24.00万元，占39.34%；自筹307.01万元，占60.66%。", ["text_share"]),
        ("总投资61.01万元，其中：补助24.00万元，占39.34%；自筹37.01万元，占60.66%。", []),
        ("编制20名，其中行政编制9名、事业编制12名。", ["listed_parts"]),
        ("编制20名，其中行政编制8名、事业编制12名。", []),
        ("编制20名，其中行政编制5名、女性16名。", []),  # may overlap
        ("项目全年预算数80.00万元，执行数为25.00万元，完成预算的32.00%。", ["completion"]),
        ("项目全年预算数80.00万元，执行数为25.00万元，完成预算的31.25%。", []),
    ],
)
def test_lists_and_rates_outside_the_accounts(text: str, expected: list[str]) -> None:
    assert codes(EVALUATION + text) == expected


ASSETS = HEAD + "（三）国有资产占有使用情况\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("资产45.60万元，其中：设备30.40万元，占66.67%；家具15.20万元，占33.33%。", []),
        ("资产45.60万元，其中：设备30.40万元，占6.67%；家具15.20万元，占33.33%。", ["text_share"]),
        ("资产45.60万元，其中：设备30.04万元，占66.67%；家具15.20万元，占33.33%。", ["text_share"]),
        ("资产45.60万元，其中：设备30.40万元，占66.67%。", []),  # one share alone: of what is open
        ("资产45.60万元，其中：设备10.00万元，占40.00%；家具2.00万元，占9.00%。", []),  # of other wholes
        ("设备原值45.60万元，累计折旧12.20万元，账面净值33.40万元。", []),
        ("账面原值45.60万元，累计折旧12.20万元，账面净值34.30万元。", ["listed_parts"]),
        ("设备占全部资产的106.00%。", ["text_share"]),
        ("设备占全部资产的100.00%。", []),
        ("资产比上年下降103.20%。", ["growth"]),
        ("资产比上年增长103.20%。", []),
    ],
)
def test_shares_of_amounts_that_are_no_facts(text: str, expected: list[str]) -> None:
    assert codes(ASSETS + text) == expected


def test_a_share_beside_its_amount_tells_which_of_them_is_odd() -> None:
    text = ASSETS + "资产45.60万元，其中：设备{}万元，占{}%；家具15.20万元，占33.33%。"
    odd = notices(text.format("30.40", "6.67"))[0]
    assert (str(odd.stated_value), str(odd.expected_value)) == ("6.67", "66.6667")
    odd = notices(text.format("300.40", "66.67"))[0]
    assert (odd.stated_value, odd.expected_value) == (3004000, 304000)
    assert "应为30.40万元" in odd.message


def test_growth_in_a_sentence_of_its_own() -> None:
    text = TOTAL + "2020年度收、支总计95.81万元。与2019年相比，收、支总计各减少24.19万元，下降{}%。"
    stated = Statement(
        "fct_revenue",
        ("all", "grand_total", "final"),
        958100,
        "95.81万元",
        "narrative",
        "total",
        "main",
        "line 2",
        2,
        11,
        "",
        "t",
    )
    assert codes(text.format("20.16"), reading=Reading(statements=[stated])) == []
    assert codes(text.format("26.10"), reading=Reading(statements=[stated])) == ["growth"]


def test_small_business_lots_beyond_all_procurement() -> None:
    text = HEAD + (
        "（二）政府采购支出情况\n2020年度政府采购金额为21.07万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额21.07万元；"
        "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额{}万元。"
    )
    assert codes(text.format("21.07")) == ["procurement_sme_parts"]
    assert codes(text.format("0")) == []


def test_more_reserved_for_the_smaller_than_for_the_small() -> None:
    text = HEAD + (
        "（二）政府采购支出情况\n2020年度本部门面向中小企业预留政府采购项目预算金额21.07万元，"
        "面向小微企业预留政府采购项目预算金额{}万元。"
    )
    assert codes(text.format("21.70")) == ["procurement_micro"]
    assert codes(text.format("21.07")) == []


def test_prior_years_implied_by_changes_clash() -> None:
    text = HEAD + (
        "四、财政拨款收入支出决算总体情况说明\n2020年财政拨款收、支总计90.52万元。与2019年相比，财政拨款收、支总计各减少5.61万元，下降5.84%。\n"
        "五、一般公共预算财政拨款支出决算情况说明\n2020年一般公共预算财政拨款支出89.41万元。与2019年相比，一般公共预算财政拨款减少18.62万元，下降17.24%。"
    )

    def stated(line: int, keys: tuple[str, ...], value: int, start: int) -> Statement:
        return Statement(
            "fct_expenditure",
            keys,
            value,
            "",
            "narrative",
            "total",
            "main",
            f"line {line}",
            line,
            start,
            "",
            "t",
        )

    reading = Reading(
        statements=[
            stated(2, ("fiscal_appropriation", "total", "grand_total", "final"), 905200, 13),
            stated(4, ("general_public_budget", "total", "current_total", "final"), 894100, 17),
        ]
    )
    assert codes(text, reading=reading) == ["prior_implied"]

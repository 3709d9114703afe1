"""Prose to statements: one case a shape of wording. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出情况\n"
TOTAL = "一、收入支出决算总体情况说明\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "pair with one amount": (
        TOTAL + "2020年度收、支总计均为341.5万元。",
        {"revenue:all|grand_total|final": "3415000", "expenditure:all|total|grand_total|final": "3415000"},
    ),
    "pair with two amounts": (
        TOTAL + "2020年度收、支总计分别为41.5万元、40万元。",
        {"revenue:all|grand_total|final": "415000", "expenditure:all|total|grand_total|final": "400000"},
    ),
    "unit only after the second number": (
        TOTAL + "2020年度收、支总计各是41.25,40.5万元。",
        {"revenue:all|grand_total|final": "412500", "expenditure:all|total|grand_total|final": "405000"},
    ),
    "year glued to the amount": (
        TOTAL + "2020年度收、支总计45.8万元。与201958.64万元相比，各减少12.84万元。",
        {
            "revenue:all|grand_total|final": "458000",
            "expenditure:all|total|grand_total|final": "458000",
            "revenue:all|grand_total|prior_final": "586400",
            "expenditure:all|total|grand_total|prior_final": "586400",
        },
    ),
    "six digits that begin like a year are no year where the next one is not named": (
        TOTAL + "2020年度收、支总计45.8万元。与201758.64万元相比，各减少12.84万元。",
        {
            "revenue:all|grand_total|final": "458000",
            "expenditure:all|total|grand_total|final": "458000",
        },
    ),
    "long year glued to the amount": (
        TOTAL + "2020年度收、支总计458.8万元。与2019558.64万元相比，各减少99.84万元。",
        {
            "revenue:all|grand_total|final": "4588000",
            "expenditure:all|total|grand_total|final": "4588000",
            "revenue:all|grand_total|prior_final": "5586400",
            "expenditure:all|total|grand_total|prior_final": "5586400",
        },
    ),
    "revenue list": (
        "二、收入决算情况说明\n2020年本年收入合计9.5万元，其中：一般公共预算财政拨款收入7万元，占73.68%；"
        "政府性基金预算财政拨款收入0万元；事业收入2万元；经营收入0.5万元。",
        {
            "revenue:all|current_total|final": "95000",
            "revenue:all|general_public_budget|final": "70000",
            "revenue:all|government_fund|final": "0",
            "revenue:all|undertaking|final": "20000",
            "revenue:all|business_operation|final": "5000",
        },
    ),
    "surplus is no fiscal appropriation": (
        TOTAL + "使用非财政拨款结余3万元；年初结转和结余2.5万元。",
        {
            "revenue:all|non_fiscal_surplus_used|final": "30000",
            "revenue:all|opening_carryover|final": "25000",
        },
    ),
    "fund section": (
        "八、政府性基金预算财政拨款收入支出决算情况说明\n2020年度年初结转和结余1万元，本年收入50万元，本年支出49万元，"
        "其中基本支出0万元，项目支出49万元，年末结转和结余2万元。",
        {
            "revenue:government_fund|opening_carryover|final": "10000",
            "revenue:government_fund|current_total|final": "500000",
            "expenditure:government_fund|total|current_total|final": "490000",
            "expenditure:government_fund|nature|basic|final": "0",
            "expenditure:government_fund|nature|project|final": "490000",
            "expenditure:government_fund|total|closing_carryover|final": "20000",
        },
    ),
    "item in a sentence of its own, then budget and final": (
        "五、一般公共预算财政拨款支出决算情况说明\n"
        "2、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。年初预算为50万元，支出决算为55万元。",
        {
            "expenditure:general_public_budget|function|2080501|initial_budget": "500000",
            "expenditure:general_public_budget|function|2080501|final": "550000",
        },
    ),
    "function names with code pieces": (
        "（三）一般公共预算财政拨款支出决算具体情况\n教育支出（205）进修及培训（08）培训支出（03）：支出决算为2.5万元。",
        {"expenditure:general_public_budget|function|2050803|final": "25000"},
    ),
    "function code inside the bracket": (
        "（三）一般公共预算财政拨款支出决算具体情况\n教育支出（培训支出—2050803）：支出决算数2.5万元。",
        {"expenditure:general_public_budget|function|2050803|final": "25000"},
    ),
    "economic list and debris before a name": (
        "六、一般公共预算财政拨款基本支出决算情况说明\n基本支出30万元，其中：人员经费20万元，主要包括：基本工资12.5万元、"
        "津贴补贴7万元、15.2788.1离休费0.5万元；公用经费10万元，主要包括：办公费9万元、公务接待费1万元。",
        {
            "expenditure:general_public_budget|nature|basic|final": "300000",
            "expenditure:general_public_budget|economic|personnel|final": "200000",
            "expenditure:general_public_budget|economic|30101|final": "125000",
            "expenditure:general_public_budget|economic|30102|final": "70000",
            "expenditure:general_public_budget|economic|30301|final": "5000",
            "expenditure:general_public_budget|economic|public_use|final": "100000",
            "expenditure:general_public_budget|economic|30201|final": "90000",
            "expenditure:general_public_budget|economic|30217|final": "10000",
        },
    ),
    "prior year and budget in one clause": (
        THREE + "公务接待费为12万元，较上年14万元减少2万元，较预算数32万元减少20万元。",
        {
            "three_public:reception|final": "120000",
            "three_public:reception|prior_final": "140000",
            "three_public:reception|budget": "320000",
        },
    ),
    "completion of a budget that is named": (
        THREE + "2020年“三公”经费财政拨款支出决算为4.6万元，完成全年预算7.7万元的59.74%。",
        {"three_public:total|final": "46000", "three_public:total|adjusted_budget": "77000"},
    ),
    "item stands after the comparison": (
        THREE + "2020年“三公”经费决算数1.2万元，比2020年“三公”经费年初预算6.5万元减少5.3万元。",
        {"three_public:total|final": "12000", "three_public:total|initial_budget": "65000"},
    ),
    "budget list goes on after 其中": (
        THREE + "2020年我镇“三公”经费预算为20万元，其中：公务接待费9万元，公务用车运行维护费11万元。",
        {
            "three_public:total|budget": "200000",
            "three_public:reception|budget": "90000",
            "three_public:vehicle_operation|budget": "110000",
        },
    ),
    "no budget arranged is not a budget": (
        THREE + "公务用车购置支出0万元，年初未安排预算；公务用车运行维护费支出3万元，年初未安排预算。",
        {"three_public:vehicle_purchase|final": "0", "three_public:vehicle_operation|final": "30000"},
    ),
    "brackets are left again": (
        THREE
        + "本年预算安排公务用车经费98000元（购车4万元，公务车运行5.8万元），支出9.3万元（购车3.8万元，公务车运行5.5万元）。",
        {
            "three_public:vehicle_total|budget": "98000",
            "three_public:vehicle_purchase|budget": "40000",
            "three_public:vehicle_operation|budget": "58000",
            "three_public:vehicle_total|final": "93000",
            "three_public:vehicle_purchase|final": "38000",
            "three_public:vehicle_operation|final": "55000",
        },
    ),
    "next year's budget is no fact of this year": (
        "一、2021年“三公”经费预算安排情况\n2021年度“三公”经费预算总计20万元，其中：公务接待10万元。\n"
        "二、2020年“三公”经费决算情况\n2020年度“三公”经费合计支出18.6万元，其中：公务接待8.6万元。",
        {"three_public:total|final": "186000", "three_public:reception|final": "86000"},
    ),
    "a sentence that slipped a year": (
        "七、“三公”经费支出情况\n2019年“三公”经费财政拨款支出决算为3.9万元，完成预算100%，较上年增加2万元。",
        {"three_public:total|final": "39000"},
    ),
    "zero in words": (
        THREE + "因公出国（境）费用没有，原因是压缩开支；公务接待费2万元。",
        {"three_public:overseas|final": "0", "three_public:reception|final": "20000"},
    ),
    "marks are given, nothing is zero": (
        THREE
        + "“三公经费”变动率≤0，计8分；“三公经费”>0，每超过一个百分点扣0.8分，扣完为止。公务接待费2万元。",
        {"three_public:reception|final": "20000"},
    ),
    "counts of visits": (
        THREE + "国内公务接待131批次（其中外事接待2批次），1168人次（其中外事接待9人次）。",
        {
            "three_public_volume:reception_batches": "131",
            "three_public_volume:foreign_reception_batches": "2",
            "three_public_volume:reception_persons": "1168",
            "three_public_volume:foreign_reception_persons": "9",
        },
    ),
    "visiting groups are batches, not groups abroad": (
        THREE + "共接待国内来访团组56个、来宾478人次（不包括陪同人员）。",
        {"three_public_volume:reception_batches": "56", "three_public_volume:reception_persons": "478"},
    ),
    "groups abroad and vehicles": (
        THREE + "因公出国（境）共计1个团组，3人；公务用车购置0辆，公务车保有量为壹辆。",
        {
            "three_public_volume:overseas_groups": "1",
            "three_public_volume:overseas_persons": "3",
            "three_public_volume:vehicles_purchased": "0",
            "three_public_volume:vehicles_held": "1",
        },
    ),
    "assets with a threshold": (
        "（三）国有资产占用情况\n共有车辆8辆，其中：机要通信用车2辆、其他用车6辆；单价50万元（含）以上通用设备1台（套），"
        "单价100万元以上设备（不含车辆）3台（套）。",
        {
            "state_asset:vehicles_total": "8",
            "state_asset:vehicles_confidential_comm": "2",
            "state_asset:vehicles_other": "6",
            "state_asset:equipment_over_500k": "1",
            "state_asset:equipment_over_1m": "3",
        },
    ),
    "procurement": (
        "（二）政府采购支出情况\n政府采购支出总额20.3万元，其中：政府采购货物支出5.3万元、政府采购服务支出15万元。"
        "授予中小企业合同金额20.3万元，占政府采购支出总额的100%，其中：授予小微企业合同金额15万元。",
        {
            "procurement:total": "203000",
            "procurement:goods": "53000",
            "procurement:services": "150000",
            "procurement:sme_contract": "203000",
            "procurement:micro_contract": "150000",
        },
    ),
    "the whole a share is taken of": (
        "（一）一般公共预算财政拨款支出决算总体情况\n一般公共预算财政拨款支出90万元，占本年支出合计100万元的90%。",
        {
            "expenditure:general_public_budget|total|current_total|final": "900000",
            "expenditure:all|total|current_total|final": "1000000",
        },
    ),
    "item after the number": (THREE + "其中1.3万元为公务接待费。", {"three_public:reception|final": "13000"}),
}


@pytest.mark.parametrize("name", CASES)
def test_shape(name: str) -> None:
    text, expected = CASES[name]
    assert facts(text) == {key: {value} for key, value in expected.items()}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (THREE + "公务接待费2万元，比上年减少3.3万元。", "change"),
        (THREE + "公务接待费增加的主要原因是新增接待支出3.3万元。", "explanation"),
        (THREE + "公务接待费2万元。人均接待费3.3元。", "unit_price"),
        ("（三）国有资产占用情况\n单价3.3万元以上设备0台（套）。", "threshold"),
        ("第一部分 部门概况\n一、主要职能\n全年社会消费品零售总额3.3亿元。", "regional_statistic"),
        ("名词解释\n1.其他收入：指3.3万元以下的收入。", "glossary"),
        (THREE + "接待某厅领导一行4人，支出3.3元。", "single_event"),
        (THREE + "甲事项支出乙丙3.3万元。", "unresolved"),
    ],
)
def test_amounts_that_are_no_facts_say_why(text: str, reason: str) -> None:
    mentions = [m for m in read(text).mentions if "3.3" in m.stated_text]
    assert [(m.reason, m.statement_index) for m in mentions] == [(reason, None)]


def test_malformed_number_is_listed_not_read() -> None:
    reading = read(THREE + "公务接待费1.2.3万元。")
    assert not reading.statements
    assert [(m.reason, m.value_yuan) for m in reading.mentions] == [("unresolved", None)]


def test_quote_and_place_are_verbatim() -> None:
    text = THREE + "上一句。公务接待费支出1，234.5万元，完成预算。下一句。"
    (statement,) = read(text).statements
    assert statement.quote == "公务接待费支出1，234.5万元，完成预算。"
    assert (statement.locator, statement.line_no) == ("line 1", 1)
    line = text.split("\n")[1]
    assert line[statement.char_start :].startswith("1，234.5万元")


def test_number_broken_over_two_lines_is_one_amount() -> None:
    text = THREE + "2020年度本单位公务接待费支出决算为12\n34.5万元，完成预算的100%。"
    (statement,) = read(text).statements
    assert statement.value_number is not None
    assert f"{statement.value_number:f}" == "12345000.0"


def test_rates_name_their_base() -> None:
    claims = read(THREE + "公务接待费支出2万元，占20%，完成年初预算的50%，比上年增加1万元，增长100%。").claims
    assert [(c.claim_kind, c.direction, c.base_kind, f"{c.value_number:f}") for c in claims] == [
        ("share", "none", None, "20"),
        ("completion", "none", "initial_budget", "50"),
        ("change", "increase", "prior_final", "10000"),
        ("growth", "increase", "prior_final", "100"),
    ]
    assert {c.statement_index for c in claims} == {0}

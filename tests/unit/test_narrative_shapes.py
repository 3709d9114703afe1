"""Shapes of wording met in reports of many provinces. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出情况\n"
TOTAL = "一、收入支出决算总体情况说明\n"
DETAIL = "（三）一般公共预算财政拨款支出决算具体情况\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "an item that is not known is not the one before it": (
        DETAIL
        + "商贸事务（款）行政运行（项）。年初预算为3.00万元，支出决算为4.00万元。\n"
        + "青石县水务局决算水利甲（款）某某乙（项）。年初预算为7.00万元，支出决算为8.00万元。\n",
        {
            "expenditure:general_public_budget|function|2011301|initial_budget": "30000",
            "expenditure:general_public_budget|function|2011301|final": "40000",
        },
    ),
    "a number in three lines is not its last part": (
        "二、收入决算情况说明\n2020年度收入合计300.00万元，其中：事业收入38.60万元；\n261\n3.77\n万元系其他收入。\n",
        {"revenue:all|current_total|final": "3000000", "revenue:all|undertaking|final": "386000"},
    ),
    "an amount behind a number alone in its line may be its end": (
        "二、收入决算情况说明\n2020年度收入合计300.00万元，其中：事业收入38.60万元；\n261\n0.77万元系其他收入。\n",
        {"revenue:all|current_total|final": "3000000", "revenue:all|undertaking|final": "386000"},
    ),
    "a page number between two sentences is no piece of a number": (
        THREE + "公务接待费1.20万元。\n17\n公务用车运行维护费3万元，其中：燃料费1万元。",
        {"three_public:reception|final": "12000", "three_public:vehicle_operation|final": "30000"},
    ),
    "narrow commas and stops between words": (
        THREE + "公务接待费年初预算为1200.00元,支出决算为1,100.00元,下降8%.公务用车运行维护费5,000元.",
        {
            "three_public:reception|initial_budget": "1200",
            "three_public:reception|final": "1100",
            "three_public:vehicle_operation|final": "5000",
        },
    ),
    "the unit without 元": (
        THREE + "公务用车购置及运维费38万。公务接待费0.7万，较上年减少1万。辖区人口3万。",
        {"three_public:vehicle_total|final": "380000", "three_public:reception|final": "7000"},
    ),
    "经比较 compares nothing yet": (
        THREE + "经比较2020年度镇本级“三公”经费31万元，较上年减少9万元。",
        {"three_public:total|final": "310000"},
    ),
    "the budget law is no budget": (
        THREE + "按照《预算法》有关规定，经汇总，2020年全镇“三公”支出合计40.5万元。",
        {"three_public:total|final": "405000"},
    ),
    "a year belongs to one number": (
        THREE
        + "公务用车购置及运行费支出4.5万元，2019年决算数4.4万元。其中：公务用车购置费0.5万元，运行费4万元。",
        {
            "three_public:vehicle_total|final": "45000",
            "three_public:vehicle_total|prior_final": "44000",
            "three_public:vehicle_purchase|final": "5000",
            "three_public:vehicle_operation|final": "40000",
        },
    ),
    "the prior year without a verb": (
        THREE + "公务接待费5.3万元，上年为5.5万元。因公出国（境）费1万元，比上年增加1万元，上年为0万元。",
        {
            "three_public:reception|final": "53000",
            "three_public:reception|prior_final": "55000",
            "three_public:overseas|final": "10000",
            "three_public:overseas|prior_final": "0",
        },
    ),
    "down from and down to": (
        THREE + "公务接待费支出由2019年的5万元下降到3万元；因公出国（境）费较上年减少2万元，为4万元。",
        {
            "three_public:reception|prior_final": "50000",
            "three_public:reception|final": "30000",
            "three_public:overseas|final": "40000",
        },
    ),
    "one item of two years": (
        THREE + "2020年、2019年“三公”经费决算分别为12万元、15万元。",
        {"three_public:total|final": "120000", "three_public:total|prior_final": "150000"},
    ),
    "one item of two stages": (
        THREE + "公务接待费预算数、决算数分别为12万元、11万元，公务用车运行维护费预算和决算均为5万元。",
        {
            "three_public:reception|budget": "120000",
            "three_public:reception|final": "110000",
            "three_public:vehicle_operation|budget": "50000",
            "three_public:vehicle_operation|final": "50000",
        },
    ),
    "a list with a member that is not known": (
        THREE + "会议费、公务接待费、公务用车运行维护费分别为1万元、2万元、3万元。",
        {},
    ),
    "what the amount was spent on": (
        THREE + "5万元用于公务接待，3万元用于公务用车运行维护。",
        {"three_public:reception|final": "50000", "three_public:vehicle_operation|final": "30000"},
    ),
    "an unknown subject ends what the heading names": (
        THREE + "公务接待费限额3万元，实际支出2.5万元。",
        {},
    ),
    "numbers of a list end an explanation": (
        THREE
        + "2020年“三公”经费决算20万元：一、因公出国（境）费17万元，主要原因是任务增加，二、公务接待费3万元。",
        {
            "three_public:total|final": "200000",
            "three_public:overseas|final": "170000",
            "three_public:reception|final": "30000",
        },
    ),
    "words that repeat the item less exactly": (
        THREE + "国内公务接待支出0.3万元，主要用于公务接待批次3个，支出3026元，人数27人。",
        {
            "three_public:reception_domestic|final": "3000|3026",
            "three_public_volume:reception_batches": "3",
            "three_public_volume:reception_persons": "27",
        },
    ),
    "procurement planned and done": (
        "（二）政府采购支出情况\n2020年政府采购预算60万元，实际采购55万元，节约5万元。其中：货物采购30万元，服务采购25万元。",
        {"procurement:total": "550000", "procurement:goods": "300000", "procurement:services": "250000"},
    ),
    "an unknown name does not take the class before it": (
        DETAIL + "教育支出80万元，占80%；宇航支出15万元，占15%；其他支出5万元，占5%。",
        {
            "expenditure:general_public_budget|function|205|final": "800000",
        },
    ),
    "other expenditure as a class": (
        DETAIL + "教育支出80万元，占80%；其他支出5万元，占5%。\n3.其他支出（类）5万元，占5%。",
        {
            "expenditure:general_public_budget|function|205|final": "800000",
            "expenditure:general_public_budget|function|229|final": "50000",
        },
    ),
    "other expenditure of no known kind": (
        "三、支出决算情况说明\n基本支出中医疗业务支出58万元，管理费用11万元，其他支出1万元。",
        {},
    ),
    "the sum of several items": (
        "三、支出决算情况说明\n上缴上级支出、经营支出共0.00元；工资福利支出、商品和服务支出共计5万元。",
        {
            "expenditure:all|nature|remit_to_superior|final": "0",
            "expenditure:all|nature|business_operation|final": "0",
        },
    ),
    "zeros of a list": (
        "二、收入决算情况说明\n上级补助收入、经营收入、附属单位上缴收入均为0万元。\n"
        "三、支出决算情况说明\n上缴上级支出、对附属单位补助支出均为0。",
        {
            "revenue:all|superior_subsidy|final": "0",
            "revenue:all|business_operation|final": "0",
            "revenue:all|subordinate_remittance|final": "0",
            "expenditure:all|nature|remit_to_superior|final": "0",
            "expenditure:all|nature|subsidy_to_subordinate|final": "0",
        },
    ),
    "the body's revenue and expenditure": (
        "二、收入决算情况说明\n2020年度，本单位收入为16.5万元，其中：财政拨款收入15万元；事业收入1.5万元。\n"
        "三、支出决算情况说明\n2020年度，本单位支出为19万元。",
        {
            "revenue:all|current_total|final": "165000",
            "revenue:all|fiscal_appropriation|final": "150000",
            "revenue:all|undertaking|final": "15000",
            "expenditure:all|total|current_total|final": "190000",
        },
    ),
    "funds side by side": (
        "四、财政拨款收入支出决算情况说明\n（一）财政拨款收支与年初预算数对比情况\n"
        "财政拨款本年收入19.5万元，比2019年度增加4万元；本年支出18万元。"
        "其中：一般公共预算财政拨款本年收入10.5万元；本年支出9万元；政府性基金预算财政拨款本年收入9万元；本年支出8万元。",
        {
            "revenue:fiscal_appropriation|current_total|final": "195000",
            "expenditure:fiscal_appropriation|total|current_total|final": "180000",
            "revenue:fiscal_appropriation|general_public_budget|final": "105000",
            "expenditure:general_public_budget|total|current_total|final": "90000",
            "revenue:fiscal_appropriation|government_fund|final": "90000",
            "expenditure:government_fund|total|current_total|final": "80000",
        },
    ),
    "running cost in words": (
        "三、支出决算情况说明\n（一）基本支出情况\n2020年度用于保障某中心机构正常运转的日常支出50万元。"
        "基本工资、津贴补贴等人员经费支出45万元，占基本支出的90%；办公费等公用经费5万元。\n（二）项目支出情况\n"
        "2020年度用于保障某中心为完成特定的行政工作任务，用于专项业务工作的经费支出10万元。",
        {
            "expenditure:all|nature|basic|final": "500000",
            "expenditure:all|economic|personnel|final": "450000",
            "expenditure:all|economic|public_use|final": "50000",
            "expenditure:all|nature|project|final": "100000",
        },
    ),
    "a budget list over several lines": (
        THREE + "2020年“三公”经费预算20万元，其中：\n公务接待费9万元；\n公务用车运行维护费11万元。\n"
        "2020年“三公”经费决算15万元，其中：\n公务接待费5万元\n公务用车运行维护费10万元",
        {
            "three_public:total|budget": "200000",
            "three_public:reception|budget": "90000",
            "three_public:vehicle_operation|budget": "110000",
            "three_public:total|final": "150000",
            "three_public:reception|final": "50000",
            "three_public:vehicle_operation|final": "100000",
        },
    ),
    "basic expenditure of one class": (
        DETAIL
        + "机构运行11万元，其中：基本支出10万元，项目支出1万元。\n住房公积金5万元，其中：\n基本支出5万元，\n项目支出0万元。\n"
        "教育支出（类）支出80万元，其中：基本支出60万元，项目支出20万元。",
        {
            "expenditure:general_public_budget|function|2210201|final": "50000",
            "expenditure:general_public_budget|function|205|final": "800000",
        },
    ),
    "goods and services of projects": (
        "三、支出决算情况说明\n1.基本支出14万元，其中：工资福利支出13万元；商品和服务支出1万元（其中：公务接待费0.2万元）。\n"
        "2.项目支出3万元，其中：商品和服务支出2万元，资本性支出1万元。",
        {
            "expenditure:all|nature|basic|final": "140000",
            "expenditure:all|economic|301|final": "130000",
            "expenditure:all|economic|302|final": "10000",
            "expenditure:all|economic|30217|final": "2000",
            "expenditure:all|nature|project|final": "30000",
        },
    ),
    "what is carried over, by the heading": (
        "二、预算执行\n4.年末结转和结余情况。\n一是财政拨款结转41.12万元。二是非财政拨款结转5万元。",
        {"expenditure:fiscal_appropriation|total|closing_carryover|final": "411200"},
    ),
    "headings inside a line": (
        THREE + "（1）公务接待费。2020年支出1.5万元。（2）公务用车运行维护费。2020年支出3万元。",
        {"three_public:reception|final": "15000", "three_public:vehicle_operation|final": "30000"},
    ),
    "a stage after a list is of the whole": (
        THREE + "2020年公务接待费预算5万元，其中外宾接待1万元，国内接待4万元；决算3万元。",
        {
            "three_public:reception|budget": "50000",
            "three_public:reception_foreign|budget": "10000",
            "three_public:reception_domestic|budget": "40000",
            "three_public:reception|final": "30000",
        },
    ),
    "what was spent on the topic": (
        THREE + "“三公”经费：年初预算10万元，本年支出9万元，上年支出9.5万元。",
        {
            "three_public:total|initial_budget": "100000",
            "three_public:total|final": "90000",
            "three_public:total|prior_final": "95000",
        },
    ),
    "parts of the running cost": (
        "（一）机关运行经费支出情况\n机关运行经费支出50万元。其中：办公费5万元、公务用车运行维护费3万元。",
        {"operating_cost:final": "500000"},
    ),
    "appropriations are the whole where only they are told of": (
        "四、财政拨款收入支出决算总体情况说明\n2020年度财政拨款收入51.5万元，较上年增加2万元。年初财政拨款结转和结余3万元。",
        {
            "revenue:fiscal_appropriation|current_total|final": "515000",
            "revenue:fiscal_appropriation|opening_carryover|final": "30000",
        },
    ),
    "a sum word makes it the total": (
        "四、财政拨款收入支出决算总体情况说明\n2020年度财政拨款收入合计51.5万元。",
        {"revenue:fiscal_appropriation|current_total|final": "515000"},
    ),
    "the two sides as headings of their own": (
        TOTAL + "1、收入：73.5万元。其中：财政拨款收入70万元。\n2、支出：74.5万元。其中：项目支出27.5万元。",
        {
            "revenue:all|current_total|final": "735000",
            "revenue:all|fiscal_appropriation|final": "700000",
            "expenditure:all|total|current_total|final": "745000",
            "expenditure:all|nature|project|final": "275000",
        },
    ),
    "an adjustment ends a list": (
        "一、部门预算安排和支出情况\n2020年年初预算，其中基本支出预算6万元，项目支出预算4万元；年中追加2万元，调整后预算12万元。"
        "年末结转结余5万元。",
        {
            "expenditure:all|nature|basic|budget": "60000",
            "expenditure:all|nature|project|budget": "40000",
            "expenditure:all|total|closing_carryover|final": "50000",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_shape(name: str) -> None:
    text, expected = CASES[name]
    assert facts(text) == {key: set(value.split("|")) for key, value in expected.items()}


def test_a_list_of_changes_is_no_fact() -> None:
    reading = read(TOTAL + "与2019年相比，收、支总计各减少12.5,25.7万元；分别减少1.5万元、2.5万元、3.5万元。")
    assert not reading.statements
    assert {mention.reason for mention in reading.mentions} == {"change"}


def test_a_year_on_the_next_line_is_not_glued_to_a_number() -> None:
    reading = read("（2）公务用车购置费    0.04    0.00    0.69\n\n2021年“三公”经费预算安排2.5万元。")
    assert [mention.reason for mention in reading.mentions] == ["other_year"]


def test_an_item_called_final_below_a_heading_of_the_budget_is_shown_and_not_used() -> None:
    reading = read(
        "一、2020年年初预算\n2020年“三公”经费预算6万元，其中：公务接待费支出决算4万元。\n"
        "二、2020年决算\n2020年“三公”经费决算5万元，其中：公务接待费支出决算3万元。"
    )
    assert [(s.keys, str(s.value_number), s.usable) for s in reading.statements] == [
        (("total", "initial_budget"), "60000", True),
        (("reception", "initial_budget"), "40000", False),
        (("total", "final"), "50000", True),
        (("reception", "final"), "30000", True),
    ]
    assert "final" in str(reading.statements[1].alternatives)


@pytest.mark.parametrize("total", ["收入支出总计", "收、支总计", "收支总计", "收入总计和支出总计"])
def test_a_change_of_both_sides_is_claimed_of_both(total: str) -> None:
    reading = read(TOTAL + f"2020年度{total}80.00万元。与2019年度相比，{total}增加10.00万元，增长14.29%。")
    growth = {(one.fact_table, one.keys) for one in reading.claims if one.claim_kind == "growth"}
    assert growth == {
        ("fct_revenue", ("all", "grand_total", "final")),
        ("fct_expenditure", ("all", "total", "grand_total", "final")),
    }


def test_an_item_of_a_list_whose_head_was_not_read_is_neither_class_nor_three_public() -> None:
    reading = read(
        "六、一般公共预算财政拨款基本支出决算情况\n劳务费5万元；电费二分之一；公务接待费3万元；公务用车运行维护费8万元。"
    )
    assert not [s for s in reading.statements if s.fact_table == "fct_three_public"]
    assert "unresolved" in {mention.reason for mention in reading.mentions}


def test_a_completion_behind_a_torn_amount_is_not_of_the_heading_s_item() -> None:
    reading = read("一、2020年“三公”经费支出情况说明\n万元，完成年初预算185.37万元的49.65%。")
    assert not reading.statements
    assert [mention.reason for mention in reading.mentions] == ["unresolved"]

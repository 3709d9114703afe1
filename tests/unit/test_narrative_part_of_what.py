"""Numbers behind 其中, in brackets and behind two items: whose they are, and when nobody can tell. All invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts, read

THREE = "七、“三公”经费支出决算情况说明\n"
DETAIL = "五、一般公共预算财政拨款支出决算情况说明\n"
REVENUE = "二、收入决算情况说明\n"
SPENDING = "三、支出决算情况说明\n"
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "a year in a bracket ends with it": (
        THREE + "公务用车运行费4.8万元（保有车辆6台，2019年7台），公务接待费2万元。",
        {
            "three_public:vehicle_operation|final": "48000",
            "three_public_volume:vehicles_held": "6",
            "three_public:reception|final": "20000",
        },
    ),
    "the year of an item named in a bracket, too": (
        THREE + "公务接待费3万元（2019年公务接待费为5万元）；公务用车运行维护费7万元。",
        {
            "three_public:reception|final": "30000",
            "three_public:reception|prior_final": "50000",
            "three_public:vehicle_operation|final": "70000",
        },
    ),
    "what a class was paid from": (
        DETAIL + "住房保障支出（类）保障性安居工程支出（款）棚户区改造（项）支出决算为90万元（其中上年结转20万元）。",
        {"expenditure:general_public_budget|function|2210103|final": "900000"},
    ),
    "what projects were paid from": (
        SPENDING + "项目支出80万元，其中：一般公共预算财政拨款60万元；政府性基金预算财政拨款20万元。",
        {"expenditure:all|nature|project|final": "800000"},
    ),
    "what the basic expenditure was paid from": (
        SPENDING + "基本支出70万元（其中：一般公共预算财政拨款支出61万元，上年结转9万元），项目支出30万元。",
        {
            "expenditure:all|nature|basic|final": "700000",
            "expenditure:all|nature|project|final": "300000",
        },
    ),
    "a fund behind the parts of the basic expenditure is no part of it": (
        SPENDING + "基本支出70万元，其中：人员经费60万元；项目支出30万元；政府性基金预算财政拨款支出4万元。",
        {
            "expenditure:all|nature|basic|final": "700000",
            "expenditure:all|economic|personnel|final": "600000",
            "expenditure:all|nature|project|final": "300000",
            "expenditure:government_fund|total|current_total|final": "40000",
        },
    ),
    "a comparison behind two items joined": (
        THREE + "“三公”经费支出2.15万元，为公务用车运行维护费1.65万元及公务接待费0.5万元，比上年3.4万元减少1.25万元。",
        {
            "three_public:total|final": "21500",
            "three_public:vehicle_operation|final": "16500",
            "three_public:reception|final": "5000",
        },
    ),
    "a comparison behind two items joined otherwise": (
        SPENDING + "2020年基本支出50万元和项目支出30万元，较2019年决算数70万元增加10万元。",
        {"expenditure:all|nature|basic|final": "500000", "expenditure:all|nature|project|final": "300000"},
    ),
    "contracts of one kind given to small enterprises": (
        "政府采购支出总额55万元。授予中小企业合同金额50万元。货物采购授予中小企业合同金额12万元，占货物支出金额的80%；"
        "服务采购授予中小企业合同金额38万元。",
        {"procurement:total": "550000", "procurement:sme_contract": "500000"},
    ),
    "contracts of one kind given to micro enterprises": (
        "授予小微企业合同金额45万元，其中：工程支出授予小微企业合同金额30万元。",
        {"procurement:micro_contract": "450000"},
    ),
    "groups sent and groups joined are parts": (
        THREE + "因公出国（境）费31万元，组团3个，参加团组2个，共7人。",
        {"three_public:overseas|final": "310000"},
    ),
    "groups organised and groups joined": (
        THREE + "因公出国（境）费用支出6万元，自组团1个，参加出国（境）团组4个。",
        {"three_public:overseas|final": "60000"},
    ),
    "an amount of a change without 元 is one": (
        THREE + "“三公”经费1.2万，比上年减少0.3万，其中公务接待费1.2万。",
        {"three_public:total|final": "12000", "three_public:reception|final": "12000"},
    ),
    "an amount of a change without 元 elsewhere": (
        THREE + "公务接待费支出3.5万，较2019年压缩了1万，公务用车运行维护费6万元。",
        {"three_public:reception|final": "35000", "three_public:vehicle_operation|final": "60000"},
    ),
    "income behind the carry-over is no carry-over": (
        "收入总计45万元，上年结转5万元，当年收入40万元。",
        {
            "revenue:all|grand_total|final": "450000",
            "revenue:all|opening_carryover|final": "50000",
            "revenue:all|current_total|final": "400000",
        },
    ),
    "nor is spending": (
        "年末结转和结余3万元，当年支出38万元。",
        {
            "expenditure:all|total|closing_carryover|final": "30000",
            "expenditure:all|total|current_total|final": "380000",
        },
    ),
    "what was spent out of the carry-over": (
        "四、财政拨款收入支出决算总体情况说明\n财政拨款支出41万元，其中当年拨款安排37万元，上年结转安排4万元。",
        {"expenditure:fiscal_appropriation|total|current_total|final": "410000"},
    ),
    "what was paid out of the carry-over": (
        SPENDING + "本年支出合计41万元，其中年初结转和结余资金列支4万元。",
        {"expenditure:all|total|current_total|final": "410000"},
    ),
    "items of the basic expenditure, wherever it is told": (
        "2020年基本支出70万元，具体如下：\n（一）商品和服务支出：25万元，主要用于办公费5万元；公务接待费6万元；"
        "公务用车运行维护费14万元。\n（二）对个人和家庭的补助：15万元，主要用于生活补助10万元；医疗费5万元。",
        {
            "expenditure:all|nature|basic|final": "700000",
            "expenditure:all|economic|302|final": "250000",
            "expenditure:all|economic|30201|final": "50000",
            "expenditure:all|economic|30217|final": "60000",
            "expenditure:all|economic|30231|final": "140000",
            "expenditure:all|economic|303|final": "150000",
            "expenditure:all|economic|30305|final": "100000",
            "expenditure:all|economic|30307|final": "50000",
        },
    ),
    "an everyday name in the list of public use": (
        "基本支出50万元，其中：日常公用支出8万元，其中：车辆运行费2万元、取暖费6万元。",
        {
            "expenditure:all|nature|basic|final": "500000",
            "expenditure:all|economic|public_use|final": "80000",
            "expenditure:all|economic|30231|final": "20000",
            "expenditure:all|economic|30208|final": "60000",
        },
    ),
    "reception as a part of a class of all expenditure": (
        SPENDING + "商品和服务支出80万元，其中：租车费50万元，公务接待费3万元。",
        {"expenditure:all|economic|302|final": "800000"},
    ),
    "vehicles as a part of a class of all expenditure": (
        SPENDING + "按经济分类，商品和服务支出80万元，其中水电费9万元，公务用车运行维护费4万元；项目支出30万元。",
        {
            "expenditure:all|economic|302|final": "800000",
            "expenditure:all|nature|project|final": "300000",
        },
    ),
    "the fund of a list whose head has no number": (
        "2020年度财政拨款支出中：农业农村（款）行政运行（项）支出决算为30万元。",
        {"expenditure:fiscal_appropriation|function|2130101|final": "300000"},
    ),
    "the fund of another list whose head has no number": (
        "一般公共预算财政拨款支出中，基本支出30万元，项目支出12万元。",
        {
            "expenditure:general_public_budget|nature|basic|final": "300000",
            "expenditure:general_public_budget|nature|project|final": "120000",
        },
    ),
    "what the three public expenses were booked as": (
        THREE + "公务接待费2.3万元，其中基本支出1.5万元，项目支出0.8万元。",
        {"three_public:reception|final": "23000"},
    ),
    "the same in a bracket": (
        THREE + "公务用车运行维护费9万元（项目支出8万元、基本支出1万元），公务接待费2万元。",
        {"three_public:vehicle_operation|final": "90000", "three_public:reception|final": "20000"},
    ),
    "what projects were for stands in a bracket": (
        SPENDING + "基本支出30万元，项目支出50万元（疫情防控30万元，公共卫生20万元），住房保障支出4万元。",
        {
            "expenditure:all|nature|basic|final": "300000",
            "expenditure:all|nature|project|final": "500000",
            "expenditure:all|function|221|final": "40000",
        },
    ),
    "another bracket behind the project expenditure": (
        SPENDING + "项目支出12万元（其中：住房保障支出5万元），其中公用经费1万元。",
        {"expenditure:all|nature|project|final": "120000"},
    ),
    "the funds of what was carried over": (
        REVENUE + "上年结转80万元（一般公共预算财政拨款70万元、政府性基金预算财政拨款10万元），其他收入3万元。",
        {"revenue:all|opening_carryover|final": "800000", "revenue:all|other|final": "30000"},
    ),
    "the funds of what is carried on": (
        "年末结转和结余9万元，其中：一般公共预算财政拨款收入7万元。",
        {"expenditure:all|total|closing_carryover|final": "90000"},
    ),
    "the year of a part that is not known is not that of the next item": (
        SPENDING + "科普活动（项）支出12万元，其中：2019年结转2万元；青少年科技活动（项）支出30万元。",
        {
            "expenditure:all|function|2060702|final": "120000",
            "expenditure:all|function|2060703|final": "300000",
        },
    ),
    "behind the changes of parts a comparison is of nobody": (
        THREE + "“三公”经费支出5.8万元：公务用车运行维护费4.8万元、公务接待费1万元。"
        "较年初预算减少0.7万元，其中公务用车运行维护费减少0.2万元，公务接待费减少0.5万元；较上年5.5万元增加0.3万元。",
        {
            "three_public:total|final": "58000",
            "three_public:vehicle_operation|final": "48000",
            "three_public:reception|final": "10000",
        },
    ),
    "behind the changes of parts in a sentence of their own, too": (
        SPENDING + "与上年相比减少5万元，其中基本支出减少1万元，项目支出减少4万元。较年初预算50万元减少2万元。",
        {},
    ),
    "the last year's side behind one that is not known": (
        "2020年决算收入92万元，支出93万元；2019年决算收入90万元，支出91万元。",
        {"revenue:all|current_total|final": "920000", "expenditure:all|total|current_total|final": "930000"},
    ),
    "an item behind another year's amount that is not known": (
        "2020年决算收入92万元，支出93万元，2019年决算收入90万元，公务接待费9万元；公务用车运行费7万元。",
        {
            "revenue:all|current_total|final": "920000",
            "expenditure:all|total|current_total|final": "930000",
            "three_public:vehicle_operation|final": "70000",
        },
    ),
    "behind a share the amount it is of": (
        "五、一般公共预算财政拨款支出\n一般公共预算财政拨款支出90万元，占本年支出合计100万元的90%，比2019年度80万元增加10万元，"
        "比年初预算70万元增加20万元。",
        {
            "expenditure:general_public_budget|total|current_total|final": "900000",
            "expenditure:all|total|current_total|final": "1000000",
            "expenditure:general_public_budget|total|current_total|prior_final": "800000",
            "expenditure:general_public_budget|total|current_total|initial_budget": "700000",
        },
    ),
    "behind a share of a class": (
        SPENDING + "项目支出4万元，占本年支出合计10万元的比重为40%，较上年3万元增加1万元。",
        {
            "expenditure:all|nature|project|final": "40000",
            "expenditure:all|total|current_total|final": "100000",
            "expenditure:all|nature|project|prior_final": "30000",
        },
    ),
    "contracts given to micro enterprises behind 其中": (
        "政府采购支出总额20万元，授予中小企业合同金额18万元，其中小微企业合同金额10万元。",
        {"procurement:total": "200000", "procurement:sme_contract": "180000", "procurement:micro_contract": "100000"},
    ),
    "contracts of micro enterprises behind 其中": (
        "授予中小企业合同180万元，其中小微企业合同100万元。",
        {"procurement:sme_contract": "1800000", "procurement:micro_contract": "1000000"},
    ),
    "reception within the project expenditure": (
        SPENDING + "项目支出50万元，包括：电商扶持30万元，办公费19.5万元，公务接待费0.5万元。",
        {"expenditure:all|nature|project|final": "500000"},
    ),
    "vehicles within the project expenditure": (
        "项目支出50万元，其中：公务用车运行维护费3万元；“三公”经费支出6万元。",
        {"expenditure:all|nature|project|final": "500000", "three_public:total|final": "60000"},
    ),
    "what a remark names did not change": (
        "“三公”经费支出6万元（包括基本支出和项目支出安排的经费），同比减少1万元。其中：公务接待费2万元，同比减少1万元。",
        {"three_public:total|final": "60000", "three_public:reception|final": "20000"},
    ),
    "what another remark names": (
        THREE + "“三公”经费支出9万元（含本级和所属单位的项目支出），比上年减少2万元，其中：公务用车运行维护费9万元。",
        {"three_public:total|final": "90000", "three_public:vehicle_operation|final": "90000"},
    ),
    "支出总计 beside what is carried on is the year's spending": (
        "2020年收入总计222万元，支出总计200万元，其中：基本支出150万元，项目支出50万元。年末结转和结余22万元。",
        {
            "revenue:all|grand_total|final": "2220000",
            "expenditure:all|total|current_total|final": "2000000",
            "expenditure:all|nature|basic|final": "1500000",
            "expenditure:all|nature|project|final": "500000",
            "expenditure:all|total|closing_carryover|final": "220000",
        },
    ),
    "支出总计 beside what is carried on, its parts not told": (
        "（一）收入总计9万元。\n（二）支出总计8万元。\n（三）年末结转1万元。",
        {
            "revenue:all|grand_total|final": "90000",
            "expenditure:all|total|current_total|final": "80000",
            "expenditure:all|total|closing_carryover|final": "10000",
        },
    ),
    "支出总计 that just differs is not settled": (
        "2020年收入总计90万元，支出总计80万元，年末结转5万元。",
        {
            "revenue:all|grand_total|final": "900000",
            "expenditure:all|total|grand_total|final": "800000",
            "expenditure:all|total|closing_carryover|final": "50000",
        },
    ),
    "支出总计 that balances is the form's": (
        "2020年收入总计200万元，支出总计200万元。基本支出150万元，项目支出50万元。",
        {
            "revenue:all|grand_total|final": "2000000",
            "expenditure:all|total|grand_total|final": "2000000",
            "expenditure:all|nature|basic|final": "1500000",
            "expenditure:all|nature|project|final": "500000",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whose_part(name: str) -> None:
    text, wanted = CASES[name]
    assert facts(text) == {key: {value} for key, value in wanted.items()}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "公务用车购置及运行维护费26万元，其中购置费0元，运行维护费26万元，2019年为28万元，减少2万元。",
            "fct_three_public:vehicle_total|prior_final",
        ),
        (
            "“三公”经费9万元，其中：公务接待费3万元，公务用车运行维护费6万元，2019年为11万元。",
            "fct_three_public:total|prior_final",
        ),
    ],
)
def test_the_prior_year_behind_the_parts_is_of_the_last_or_of_the_whole(text: str, other: str) -> None:
    (prior,) = (s for s in read(THREE + text).statements if s.keys[-1] == "prior_final")
    assert (prior.keys[0], prior.usable, prior.alternatives) == ("vehicle_operation", False, other)


def test_the_prior_year_behind_each_part_is_clear() -> None:
    text = THREE + "“三公”经费9万元，其中：公务接待费3万元，2019年为4万元，公务用车运行维护费6万元，2019年为7万元。"
    prior = {s.keys[0]: s.usable for s in read(text).statements if s.keys[-1] == "prior_final"}
    assert prior == {"reception": True, "vehicle_operation": True}


@pytest.mark.parametrize(("year", "code"), [(2016, "30311"), (2020, "30113")])
def test_an_item_has_the_code_of_its_year(year: int, code: str) -> None:
    text = "六、一般公共预算财政拨款基本支出决算情况说明\n人员经费60万元，其中：住房公积金8万元。"
    assert f"expenditure:general_public_budget|economic|{code}|final" in facts(text, year)


@pytest.mark.parametrize(
    "reason",
    [
        "完成预算的90%，决算数小于预算数的主要原因是厉行节约，",
        "比上年减少0.5万元，主要是压减接待，",
        "由于车辆老化，维修费用增加，",
    ],
)
def test_parts_behind_a_reason_explain_nothing(reason: str) -> None:
    parts = "其中：公务接待费4万元，公务用车运行维护费5万元。"
    assert facts(THREE + "2020年“三公”经费支出9万元，" + reason + parts) == {
        "three_public:total|final": {"90000"},
        "three_public:reception|final": {"40000"},
        "three_public:vehicle_operation|final": {"50000"},
    }


@pytest.mark.parametrize(
    "explained",
    [
        "“三公”经费支出9万元，主要原因是承办会议，其中会议费5万元，公务接待费增加2万元。",
        "“三公”经费支出9万元，主要是外事活动增加，其中：公务接待费增加3万元。",
    ],
)
def test_what_explains_is_no_part(explained: str) -> None:
    assert facts(THREE + explained) == {"three_public:total|final": {"90000"}}

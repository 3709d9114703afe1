"""Numbers behind 其中, in brackets and behind two items: whose they are, and when nobody can tell. All invented."""

from __future__ import annotations

import pytest

from tests.unit.narrative_helpers import facts

THREE = "七、“三公”经费支出决算情况说明\n"
DETAIL = "五、一般公共预算财政拨款支出决算情况说明\n"
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
            "expenditure:general_public_budget|economic|personnel|final": "600000",
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
}


@pytest.mark.parametrize("name", CASES)
def test_whose_part(name: str) -> None:
    text, wanted = CASES[name]
    assert facts(text) == {key: {value} for key, value in wanted.items()}

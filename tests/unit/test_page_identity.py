"""Which short pages are a department's accounts, and whose. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.model import RejectedError
from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from tests.unit.identity_helpers import identified
from tests.unit.page_helpers import stated

BUDGETS = [
    "（二）政府采购预算安排情况说明。\n2023年政府采购预算17000元，其中：政府集中采购预算17000元，占政府采购预算的100%。"
    "货物类采购10000元。\n（三）国有资产的总体情况说明。\n共有车辆1辆，其中：特种专业技术用车1辆。",
    "2016年青石省级三公经费公开\n根据部署，安排的2016年“三公”经费预算为4.4亿元，其中，公务接待费2.04亿元。",
    "2016年无因公出国（境）费用预算。\n公务接待费预算1.7万元，同比增加0.1万元。公务用车运行维护费预算25万元。"
    "2016年“三公”经费公务用车保有量为11辆，全年运行费支出25万元。",
    "一、“三公”经费安排情况\n2022年本部门财政拨款安排“三公”经费502.4万元，比上年减少14.6万元。"
    "其中：公务接待费2.4万元。",
    "首页 > 政府预决算\n2017年“三公”经费预算情况说明\n2017年“三公”经费支出预算中公务用车运行维护费39.6万元。",
    "2014年“三公”经费预算71.51亿元，比去年执行数略有下降，比去年年初预算减少8.18亿元。",
]
"""Budgets without the words of a budget title."""


GOVERNMENTS = [
    "一、2020年全区收支决算\n全区一般公共预算总收入41万元，其中地方一般公共预算收入27万元；加上级补助收入12万元，"
    "债务转贷收入1万元，调入预算稳定调节基金4万元，收入合计51万元。",
    "青石区人民政府关于2020年财政决算的报告\n2020年全区一般公共预算收入42万元，同比增长8%，收入总计119万元。",
    "财政部：2019年全国政府采购规模下降\n2019年全国政府采购规模为330亿元，地方政府采购规模下降明显，占全国财政支出的10%。",
]
"""Accounts of a government, no department's."""


@pytest.mark.parametrize(
    ("reason", "text"),
    [*(("budget", text) for text in BUDGETS), *(("not_a_report", text) for text in GOVERNMENTS)],
)
def test_what_is_no_department_s_accounts_is_refused(reason: str, text: str) -> None:
    with pytest.raises(RejectedError) as refused:
        identified(text)
    assert refused.value.reason_code == reason


def test_an_excerpt_of_a_budget_without_its_title_gives_no_accounts() -> None:
    text = (
        "五、一般公共预算支出情况说明\n2021年一般公共预算拨款支出93924.6元，其中：基本支出40224.6元，项目支出53700元，"
        "具体支出预算如下：\n1.基本支出预算40224.60元，占一般公共预算支出的42%。其中：\n工资福利支出预算30812.6元"
    )
    (document,) = read_bytes("own.txt", text.encode())
    with pytest.raises(RejectedError) as refused:
        parse_document(document)
    assert refused.value.reason_code == "budget"


def test_spending_out_of_appropriations_is_no_budget() -> None:
    text = (
        "2018年度本部门一般公共预算财政拨款安排的“三公”经费支出2.05万元，年初预算为2.95万元，差值为0.9万元。"
    )
    assert stated(text)["three_public:total|final"] == {"20500"}


def test_a_department_may_speak_of_its_region_s_finances() -> None:
    text = (
        "本部门2020年度部门决算\n全省一般公共预算收入61万元，支出总量为70万元；债务转贷收入3万元，税收收入5万元。"
        "省级行政事业单位“三公”经费支出4万元，其中：公务接待费0.7万元。"
    )
    assert stated(text) == {
        "three_public:total|final": {"40000"},
        "three_public:reception|final": {"7000"},
    }


def test_a_report_on_the_budget_of_a_whole_region_states_no_accounts_of_a_department() -> None:
    text = (
        "松阳市2018年市级决算草案的报告\n松阳市财政局\n各位委员：\n（一）市级一般公共预算收支决算情况。\n"
        "2018年市级（不包括新区）一般公共预算收入决算数9748万元，比2017年增收2423万元；市级一般公共预算支出决算数80691万元。"
        "加上级补助收入28905万元，上年结转结余收入1407万元，调入预算稳定调节基金707万元，一般债务转贷收入200万元。\n"
        "（二）2018年市级“三公”经费支出合计31.5万元。"
    )
    assert stated(text) == {"three_public:total|final": {"315000"}}


def test_a_page_that_lists_several_bodies_is_the_report_of_none() -> None:
    text = (
        "青石市2015年度市级部门决算信息公开\n2015年青石市级党政机关“三公”经费财政拨款决算6424万元。\n"
        "其中，市公安局的“三公”经费财政拨款决算数为953万元，其中公车购置费为0元；市环境保护局“三公”经费财政拨款决算数为431万元；"
        "市教育委员会今年“三公”经费财政拨款决算数为636万元。"
    )
    assert stated(text) == {"three_public:total|final": {"64240000"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青石区2013年“三公”经费决算支出情况\n“三公”经费支出总数为5572万元。", None),
        ("中新网7月18日电 青石县审计局2014年度部门决算近日公布，“三公”经费支出9万元。", "青石县审计局"),
        ("时间：2018-01-10 来源：县财政局\n2017年“三公”经费决算支出9万元。", None),
        (
            "全年使用财政拨款安排青石市种子检测中心出国团组0个，2020年公务接待费决算2万元。",
            "青石市种子检测中心",
        ),
        (
            "项目支出绩效自评表（2022年度）项目名称 测绘项目 主管部门 青石区农业局 实施单位 219001-青石区棠溪镇人民政府 "
            "项目资金（万元） 年度资金总额 9.00万元 一级指标 二级指标",
            "青石区棠溪镇人民政府",
        ),
    ],
)
def test_whose_page_it_is(text: str, expected: str | None) -> None:
    assert identified(text).organization_name == expected

"""Shapes of short disclosure pages of the centre, south and west. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.model import RejectedError
from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from ingestion.readers.lines import clean
from tests.unit.identity_helpers import identified


def parsed(text: str) -> dict[str, set[str]]:
    """Return ``{'three_public:total|final': {'25000'}}`` of a page, usable statements only."""
    found: dict[str, set[str]] = {}
    for document in read_bytes("page.txt", text.encode()):
        for statement in parse_document(document).reading.statements:
            key = f"{statement.fact_table.removeprefix('fct_')}:{'|'.join(statement.keys)}"
            if statement.usable and statement.value_number is not None:
                found.setdefault(key, set()).add(f"{statement.value_number.normalize():f}")
    return found


def test_the_sound_printed_behind_a_character_is_no_part_of_the_text() -> None:
    raw = "青石縣科協(xié)三公經(jīng)費(fèi)支出合計(jì)5萬(wàn)元（含A）"
    text, offsets = clean(raw)
    assert text == "青石县科协三公经费支出合计5万元（含A）"
    assert offsets is not None
    assert raw[offsets[text.index("费")]] == "費"
    page = (
        "2017年青石縣委宣傳部“三公”經(jīng)費(fèi)增減情況\n"
        "2017年“三公”經(jīng)費(fèi)支出合計(jì)12.5萬(wàn)元，比上年減少1萬(wàn)元。其中：公務(wù)接待費(fèi)12.5萬(wàn)元。"
    )
    assert parsed(page) == {
        "three_public:total|final": {"125000"},
        "three_public:reception|final": {"125000"},
    }


def test_a_dash_in_the_place_of_the_year_sign() -> None:
    page = """青石县2015年度移民局“三公”经费决算情况表
来源：县移民局   2016-06-10

青石县2015-度移民局“三公”经费决算情况表
                             单位：万元
项      目 本-决算数
一、支出合计 7.28
1、因公出国（境）费用
2、公务接待费 7.28
二、相关统计数
5.公务接待批次（批） 86
6.公务接待人数（人） 1256
"""
    assert parsed(page) == {
        "three_public:total|final": {"72800"},
        "three_public:reception|final": {"72800"},
        "three_public_volume:reception_batches": {"86"},
        "three_public_volume:reception_persons": {"1256"},
    }
    assert (
        identified("\n".join(clean(line)[0] for line in page.split("\n"))).organization_name == "青石县移民局"
    )


def test_a_table_one_cell_a_line_below_the_furniture_of_its_page() -> None:
    page = """青石区2017年“三公”经费决算汇总情况

来源：青石区财政局 发布时间:2018-10-08 10:05
打印 打印
分享到

2017年度青石区一般公共预算财政拨款开支“三公”经费决算情况

经费项目

2017年度支出 （万元）

支出减少情况（万元）

支出减少率

因公出国（境）费

81.85

-

-

公务接待费

173.19

-

-

“三公”经费支出

255.04

-

-
"""
    assert parsed(page) == {
        "three_public:overseas|final": {"818500"},
        "three_public:reception|final": {"1731900"},
        "three_public:total|final": {"2550400"},
    }
    assert identified(page).organization_name is None


def test_a_title_many_blank_lines_above_its_table() -> None:
    page = (
        "2016年青石市东山小学部门决算\n收入支出决算总表\n\n\n\n\n\n公开01表\n\n部门：青石市东山小学\n\n\n\n\n"
        "金额单位：万元\n\n收入\n\n支出\n\n项目\n\n行次\n\n决算数\n\n项目\n\n行次\n\n决算数\n\n一、财政拨款收入\n\n1\n\n379.01\n\n"
        "一、一般公共服务支出\n\n35\n\n\n二、上级补助收入\n\n2\n\n\n二、外交支出\n\n36\n\n\n三、事业收入\n\n3\n\n\n三、国防支出\n\n37\n\n\n"
        "四、经营收入\n\n4\n\n\n四、公共安全支出\n\n38\n\n\n五、附属单位上缴收入\n\n5\n\n\n五、教育支出\n\n39\n\n309.52\n"
    )
    assert parsed(page) == {
        "revenue:all|fiscal_appropriation|final": {"3790100"},
        "expenditure:all|function|205|final": {"3095200"},
    }


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


@pytest.mark.parametrize("text", BUDGETS)
def test_a_budget_without_the_words_of_a_budget_title_is_refused(text: str) -> None:
    with pytest.raises(RejectedError) as caught:
        identified(text)
    assert caught.value.reason_code == "budget"


def test_spending_out_of_appropriations_is_no_budget() -> None:
    text = (
        "2018年度本部门一般公共预算财政拨款安排的“三公”经费支出2.05万元，年初预算为2.95万元，差值为0.9万元。"
    )
    assert parsed(text)["three_public:total|final"] == {"20500"}


GOVERNMENTS = [
    "一、2020年全区收支决算\n全区一般公共预算总收入41万元，其中地方一般公共预算收入27万元；加上级补助收入12万元，"
    "债务转贷收入1万元，调入预算稳定调节基金4万元，收入合计51万元。",
    "青石区人民政府关于2020年财政决算的报告\n2020年全区一般公共预算收入42万元，同比增长8%，收入总计119万元。",
    "财政部：2019年全国政府采购规模下降\n2019年全国政府采购规模为330亿元，地方政府采购规模下降明显，占全国财政支出的10%。",
]


@pytest.mark.parametrize("text", GOVERNMENTS)
def test_the_accounts_of_a_government_are_no_department_s(text: str) -> None:
    with pytest.raises(RejectedError) as caught:
        identified(text)
    assert caught.value.reason_code == "not_a_report"


def test_a_department_may_speak_of_its_region_s_finances() -> None:
    text = (
        "本部门2020年度部门决算\n全省一般公共预算收入61万元，支出总量为70万元；债务转贷收入3万元，税收收入5万元。"
        "省级行政事业单位“三公”经费支出4万元，其中：公务接待费0.7万元。"
    )
    assert parsed(text) == {
        "three_public:total|final": {"40000"},
        "three_public:reception|final": {"7000"},
    }


def test_names_broken_over_two_lines_of_a_table() -> None:
    page = (
        "青石区教育局2020年“三公”经费决算公开\n\n一般公共预算财政拨款“三公”经费支出决算表\n\n单位：万元\n\n"
        "一般公共预算财政拨款“三公”经费\n\n合计\n\n因公出国\n\n（境）费\n\n公务用车购置及运行维护费\n\n公务接待费\n\n小计\n\n"
        "公务用车\n\n购置费\n\n公务用车\n\n运行维护费\n\n"
        + "预算数\n\n决算数\n\n" * 6
        + "68.5\n\n35.8\n\n8.0\n\n0.0\n\n41.5\n\n31.6\n\n10.5\n\n10.4\n\n31.0\n\n21.2\n\n19.0\n\n4.2\n"
    )
    found = parsed(page)
    assert found["three_public:vehicle_purchase|final"] == {"104000"}
    assert found["three_public:overseas|budget"] == {"80000"}
    assert found["three_public:reception|final"] == {"42000"}
    assert len(found) == 12


PROSE = {
    "an odd word between a topic and its total": (
        "2022年区本级“三公”经费财务拨款支出合计28.2万元，比预算数镌汰24.7万元。其中，公务接待费0.5万元，镌汰2.1万元。",
        {"three_public:total|final": {"282000"}, "three_public:reception|final": {"5000"}},
    ),
    "what is announced before the colon opens no comparison": (
        "日前公布了“三公”经费2010年决算支出和2011年预算情况：2011年区本级“三公”经费财政拨款预算94.2万元。"
        "其中，,因公出国（境）经费19.9万元,，公务接待费15.1万元,。2010年公务接待费决算支出15.2万元。",
        {"three_public:reception|final": {"152000"}},
    ),
    "the three expenses named together are the total": (
        "2020年区本级财政拨款开支的因公出国（境）经费、公务用车购置及运行费、公务接待费决算支出94.7万元。",
        {"three_public:total|final": {"947000"}},
    ),
    "a list of parts of a budget": (
        "2020年“三公经费”决算公开如下。2020年“三公经费”财政拨款预算中，因公出国（境）费61万元，公务接待费86万元。",
        {"three_public:overseas|budget": {"610000"}, "three_public:reception|budget": {"860000"}},
    ),
    "an explanation that ends at a colon": (
        "2020年公务用车运行维护费支出数14万元，预算数18万元，主要原因是车辆购置费预算6万元没有执行完造成的："
        "公务接待费支出数7.7万元，预算数7.9万元。",
        {
            "three_public:vehicle_operation|final": {"140000"},
            "three_public:vehicle_operation|budget": {"180000"},
            "three_public:reception|final": {"77000"},
            "three_public:reception|budget": {"79000"},
        },
    ),
    "vehicles bought by others are a part": (
        "2020年“三公”经费决算情况\n其中：执法用车政法部门购置39辆，其他一般公务用车更新21辆。公务接待费支出756万元。",
        {"three_public:reception|final": {"7560000"}},
    ),
    "a side of the accounts and what it is made up of": (
        "部门整体支出绩效评价报告\n2021年部门决算收支完成情况。\n1、收入：792.2万元。其中：财政拨款收入792.2万元。\n"
        "2、支出：799.1万元。其中：人员经费支出434.8万元，公用经费支出77.4万元，项目支出286.9万元。",
        {
            "revenue:all|current_total|final": {"7922000"},
            "revenue:all|fiscal_appropriation|final": {"7922000"},
            "expenditure:all|total|current_total|final": {"7991000"},
            "expenditure:general_public_budget|economic|personnel|final": {"4348000"},
            "expenditure:general_public_budget|economic|public_use|final": {"774000"},
            "expenditure:all|nature|project|final": {"2869000"},
        },
    ),
}


@pytest.mark.parametrize("name", PROSE)
def test_prose(name: str) -> None:
    text, expected = PROSE[name]
    assert parsed(text) == expected


def test_this_year_s_accounts_beside_next_year_s_budget() -> None:
    page = """2011年青石市国土资源局因公出国（境）团组1次，实际发生因公出国（境）经费支出3万元。
2012年青石市国土资源局安排公务接待费预算44.5万元，较2011年决算增长1%。
2012年安排公车运行维护费69.5万元，较2011年决算增长7%。
附：青石市国土资源局“三公”经费2011年决算和2012年预算情况表
项目 | 2011年决算（万元） | 2012年预算（万元） |
公务接待费 | 43.7 | 44.5 |
公务用车购置及运行维护费 | 65 | 69.5 |
"""
    assert identified(page).fiscal_year == 2011
    assert parsed(page) == {
        "three_public_volume:overseas_groups": {"1"},
        "three_public:overseas|final": {"30000"},
        "three_public:reception|final": {"437000"},
        "three_public:vehicle_total|final": {"650000"},
    }


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

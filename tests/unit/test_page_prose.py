"""Prose of short pages, through the whole parser. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from ingestion.readers.lines import clean
from tests.unit.page_helpers import stated


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
    assert stated(page) == {
        "three_public:total|final": {"125000"},
        "three_public:reception|final": {"125000"},
    }


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
            "expenditure:all|economic|personnel|final": {"4348000"},
            "expenditure:all|economic|public_use|final": {"774000"},
            "expenditure:all|nature|project|final": {"2869000"},
        },
    ),
}


@pytest.mark.parametrize("name", PROSE)
def test_prose(name: str) -> None:
    text, expected = PROSE[name]
    assert stated(text) == expected


def test_a_score_on_the_line_after_its_words() -> None:
    page = "按照预算绩效管理要求，本部门对2017年部门整体支出开展绩效自评，自评得分\n92.5 分，存在的问题：一是预算不准。"
    assert {value for key, value in stated(page).items() if "score" in key for value in value} == {"92.5"}


def test_headings_of_the_chapter_on_the_general_public_budget_without_its_name() -> None:
    page = """五、一般公共预算财政拨款支出决算情况说明
（一）财政拨款支出决算总体情况
2019年度一般公共预算财政拨款支出262万元，占本年支出合计的57%。
（三）财政拨款支出决算具体情况
1、教育支出（类）普通教育（款）小学教育（项）。年初预算为10万元，支出决算为11万元。
"""
    assert stated(page)["expenditure:general_public_budget|function|2050202|final"] == {"110000"}


def test_parts_of_the_body_s_own_whole_without_a_name() -> None:
    page = (
        "三、预算执行情况\n2023年我中心年初预算数为562万元，调整后预算数为618万元，执行数为610万元，预算执行率98.7%。"
        "其中基本支出执行数438万元，项目支出执行数172万元。"
    )
    assert stated(page) == {
        "expenditure:all|nature|basic|final": {"4380000"},
        "expenditure:all|nature|project|final": {"1720000"},
    }


def test_an_amount_in_yuan_with_the_digits_of_one_in_wan_is_a_slip_and_no_fact() -> None:
    text = (
        "2015年青石县交通局“三公”经费增减变化情况说明\n1、公务接待费\n2015年部门决算公开公务接待费1.58元，经核查，"
        "2015年度我单位支出公务接待费为1.58万元，较2014年公务接待费减少0.26万元。"
    )
    assert stated(text) == {"three_public:reception|final": {"15800"}}
    (document,) = read_bytes("own.txt", text.encode())
    parsed = parse_document(document)
    assert [s.alternatives for s in parsed.reading.statements if not s.usable] == ["unit_slip"]
    assert "unit_magnitude" in {notice.notice_code for notice in parsed.reading.notices}


def test_lines_on_one_body_each_are_no_body_s_own() -> None:
    page = (
        "关于2013年度县直机关“三公”经费决算的公告\n2013年我县84个预算单位“三公”经费支出总额2456万元。\n"
        "县委办公室：三公经费86万元，其中接待费40万元。\n县政府办公室：“三公”经费95万元，其中接待费45万元。\n"
        "3.县文化馆：三公经费42万元。\n"
    )
    assert stated(page) == {"three_public:total|final": {"24560000"}}
    own = "青石县文化馆2013年“三公”经费决算公开\n县文化馆：三公经费42万元，其中接待费2万元。\n"
    assert stated(own)["three_public:total|final"] == {"420000"}

"""More shapes of short disclosure pages: spaced tables, scores, wholes. Bodies and figures are invented."""

from __future__ import annotations

from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from tests.unit.test_pages_southwest import parsed


def test_a_column_of_notes_left_blank_takes_no_number() -> None:
    page = """2015年度青石镇“三公”经费支出情况公示
单位：元
项目 上年决算 本年预算 本年决算 备注
公务接待费 5230.00 5000.00 4812.50
公务用车运行维护费 8120.00 8000.00 7654.00
因公出国（境）费 0.00 0.00 0.00
合计 13350.00 13000.00 12466.50
"""
    found = parsed(page)
    assert found["three_public:total|final"] == {"12466.5"}
    assert found["three_public:reception|prior_final"] == {"5230"}
    assert found["three_public:vehicle_operation|budget"] == {"8000"}
    assert len(found) == 12


def test_a_score_on_the_line_after_its_words() -> None:
    page = "按照预算绩效管理要求，本部门对2017年部门整体支出开展绩效自评，自评得分\n92.5 分，存在的问题：一是预算不准。"
    assert {value for key, value in parsed(page).items() if "score" in key for value in value} == {"92.5"}


def test_headings_of_the_chapter_on_the_general_public_budget_without_its_name() -> None:
    page = """五、一般公共预算财政拨款支出决算情况说明
（一）财政拨款支出决算总体情况
2019年度一般公共预算财政拨款支出262万元，占本年支出合计的57%。
（三）财政拨款支出决算具体情况
1、教育支出（类）普通教育（款）小学教育（项）。年初预算为10万元，支出决算为11万元。
"""
    assert parsed(page)["expenditure:general_public_budget|function|2050202|final"] == {"110000"}


def test_a_title_that_holds_the_unit_is_no_heading() -> None:
    page = """2017年三公经费决算数与2016年对比表（单位：元）
项目 2016年决算数 2017年决算数 增减额 增减率
因公出国（境）费用 0 0 0 0%
公务接待费 125,630.00 98,420.50 -27,209.50 -21.66%
公务用车购置及运行费 368,210.20 341,006.80 -27,203.40 -7.39%
合计 493,840.20 439,427.30 -54,412.90 -11.02%
"""
    found = parsed(page)
    assert found["three_public:reception|final"] == {"98420.5"}
    assert found["three_public:total|prior_final"] == {"493840.2"}
    assert len(found) == 8


def test_parts_of_the_body_s_own_whole_without_a_name() -> None:
    page = (
        "三、预算执行情况\n2023年我中心年初预算数为562万元，调整后预算数为618万元，执行数为610万元，预算执行率98.7%。"
        "其中基本支出执行数438万元，项目支出执行数172万元。"
    )
    assert parsed(page) == {
        "expenditure:all|nature|basic|final": {"4380000"},
        "expenditure:all|nature|project|final": {"1720000"},
    }


def test_counts_of_a_row_that_is_not_full_are_shown_and_not_used() -> None:
    page = """青石县2017年“三公”经费决算情况表
    单位：元
项目 2016年执行数 2017年决算数
一、支出合计   250000
2、公务接待费   150000
3、公务用车费   100000
二、相关统计数
5.公务接待批次（批）   10
6.公务接待人数（人）   500
"""
    shown = {
        (statement.keys, statement.usable)
        for document in read_bytes("page.txt", page.encode())
        for statement in parse_document(document).reading.statements
    }
    assert (("reception_batches",), False) in shown

"""Tables of short pages copied as text, through the whole parser. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from ingestion.readers.lines import clean
from tests.unit.identity_helpers import identified
from tests.unit.page_helpers import stated


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
    assert stated(page) == {
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
    assert stated(page) == {
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
    assert stated(page) == {
        "revenue:all|fiscal_appropriation|final": {"3790100"},
        "expenditure:all|function|205|final": {"3095200"},
    }


def test_names_broken_over_two_lines_of_a_table() -> None:
    page = (
        "青石区教育局2020年“三公”经费决算公开\n\n一般公共预算财政拨款“三公”经费支出决算表\n\n单位：万元\n\n"
        "一般公共预算财政拨款“三公”经费\n\n合计\n\n因公出国\n\n（境）费\n\n公务用车购置及运行维护费\n\n公务接待费\n\n小计\n\n"
        "公务用车\n\n购置费\n\n公务用车\n\n运行维护费\n\n"
        + "预算数\n\n决算数\n\n" * 6
        + "68.5\n\n35.8\n\n8.0\n\n0.0\n\n41.5\n\n31.6\n\n10.5\n\n10.4\n\n31.0\n\n21.2\n\n19.0\n\n4.2\n"
    )
    found = stated(page)
    assert found["three_public:vehicle_purchase|final"] == {"104000"}
    assert found["three_public:overseas|budget"] == {"80000"}
    assert found["three_public:reception|final"] == {"42000"}
    assert len(found) == 12


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
    assert stated(page) == {
        "three_public_volume:overseas_groups": {"1"},
        "three_public:overseas|final": {"30000"},
        "three_public:reception|final": {"437000"},
        "three_public:vehicle_total|final": {"650000"},
    }


def test_a_column_of_notes_left_blank_takes_no_number() -> None:
    page = """2015年度青石镇“三公”经费支出情况公示
单位：元
项目 上年决算 本年预算 本年决算 备注
公务接待费 5230.00 5000.00 4812.50
公务用车运行维护费 8120.00 8000.00 7654.00
因公出国（境）费 0.00 0.00 0.00
合计 13350.00 13000.00 12466.50
"""
    found = stated(page)
    assert found["three_public:total|final"] == {"12466.5"}
    assert found["three_public:reception|prior_final"] == {"5230"}
    assert found["three_public:vehicle_operation|budget"] == {"8000"}
    assert len(found) == 12


def test_a_title_that_holds_the_unit_is_no_heading() -> None:
    page = """2017年三公经费决算数与2016年对比表（单位：元）
项目 2016年决算数 2017年决算数 增减额 增减率
因公出国（境）费用 0 0 0 0%
公务接待费 125,630.00 98,420.50 -27,209.50 -21.66%
公务用车购置及运行费 368,210.20 341,006.80 -27,203.40 -7.39%
合计 493,840.20 439,427.30 -54,412.90 -11.02%
"""
    found = stated(page)
    assert found["three_public:reception|final"] == {"98420.5"}
    assert found["three_public:total|prior_final"] == {"493840.2"}
    assert len(found) == 8


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


def test_every_statement_in_doubt_says_why() -> None:
    """The gate of the staging tables refuses an unusable value without alternatives."""
    text = (
        "青石区2016年“三公”经费决算\n2016年青石区“三公”经费决算数24万元，比上年决算数下降16%。\n"
        "2016年决算数与2015年决算数对比情况\n年度\n|\n合计\n|\n公务接待费\n|\n公务用车购置及运行维护费\n|\n"
        "2015年\n|\n28\n|\n14\n|\n14\n|\n2016年\n|\n24\n|\n13\n|\n11\n|"
    )
    (document,) = read_bytes("own.txt", text.encode())
    doubtful = [s for s in parse_document(document).reading.statements if not s.usable]
    assert {s.alternatives for s in doubtful} == {"unit_not_stated"}
    assert len(doubtful) == 6


WITHOUT_UNIT = (
    "青石区2016年“三公”经费决算\n2016年青石区“三公”经费决算数{total}，比上年下降16%，其中：公务接待费{reception}。\n"
    "2016年决算数与2015年决算数对比情况\n年度\n|\n合计\n|\n公务接待费\n|\n公务用车购置及运行维护费\n|\n"
    "2015年\n|\n285\n|\n144\n|\n141\n|\n2016年\n|\n241\n|\n130\n|\n111\n|"
)


@pytest.mark.parametrize(
    ("total", "reception", "used"),
    [
        ("241万元", "130万元", 6),
        ("2410000元", "1300000元", 6),
        ("241万元", "131万元", 0),  # one equal amount may be chance
        ("241万元", "130元", 0),  # amounts of both units: nothing is proven
        ("24.1万元", "13万元", 0),
    ],
)
def test_sentences_prove_the_unit_of_a_table_that_states_none(total: str, reception: str, used: int) -> None:
    page = WITHOUT_UNIT.format(total=total, reception=reception)
    (document,) = read_bytes("own.txt", page.encode())
    of_table = [s for s in parse_document(document).reading.statements if s.source_kind == "table"]
    assert len(of_table) == 6
    assert sum(s.usable for s in of_table) == used
    assert {s.keys: s.value_number for s in of_table if s.usable}.get(("total", "prior_final")) == (
        2850000 if used else None
    )


def test_pipes_between_cells_alone_end_no_row() -> None:
    page = (
        "青石县林场“三公”经费决算\n“三公”经费支出决算表\n金额单位：万元\n"
        "项目 | 2020年度预算数 | 2020年度决算数 | 2019年度决算数 | 增减率\n合计 | 18.50 | 16.22 | 17.80 | -8.88%\n"
        "1、因公出国（境）费用 | 0 | 0 | 0 | \n2、公务接待费 | 4.50 | 3.12 | 3.90 | -20%\n"
        "3、公务用车购置及运行费 | 14.00 | 13.10 | 13.90 | -5.76%"
    )
    (document,) = read_bytes("own.txt", page.encode())
    parsed = parse_document(document)
    found = {"|".join(s.keys): s.value_number for s in parsed.reading.statements if s.usable}
    assert parsed.identity.fiscal_year == 2020
    assert found["total|budget"] == 185000
    assert found["reception|final"] == 31200
    assert found["reception|prior_final"] == 39000
    assert found["vehicle_total|final"] == 131000
    assert len(found) == 12

"""Tables flattened into text: no wrong number from any form, everything from forms that keep their rows."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, make_grid, read
from tests.unit.accounts_tables import STREAMS, TABLES, WHOLE, Flatten


@pytest.mark.parametrize("flatten", [*WHOLE, *STREAMS], ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", TABLES)
def test_flattening_gives_no_wrong_number(name: str, flatten: Flatten) -> None:
    titles, table = TABLES[name]
    wanted = facts(read(make_grid(table, *titles)))
    found = facts(read(text=flatten(table, titles)))
    assert wanted
    assert {key: value for key, value in found.items() if wanted.get(key) != value} == {}


@pytest.mark.parametrize("flatten", WHOLE, ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", TABLES)
def test_forms_that_keep_their_rows_lose_nothing(name: str, flatten: Flatten) -> None:
    titles, table = TABLES[name]
    assert facts(read(text=flatten(table, titles))) == facts(read(make_grid(table, *titles)))


def test_cells_without_rows_under_budget_and_final() -> None:
    text = """石桥镇2018年“三公”经费支出决算表
单位：万元
项 目
预算数
决算数
合 计
31.00
20.50
因公出国（境）费
0.00
0.00
公务接待费
6.00
5.5
公务用车购置及运行费
25.00
15.00
其中：公务用车运行维护费
25
15"""
    found = facts(read(text=text, year=2018), "fct_three_public")
    assert found["total|budget"] == "310000.00"
    assert found["total|final"] == "205000.00"
    assert found["reception|final"] == "55000.0"
    assert found["vehicle_operation|final"] == "150000"


def test_a_lone_value_under_two_columns_is_kept_but_not_used() -> None:
    text = """石桥镇2018年“三公”经费支出决算表
单位：万元
项目 |
预算数 |
决算数 |
合计 |
31 |
20 |
因公出国（境）费 |
0 |
公务接待费 |
31 |
20 |"""
    reading = read(text=text, year=2018)
    lone = [s for s in reading.statements if s.keys[0] == "overseas"]
    assert [(s.keys[1], s.usable, bool(s.alternatives)) for s in lone] == [("final", False, True)]
    assert facts(reading, "fct_three_public") == {
        "total|budget": "310000",
        "total|final": "200000",
        "reception|budget": "310000",
        "reception|final": "200000",
    }


def test_a_first_row_without_label_is_the_total_when_the_items_add_up_to_it() -> None:
    text = """单位：万元

2020年决算数

2019年决算数

2020年决算比上年增、减情况

增、减额

增、减幅度

30

25

5

20%

1、因公出国（境）费

4

5

2、公务接待费

6

5

1

20%

3、公务用车购置及运行维护费

20

15"""
    found = facts(read(text=text, year=2020), "fct_three_public")
    assert found["total|final"] == "300000"
    assert found["total|prior_final"] == "250000"
    assert found["overseas|prior_final"] == "50000"
    assert found["vehicle_total|prior_final"] == "150000"


def test_lost_blanks_of_a_wide_row_are_placed_by_the_sums() -> None:
    text = """2019年度“三公”经费及机关运行经费支出决算表
单位：万元
“三公”经费 | 机关运行经费决算数 | |||||||||||
合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费 | |||||||||
小计 | 公务用车购置费 | 公务用车运行费 | ||||||||||
预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 88.20 |
30.00 | 21.00 | 22.00 | 18.00 | 22.00 | 18.00 | 8.00 | 3.00 |"""
    reading = read(text=text, year=2019)
    found = facts(reading)
    assert found == {
        "fct_operating_cost|final": "882000.00",
        "fct_three_public|total|budget": "300000.00",
        "fct_three_public|total|final": "210000.00",
        "fct_three_public|vehicle_total|budget": "220000.00",
        "fct_three_public|vehicle_total|final": "180000.00",
        "fct_three_public|reception|budget": "80000.00",
        "fct_three_public|reception|final": "30000.00",
    }
    unclear = {s.keys for s in reading.statements if not s.usable}
    assert unclear == {("vehicle_operation", "budget"), ("vehicle_operation", "final")}


def test_rows_by_kind_and_details_below_an_item() -> None:
    text = """（单位：万元）
三公经费项目 |
合计 |
因公出国（境）费 |
公务用车购置及运行费 |
公务接待费 |
小计 |
公务用车
购置费 |
公务用车
运行费 |
小计 |
行政运行 |
水利工程建设 |
行次 |
1 |
2 |
3 |
4 |
5 |
6 |
7 |
8 |
2017年度预算数 |
9 |
0 |
6 |
0 |
6 |
3 |
2 |
上年结转1.00 |
2016年度决算数 |
7 |
0 |
5 |
0 |
5 |
2 |
1.5 |
0.5 |"""
    found = facts(read(text=text, year=2017), "fct_three_public")
    assert found["reception|budget"] == "30000"
    assert found["reception|prior_final"] == "20000"
    assert found["vehicle_operation|prior_final"] == "50000"
    assert len(found) == 12


def test_counts_beside_amounts_have_no_unit() -> None:
    text = """2020年度“三公”经费使用情况
使用项目 |
2020年度数量或人次 |
因公出国（境）团组数 |
0 |
公务用车购置数 |
2 |
公务用车保有量 |
14 |
国内公务接待批次 |
21 |
国内公务接待人次 |
182 |"""
    assert facts(read(text=text, year=2020), "fct_three_public_volume") == {
        "overseas_groups": "0",
        "vehicles_purchased": "2",
        "vehicles_held": "14",
        "reception_batches": "21",
        "reception_persons": "182",
    }


def test_a_list_of_function_codes_belongs_to_its_own_year() -> None:
    table = """
\t{title}

\t单位：清源县水务局    单位：元

\t科目名称明细项
\t财政拨款

\t2130301 行政运行
\t4129351.33

\t2130304 水利行业业务管理
\t180000

\t财政拨款收入合计
\t4309351.33

"""
    own = facts(read(text=table.format(title="2022年度财政拨款明细")))
    assert own["fct_expenditure|fiscal_appropriation|function|2130301|final"] == "4129351.33"
    assert own["fct_revenue|fiscal_appropriation|current_total|final"] == "4309351.33"
    other = read(text=table.format(title="2023年1至6月财政拨款数"))
    assert facts(other) == {}
    assert {mention.reason for mention in other.mentions} == {"other_year"}


def test_foreign_tables_are_listed_not_read() -> None:
    budget = "\n".join(
        ["建设进度表", "站点 | 一月 | 二月 | 三月 |", "甲站 | 1 | 2 | 3 |", "乙站 | 4 | 5 | 6 |"]
    )
    reading = read(text=budget)
    assert [form.is_recognised for form in reading.forms] == [False]
    assert {mention.reason for mention in reading.mentions} == {"unresolved"}
    assert reading.claimed_lines == set()


def test_claimed_lines_are_left_alone() -> None:
    titles, table = TABLES["procurement"]
    text = WHOLE[0](table, titles)
    assert facts(read(text=text, claimed=set(range(len(text.split("\n")))))) == {}


def test_prose_with_numbers_is_no_table() -> None:
    text = "收入支出决算总表见附件。\n2022年收入总计12万元，支出总计12万元。\n15\n公务接待费支出3万元，接待8批次。"
    reading = read(text=text)
    assert (reading.statements, reading.claimed_lines) == ([], set())


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("unit", ["2018年度 单位：万元", "2018年 金额单位：万元"])
def test_year_and_unit_between_title_and_heads_are_no_head(unit: str, blank: str) -> None:
    cells = ["项目", "2018年年初预算数", "2018年决算数", "上年决算数", "合 计", "31.50", "26.07", "29.64"]
    cells += ["1.因公出国（境）费", "0", "0", "0", "2.公务接待费", "3.50", "0.83", "1.96"]
    found = facts(read(text=blank.join(["“三公”经费财政拨款支出情况表", unit, *cells]), year=2018))
    assert found["fct_three_public|total|initial_budget"] == "315000.00"
    assert found["fct_three_public|reception|prior_final"] == "19600.00"


def test_a_unit_between_pipes_above_the_title_is_that_of_the_table() -> None:
    text = """公开08表
部门：白杨县司法局 | 单位：万元 |
2018年度一般公共预算财政拨款“三公”经费支出决算表
项目 | 预算数 | 决算数 |
合计 | 14.60 | 11.38 |
公务接待费 | 2.00 | 0.44 |"""
    assert facts(read(text=text, year=2018))["fct_three_public|total|final"] == "113800.00"

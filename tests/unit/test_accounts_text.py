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


BASIC = """一般公共预算财政拨款基本支出决算表
部门：柳塘镇人民政府 | 金额单位：元 |
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 |
301 | 工资福利支出 | 410,200.00 | 302 | 商品和服务支出 | 62,100.00 | 310 | 资本性支出 | 3,000.00 |
30101 | 基本工资 | 410,200.00 | 30201 | 办公费 | 62,100.00 | 31002 | 办公设备购置 | 3,000.00 |
303 | 对个人和家庭的补助 | 5,800.00 |  |  |  |  |  |  |
30305 | 生活补助 | 5,800.00 |  |  |  |  |  |  |
"""


def _class_sums(row: str) -> dict[str, str]:
    found = facts(read(text=BASIC + row + " |\n", year=2021), "fct_expenditure")
    return {key.split("|")[2]: value for key, value in found.items() if "|p" in key}


def test_class_sums_below_a_table_of_lanes_stand_beside_their_labels() -> None:
    sums = {"personnel": "416000.00", "public_use": "65100.00"}
    assert _class_sums("人员经费合计 | 416,000.00 | 公用经费合计 | 65,100.00") == sums
    assert _class_sums("公用经费合计 | 65,100.00 | 人员经费合计 | 416,000.00") == sums


def test_a_sum_without_a_class_or_without_its_number_is_left_alone() -> None:
    assert _class_sums("合计 | 416,000.00 | 合计 | 65,100.00") == {}
    assert _class_sums("人员经费合计 | 公用经费合计 | 416,000.00 | 65,100.00") == {}
    assert _class_sums("人员经费合计 | 416,000.00 | 人员经费合计 | 65,100.00") == {}


@pytest.mark.parametrize("label", ["二十一、国有资本经营预算支出", "国有资本经营预算支出"])
def test_spending_named_like_a_fund_leaves_row_numbers_where_they_are(label: str) -> None:
    rows = [
        ("一、一般公共预算财政拨款收入", "1", "90.00", "一、一般公共服务支出", "7", "80.00"),
        ("二、政府性基金预算财政拨款收入", "2", "", "八、社会保障和就业支出", "8", "10.00"),
        ("三、国有资本经营预算财政拨款收入", "3", "", label, "9", ""),
        ("", "4", "", "二十二、灾害防治及应急管理支出", "10", ""),
        ("", "5", "", "二十三、其他支出", "11", ""),
        ("本年收入合计", "6", "90.00", "本年支出合计", "12", "90.00"),
    ]
    head = ["收入支出决算总表", "单位：万元", "收入", "支出", "项目", "行次", "金额", "项目", "行次", "金额"]
    found = facts(read(text="\n".join([*head, *(cell for row in rows for cell in row)])))
    assert (
        not {"fct_revenue|all|state_capital|final", "fct_expenditure|all|function|229|final"} & found.keys()
    )
    assert found["fct_expenditure|all|function|208|final"] == "100000.00"


@pytest.mark.parametrize("whole", ["小计", "合计"])
def test_the_sum_of_the_three_public_expenses_stands_below_their_heading_beside_other_costs(
    whole: str,
) -> None:
    cells = (
        "项目 一般公共预算财政拨款安排的“三公”经费 会议费 培训费 {} 因公出国（境）费用 公务接待费 公务用车购置及运行维护费"
        " 小计 公务用车购置费 公务用车运行维护费 栏次 1 2 3 4 5 6 7 8"
        " 预算数 6.70 0.00 2.20 4.50 0.00 4.50 0.60 1.80 决算数 5.43 0.00 1.29 4.14 0.00 4.14 0.35 1.76"
    )
    text = "清源县水务局“三公”经费及会议费、培训费支出决算表\n单位：万元\n" + cells.format(whole).replace(
        " ", "\n"
    )
    found = facts(read(text=text))
    assert found["fct_three_public|total|budget"] == "67000.00"
    assert found["fct_three_public|vehicle_total|final"] == "41400.00"
    assert len(found) == 12


STAGES = """清源县水务局2022年度“三公”经费支出决算表
单位：万元
项目\t2022年预算\t\t2022年决算\t2021年决算\t增减率（%）
　\t{}\t{}\t\t\t
“三公”经费合计\t9.60\t9.00\t8.11\t8.50\t-4.59
1.公务接待费\t2.60\t2.00\t1.11\t1.50\t-26.00
2.公务用车购置及运行维护费\t7.00\t7.00\t7.00\t7.00\t0
"""


@pytest.mark.parametrize("stages", [("年初预算", "调整预算"), ("年初预算数", "全年预算数")])
def test_stages_below_a_stage_stand_where_they_are_printed(stages: tuple[str, str]) -> None:
    found = facts(read(text=STAGES.format(*stages)))
    assert found["fct_three_public|total|initial_budget"] == "96000.00"
    assert found["fct_three_public|total|adjusted_budget"] == "90000.00"
    assert found["fct_three_public|total|final"] == "81100.00"
    assert found["fct_three_public|reception|prior_final"] == "15000.00"


@pytest.mark.parametrize("heads", [("总额", "其中：财政拨款"), ("年初", "中期")])
def test_headings_that_stand_elsewhere_than_their_words_say_leave_the_columns_open(
    heads: tuple[str, str],
) -> None:
    found = facts(read(text=STAGES.format(*heads)))
    assert not {key for key, value in found.items() if value == "90000.00"}
    assert found.get("fct_three_public|total|final", "81100.00") == "81100.00"


@pytest.mark.parametrize("numbers", ["类 款 项 栏次 1 2 3", "类 款 项\n栏次 1 2 3", "类 款 项"])
def test_codes_of_several_levels_between_blanks_below_the_numbers_of_the_columns(numbers: str) -> None:
    text = f"""支出决算表
部门：清源县水务局 2022年度 金额单位：万元
项目 本年支出合计 基本支出 项目支出
功能分类科目编码 科目名称
{numbers}
合计 31.00 21.00 10.00
213 农林水支出 31.00 21.00 10.00
213 03 水利 31.00 21.00 10.00
213 03 01 行政运行 21.00 21.00 0.00
"""
    found = facts(read(text=text))
    assert found["fct_expenditure|all|total|current_total|final"] == "310000.00"
    assert found["fct_expenditure|all|function|21303|final"] == "310000.00"
    assert found["fct_expenditure|all|function|2130301|final"] == "210000.00"


UNNAMED_LABELS = {
    "items": "单位：万元\n年初预算数\t决算数\n“三公”经费合计\t9.60\t8.11\n公务接待费\t2.60\t1.11\n公务用车运行费\t7.00\t7.00",
    "stages": "单位：万元 |\n合计 | 公务用车购置及运行费 | 公务接待费 |\n小计 | 公务用车购置费 | 公务用车运行费 |\n"
    "2022年年初预算数 | 9.60 | 7.00 | 0.00 | 7.00 | 2.60 |\n2022年决算数 | 8.11 | 7.00 | 0.00 | 7.00 | 1.11 |",
}


@pytest.mark.parametrize("name", UNNAMED_LABELS)
def test_labels_without_a_heading(name: str) -> None:
    found = facts(read(text="清源县水务局“三公”经费支出决算表\n" + UNNAMED_LABELS[name]))
    assert found["fct_three_public|total|initial_budget"] == "96000.00"
    assert found["fct_three_public|reception|final"] == "11100.00"
    assert found["fct_three_public|vehicle_operation|final"] == "70000.00"

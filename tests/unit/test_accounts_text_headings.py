"""Headings and labels of tables printed as text: what stands below which."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, read

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


PLACED = {
    "funds below a stage": (
        "项目\t年初预算数\t\t决算数\t\n　\t合计\t其中：财政拨款\t合计\t其中：财政拨款\n"
        "“三公”经费合计\t9.00\t8.00\t7.00\t6.00\n公务接待费\t2.00\t1.00\t1.50\t0.50\n公务用车运行维护费\t7.00\t7.00\t5.50\t5.50",
        {"total|initial_budget": "90000.00", "total|final": "70000.00", "reception|final": "15000.00"},
    ),
    "stages below a year and the reason below the change": (
        "项目\t2021年决算\t2022年\t\t增减情况\t\t\n　\t\t预算\t决算\t金额\t比例\t原因\n"
        "合计\t8.00\t9.00\t7.00\t-1.00\t-12.5%\t厉行节约\n公务接待费\t2.00\t2.00\t1.50\t-0.50\t-25%\t接待减少\n"
        "公务用车运行维护费\t6.00\t7.00\t5.50\t-0.50\t-8.3%\t",
        {"total|prior_final": "80000.00", "total|budget": "90000.00", "total|final": "70000.00"},
    ),
}


@pytest.mark.parametrize("name", PLACED)
def test_headings_below_others_where_blanks_are_kept(name: str) -> None:
    rows, expected = PLACED[name]
    found = facts(read(text="清源县水务局“三公”经费支出决算表\n单位：万元\n" + rows), "fct_three_public")
    assert expected.items() <= found.items()
    assert len(found) == 6 if name.startswith("funds") else len(found) == 9


def test_the_funds_of_a_sum_below_the_amounts_of_one_side() -> None:
    text = """财政拨款收入支出决算总表
单位：万元
收 入\t\t\t支 出\t\t\t\t
项 目\t行次\t金额\t项目（按功能分类）\t行次\t金额\t\t
　\t\t\t\t\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
一、一般公共预算财政拨款\t1\t50.00\t五、教育支出\t37\t50.00\t50.00\t
二、政府性基金预算财政拨款\t2\t12.00\t十一、城乡社区支出\t43\t12.00\t\t12.00
本年收入合计\t27\t62.00\t本年支出合计\t59\t62.00\t50.00\t12.00
总计\t32\t62.00\t总计\t64\t62.00\t50.00\t12.00
"""
    found = facts(read(text=text))
    assert found["fct_revenue|fiscal_appropriation|government_fund|final"] == "120000.00"
    assert found["fct_expenditure|fiscal_appropriation|total|current_total|final"] == "620000.00"
    assert found["fct_expenditure|general_public_budget|total|current_total|final"] == "500000.00"
    assert found["fct_expenditure|government_fund|function|212|final"] == "120000.00"

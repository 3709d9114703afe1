"""Tables with nothing but spaces between their cells, and cells that look like something else."""

from __future__ import annotations

import pytest

from ingestion.accounts import blocks
from tests.unit.accounts_helpers import facts, read


def test_rows_of_label_and_numbers_under_whole_headings() -> None:
    text = """清源市水务局2017年“三公”经费支出决算表
                                     单位：万元
项目            2017年预算数    2017年决算数    增减%
合计              31.00          20.50         -33.87
因公出国（境）费    0              0
公务接待费          6              5.5         -8.33
公务用车购置及运行费  25           15          -40
其中：公务用车购置费   0            0
   公务用车运行维护费  25           15         -40
"""
    found = facts(read(text=text, year=2017), "fct_three_public")
    assert found["total|final"] == "205000.00"
    assert found["overseas|budget"] == "0"
    assert found["reception|final"] == "55000.0"
    assert found["vehicle_operation|budget"] == "250000"
    assert len(found) == 12


def test_two_lanes_with_row_numbers_and_amounts_glued_to_the_next_label() -> None:
    text = """收入支出决算总表
部门：清源市水务局    金额单位：万元
收入 支出
项目 行次 金额 项目 行次 金额
栏次 1 栏次 2
一、财政拨款收入 1 1,200.50 一、一般公共服务支出 28 800.00
二、上级补助收入 2 0.00二、外交支出 29
三、事业收入 3 二十二、其他支出 30 405.00
本年收入合计 24 1,200.50本年支出合计 51 1,205.00
年初结转和结余 26 40.00 年末结转和结余 53 35.50
总计 27 1,240.50 总计 54 1,240.50
"""
    found = facts(read(text=text))
    assert found["fct_revenue|all|superior_subsidy|final"] == "0.00"
    assert found["fct_expenditure|all|function|229|final"] == "4050000.00"
    assert found["fct_expenditure|all|total|closing_carryover|final"] == "355000.00"
    assert found["fct_revenue|all|grand_total|final"] == "12405000.00"
    assert len(found) == 10


def test_without_whole_headings_the_rows_are_listed_and_not_read() -> None:
    text = """支出决算表
单位：万元
项目（按功能
本年支出 基本支出 项目支出
分类）
205 教育支出 3.00 3.00
208 社会保障和就业支出 104.00 104.00
213 农林水支出 900.00 576.00 324.00
"""
    reading = read(text=text)
    assert reading.statements == []
    assert [form.is_recognised for form in reading.forms] == [False]
    assert {mention.reason for mention in reading.mentions} == {"unresolved"}


def test_contents_and_prose_are_no_spaced_table() -> None:
    contents = (
        "目录\n一、收入支出决算总表 5\n二、收入决算表 6\n三、支出决算表 7\n四、财政拨款收入支出决算总表 8"
    )
    prose = "公务接待费 2017\n合计支出，共 3.5万元。\n三公经费 2016\n2017 年 12 月"
    for text in (contents, prose):
        reading = read(text=text)
        assert (reading.statements, reading.forms, reading.mentions) == ([], [], [])


def test_an_amount_that_looks_like_a_code_stays_an_amount() -> None:
    text = """2021年“三公”经费支出决算表
单位：万元
项目 |
决算数 |
合计 |
4432 |
1.因公出国（境）费用 |
39 |
2.公务接待费 |
323 |
3.公务用车购置及运行维护费 |
4070 |"""
    assert facts(read(text=text, year=2021), "fct_three_public") == {
        "total|final": "44320000",
        "overseas|final": "390000",
        "reception|final": "3230000",
        "vehicle_total|final": "40700000",
    }


def test_rows_of_years_with_a_second_sum_below_the_vehicles() -> None:
    words = "年度 合计 因公出国（境）经费 公务接待费 公车购置及运行维护费 合计 车辆购置 车辆运行"
    rows = "2015年 2840 90 1400 1350 73 1277 2016年 2364 12 1356 996 37 959 2016年比2015年增减% -16.8 -86 -3 -26 -48 -25"
    cells = "\n|\n".join(f"{words} {rows}".split(" "))
    text = f"2016年“三公”经费决算对比情况（单位：万元）\n{cells}\n|"
    found = facts(read(text=text, year=2016), "fct_three_public")
    assert found["total|final"] == "23640000"
    assert found["vehicle_total|final"] == "9960000"
    assert found["vehicle_purchase|prior_final"] == "730000"
    assert found["vehicle_operation|final"] == "9590000"
    assert len(found) == 12


def test_a_column_of_one_fund_beside_the_whole_is_detail() -> None:
    text = """清源市水务局2015年“三公”经费决算情况统计表 | ||
单位：万元 | |
项目 | 本年决算数 | 其中：公共预算财政拨款 |
合计 | 34.35 | 30.35 |
1.因公出国（境）费用 | 0 | 0 |
2.公务接待费 | 1.70 | 1.70 |
3.公务用车费 | 32.65 | 28.65 |"""
    assert facts(read(text=text, year=2015), "fct_three_public") == {
        "total|final": "343500.00",
        "overseas|final": "0",
        "reception|final": "17000.00",
        "vehicle_total|final": "326500.00",
    }


def test_a_kind_above_the_headings_leaves_their_columns_open() -> None:
    text = """
“三公”经费支出情况统计表
单位：万元
2022年决算数比2021年增减
项目 2021年决算数 2022年预算数 2022年决算数 金额 %
“三公”经费合计 12.00 15.00 11.00 -1.00 -8.33
公务用车购置及运行费 10.00 12.00 10.00 0.00 0.00
公务接待费 2.00 3.00 1.00 -1.00 -50.00
"""
    assert all(value not in ("-10000.00", "0.00") for value in facts(read(text=text)).values())


def test_a_remark_behind_the_numbers_of_a_row() -> None:
    text = """双桥村2021年“三公”经费公开表
                                 单位：元
项目    上年数    本年预算    本年实际    备注
因公出国（境）费    0    0    0
公务接待费    4100    3200    2980.5    主管部门检查防汛时用餐
公务用车运行维护费    0    0    0    村里没有公车
合计    4100    3200    2980.5    已由监督委员会审核过
"""
    found = facts(read(text=text, year=2021), "fct_three_public")
    assert (found["reception|final"], found["total|prior_final"]) == ("2980.5", "4100")
    assert len(found) == 12


def test_a_label_behind_the_numbers_of_a_row_is_no_remark() -> None:
    text = """收入支出决算总表
部门：双桥镇水务站    单位：万元
项目  行次  金额  项目  行次  金额
一、财政拨款收入  1  120.50  一、一般公共服务支出  28  80.00
二、事业收入  2  10.00  二、外交支出
三、其他收入  3  5.00  三、农林水支出  30  55.50
总计  27  135.50  总计  54  135.50
"""
    found = facts(read(text=text, year=2021), "fct_revenue")
    assert found["all|undertaking|final"] == "100000.00"


@pytest.mark.parametrize("row", ["甲村道路 {0} 3.50", "乙站泵房   {0}   12"])
def test_rows_that_are_no_accounts_are_searched_for_a_table_once(
    row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[int] = []
    search = blocks.spaced_rows

    def counted(lines, start, claimed):  # type: ignore[no-untyped-def]
        searched.append(start)
        return search(lines, start, claimed)

    monkeypatch.setattr(blocks, "spaced_rows", counted)
    read(text="工程清单\n" + "\n".join(row.format(number) for number in range(1, 40)), year=2020)
    assert len(searched) == 1

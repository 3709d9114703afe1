"""Piped tables whose head line has other pipes than the rows: open between cells, or closed. All invented."""

from __future__ import annotations

import pytest

from tests.unit.accounts_helpers import facts, read

THREE = """“三公”经费及机关运行经费情况表
公开08表
{head}
项　　目 | 行次 | 预算数 | 全年预算数 | 决算统计数
栏　　次 | | 1 | 2 | 3
一、“三公”经费支出 | 1 | — | — | —
（一）支出合计 | 2 | 9.10 | 8.20 | {final}
1．因公出国（境）费 | 3 | 0.00 | 0.00 | 0.00
2．公务用车购置及运行维护费 | 4 | 6.10 | 6.00 | 5.10
3．公务接待费 | 7 | 3.00 | 2.20 | {reception}
（1）国内接待费 | 8 | — | — | {reception}
其中：外事接待费 | 9 | — | — | 0.30
（二）相关统计数 | 11 | — | — | —
5．国内公务接待批次（个） | 16 | — | — | 21
其中：外事接待批次（个） | 17 | — | — | 2
7．国（境）外公务接待批次（个） | 20 | — | — | 4
8．国（境）外公务接待人次（人） | 21 | — | — | 9
二、机关运行经费 | 22 | — | — | 30.16
"""


@pytest.mark.parametrize(
    "head",
    [
        "编制单位：石桥镇财政所 | 2021年度 | 金额单位：万元",
        "部门：石桥镇财政所 | 单位：万元",
        "编制单位：石桥镇财政所 | | | | 金额单位：万元",
    ],
)
def test_pipes_that_stand_between_cells_below_a_head_with_fewer(head: str) -> None:
    found = facts(read(text=THREE.format(head=head, final="7.20", reception="2.10"), year=2021))
    assert found["fct_three_public|total|budget"] == "91000.00"
    assert found["fct_three_public|total|adjusted_budget"] == "82000.00"
    assert found["fct_three_public|total|final"] == "72000.00"
    assert found["fct_three_public|reception|final"] == "21000.00"
    assert found["fct_operating_cost|final"] == "301600.00"
    assert found["fct_three_public_volume|reception_batches"] == "21"


def test_a_blank_last_cell_closes_nothing() -> None:
    head = "编制单位：石桥镇财政所 | 2021年度 | 金额单位：万元"
    found = facts(read(text=THREE.format(head=head, final="", reception="2.10"), year=2021))
    assert found["fct_three_public|total|adjusted_budget"] == "82000.00"
    assert "fct_three_public|total|final" not in found
    assert found["fct_three_public|reception|final"] == "21000.00"


def test_most_last_cells_may_be_blank() -> None:
    text = """支出决算表
公开03表
编制单位：石桥镇林场 | 2022年度 | 金额单位：元
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 经营支出
栏次 | | 1 | 2 | 3 | 4
合计 | | 9,120,300.50 | 6,100,300.50 | 3,020,000.00 |
213 | 农林水支出 | 8,020,300.50 | 5,000,300.50 | 3,020,000.00 |
221 | 住房保障支出 | 1,100,000.00 | 1,100,000.00 | |
"""
    found = facts(read(text=text, year=2022))
    assert found["fct_expenditure|all|total|current_total|final"] == "9120300.50"
    assert found["fct_expenditure|all|nature|basic|final"] == "6100300.50"
    assert found["fct_expenditure|all|function|213|final"] == "8020300.50"


def test_receptions_abroad_beside_foreign_guests_are_counts_of_no_fact_and_no_money() -> None:
    text = THREE.format(head="部门：石桥镇财政所 | 2021年度 | 单位：万元", final="7.20", reception="2.10")
    statements = read(text=text, year=2021).statements
    foreign = [s for s in statements if "foreign" in s.keys[0]]
    assert {(s.keys[0], str(s.value_number)) for s in foreign} == {
        ("reception_foreign", "3000.00"),
        ("foreign_reception_batches", "2"),
    }


REVENUE = """收入决算表
公开02表
{head}
项目 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入 |
科目编码 | 科目名称 | 小计 | 其中：教育收费 |
栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
合计 | 9,010,000.50 | 6,000,000.00 | 10,000.50 | 2,500,000.00 | 1,800,000.00 | 100,000.00 | 0.00 | 400,000.00 |
205 | 教育支出 | 9,010,000.50 | 6,000,000.00 | 10,000.50 | 2,500,000.00 | 1,800,000.00 | 100,000.00 | 0.00 | 400,000.00 |
20502 | 普通教育 | 9,010,000.50 | 6,000,000.00 | 10,000.50 | 2,500,000.00 | 1,800,000.00 | 100,000.00 | 0.00 | 400,000.00 |
"""


@pytest.mark.parametrize(
    "head",
    [
        "部门：石桥镇第二中学 | 2018年度 | 金额单位：元",
        "编制单位：石桥镇第二中学 | 单位：元",
        "部门：石桥镇第二中学 | 2018年度 | 金额单位：元 |",
    ],
)
def test_a_head_line_without_its_last_pipe_goes_on_in_no_heading(head: str) -> None:
    assert facts(read(text=REVENUE.format(head=head), year=2018)) == {
        "fct_revenue|all|current_total|final": "9010000.50",
        "fct_revenue|all|fiscal_appropriation|final": "6000000.00",
        "fct_revenue|all|superior_subsidy|final": "10000.50",
        "fct_revenue|all|undertaking|final": "2500000.00",
        "fct_revenue|all|business_operation|final": "100000.00",
        "fct_revenue|all|subordinate_remittance|final": "0.00",
        "fct_revenue|all|other|final": "400000.00",
    }


@pytest.mark.parametrize("heading", ["公务用车购置及运行费决算数", "公务用车购置及运行维护费用数"])
def test_money_for_buying_and_running_cars_is_no_count(heading: str) -> None:
    text = f"""2017年度“三公”经费情况表
单位：万元
项目 | 合计 | 因公出国（境）费决算数 | {heading} | 公务接待费决算数
2017年 | 12 | 0 | 9 | 3
2016年 | 14 | 0 | 10 | 4
"""
    found = facts(read(text=text, year=2017))
    assert found["fct_three_public|vehicle_total|final"] == "90000"
    assert not any("volume" in key for key in found)

"""Tables of web pages as text: heads set wide, merged heads packed left, one filled column of two."""

from __future__ import annotations

from tests.unit.accounts_helpers import facts, read


def test_letters_set_apart_are_one_heading() -> None:
    text = """石桥镇2015年度“三公”经费决算情况表
                                     单位：万元
项      目 本年决算数
一、支出合计 7.31
1、因公出国（境）费用
2、公务接待费 7.31
二、相关统计数
1.公务接待批次（批） 142
2.公务接待人数（人） 1807
"""
    assert facts(read(text=text, year=2015)) == {
        "fct_three_public|total|final": "73100.00",
        "fct_three_public|reception|final": "73100.00",
        "fct_three_public_volume|reception_batches": "142",
        "fct_three_public_volume|reception_persons": "1807",
    }


def test_merged_heads_of_padded_rows_are_packed_left() -> None:
    text = """石桥镇2016年“三公”经费决算表 | |||||||
| | | | | 单位：万元 | ||
合 计 | 因公出国(境)费 | 公务用车费 | 公务接待费 | ||||
小 计 | 公务用车运行维护费 | 公务用车购置费 | |||||
6.2 | 0 | 4.1 | 4.1 | 0 | 2.1 | ||
注：1、上述数据为当年财政拨款安排的“三公”经费。 | |||||||
"""
    assert facts(read(text=text, year=2016)) == {
        "fct_three_public|total|final": "62000.0",
        "fct_three_public|overseas|final": "0",
        "fct_three_public|vehicle_total|final": "41000.0",
        "fct_three_public|vehicle_operation|final": "41000.0",
        "fct_three_public|vehicle_purchase|final": "0",
        "fct_three_public|reception|final": "21000.0",
    }


def test_one_number_under_two_years_is_shown_as_the_later_and_not_used() -> None:
    text = """石桥镇2017年度“三公”经费决算情况表
单位：元
项目 2016-执行数 2017-决算数
一、支出合计   250000
2、公务接待费   150000
3、公务用车费   100000
"""
    statements = read(text=text, year=2017).statements
    assert {s.keys for s in statements} == {
        ("total", "final"),
        ("reception", "final"),
        ("vehicle_total", "final"),
    }
    assert not any(s.usable for s in statements)
    assert all(s.alternatives for s in statements)


def test_a_blank_cell_of_a_run_keeps_its_place_and_a_note_below_is_prose() -> None:
    text = """石桥镇2021年“三公”经费支出决算表
单位：万元
项 目 |
预 算 数 |
决 算 数 |
合 计 |
9.6 |
3.2 |
因公出国（境）费 |
6 |
|
公务接待费 |
3.6 |
3.2 |
注：全镇现保有2台公务车，公务接待经费3.2万元。 | |
"""
    reading = read(text=text, year=2021)
    assert facts(reading) == {
        "fct_three_public|total|budget": "96000.0",
        "fct_three_public|total|final": "32000.0",
        "fct_three_public|overseas|budget": "60000",
        "fct_three_public|reception|budget": "36000.0",
        "fct_three_public|reception|final": "32000.0",
    }
    assert max(s.line_no for s in reading.statements) < 14

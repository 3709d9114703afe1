"""Tables as printed sheets leave them: codes in three columns, pages of columns, headings over one another."""

from __future__ import annotations

import pytest

from ingestion.accounts.codes import function_code
from ingestion.accounts.headings import is_numbering_row
from tests.unit.accounts_helpers import facts, make_grid, read

SPLIT = """
项目 | < | < | < | 本年支出合计 | 基本支出 | 项目支出
支出功能分类 | < | < | 科目名称 | ^ | ^ | ^
{heads} | 栏次 | 1 | 2 | 3
^ | ^ | ^ | 合计 | 90.00 | 60.00 | 30.00
205 | | | 教育支出 | 90.00 | 60.00 | 30.00
205 | 02 | | 普通教育 | 90.00 | 60.00 | 30.00
205 | 02 | 04 | 高中教育 | 60.00 | 60.00 |
205 | 02 | 99 | 其他普通教育支出 | 30.00 | | 30.00
"""


@pytest.mark.parametrize("heads", ["类 | 款 | 项", "科类 | 目编款 | 码项", "功能 | 分类 | 码"])
def test_a_code_in_three_columns_is_one_whatever_stands_over_it(heads: str) -> None:
    found = facts(read(make_grid(SPLIT.format(heads=heads), "支出决算表", "单位：万元")))
    assert found["fct_expenditure|all|function|205|final"] == "900000.00"
    assert found["fct_expenditure|all|function|20502|final"] == "900000.00"
    assert found["fct_expenditure|all|function|2050204|final"] == "600000.00"
    assert found["fct_expenditure_matrix|all|2050299|project||final"] == "300000.00"


def test_headings_printed_into_the_first_codes_of_a_page_are_no_part_of_them() -> None:
    text = SPLIT.format(heads="类 | 款 | 项") + """
类205 | 款08 | 项 | 进修及培训 | 7.00 | 7.00 |
类205 | 款08 | 项03 | 培训支出 | 7.00 | 7.00 |
"""
    found = facts(read(make_grid(text, "支出决算表", "单位：万元")))
    assert found["fct_expenditure|all|function|20508|final"] == "70000.00"
    assert found["fct_expenditure|all|function|2050803|final"] == "70000.00"


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("205", "普通教育", None),
        ("20802", "行政区划和地名管理", None),
        ("205", "教育支出（类）", "205"),
        ("20802", "民政管理事务", "20802"),
        ("20502", "一种没有收录的名称", "20502"),
        ("2080207", "行政区划和地名管理", "2080207"),
    ],
)
def test_a_code_that_lost_its_end_is_none(code: str, name: str, found: str | None) -> None:
    assert function_code(name, code, 2023) == found


@pytest.mark.parametrize("name", ["预算改革业务", "预算编制业务"])
def test_the_name_of_a_class_says_nothing_of_the_kind_of_amounts(name: str) -> None:
    text = f"""
科目编码 | 科目名称 | 本年支出合计
201 | 一般公共服务支出 | 16.70
20106 | 财政事务 | 16.70
2010604 | {name} | 16.70
"""
    found = facts(read(make_grid(text, "支出决算表", "单位：万元")))
    assert found["fct_expenditure|all|function|2010604|final"] == "167000.00"
    assert not any("budget" in key for key in found)


@pytest.mark.parametrize("texts", [["7", "8", "9", "10", "11", "12"], ["栏次", "5", "6", "7", "8"]])
def test_column_numbers_go_on_where_a_page_holds_the_last_columns(texts: list[str]) -> None:
    assert is_numbering_row(texts)


def test_three_counts_are_no_column_numbers() -> None:
    assert not is_numbering_row(["5", "6", "7"])


@pytest.mark.parametrize(("head", "kind"), [("预算数", "budget"), ("2022年度决算数", "final")])
def test_a_heading_over_all_columns_says_what_they_hold(head: str, kind: str) -> None:
    text = f"""
{head} | < | < | <
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | 公务接待费
7 | 8 | 9 | 10
9.60 | 2.50 | 4.10 | 3.00
"""
    found = facts(read(make_grid(text, "财政拨款“三公”经费支出", "单位：万元")))
    assert found[f"fct_three_public|total|{kind}"] == "96000.00"
    assert found[f"fct_three_public|reception|{kind}"] == "30000.00"
    assert len(found) == 4


def test_items_among_economic_classes_make_no_table_of_the_three_public_expenses() -> None:
    text = """
科目名称 | 决算数
劳务费 | 34.50
福利费 | 26.50
因公出国（境）费用 | 7.00
公务用车运行维护费 | 3.00
税金及附加费用 | 13.40
其他商品和服务支出 | 1.10
"""
    assert not facts(read(make_grid(text, "公开06表", "单位：万元")))


@pytest.mark.parametrize("head", ["预算数决算数", "年初预算数全年预算数决算数"])
def test_two_headings_printed_as_one_leave_the_kind_open(head: str) -> None:
    text = f"""
项目 | {head}
“三公”经费合计 | 39.60
公务接待费 | 26.30
"""
    assert not facts(read(make_grid(text, "财政拨款“三公”经费支出决算表", "单位：万元")))

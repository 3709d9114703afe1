"""Tables that go on over pages, below headings of others or without any, and what of them is no fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.accounts_helpers import facts, make_grid, read
from tests.unit.accounts_tables import TABLES


def test_a_total_row_printed_into_the_headings() -> None:
    found = facts(
        read(
            make_grid(
                """
项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
功能分类科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^
合计 | < | | 50 | 合计 | 基本支出 | 项目支出 |
 | | | | 49 | | 49 |
212 | 城乡社区支出 | | 50 | 49 | | 49 | 1
""",
                "政府性基金预算财政拨款收入支出决算表",
                "单位：万元",
            )
        )
    )
    assert found["fct_revenue|fiscal_appropriation|government_fund|final"] == "500000"
    assert found["fct_expenditure|government_fund|total|current_total|final"] == "490000"
    assert found["fct_expenditure|government_fund|function|212|final"] == "490000"


def test_rows_of_units_are_no_facts_of_the_department() -> None:
    found = facts(
        read(
            make_grid(
                """
单位名称 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行维护费
合计 | 10 | 0 | 4 | 6
清源县水务局本级 | 7 | 0 | 4 | 3
清源县水库管理所 | 3 | 0 | 0 | 3
""",
                "“三公”经费支出决算表",
                "单位：万元",
            )
        ),
        "fct_three_public",
    )
    assert found == {
        "total|final": "100000",
        "overseas|final": "0",
        "reception|final": "40000",
        "vehicle_total|final": "60000",
    }


def test_a_table_goes_on_over_the_page_with_and_without_its_headings() -> None:
    first = make_grid(
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出\n合计 | < | 9 | 5 | 4 |\n205 | 教育支出 | 6 | 5 | 1 |",
        "支出决算表",
        "单位：万元",
    )
    second = make_grid("208 | 社会保障和就业支出 | 2 | | 2 |", page=2)
    third = make_grid(
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出\n210 | 卫生健康支出 | 1 | | 1 |",
        page=3,
    )
    found = facts(read(first, second, third), "fct_expenditure")
    assert found["all|function|205|final"] == "60000"
    assert found["all|function|208|final"] == "20000"
    assert found["all|function|210|final"] == "10000"


def test_headings_overrule_a_title_that_belongs_to_another_table() -> None:
    text = "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出\n合计 | < | 9 | 5 | 4 | |"
    found = facts(read(make_grid(text, "收入决算表", "单位：万元")))
    assert found["fct_expenditure|all|nature|basic|final"] == "50000"


def test_every_number_of_a_table_is_accounted_for() -> None:
    titles, text = TABLES["revenue"]
    reading = read(make_grid(text, *titles))
    assert len(reading.mentions) == 11
    linked = [m.statement_index for m in reading.mentions if m.statement_index is not None]
    assert linked == list(range(len(reading.statements)))
    assert all(m.reason == "table_detail" for m in reading.mentions if m.statement_index is None)


def test_statements_carry_place_quote_and_resolution() -> None:
    titles, text = TABLES["total"]
    reading = read(make_grid(text, *titles))
    first = reading.statements[0]
    assert (first.locator, first.source_kind, first.section) == ("page 1 table 1 row 4", "table", "total")
    assert first.quote == "一、财政拨款收入 收入 金额 1,200.50"
    assert (first.stated_text, first.unit, str(first.resolution)) == ("1,200.50", "万元", "100.00")
    assert [form.form_kind for form in reading.forms] == ["accounts_table:total"]


def test_performance_forms_and_blank_tables_give_nothing() -> None:
    form = make_grid(
        "一级指标 | 二级指标 | 指标值 | 完成值\n产出指标 | 数量指标 | 10 | 10", "项目支出绩效自评表"
    )
    titles, text = TABLES["total"]
    blank = make_grid(text, *titles)
    rows = tuple(
        tuple(replace(c, text="") if c and c.row > 2 and c.col in (2, 5) else c for c in row)
        for row in blank.rows
    )
    reading = read(form, replace(blank, rows=rows))
    assert reading.statements == []
    assert [(f.form_kind, f.note) for f in reading.forms] == [("accounts_table:total", "表内没有数字")]


@pytest.mark.parametrize("whole", ["基本支出合计 |", ""])
def test_the_column_of_the_other_kind_of_funds_states_nothing_on_an_economic_class(whole: str) -> None:
    values = ("54.60 | ", "5.40 | ") if whole else ("", "")
    text = f"""
科目编码 | 科目名称 | {whole} 人员经费 | 公用经费
301 | 工资福利支出 | {values[0]} 54.60 | 0.00
302 | 商品和服务支出 | {values[1]} 0.00 | 5.40
"""
    reading = read(make_grid(text, "一般公共预算财政拨款基本支出决算表", "单位：万元"))
    found = [
        (s.keys[2], str(s.value_number)) for s in reading.statements if s.fact_table == "fct_expenditure"
    ]
    assert sorted(found) == [("301", "546000.00"), ("302", "54000.00")]


@pytest.mark.parametrize(
    "grid",
    [
        """
        预算数 |  |  |  |  |  | 决算数 |  |  |  |  |
        合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费
         |  | 小计 | 公务用车购置费 | 公务用车运行费 |  |  |  | 小计 | 公务用车购置费 | 公务用车运行费 |
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
        9.00 | 0.00 | 7.00 | 0.00 | 7.00 | 2.00 | 8.00 | 0.00 | 6.50 | 0.00 | 6.50 | 1.50
        """,
        """
        预算数 |  |  |  |  |  | 决算数 |  |  |  |  |
        合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费
         | < | < | < | < | < | < | < | < | < | < | <
         |  | 小计 | 公务用车购置费 | 公务用车运行费 |  |  |  | 小计 | 公务用车购置费 | 公务用车运行费 |
        9.00 | 0.00 | 7.00 | 0.00 | 7.00 | 2.00 | 8.00 | 0.00 | 6.50 | 0.00 | 6.50 | 1.50
        """,
    ],
    ids=["unmerged", "broken by a page"],
)
def test_a_group_heading_goes_on_over_blank_cells(grid: str) -> None:
    rows = "\n".join(line.strip(" ") for line in grid.strip().split("\n"))
    found = facts(read(make_grid(rows, "财政拨款“三公”经费支出决算表", "单位：万元")))
    assert found["fct_three_public|vehicle_operation|budget"] == "70000.00"
    assert found["fct_three_public|vehicle_operation|final"] == "65000.00"
    assert found["fct_three_public|reception|budget"] == "20000.00"
    assert found["fct_three_public|reception|final"] == "15000.00"

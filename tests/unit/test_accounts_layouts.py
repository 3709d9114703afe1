"""Layouts of other provinces and years: every fact from a grid, no wrong one from any flattened form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.model import Reading
from tests.unit.accounts_files import FILES
from tests.unit.accounts_helpers import facts, make_grid, read
from tests.unit.accounts_tables import STREAMS, WHOLE, Flatten


def _values(reading: Reading) -> dict[str, set[Decimal | None]]:
    found: dict[str, set[Decimal | None]] = {}
    for statement in reading.statements:
        if statement.usable:
            key = "|".join((statement.fact_table.removeprefix("fct_"), *statement.keys))
            found.setdefault(key, set()).add(statement.value_number)
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_grid_gives_every_fact_and_no_other(name: str) -> None:
    year, titles, table, wanted = FILES[name]
    found = _values(read(make_grid(table, *titles), year=year))
    plain = {key: values for key, values in found.items() if not key.startswith("expenditure_matrix")}
    assert plain == {key: {Decimal(value)} for key, value in wanted.items()}


@pytest.mark.parametrize("flatten", [*WHOLE, *STREAMS], ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", FILES)
def test_flattening_gives_no_wrong_number(name: str, flatten: Flatten) -> None:
    year, titles, table, _ = FILES[name]
    wanted = _values(read(make_grid(table, *titles), year=year))
    found = _values(read(text=flatten(table, titles), year=year))
    assert {key: values for key, values in found.items() if values != wanted.get(key)} == {}


def test_ends_of_headings_spilled_into_the_numbering_row_are_no_data() -> None:
    grid = make_grid(
        """
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | 公务接待费
^ | ^ | 小计 | 公务用车运行 | ^
1 | 2 | 3 | 维护费4 | 5
50.00 | | 48.00 | 48.00 | 2.00
""",
        "“三公”经费支出决算表",
        "单位：万元",
    )
    assert facts(read(grid), "fct_three_public") == {
        "total|final": "500000.00",
        "vehicle_total|final": "480000.00",
        "vehicle_operation|final": "480000.00",
        "reception|final": "20000.00",
    }


def test_a_label_heading_cut_by_its_cell_still_starts_a_lane() -> None:
    grid = make_grid(
        """
收入 | < | 支出 | <
项目 | 决算数 | 项目（按支出性质 | 决算数
一、财政拨款收入 | 90 | 和经济分类）一、基本支出 | 60
二、事业收入 | 10 | 人员经费 | 50
 | | 二、项目支出 | 40
本年收入合计 | 100 | 本年支出合计 | 100
""",
        "收入支出决算总表",
        "单位：万元",
    )
    found = facts(read(grid))
    assert found["fct_revenue|all|fiscal_appropriation|final"] == "900000"
    assert found["fct_expenditure|all|economic|personnel|final"] == "500000"
    assert found["fct_expenditure|all|nature|project|final"] == "400000"
    assert found["fct_expenditure|all|total|current_total|final"] == "1000000"


def test_abroad_counts_as_foreign_only_where_no_foreign_visitors_at_home_are_counted() -> None:
    head = "项目 | 统计数\n国内公务接待批次（个） | 14\n"
    abroad = "国（境）外公务接待批次（个） | 1"
    alone = read(make_grid(head + abroad, "“三公”经费相关统计数"))
    both = read(make_grid(head + "其中：外事接待批次（个） | 2\n" + abroad, "“三公”经费相关统计数"))
    assert facts(alone, "fct_three_public_volume")["foreign_reception_batches"] == "1"
    assert facts(both, "fct_three_public_volume")["foreign_reception_batches"] == "2"


def test_money_for_foreign_visitors_at_home_is_a_part_of_that_spent_at_home() -> None:
    head = "项目 | 预算数 | 统计数\n公务接待费 | 2.00 | 1.50\n（1）国内接待费 | — | 1.40\n"
    at_home = "其中：外事接待费 | — | 0.30\n"
    both = read(
        make_grid(head + at_home + "（2）国（境）外接待费 | — | 0.10", "“三公”经费支出表", "单位：万元")
    )
    alone = read(make_grid(head + "外事接待费 | — | 0.30", "“三公”经费支出表", "单位：万元"))
    assert facts(both, "fct_three_public")["reception_foreign|final"] == "1000.00"
    assert facts(alone, "fct_three_public")["reception_foreign|final"] == "3000.00"

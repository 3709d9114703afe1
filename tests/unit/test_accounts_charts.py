"""Data of drawn charts in the text: read where title, unit, item and year are plain, else listed."""

from __future__ import annotations

from tests.unit.accounts_helpers import facts, read


def test_items_of_a_structure_chart_in_the_reports_own_year() -> None:
    text = "支出决算结构图（单位：万元）\n\n\n支出合计（单位：万元）\t\n基本支出\t项目支出\t310.5\t42.25\t\n"
    reading = read(text=text)
    assert facts(reading) == {
        "fct_expenditure|all|nature|basic|final": "3105000.0",
        "fct_expenditure|all|nature|project|final": "422500.00",
    }
    assert {s.source_kind for s in reading.statements} == {"chart"}
    assert [m.statement_index for m in reading.mentions] == [0, 1]
    assert [form.form_kind for form in reading.forms] == ["accounts_chart"]


def test_series_over_years_named_by_the_words_before_them() -> None:
    text = """收、支决算总计变动情况图（单位：万元）
收入决算数\t
2021年\t2022年\t2021年\t2022年\t210.1\t103.9\t支出决算数\t
2021年\t2022年\t2021年\t2022年\t148.5\t103.9\t2021年\t2022年\t2021年\t2022年\t
"""
    assert facts(read(text=text)) == {
        "fct_revenue|all|grand_total|prior_final": "2101000.0",
        "fct_revenue|all|grand_total|final": "1039000.0",
        "fct_expenditure|all|total|grand_total|prior_final": "1485000.0",
        "fct_expenditure|all|total|grand_total|final": "1039000.0",
    }


def test_functions_and_three_public_items() -> None:
    text = """一般公共预算财政拨款支出决算结构（单位：万元）
一般公共预算财政拨款支出\t
教育支出\t农林水支出\t其他\t2.2\t5\t1\t

“三公”经费财政拨款支出 （单位：万元）
因公出国（境）费支出\t公务用车购置及运行维护费支出\t公务接待费支出\t0\t0\t1.3\t
"""
    reading = read(text=text)
    assert facts(reading) == {
        "fct_expenditure|general_public_budget|function|205|final": "22000.0",
        "fct_expenditure|general_public_budget|function|213|final": "50000",
        "fct_three_public|overseas|final": "0",
        "fct_three_public|vehicle_total|final": "0",
        "fct_three_public|reception|final": "13000.0",
    }
    assert [m.reason for m in reading.mentions if m.reason] == ["chart"]


def test_a_chart_with_another_year_in_its_title_or_no_unit_states_nothing() -> None:
    left_over = (
        "支出决算结构图（单位：万元）\n2019年支出合计（单位：万元）\t\n基本支出\t项目支出\t260.5\t76.5\t\n"
    )
    no_unit = "支出决算结构图\n支出合计\t\n基本支出\t项目支出\t260.5\t76.5\t\n"
    foreign = "水库蓄水量变化图（单位：万元）\n蓄水量\t\n一月\t二月\t260.5\t76.5\t\n"
    unpaired = "支出决算结构图（单位：万元）\n支出\t\n基本支出\t项目支出\t经营支出\t260.5\t76.5\t\n"
    for text, reason in (
        (left_over, "other_year"),
        (no_unit, "chart"),
        (foreign, "chart"),
        (unpaired, "chart"),
    ):
        reading = read(text=text)
        assert reading.statements == []
        assert {m.reason for m in reading.mentions} == {reason}

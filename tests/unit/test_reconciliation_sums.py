"""Sums, inequalities and facts stated twice: states, tolerance, root causes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.model import Statement
from tests.unit.reconciliation_helpers import check, failed, said, states


def three(total: str, overseas: str, vehicle: str, reception: str, **more):
    return [
        said("three_public", "total|final", total, **more),
        said("three_public", "overseas|final", overseas, **more),
        said("three_public", "vehicle_total|final", vehicle, **more),
        said("three_public", "reception|final", reception, **more),
    ]


def test_sum_that_holds_passes() -> None:
    assert states(check(three("12.50", "0", "8.20", "4.30")), "three_public_total") == ["pass"]


@pytest.mark.parametrize(("reception", "state"), [("4.32", "pass"), ("4.33", "fail"), ("4.27", "fail")])
def test_tolerance_is_half_a_unit_for_each_printed_amount(reception: str, state: str) -> None:
    # Four printed amounts with two places: 4 x 0.005 = 0.02 and no more; a bare zero is exact.
    found = check(three("12.50", "0.00", "8.20", reception))
    assert states(found, "three_public_total") == [state]


def test_bare_zero_widens_no_tolerance() -> None:
    assert states(check(three("12.54", "0", "8.20", "4.30")), "three_public_total") == ["fail"]


def test_missing_part_is_no_pass_and_no_failure() -> None:
    found = check(three("12.50", "0", "8.20", "4.30")[:3])
    assert states(found, "three_public_total") == ["insufficient_data"]


def test_parts_beyond_the_total_fail_even_when_one_is_missing() -> None:
    found = check(three("7.50", "0", "8.20", "4.30")[:3])
    assert states(found, "three_public_total") == ["fail"]


def test_unplaced_amount_of_the_size_of_the_gap_is_not_held_against_the_report() -> None:
    nature = [
        said("expenditure", "all|total|current_total|final", "100.00"),
        said("expenditure", "all|nature|basic|final", "60.00"),
        said("expenditure", "all|nature|project|final", "30.00"),
    ]
    assert states(check(nature), "expenditure_nature") == ["fail"]
    assert states(check(nature, unresolved=["10.00"]), "expenditure_nature") == ["insufficient_data"]


def test_unusable_statements_take_no_part() -> None:
    statements = three("12.50", "0", "8.20", "4.30")
    statements.append(said("three_public", "total|final", "99.00", line=9, usable=False))
    assert failed(check(statements)) == []


def test_undivided_appropriation_is_not_counted_beside_its_budgets() -> None:
    found = check(
        [
            said("revenue", "all|current_total|final", "110.00"),
            said("revenue", "all|fiscal_appropriation|final", "100.00"),
            said("revenue", "all|general_public_budget|final", "90.00"),
            said("revenue", "all|government_fund|final", "10.00"),
            said("revenue", "all|other|final", "10.00"),
        ]
    )
    assert states(found, "revenue_sources") == ["pass"]
    assert states(found, "revenue_funds") == ["pass"]


def test_open_list_of_appropriations_in_an_old_table_is_insufficient() -> None:
    # 其中：政府性基金预算财政拨款 alone: the rest is general public budget, not written.
    found = check(
        [
            said("revenue", "all|fiscal_appropriation|final", "100.00", source="table"),
            said("revenue", "all|government_fund|final", "0", source="table", line=2),
        ]
    )
    assert states(found, "revenue_funds") == ["insufficient_data"]


def test_blank_cells_of_a_table_are_none() -> None:
    found = check(
        three("12.50", "0", "8.20", "4.30", source="table")[:1]
        + three("0", "0", "8.20", "4.30", source="table")[2:]
    )
    assert states(found, "three_public_total") == ["pass"]


def function(code: str, amount: str, **more):
    return said("expenditure", f"general_public_budget|function|{code}|final", amount, **more)


def test_class_against_items_without_the_level_between() -> None:
    found = check(
        [function("201", "50.00"), function("2010301", "30.00", line=2), function("2010302", "15.00", line=3)]
    )
    assert states(found, "function_class_items") == ["fail"]
    assert "漏列" in next(row["hint"] for row in found if row["check_code"] == "function_class_items")


def test_an_item_without_code_leaves_the_list_open() -> None:
    found = check(
        [
            function("201", "50.00"),
            function("2010301", "30.00", line=2),
            function("name:某项", "20.00", line=3),
        ]
    )
    assert states(found, "function_class_items") == ["insufficient_data"]


def test_sums_out_by_the_same_amount_have_one_root() -> None:
    total = said("expenditure", "general_public_budget|total|current_total|final", "80.00")
    statements = [
        total,
        function("201", "50.00"),
        function("208", "30.00"),
        function("20103", "50.00", line=1),
        function("2010301", "44.00", line=2),
        function("20805", "30.00", line=3),
        function("2080505", "30.00", line=4),
    ]
    found = check(statements)
    fails = [row for row in found if row["status"] == "fail"]
    assert len(fails) >= 3
    assert len({row["root_cause_key"] for row in fails}) == 1
    assert [row["severity"] for row in fails if row["is_root"]] == ["error"]
    assert {row["severity"] for row in fails if not row["is_root"]} == {"info"}
    # The one figure all of them rest on, and the value that would reconcile.
    root = next(row for row in fails if row["is_root"])
    assert (root["suspect_key"], root["suspect_should_be"]) == (
        "general_public_budget|function|2010301|final",
        Decimal("500000.0000"),
    )


def test_same_fact_beyond_rounding_fails_and_names_the_minority() -> None:
    statements = [
        said("operating_cost", "final", "36.29", line=1),
        said("operating_cost", "final", "36.29", line=2, source="table"),
        said("operating_cost", "final", "63.29", line=3),
    ]
    row = next(row for row in check(statements) if row["check_code"] == "same_fact")
    assert (row["status"], row["stated_value"], row["expected_value"]) == (
        "fail",
        Decimal(632900),
        Decimal(362900),
    )
    assert row["locator"] == "line 3"


@pytest.mark.parametrize("odd", ["table", "narrative"])
def test_of_two_values_the_one_with_which_the_sums_hold_is_right(odd: str) -> None:
    total = "all|total|current_total|final"
    other = {"table": "narrative", "narrative": "table"}[odd]
    found = check(
        [
            said("expenditure", total, "80.00"),
            said("expenditure", "all|nature|basic|final", "50.00", line=1),
            said("expenditure", "all|nature|project|final", "39.00", line=2, source=odd),
            said("expenditure", "all|nature|project|final", "30.00", line=3, source=other),
        ]
    )
    row = next(row for row in found if row["check_code"] == "same_fact" and row["status"] == "fail")
    assert (row["stated_value"], row["suspect_value"], row["suspect_should_be"]) == (
        Decimal(390000),
        Decimal(390000),
        Decimal(300000),
    )


@pytest.mark.parametrize(
    ("parts", "odd"), [(("15.22", "96.58"), "operation"), (("95.22", "16.58"), "purchase")]
)
def test_a_part_that_would_have_to_be_negative_is_not_the_odd_one(parts: tuple[str, str], odd: str) -> None:
    # 80.00 too much: only the larger part can be less by that. The total holds in the sum above it.
    found = check(
        [
            said("three_public", "total|budget", "46.30"),
            said("three_public", "overseas|budget", "0"),
            said("three_public", "reception|budget", "14.50"),
            said("three_public", "vehicle_total|budget", "31.80"),
            said("three_public", "vehicle_purchase|budget", parts[0], line=1),
            said("three_public", "vehicle_operation|budget", parts[1], line=1),
        ]
    )
    row = next(row for row in found if row["check_code"] == "three_public_vehicle")
    assert row["status"] == "fail"
    right = {"operation": "vehicle_operation|budget", "purchase": "vehicle_purchase|budget"}[odd]
    assert (row["suspect_key"], row["suspect_should_be"]) == (
        right,
        Decimal(165800 if odd == "operation" else 152200),
    )


def score_sheet(score: str, told: str, marks: tuple[str, ...] = ("60", "40")) -> list[Statement]:
    """A score on the sheet and in prose, and two items that make 96.5."""
    one = Decimal(1)
    keys = [("p", "产出指标", "数量指标", name) for name in ("巡护", "培训")]
    items = [
        said("score_item", "|".join((*key, field)), value, line=5, source="table", unit=one)
        for key, points, mark in zip(keys, ("58.0", "38.5"), marks, strict=True)
        for field, value in (("score", points), ("full_mark", mark))
    ]
    return [
        said("performance_score", "project|p", score, line=3, source="table", unit=one, full_mark="100"),
        said("performance_score", "project|p", told, line=1, unit=one, full_mark="100"),
        *items,
    ]


def test_of_two_scores_the_one_that_the_items_make_is_right() -> None:
    for score, told, line in (("98.5", "96.5", "line 3"), ("96.5", "98.5", "line 1")):
        found = check(score_sheet(score, told))
        row = next(row for row in found if row["check_code"] == "same_fact" and row["status"] == "fail")
        assert (row["locator"], row["suspect_value"], row["suspect_should_be"]) == (
            line,
            Decimal("98.5"),
            Decimal("96.5"),
        )
        fails = [row for row in found if row["status"] == "fail"]
        assert sum(bool(row["is_root"]) for row in fails) == 1


def test_a_sheet_without_the_row_of_the_execution_rate_is_not_held_to_its_total() -> None:
    found = check(score_sheet("99.5", "99.5", marks=("50", "40")))
    assert states(found, "score_items") == ["insufficient_data", "insufficient_data"]
    assert states(found, "score_full_marks") == ["insufficient_data"]
    assert "fail" in states(check(score_sheet("99.5", "99.5")), "score_items")


def test_one_number_typed_for_two_facts_has_one_root() -> None:
    keys = ("all|total|grand_total|final", "fiscal_appropriation|total|grand_total|final")
    wrong = [said("expenditure", key, "181.00", line=1) for key in keys]
    right = [said("expenditure", key, "81.00", line=2, source="table") for key in keys]
    more = [said("expenditure", key, "81.00", line=3, source="chart") for key in keys]
    fails = [row for row in check(wrong + right + more) if row["check_code"] == "same_fact"]
    assert [row["status"] for row in fails] == ["fail", "fail"]
    assert len({row["root_cause_key"] for row in fails}) == 1
    # Typed in two sentences they are two mistakes.
    apart = [said("expenditure", key, "181.00", line=line) for line, key in zip((1, 4), keys, strict=True)]
    fails = [row for row in check(apart + right + more) if row["check_code"] == "same_fact"]
    assert len({row["root_cause_key"] for row in fails}) == 2


def test_coarser_statement_of_the_same_fact_agrees() -> None:
    found = check(
        [said("operating_cost", "final", "1049.41"), said("operating_cost", "final", "1049.4", line=2)]
    )
    assert states(found, "same_fact") == ["pass"]


def test_wrong_copy_fails_once_while_the_sum_holds_with_the_right_one() -> None:
    statements = [
        *three("12.50", "0", "8.20", "4.30", source="table"),
        said("three_public", "reception|final", "43.00", line=5),
    ]
    found = check(statements)
    roots = [row["check_code"] for row in found if row["status"] == "fail" and row["is_root"]]
    assert roots == ["same_fact"]


def test_unequal_grand_totals_and_small_business_contracts() -> None:
    found = check(
        [
            said("revenue", "all|grand_total|final", "58.82"),
            said("expenditure", "all|total|grand_total|final", "59.87"),
            said("procurement", "total", "47.96"),
            said("procurement", "sme_contract", "71.03"),
        ]
    )
    assert failed(found) == ["grand_total_balance", "procurement_sme"]


def test_short_list_of_vehicle_uses_is_insufficient() -> None:
    one = Decimal(1)
    found = check(
        [
            said("state_asset", "vehicles_total", "50", unit=one),
            said("state_asset", "vehicles_official", "30", unit=one),
            said("state_asset", "vehicles_other", "10", unit=one),
        ]
    )
    assert states(found, "asset_vehicles") == ["insufficient_data"]


def test_table_rows_by_nature() -> None:
    found = check(
        [
            said("expenditure", "all|function|2010301|final", "50.00", source="table"),
            said("expenditure_matrix", "all|2010301|basic||final", "30.00", source="table"),
            said("expenditure_matrix", "all|2010301|project||final", "25.00", source="table"),
        ]
    )
    assert failed(found) == ["matrix_row"]


def test_money_without_anything_bought() -> None:
    one = Decimal(1)
    found = check(
        [
            said("three_public", "vehicle_purchase|final", "18.30"),
            said("three_public_volume", "vehicles_purchased", "0", unit=one),
        ]
    )
    assert states(found, "three_public_volume") == ["fail"]


def test_surplus_that_an_institution_distributes_is_no_gap() -> None:
    statements = [
        said("expenditure", "all|total|grand_total|final", "100.00"),
        said("expenditure", "all|total|current_total|final", "80.00"),
        said("expenditure", "all|total|closing_carryover|final", "15.00"),
    ]
    assert states(check(statements), "expenditure_grand_total") == ["fail"]
    earned = [*statements, said("revenue", "all|undertaking|final", "40.00")]
    assert states(check(earned), "expenditure_grand_total") == ["insufficient_data"]


def test_a_part_beyond_its_whole_is_quoted_itself_with_both_places() -> None:
    found = check(
        [said("procurement", "total", "47.96", line=3), said("procurement", "sme_contract", "71.03", line=8)]
    )
    row = next(row for row in found if row["check_code"] == "procurement_sme" and row["status"] == "fail")
    assert (row["stated_value"], row["expected_value"], row["locator"]) == (710300, 479600, "line 8")
    assert (
        row["message"]
        == "授予中小企业合同金额71.03万元，大于政府采购支出总额47.96万元（line 3），相差23.07万元"
    )


def test_sides_that_differ_show_both_places() -> None:
    found = check(
        [
            said("revenue", "all|grand_total|final", "66.28", line=5),
            said("expenditure", "all|total|grand_total|final", "77.78", line=8),
        ]
    )
    row = next(row for row in found if row["check_code"] == "grand_total_balance" and row["status"] == "fail")
    assert row["message"] == "收入总计决算数66.28万元，支出总计决算数77.78万元（line 8），相差11.50万元"


def test_items_of_one_class_of_two_are_a_list_cut_short() -> None:
    scope = "general_public_budget"
    rows = [
        said("expenditure", f"{scope}|total|current_total|final", "90.00"),
        said("expenditure", f"{scope}|function|208|final", "50.00"),
        said("expenditure", f"{scope}|function|210|final", "40.00"),
        said("expenditure", f"{scope}|function|2080505|final", "50.00", line=2),
    ]
    assert states(check(rows), "function_items_total") == ["insufficient_data"]


def test_amounts_of_one_message_have_one_unit() -> None:
    yuan = {"unit": Decimal(1)}
    scope = "general_public_budget"
    rows_ = [
        said("expenditure", f"{scope}|total|current_total|final", "0", line=2),
        said("expenditure", f"{scope}|nature|basic|final", "5800000.50", line=4, **yuan),
        said("expenditure", f"{scope}|nature|project|final", "22199.50", line=4, **yuan),
    ]
    found = [row for row in check(rows_) if row["check_code"] == "expenditure_nature"]
    assert [row["status"] for row in found] == ["fail"]
    message = found[0]["message"]
    assert "0元" in message
    assert "5800000.50元" in message
    assert message.endswith("相差5822200.00元")
    rows_[0] = said("expenditure", f"{scope}|total|current_total|final", "12.5", line=2)
    message = next(row["message"] for row in check(rows_) if row["check_code"] == "expenditure_nature")
    assert "12.5万元" in message
    assert "580.00005万元" in message
    assert message.endswith("相差569.72万元")
    assert "0元" not in message


@pytest.mark.parametrize(("unread", "state"), [(0, "fail"), (3, "insufficient_data")])
@pytest.mark.parametrize("nature", ["basic", "project"])
def test_a_column_whose_rows_were_not_all_read_is_open(nature: str, unread: int, state: str) -> None:
    statements = [
        said("expenditure", f"all|nature|{nature}|final", "100.00", source="table"),
        said("expenditure_matrix", f"all|213|{nature}||final", "60.00", source="table", line=2),
        said("expenditure_matrix", f"all|208|{nature}||final", "30.00", source="table", line=3),
    ]
    assert states(check(statements, unread=unread), "matrix_column") == [state]


@pytest.mark.parametrize(("carried", "state"), [("15.00", "insufficient_data"), ("12.00", "fail")])
@pytest.mark.parametrize("scope", ["all", "fiscal_appropriation"])
def test_a_total_spent_without_the_carry_over_told_after_it(scope: str, carried: str, state: str) -> None:
    statements = [
        said("revenue", f"{scope}|grand_total|final", "684.00"),
        said("expenditure", f"{scope}|total|grand_total|final", "669.00", line=2),
        said("expenditure", f"{scope}|total|closing_carryover|final", carried, line=3),
    ]
    assert states(check(statements), "grand_total_balance") == [state]


@pytest.mark.parametrize(("last", "state"), [("208", "insufficient_data"), ("221", "fail")])
@pytest.mark.parametrize("zeros", [("202", "203", "204"), ("203", "204", "205", "206")])
def test_a_table_of_classes_cut_off_is_open(zeros: tuple[str, ...], last: str, state: str) -> None:
    statements = [
        said("expenditure", "all|total|current_total|final", "436.00", source="table"),
        said("expenditure", "all|function|201|final", "398.00", source="table", line=2),
        said("expenditure", f"all|function|{last}|final", "21.00", source="table", line=9),
        *(said("expenditure", f"all|function|{code}|final", "0.00", source="table", line=3) for code in zeros),
    ]
    assert states(check(statements), "function_total") == [state]


@pytest.mark.parametrize(
    ("items", "state"),
    [
        (("开放天数", "展览", "观众满意度"), "insufficient_data"),
        (("出勤率", "参观人次", "补贴标准"), "insufficient_data"),
        (("预算执行率", "展览", "观众满意度"), "fail"),
    ],
)
def test_the_score_of_the_execution_rate_may_stand_elsewhere(items: tuple[str, ...], state: str) -> None:
    one = Decimal(1)
    statements = [said("performance_score", "project|免费开放", "88.4", unit=one)]
    statements += [
        said("score_item", f"免费开放|指标|指标|{item}|score", mark, unit=one, line=number, source="table")
        for number, (item, mark) in enumerate(zip(items, ("34", "22", "15"), strict=True))
    ]
    assert states(check(statements), "score_items") == [state]


@pytest.mark.parametrize(("fiscal", "state"), [("150.00", "insufficient_data"), ("190.00", "fail")])
@pytest.mark.parametrize("measure", ["budget", "executed"])
def test_money_carried_over_may_be_the_rest_of_a_project(measure: str, fiscal: str, state: str) -> None:
    statements = [
        said("project_execution", f"农村道路养护|{measure}", "186.50", source="table"),
        said("project_execution", f"农村道路养护|{measure}_fiscal", fiscal, source="table", line=1),
        said("project_execution", f"农村道路养护|{measure}_other", "0", source="table", line=2),
    ]
    assert states(check(statements), f"project_{measure}") == [state]

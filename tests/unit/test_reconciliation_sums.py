"""Sums and inequalities: states, tolerance, lists that are open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.reconciliation_helpers import check, failed, function, said, states, three


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
        *(
            said("expenditure", f"all|function|{code}|final", "0.00", source="table", line=3)
            for code in zeros
        ),
    ]
    assert states(check(statements), "function_total") == [state]

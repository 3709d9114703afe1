"""From what a row and a column say to the key of a fact, or to the reason why there is none."""

from __future__ import annotations

from ingestion.accounts.classified import classified_fact
from ingestion.accounts.facts import DETAIL, FUNDS, Fact, expenditure_fact, revenue_fact
from ingestion.accounts.lanes import LaneState, Row
from ingestion.accounts.layout import BALANCE_TABLES, SUBJECT_TABLES, Layout
from ingestion.accounts.subjects import subject_fact
from ingestion.accounts.table import Column
from ingestion.accounts.vocabulary import bare, compact

_WITH_CARRY = frozenset({"opening_carryover", "closing_carryover", "current_total"})
"""Rows beside which a plain 合计 can only be the grand total."""

_OWN_TOTALS = frozenset({"current_total", "grand_total"})
"""Sums that name their side."""


def kind_of(row: Row, column: Column, layout: Layout, year: int | None) -> tuple[str, str]:
    """Return (amount_kind, refusal) of a cell; the refusal is '' unless the year is another one."""
    kind = row.axes.get("kind") or column.axes.get("kind") or layout.default_kind
    if "kind" in row.axes and "kind" in column.axes and layout.rule.code in SUBJECT_TABLES:
        kind = column.axes["kind"] if row.axes["kind"] == "final" else row.axes["kind"]
    if kind == "final" and layout.default_kind != "final" and "year" not in {**row.axes, **column.axes}:
        kind = layout.default_kind
    stated = row.axes.get("year") or column.axes.get("year")
    if stated and year and int(stated) != year:
        if int(stated) == year - 1 and kind == "final":
            return "prior_final", ""
        return kind, "other_year"
    return kind, ""


def resolve(
    row: Row, column: Column, layout: Layout, state: LaneState, kind: str, single: bool
) -> Fact | str:
    """Return the fact that the cell of ``row`` and ``column`` states, or the reason why it is none.

    ``single`` tells that the table has one data row, which then needs no label.
    """
    skip = column.axes.get("skip") or row.axes.get("skip")
    if skip and not (skip == "change" and "function" in column.axes):
        return skip
    if column.role == "rowno":
        return "row_number"
    if layout.rule.code in SUBJECT_TABLES:
        return subject_fact(row, column, layout, kind, single)
    if column.unclear and column.path:
        return DETAIL
    if layout.rule.code in BALANCE_TABLES:
        return _balance_fact(row, column, layout, state, kind)
    return classified_fact(row, column, layout, state, kind)


def _balance_fact(row: Row, column: Column, layout: Layout, state: LaneState, kind: str) -> Fact | str:
    scope = layout.scope
    fund = column.axes.get("fund")
    label = bare(compact(row.record.label))
    if row.carry:
        if row.axes.get("fund") in FUNDS and layout.rule.code == "fiscal_total" and not fund:
            scope = row.axes["fund"]
            return revenue_fact(scope, "opening_carryover", kind) if row.carry == "opening" else DETAIL
        return DETAIL
    total = "grand_total" if "总计" in label else "current_total"
    if (
        row.is_total
        and total == "current_total"
        and not state.has_grand_total
        and layout.rule.code == "total"
    ):
        total = (
            "grand_total" if any(r.carry or _WITH_CARRY & set(r.axes.values()) for r in state.rows) else total
        )
    if column.axes.get("flow", state.flow) != state.flow:
        return DETAIL  # the column stands in the other half of the table
    if state.flow == "revenue":
        if fund:
            return revenue_fact(scope, fund, kind) if row.axes.get("rev") == "current_total" else DETAIL
        if row.axes.get("rev"):
            return revenue_fact(scope, row.axes["rev"], kind)
        return revenue_fact(scope, total, kind) if row.is_total else DETAIL
    if row.axes.get("rev") in _OWN_TOTALS and "收入" in label and not fund:
        return revenue_fact(scope, row.axes["rev"], kind)  # a list of totals of both sides
    scope = fund or scope
    if {"nature", "econ"} & column.axes.keys():
        return DETAIL
    if row.is_total:
        return expenditure_fact(scope, "total", total, kind)
    for axis in ("total", "nature", "econ"):
        if axis in row.axes:
            return expenditure_fact(scope, "economic" if axis == "econ" else axis, row.axes[axis], kind)
    if row.economic and state.by_economy:
        return expenditure_fact(scope, "economic", row.economic, kind)
    if row.function and not state.by_economy:
        return expenditure_fact(scope, "function", row.function, kind)
    return DETAIL

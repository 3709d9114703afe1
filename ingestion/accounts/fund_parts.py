"""Columns of single funds in tables of one subject: parts of an amount that has a column of its own."""

from __future__ import annotations

from ingestion.accounts.layout import Layout
from ingestion.accounts.table import Column
from ingestion.accounts.vocabulary import SUBJECTS

_APPROPRIATION = "fiscal_appropriation"


def mark_fund_parts(columns: list[Column], layout: Layout) -> None:
    """Mark the columns of single funds as parts of an amount: beside its column, or beside another fund's.

    A heading without a word of kind is of the table's. 财政拨款 is a part beside 合计, but for the three
    public expenses, which are those of it.
    """
    amounts = [
        column
        for column in columns
        if column.role == "value" and not {"skip", *SUBJECTS} & column.axes.keys()
    ]
    for column in amounts:
        fund = _fund_of(column)
        if not fund or (fund == _APPROPRIATION and layout.rule.code == "three_public"):
            continue
        for other in amounts:
            same = _fund_of(other) == fund or (fund == _APPROPRIATION and _fund_of(other))
            if not same and not other.unclear and other.path and _same_period(column, other, layout):
                column.axes["skip"] = "table_detail"
                break


def _fund_of(column: Column) -> str:
    """Return the fund that a column's heading names, '' where it names none."""
    axes = column.axes
    if "fund" in axes and axes.get("total") != "all":
        return axes["fund"]
    return _APPROPRIATION if axes.get("rev") == _APPROPRIATION else ""


def _same_period(column: Column, other: Column, layout: Layout) -> bool:
    """Tell columns of the same kind of amount; a year that only one of them names tells nothing."""
    kinds = {axes.get("kind", layout.default_kind) for axes in (column.axes, other.axes)}
    years = {axes["year"] for axes in (column.axes, other.axes) if "year" in axes}
    return len(kinds) == 1 and len(years) < 2

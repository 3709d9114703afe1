"""Cells of tables by class: revenue by source, expenditure by function, nature and economic class."""

from __future__ import annotations

from ingestion.accounts.facts import DETAIL, FUNDS, Fact, expenditure_fact, matrix_fact, revenue_fact
from ingestion.accounts.lanes import LaneState, Row, is_whole, is_whole_nature
from ingestion.accounts.layout import DETAIL_TABLES, OF_NATURE, Layout
from ingestion.accounts.table import Column
from ingestion.accounts.vocabulary import compact

_SPLIT_SCOPES = frozenset({"fiscal_appropriation", "all"})
"""Scopes that a table may split into one column a fund."""
_MOVED = frozenset({"current_total", "opening_carryover"})
"""Columns of a table of projects that are the projects', not the body's."""
_ECONOMY = {"301": "personnel", "303": "personnel"}
"""Classes paid from personnel funds; the column of the other kind is blank or zero in their rows."""


def classified_fact(row: Row, column: Column, layout: Layout, state: LaneState, kind: str) -> Fact | str:
    """Return the fact of a cell in a table by class, or the reason why it is none."""
    code, axes = layout.rule.code, column.axes
    scope = axes["fund"] if axes.get("fund") in FUNDS and layout.scope in _SPLIT_SCOPES else layout.scope
    if axes.get("rev") in FUNDS and code == "revenue":
        scope = layout.scope  # what a fund gave is one of all revenues
    if code == "revenue":
        if not row.is_total or {"nature"} & axes.keys():
            return DETAIL
        item = axes.get("rev") or ("current_total" if axes.get("total") in ("all", "current_total") else "")
        return revenue_fact(scope, item, kind) if item else DETAIL
    revenue = axes.get("rev")
    if scope == "all" and revenue == "fiscal_appropriation":
        scope = "fiscal_appropriation"  # 其中：财政拨款, beside the amount of all funds
    if OF_NATURE.get(code) == "project" and (revenue in _MOVED or axes.get("total") == "closing_carryover"):
        return DETAIL
    if axes.get("flow") == "revenue" and revenue != "current_total":
        return DETAIL
    if revenue in ("current_total", "opening_carryover") or axes.get("total") == "closing_carryover":
        if not row.is_total or {"nature", "econ"} & axes.keys():
            return DETAIL
        if axes.get("total") == "closing_carryover":
            return expenditure_fact(scope, "total", "closing_carryover", kind)
        if revenue == "opening_carryover":
            return revenue_fact(scope, "opening_carryover", kind)
        return (
            revenue_fact("fiscal_appropriation", scope, kind)
            if scope in FUNDS
            else revenue_fact(scope, "current_total", kind)
        )
    if code == "fiscal_list":
        return _listed(row, column, scope, kind)
    if code == "basic_detail" and "economic_code" not in axes and (row.economic or row.axes.get("econ")):
        return _basic(row, column, state, scope, "basic", kind)  # economic classes in its rows, two lanes
    if code in DETAIL_TABLES:
        return _detailed(row, column, layout, scope, kind)
    if code in ("basic", "project"):
        return _basic(row, column, state, scope, code, kind)
    if is_whole(column):
        return _whole_row(row, scope, kind)
    economy = axes.get("econ", "")
    nature = axes.get("nature") or ("basic" if economy else "")
    if not nature:
        return DETAIL
    if row.is_total:
        return (
            expenditure_fact(scope, "economic", economy, kind)
            if economy
            else expenditure_fact(scope, "nature", nature, kind)
        )
    if row.function:
        return matrix_fact(scope, row.function, nature, economy, kind)
    return DETAIL


def _whole_row(row: Row, scope: str, kind: str) -> Fact | str:
    if row.is_total or row.axes.get("total") == "current_total":
        return expenditure_fact(scope, "total", "current_total", kind)
    if row.function:
        return expenditure_fact(scope, "function", row.function, kind)
    return DETAIL


def _listed(row: Row, column: Column, scope: str, kind: str) -> Fact | str:
    revenue = row.axes.get("rev")
    if revenue and "合计" in compact(row.record.label):
        return revenue_fact(scope, "current_total", kind)
    if is_whole(column) and row.function:
        return expenditure_fact(scope, "function", row.function, kind)
    return DETAIL


def _basic(row: Row, column: Column, state: LaneState, scope: str, nature: str, kind: str) -> Fact | str:
    economy = column.axes.get("econ", "")
    whole = is_whole(column) or is_whole_nature(column, nature)
    if not whole and not economy and column.axes.get("nature") != nature:
        return DETAIL
    if row.is_total:
        if state.total_rows > 1:
            return DETAIL
        if economy:
            return expenditure_fact(scope, "economic", economy, kind) if nature == "basic" else DETAIL
        return expenditure_fact(scope, "nature", nature, kind)
    if row.axes.get("econ") and economy in ("", row.axes["econ"]):
        return expenditure_fact(scope, "economic", row.axes["econ"], kind) if nature == "basic" else DETAIL
    if row.economic:
        if nature != "basic":
            return matrix_fact(scope, "", nature, row.economic, kind)
        own = _ECONOMY.get(row.economic[:3], "public_use")
        if whole or (not state.whole_column and economy in ("", own)):
            return expenditure_fact(scope, "economic", row.economic, kind)
        return DETAIL
    if row.function:
        return matrix_fact(scope, row.function, nature, economy, kind)
    return DETAIL


def _detailed(row: Row, column: Column, layout: Layout, scope: str, kind: str) -> Fact | str:
    nature = OF_NATURE.get(layout.rule.code) or column.axes.get("nature", "")
    economy = column.axes.get("economic_code", "")
    if economy:
        if row.is_total:
            if layout.rule.code == "basic_detail":
                return expenditure_fact(scope, "economic", economy, kind)
            return matrix_fact(scope, "", nature, economy, kind)
        return matrix_fact(scope, row.function, nature, economy, kind) if row.function else DETAIL
    part = column.axes.get("econ", "")
    if part:
        if row.is_total:
            return expenditure_fact(scope, "economic", part, kind) if nature == "basic" else DETAIL
        return matrix_fact(scope, row.function, nature, part, kind) if row.function and nature else DETAIL
    if not is_whole(column) and not nature:
        return DETAIL
    if row.economic and not row.is_total:
        return matrix_fact(scope, "", nature, row.economic, kind)
    if nature:
        if row.is_total:
            return expenditure_fact(scope, "nature", nature, kind)
        return matrix_fact(scope, row.function, nature, "", kind) if row.function else DETAIL
    return _whole_row(row, scope, kind)

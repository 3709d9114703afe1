"""From what a row and a column say to the key of a fact, or to the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.accounts.codes import economic_code, function_code
from ingestion.accounts.layout import BALANCE_TABLES, DETAIL_TABLES, SUBJECT_TABLES, Layout
from ingestion.accounts.table import Column, Record
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, bare, compact

FUNDS = frozenset({"general_public_budget", "government_fund", "state_capital"})
DETAIL = "table_detail"
_SPLIT_SCOPES = frozenset({"fiscal_appropriation", "all"})
"""Scopes that a table may split into one column a fund."""
_WITH_CARRY = frozenset({"opening_carryover", "closing_carryover", "current_total"})
"""Rows beside which a plain 合计 can only be the grand total."""
_OWN_SUBJECTS = {
    "operating_cost": frozenset({"oc"}),
    "procurement": frozenset({"proc"}),
    "state_asset": frozenset({"asset"}),
}
"""Tables of one subject: 公务接待费 among the items of 机关运行经费 is not the three-public figure."""


_ECONOMY = {"301": "personnel", "303": "personnel"}
"""Classes paid from personnel funds; the column of the other kind is blank or zero in their rows."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The key that a cell feeds."""

    table: str
    keys: tuple[str, ...]
    counted: bool = False
    """True when the value is a count, without unit of money."""


@dataclass(slots=True)
class Row:
    """What a record's label says."""

    record: Record
    axes: dict[str, str]
    function: str | None = None
    economic: str | None = None
    is_total: bool = False
    carry: str = ""
    """``opening`` or ``closing`` when the row details the carry-over row above it."""


@dataclass(slots=True)
class LaneState:
    """What the rows of one lane have in common."""

    flow: str = ""
    has_grand_total: bool = False
    by_economy: bool = False
    whole_column: bool = True
    total_rows: int = 0
    rows: list[Row] = field(default_factory=list)


def read_rows(
    records: list[Record], layout: Layout, columns: list[Column], year: int | None
) -> dict[int, LaneState]:
    """Read the labels of all records, lane by lane, with what each lane's rows have in common."""
    lanes: dict[int, LaneState] = {}
    for record in records:
        state = lanes.setdefault(record.lane, LaneState())
        axes = dict(axes_of(record.label, False))
        row = Row(record, axes, is_total=record.is_total)
        if layout.rule.code not in SUBJECT_TABLES:
            _read_codes(row, record, layout, year)
        row.is_total = row.is_total or (axes.get("total") == "all" and not record.code)
        state.rows.append(row)
    _own_visitors_first([row for state in lanes.values() for row in state.rows])
    for lane, state in lanes.items():
        _describe_lane(state, layout, [column for column in columns if column.lane == lane])
    return lanes


def _own_visitors_first(rows: list[Row]) -> None:
    """Where a table counts 外事接待 at home, receptions abroad (国（境）外) are another thing: no fact."""
    words = {id(row): compact(row.record.label) for row in rows if "volume" in row.axes}
    if any("外事" in word for word in words.values()):
        for row in rows:
            if "外接待" in words.get(id(row), "") or "外公务接待" in words.get(id(row), ""):
                del row.axes["volume"]


def _read_codes(row: Row, record: Record, layout: Layout, year: int | None) -> None:
    known = row.axes.keys() & {"total", "nature", "econ", "rev"}
    if record.code.startswith("2") or (not record.code and not known):
        row.function = function_code(record.label, record.code, year)
    if record.code.startswith("3") or (not record.code and not known and layout.rule.code != "fiscal_list"):
        row.economic = economic_code(record.label, record.code, year, layout.rule.code in BALANCE_TABLES)


def _describe_lane(state: LaneState, layout: Layout, columns: list[Column]) -> None:
    flows = {column.axes["flow"] for column in columns if "flow" in column.axes and column.role == "value"}
    words = [bare(compact(row.record.label)) for row in state.rows]
    state.has_grand_total = any("总计" in word for word in words)
    state.total_rows = sum(row.is_total and bool(row.record.cells) for row in state.rows)
    functions = sum(row.function is not None for row in state.rows)
    state.by_economy = sum(row.economic is not None or "nature" in row.axes for row in state.rows) > functions
    value_columns = [column for column in columns if column.role == "value" and "skip" not in column.axes]
    state.whole_column = any(is_whole(c) or _is_whole_nature(c, layout.rule.code) for c in value_columns)
    if layout.rule.code in BALANCE_TABLES:
        revenues = sum("rev" in row.axes for row in state.rows)
        others = functions + sum(
            row.economic is not None or (bool({"nature", "total"} & row.axes.keys()) and not row.is_total)
            for row in state.rows
        )
        state.flow = "revenue" if revenues > others else "expenditure"
        if len(flows) == 1 and not others * revenues:
            state.flow = next(iter(flows))
    else:
        state.flow = layout.rule.flow
    carry = ""
    for row in state.rows:
        if row.axes.get("rev") == "opening_carryover":
            carry = "opening"
        elif row.axes.get("total") == "closing_carryover":
            carry = "closing"
        elif "total" in row.axes or row.is_total or row.axes.get("rev") in ("current_total", "grand_total"):
            carry = ""
        elif carry:
            row.carry = carry


def is_whole(column: Column) -> bool:
    """Tell whether a column holds whole amounts: 合计, a fund, or only a kind such as 决算数."""
    axes = column.axes
    if column.unclear or column.role != "value" or "skip" in axes or {"nature", "econ"} & axes.keys():
        return False
    if axes.get("total") == "closing_carryover":
        return False
    return axes.get("rev") in (None, *FUNDS, "fiscal_appropriation") or "fund" in axes


def _is_whole_nature(column: Column, nature: str) -> bool:
    """Tell a column such as 基本支出合计 in a table of basic expenditure."""
    return column.axes.get("nature") == nature and "econ" not in column.axes and not column.unclear


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
        return _subject(row, column, layout, kind, single)
    if column.unclear and column.path:
        return DETAIL
    if layout.rule.code in BALANCE_TABLES:
        return _balance(row, column, layout, state, kind)
    return _classified(row, column, layout, state, kind)


def _expenditure(scope: str, classification: str, category: str, kind: str) -> Fact:
    return Fact("fct_expenditure", (scope, classification, category, kind))


def _revenue(scope: str, item: str, kind: str) -> Fact:
    return Fact("fct_revenue", (scope, item, kind))


def _matrix(scope: str, function: str, nature: str, economic: str, kind: str) -> Fact:
    return Fact("fct_expenditure_matrix", (scope, function, nature, economic, kind))


def _balance(row: Row, column: Column, layout: Layout, state: LaneState, kind: str) -> Fact | str:
    scope = layout.scope
    fund = column.axes.get("fund")
    label = bare(compact(row.record.label))
    if row.carry:
        if row.axes.get("fund") in FUNDS and layout.rule.code == "fiscal_total" and not fund:
            scope = row.axes["fund"]
            return _revenue(scope, "opening_carryover", kind) if row.carry == "opening" else DETAIL
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
            return _revenue(scope, fund, kind) if row.axes.get("rev") == "current_total" else DETAIL
        if row.axes.get("rev"):
            return _revenue(scope, row.axes["rev"], kind)
        return _revenue(scope, total, kind) if row.is_total else DETAIL
    scope = fund or scope
    if {"nature", "econ"} & column.axes.keys():
        return DETAIL
    if row.is_total:
        return _expenditure(scope, "total", total, kind)
    for axis in ("total", "nature", "econ"):
        if axis in row.axes:
            return _expenditure(scope, "economic" if axis == "econ" else axis, row.axes[axis], kind)
    if row.economic and state.by_economy:
        return _expenditure(scope, "economic", row.economic, kind)
    if row.function and not state.by_economy:
        return _expenditure(scope, "function", row.function, kind)
    return DETAIL


def _classified(row: Row, column: Column, layout: Layout, state: LaneState, kind: str) -> Fact | str:
    code, axes = layout.rule.code, column.axes
    scope = axes["fund"] if axes.get("fund") in FUNDS and layout.scope in _SPLIT_SCOPES else layout.scope
    if code == "revenue":
        if not row.is_total or {"nature"} & axes.keys():
            return DETAIL
        item = axes.get("rev") or ("current_total" if axes.get("total") in ("all", "current_total") else "")
        return _revenue(scope, item, kind) if item else DETAIL
    revenue = axes.get("rev")
    if revenue in ("current_total", "opening_carryover") or axes.get("total") == "closing_carryover":
        if not row.is_total or {"nature", "econ"} & axes.keys():
            return DETAIL
        if axes.get("total") == "closing_carryover":
            return _expenditure(scope, "total", "closing_carryover", kind)
        if revenue == "opening_carryover":
            return _revenue(scope, "opening_carryover", kind)
        return (
            _revenue("fiscal_appropriation", scope, kind)
            if scope in FUNDS
            else _revenue(scope, "current_total", kind)
        )
    if code == "fiscal_list":
        return _listed(row, column, scope, kind)
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
            _expenditure(scope, "economic", economy, kind)
            if economy
            else _expenditure(scope, "nature", nature, kind)
        )
    if row.function:
        return _matrix(scope, row.function, nature, economy, kind)
    return DETAIL


def _whole_row(row: Row, scope: str, kind: str) -> Fact | str:
    if row.is_total or row.axes.get("total") == "current_total":
        return _expenditure(scope, "total", "current_total", kind)
    if row.function:
        return _expenditure(scope, "function", row.function, kind)
    return DETAIL


def _listed(row: Row, column: Column, scope: str, kind: str) -> Fact | str:
    revenue = row.axes.get("rev")
    if revenue and "合计" in compact(row.record.label):
        return _revenue(scope, "current_total", kind)
    if is_whole(column) and row.function:
        return _expenditure(scope, "function", row.function, kind)
    return DETAIL


def _basic(row: Row, column: Column, state: LaneState, scope: str, nature: str, kind: str) -> Fact | str:
    economy = column.axes.get("econ", "")
    whole = is_whole(column) or _is_whole_nature(column, nature)
    if not whole and not economy and column.axes.get("nature") != nature:
        return DETAIL
    if row.is_total:
        if state.total_rows > 1:
            return DETAIL
        if economy:
            return _expenditure(scope, "economic", economy, kind) if nature == "basic" else DETAIL
        return _expenditure(scope, "nature", nature, kind)
    if row.axes.get("econ") and economy in ("", row.axes["econ"]):
        return _expenditure(scope, "economic", row.axes["econ"], kind) if nature == "basic" else DETAIL
    if row.economic:
        if nature != "basic":
            return _matrix(scope, "", nature, row.economic, kind)
        own = _ECONOMY.get(row.economic[:3], "public_use")
        if whole or (not state.whole_column and economy in ("", own)):
            return _expenditure(scope, "economic", row.economic, kind)
        return DETAIL
    if row.function:
        return _matrix(scope, row.function, nature, economy, kind)
    return DETAIL


def _detailed(row: Row, column: Column, layout: Layout, scope: str, kind: str) -> Fact | str:
    nature = "basic" if layout.rule.code == "basic_detail" else column.axes.get("nature", "")
    economy = column.axes.get("economic_code", "")
    if economy:
        if row.is_total:
            if layout.rule.code == "basic_detail":
                return _expenditure(scope, "economic", economy, kind)
            return _matrix(scope, "", nature, economy, kind)
        return _matrix(scope, row.function, nature, economy, kind) if row.function else DETAIL
    if not is_whole(column) and not nature:
        return DETAIL
    if row.economic and not row.is_total:
        return _matrix(scope, "", nature, row.economic, kind)
    if nature:
        if row.is_total:
            return _expenditure(scope, "nature", nature, kind)
        return _matrix(scope, row.function, nature, "", kind) if row.function else DETAIL
    return _whole_row(row, scope, kind)


def _subject(row: Row, column: Column, layout: Layout, kind: str, single: bool) -> Fact | str:
    if "fund" in column.axes and column.path and compact(column.path[-1]).startswith("其中"):
        return DETAIL  # a part of the whole amount in the column before it
    allowed = _OWN_SUBJECTS.get(layout.rule.code, SUBJECTS)
    mine = {axis: row.axes[axis] for axis in allowed & row.axes.keys()}
    theirs = {axis: column.axes[axis] for axis in allowed & column.axes.keys()}
    word = bare(compact(row.record.label))
    by_period = bool({"kind", "year"} & row.axes.keys()) and not mine
    general = row.is_total or not word or by_period or "total" in mine.values()
    subject: dict[str, str] = {}
    if theirs and column.unclear:
        return DETAIL
    if theirs and theirs != {"tp": "total"}:
        if not general and not (single and not mine):
            return DETAIL
        subject = theirs
    elif mine:
        if column.unclear and column.path and not theirs:
            return DETAIL
        subject = mine
    elif theirs:
        subject = theirs if general or single else {}
    elif general and not column.unclear:
        default = {
            "three_public": ("tp", "total"),
            "operating_cost": ("oc", "whole"),
            "procurement": ("proc", "total"),
        }
        if layout.rule.code in default and (word or single or row.is_total):
            axis, value = default[layout.rule.code]
            subject = {axis: value}
    if not subject or ("count" in column.axes and not {"volume", "asset"} & subject.keys()):
        return DETAIL
    return _subject_fact(subject, kind)


def _subject_fact(subject: dict[str, str], kind: str) -> Fact | str:
    for axis in ("volume", "asset", "proc", "oc", "tp"):
        if axis not in subject:
            continue
        if axis == "tp":
            return Fact("fct_three_public", (subject[axis], kind))
        if axis == "oc":
            return Fact("fct_operating_cost", (kind,))
        if kind != "final":
            return DETAIL
        table = {"volume": "fct_three_public_volume", "asset": "fct_state_asset", "proc": "fct_procurement"}[
            axis
        ]
        return Fact(table, (subject[axis],), counted=axis != "proc")
    return DETAIL

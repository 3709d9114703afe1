"""What the labels of a table's rows say, lane by lane, and what the rows of a lane have in common."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.accounts.codes import economic_code, function_code
from ingestion.accounts.facts import FUNDS
from ingestion.accounts.layout import BALANCE_TABLES, SUBJECT_TABLES, Layout
from ingestion.accounts.table import Column, Record
from ingestion.accounts.vocabulary import axes_of, bare, compact

_FEWEST_CLASSES = 3
"""So many rows of function classes show that a lane lists them."""


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
        if row.function or row.economic or record.code:
            row.axes.pop("kind", None)  # 预算改革业务 is a class, no budget
        row.is_total = row.is_total or (axes.get("total") == "all" and not record.code)
        state.rows.append(row)
    _own_visitors_first([row for state in lanes.values() for row in state.rows])
    for lane, state in lanes.items():
        if layout.rule.code in BALANCE_TABLES:
            _fund_among_functions(state.rows, year)
        _describe_lane(state, layout, [column for column in columns if column.lane == lane])
    return lanes


def _own_visitors_first(rows: list[Row]) -> None:
    """Where a table counts 外事接待 at home, receptions abroad (国（境）外) are another thing: no fact.

    Money is of either: 公务接待费 is the sum of 国内接待费, 外事接待费 among it, and 国（境）外接待费.
    """
    words = {id(row): compact(row.record.label) for row in rows if "volume" in row.axes}
    if any("外事" in word for word in words.values()):
        for row in rows:
            if "外接待" in words.get(id(row), "") or "外公务接待" in words.get(id(row), ""):
                del row.axes["volume"]
                row.axes.pop("tp", None)  # a number of visits is no amount
    foreign = [row for row in rows if row.axes.get("tp") == "reception_foreign" and "volume" not in row.axes]
    at_home = [row for row in foreign if "外事" in compact(row.record.label)]
    if len(at_home) < len(foreign):
        for row in at_home:
            del row.axes["tp"]


def _fund_among_functions(rows: list[Row], year: int | None) -> None:
    """国有资本经营预算支出 is a fund's name and that of a function class: among classes it is the class."""
    if sum(row.function is not None for row in rows) < _FEWEST_CLASSES:
        return
    spent = [
        row for row in rows if row.axes.get("fund") in FUNDS and compact(row.record.label).endswith("支出")
    ]
    if len(spent) == 1:
        spent[0].function = function_code(spent[0].record.label, spent[0].record.code, year)
        if spent[0].function:
            spent[0].axes.pop("rev", None)


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
    state.whole_column = any(is_whole(c) or is_whole_nature(c, layout.rule.code) for c in value_columns)
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


def is_whole_nature(column: Column, nature: str) -> bool:
    """Tell a column such as 基本支出合计 in a table of basic expenditure."""
    return column.axes.get("nature") == nature and "econ" not in column.axes and not column.unclear

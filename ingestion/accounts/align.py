"""Which columns the numbers of a row belong to, where a flattened table lost its blank cells.

A row with as many cells as columns needs no choice. Otherwise every order-preserving placement that
fits the signs printed (percent only under shares) is tried against the sums a table must keep; what
all remaining placements agree on is certain, the rest is kept but marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, product

from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import is_blank, read_value

_MOST_PLACEMENTS = 3_000
TOLERANCE = Decimal("0.03")
"""Rounding of two or three addends printed to the cent."""
PARTS = {
    "total": ("overseas", "vehicle_total", "reception"),
    "vehicle_total": ("vehicle_purchase", "vehicle_operation"),
    "whole": ("basic", "project", "remit_to_superior", "business_operation", "subsidy_to_subordinate"),
    "basic": ("personnel", "public_use"),
    "proc:total": ("proc:goods", "proc:works", "proc:services"),
    "all_funds": ("general_public_budget", "government_fund", "state_capital"),
}
Term = tuple[str, object]
"""What a cell is in a sum: (item, series); the sums hold within one series."""
Placement = tuple[int, ...]


@dataclass(slots=True)
class RawRow:
    """A row out of a stream: label, printed code and its cells in order."""

    label: str
    code: str
    values: list[TableCell]
    lane: int = 0
    is_total: bool = False
    fixed: dict[int, TableCell] = field(default_factory=dict)
    """Cells whose column is known from the line they stand in."""


@dataclass(slots=True)
class Placed:
    """The columns of one row's cells, and which of them are certain."""

    cells: dict[int, TableCell]
    uncertain: set[int] = field(default_factory=set)
    left: list[TableCell] = field(default_factory=list)
    """Cells that have no column."""


@dataclass(frozen=True, slots=True)
class _Puzzle:
    """Rows that share sums, with all that does not change between trials."""

    rows: Sequence[RawRow]
    options: Sequence[Sequence[Placement]]
    numbers: Sequence[Sequence[Decimal | None]]
    terms: Sequence[dict[int, Term | None]]
    columns: dict[int, Column]


def align(
    rows: Sequence[RawRow],
    columns: Sequence[Column],
    term: Callable[[RawRow, Column], Term | None],
    joint: bool,
) -> list[Placed]:
    """Return the placement of every row; ``term`` tells what a cell would be in the table's sums.

    ``joint`` tells that sums run down the columns, so that rows must be placed together.
    """
    if not joint:
        return [_solve(_puzzle([row], columns, term))[0] for row in rows]
    return _solve(_puzzle(rows, columns, term))


def _puzzle(
    rows: Sequence[RawRow], columns: Sequence[Column], term: Callable[[RawRow, Column], Term | None]
) -> _Puzzle:
    numbers = []
    for row in rows:
        values = [read_value(cell.text) for cell in row.values]
        numbers.append([value.number if value and not value.is_percent else None for value in values])
    terms = [{column.index: term(row, column) for column in columns} for row in rows]
    return _Puzzle(
        rows, [_options(row, columns) for row in rows], numbers, terms, {c.index: c for c in columns}
    )


def _solve(puzzle: _Puzzle) -> list[Placed]:
    count = 1
    for choice in puzzle.options:
        count *= len(choice)
    if count > _MOST_PLACEMENTS:
        return [_only_full(row, choice) for row, choice in zip(puzzle.rows, puzzle.options, strict=True)]
    valid = [chosen for chosen in product(*puzzle.options) if _sums_hold(puzzle, chosen)]
    if not valid:
        return [_only_full(row, choice) for row, choice in zip(puzzle.rows, puzzle.options, strict=True)]
    best = max(_rank(chosen, puzzle.columns) for chosen in valid)
    top = [chosen for chosen in valid if _rank(chosen, puzzle.columns) == best]
    top.sort(key=lambda chosen: _prefer(chosen, puzzle.columns))
    return [
        _place(row, top[0][number], {p for chosen in top for p in set(chosen[number]) ^ set(top[0][number])})
        for number, row in enumerate(puzzle.rows)
    ]


def _options(row: RawRow, columns: Sequence[Column]) -> list[Placement]:
    mine = [c for c in columns if c.lane == row.lane and c.role == "value" and c.index not in row.fixed]
    count = len(row.values)
    without_notes = [column for column in mine if column.axes.get("skip") != "note"]
    if count <= len(without_notes) and all(read_value(cell.text) for cell in row.values):
        mine = without_notes  # numbers never stand under 备注
    indexes = [column.index for column in mine]
    if count == len(indexes):
        return [tuple(indexes)]
    if count > len(indexes):
        return [()]
    shares = {column.index for column in mine if column.axes.get("skip") == "share"}
    found = []
    for places in combinations(indexes, count):
        if all(_may_stand(cell, place in shares) for cell, place in zip(row.values, places, strict=True)):
            found.append(places)
        if len(found) > _MOST_PLACEMENTS:
            break
    return found or [()]


def _may_stand(cell: TableCell, under_share: bool) -> bool:
    value = read_value(cell.text)
    return value is None or value.is_percent == under_share or (under_share and not value.number)


def _rank(chosen: tuple[Placement, ...], columns: dict[int, Column]) -> tuple[int, ...]:
    """Order valid placements: fact columns before changes, then both kinds of an item."""
    facts = pairs = 0
    for places in chosen:
        items: dict[str, int] = defaultdict(int)
        for place in places:
            axes = columns[place].axes
            facts += "skip" not in axes
            items[axes.get("tp", "")] += 1
        pairs += sum(number == 2 for item, number in items.items() if item)
    return facts, pairs


def _prefer(chosen: tuple[Placement, ...], columns: dict[int, Column]) -> tuple[int, ...]:
    """Order equals: final before budget, later year first, running a car before buying one, from the left."""
    flat = [place for places in chosen for place in places]
    years = sum(int(columns[place].axes.get("year", "0")) for place in flat)
    finals = sum(columns[place].axes.get("kind") == "final" for place in flat)
    bought = sum(columns[place].axes.get("tp") == "vehicle_purchase" for place in flat)
    return (-finals, -years, bought, *flat)


def _sums_hold(puzzle: _Puzzle, chosen: tuple[Placement, ...]) -> bool:
    series: dict[object, dict[str, Decimal]] = defaultdict(dict)
    for places, numbers, terms in zip(chosen, puzzle.numbers, puzzle.terms, strict=True):
        for number, place in zip(numbers, places, strict=False):
            known = terms[place]
            if known and number is not None:
                series[known[1]].setdefault(known[0], number)
    printed = {known[0] for terms in puzzle.terms for known in terms.values() if known}
    for figures in series.values():
        for whole, parts in PARTS.items():
            shown = [p for part in parts for p in ((part,) if part in printed else PARTS.get(part, ()))]
            stated = [figures[part] for part in shown if part in figures]
            if whole in figures and stated and abs(figures[whole] - sum(stated)) > TOLERANCE:
                return False
            if whole in printed and whole not in figures and any(stated):
                return False  # a sum is never blank where its parts are not
    return True


def _only_full(row: RawRow, choice: Sequence[Placement]) -> Placed:
    """Place a row that leaves no choice; keep the cells of any other out of the columns."""
    if len(choice) == 1:
        return _place(row, choice[0], set())
    return Placed(dict(row.fixed), set(), [cell for cell in row.values if not is_blank(cell.text)])


def _place(row: RawRow, places: Placement, uncertain: set[int]) -> Placed:
    cells = {place: cell for place, cell in zip(places, row.values, strict=False) if not is_blank(cell.text)}
    return Placed({**cells, **row.fixed}, uncertain & set(cells), row.values[len(places) :])

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
from itertools import combinations, permutations, product

from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import is_blank, read_value

_MOST_PLACEMENTS = 3_000
TOLERANCE = Decimal("0.03")
"""Rounding of two or three addends printed to the cent."""
_SHARE_TOLERANCE = Decimal("0.06")
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
    beside: _Beside


def align(
    rows: Sequence[RawRow],
    columns: Sequence[Column],
    term: Callable[[RawRow, Column], Term | None],
    joint: bool,
) -> list[Placed]:
    """Return the placement of every row; ``term`` tells what a cell would be in the table's sums.

    ``joint`` tells that sums run down the columns, so that rows must be placed together.
    """
    beside = _filled_beside(rows, columns)
    if not joint:
        return [_solve(_puzzle([row], columns, term, beside))[0] for row in rows]
    return _solve(_puzzle(rows, columns, term, beside))


@dataclass(slots=True)
class _Beside:
    """Columns of shares and changes in which some whole row has a number."""

    filled: set[int] = field(default_factory=set)
    plain_shares: bool = False
    """Shares are printed without a percent sign, like amounts."""


def _filled_beside(rows: Sequence[RawRow], columns: Sequence[Column]) -> _Beside:
    beside = _Beside()
    for row in rows:
        mine = [column for column in columns if column.lane == row.lane and column.role == "value"]
        mine = [column for column in mine if column.axes.get("skip") != "note"]
        values = [read_value(cell.text) for cell in row.values]
        for column, value in zip(mine, values, strict=False) if len(values) >= len(mine) else ():
            skip = column.axes.get("skip")
            if value and value.number and skip in ("share", "change"):
                beside.filled.add(column.index)
                beside.plain_shares |= skip == "share" and not value.is_percent
    return beside


def _puzzle(
    rows: Sequence[RawRow],
    columns: Sequence[Column],
    term: Callable[[RawRow, Column], Term | None],
    beside: _Beside,
) -> _Puzzle:
    numbers = []
    for row in rows:
        values = [read_value(cell.text) for cell in row.values]
        numbers.append([value.number if value and not value.is_percent else None for value in values])
    terms = [{column.index: term(row, column) for column in columns} for row in rows]
    return _Puzzle(
        rows,
        [_options(row, columns, beside.plain_shares) for row in rows],
        numbers,
        terms,
        {c.index: c for c in columns},
        beside,
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
    best = max(_rank(chosen, puzzle) for chosen in valid)
    top = [chosen for chosen in valid if _rank(chosen, puzzle) == best]
    top.sort(key=lambda chosen: _prefer(chosen, puzzle.columns))
    return [
        _place(row, top[0][number], {p for chosen in top for p in set(chosen[number]) ^ set(top[0][number])})
        for number, row in enumerate(puzzle.rows)
    ]


def _options(row: RawRow, columns: Sequence[Column], plain_shares: bool) -> list[Placement]:
    mine = [c for c in columns if c.lane == row.lane and c.role == "value" and c.index not in row.fixed]
    count = len(row.values)
    without_notes = [column for column in mine if column.axes.get("skip") != "note"]
    if all(read_value(cell.text) for cell in row.values):
        mine = without_notes  # numbers never stand under 备注
    indexes = [column.index for column in mine]
    if count == len(indexes):
        return [tuple(indexes)]
    if count > len(indexes):
        return [()]
    shares = {column.index for column in mine if column.axes.get("skip") == "share"}
    found = []
    for places in combinations(indexes, count):
        cells = zip(row.values, places, strict=True)
        if all(_may_stand(cell, place in shares, plain_shares) for cell, place in cells):
            found.append(places)
        if len(found) > _MOST_PLACEMENTS:
            break
    return found or [()]


def _may_stand(cell: TableCell, under_share: bool, plain_shares: bool) -> bool:
    value = read_value(cell.text)
    if value is None or value.is_percent == under_share:
        return True
    return under_share and (plain_shares or not value.number)


def _rank(chosen: tuple[Placement, ...], puzzle: _Puzzle) -> tuple[int, ...]:
    """Order valid placements: fact columns before changes, then both kinds of an item.

    Columns of shares and changes that other rows fill count as much where a number of the row is one.
    """
    facts = pairs = 0
    for places, numbers in zip(chosen, puzzle.numbers, strict=True):
        beside = puzzle.beside.filled if _has_result(numbers) else frozenset()
        items: dict[str, int] = defaultdict(int)
        for place in places:
            axes = puzzle.columns[place].axes
            facts += "skip" not in axes or place in beside
            items[axes.get("tp", "")] += 1
        pairs += sum(number == 2 for item, number in items.items() if item)
    return facts, pairs


def _has_result(numbers: Sequence[Decimal | None]) -> bool:
    """Tell whether a number is negative, or the share or difference of two others: it may be no amount."""
    known = [number for number in numbers if number is not None]
    if any(number < 0 for number in known):
        return True
    *others, last = known or [Decimal(0)]
    return bool(last) and any(
        abs(a - b) == last or (b and abs(a / b * 100 - last) <= _SHARE_TOLERANCE)
        for a, b in permutations(others, 2)
    )


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

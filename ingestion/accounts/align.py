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
from itertools import combinations, islice, product

from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import is_blank, read_value

_MOST_PLACEMENTS = 20_000
_PARTS = {
    "total": ("overseas", "vehicle_total", "reception"),
    "vehicle_total": ("vehicle_purchase", "vehicle_operation"),
    "whole": ("basic", "project", "remit_to_superior", "business_operation", "subsidy_to_subordinate"),
    "basic": ("personnel", "public_use"),
    "all_funds": ("general_public_budget", "government_fund", "state_capital"),
}
Term = tuple[str, object]
"""What a cell is in a sum: (item, series); the sums hold within one series."""


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
    """Cells beyond the last column."""


Placement = tuple[int, ...]


def align(
    rows: Sequence[RawRow], columns: Sequence[Column], term: Callable[[RawRow, Column], Term | None]
) -> list[Placed]:
    """Return the placement of every row; ``term`` tells what a cell would be in the table's sums."""
    options = [_options(row, columns) for row in rows]
    if _count(options) > _MOST_PLACEMENTS:
        return [_only_full(row, choice) for row, choice in zip(rows, options, strict=True)]
    valid: list[tuple[Placement, ...]] = []
    for chosen in islice(product(*options), _MOST_PLACEMENTS):
        if _sums_hold(rows, chosen, columns, term):
            valid.append(chosen)
    if not valid:
        return [_only_full(row, choice) for row, choice in zip(rows, options, strict=True)]
    best = max(_rank(chosen, columns) for chosen in valid)
    top = [chosen for chosen in valid if _rank(chosen, columns) == best]
    top.sort(key=lambda chosen: _prefer(chosen, columns))
    return [
        _place(row, top[0][number], {p for chosen in top for p in set(chosen[number]) ^ set(top[0][number])})
        for number, row in enumerate(rows)
    ]


def _count(options: Sequence[Sequence[Placement]]) -> int:
    total = 1
    for choice in options:
        total *= len(choice)
    return total


def _options(row: RawRow, columns: Sequence[Column]) -> list[Placement]:
    mine = [c for c in columns if c.lane == row.lane and c.role == "value" and c.index not in row.fixed]
    indexes = [column.index for column in mine]
    count = len(row.values)
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
    return found or [tuple(indexes[:count])]


def _may_stand(cell: TableCell, under_share: bool) -> bool:
    value = read_value(cell.text)
    return value is None or value.is_percent == under_share or (under_share and not value.number)


def _rank(chosen: tuple[Placement, ...], columns: Sequence[Column]) -> tuple[int, ...]:
    """Order valid placements: fact columns before changes, then both kinds of an item."""
    by_index = {column.index: column for column in columns}
    facts = pairs = 0
    for places in chosen:
        items: dict[str, int] = defaultdict(int)
        for place in places:
            axes = by_index[place].axes
            facts += "skip" not in axes
            items[axes.get("tp", "")] += 1
        pairs += sum(number == 2 for item, number in items.items() if item)
    return facts, pairs


def _prefer(chosen: tuple[Placement, ...], columns: Sequence[Column]) -> tuple[int, ...]:
    """Order equals: a final before a budget, running a car before buying one, then from the left."""
    by_index = {column.index: column for column in columns}
    flat = [place for places in chosen for place in places]
    finals = sum(by_index[place].axes.get("kind") == "final" for place in flat)
    bought = sum(by_index[place].axes.get("tp") == "vehicle_purchase" for place in flat)
    return (-finals, bought, *flat)


def _sums_hold(
    rows: Sequence[RawRow],
    chosen: tuple[Placement, ...],
    columns: Sequence[Column],
    term: Callable[[RawRow, Column], Term | None],
) -> bool:
    by_index = {column.index: column for column in columns}
    terms = (term(row, column) for row in rows for column in columns)
    printed = {known[0] for known in terms if known}
    series: dict[object, dict[str, Decimal]] = defaultdict(dict)
    for row, places in zip(rows, chosen, strict=True):
        for cell, place in zip(row.values, places, strict=False):
            known = term(row, by_index[place])
            value = read_value(cell.text)
            if known and value and not value.is_percent:
                series[known[1]].setdefault(known[0], value.number)
    for figures in series.values():
        for whole, parts in _PARTS.items():
            stated = [figures[part] for part in parts if part in figures]
            if whole in figures and stated and abs(figures[whole] - sum(stated)) > Decimal("0.03"):
                return False
            if whole in printed and whole not in figures and any(stated):
                return False  # a sum is never blank where its parts are not
    return True


def _only_full(row: RawRow, choice: list[Placement]) -> Placed:
    """Place a row that leaves no choice; keep the cells of any other out of the columns."""
    if len(choice) == 1:
        return _place(row, choice[0], set())
    return Placed(dict(row.fixed), set(), [cell for cell in row.values if not is_blank(cell.text)])


def _place(row: RawRow, places: Placement, uncertain: set[int]) -> Placed:
    cells = {place: cell for place, cell in zip(places, row.values, strict=False) if not is_blank(cell.text)}
    return Placed({**cells, **row.fixed}, uncertain & set(cells), row.values[len(places) :])

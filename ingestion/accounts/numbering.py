"""Row numbers (行次) and column numbers (栏次) of a table put back from a stream of cells."""

from __future__ import annotations

import itertools
import re

from ingestion.accounts.align import RawRow
from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import BLANK
from ingestion.accounts.vocabulary import axes_of, compact

_SHORT = re.compile("[1-9][0-9]{0,2}")
_CENTS = re.compile(r"-?[0-9,]+\.[0-9]{2}[%％]?")
_FEWEST_CENTS = 5
_ZEROS = frozenset({"0", "0.00", *BLANK})
_COUNTED = frozenset({"volume", "asset"})
"""Rows of these hold whole numbers."""


def is_numbering(rows: list[RawRow], columns: list[Column], is_announced: bool) -> bool:
    """Tell whether the first row holds the numbers of the columns: it has no label and counts up."""
    if not rows or rows[0].label or rows[0].code or not row_number(rows[0]) or len(rows[0].values) > 2:
        return False
    return (rows[0].values[0].text == "1" and len(columns) > 2) or is_announced


def torn(rows: list[RawRow], columns: list[Column], spare: int) -> bool:
    """Tell whether amounts left their rows: more than columns and ``spare``, or row numbers out of order.

    Without ``spare`` the rows stand in one line, where nothing but the row numbers shows a lost cell.
    """
    for lane in {row.lane for row in rows}:
        width = sum(column.lane == lane and column.role == "value" for column in columns)
        numbered = {column.index for column in columns if column.lane == lane and column.role == "rowno"}
        mine = [row for row in rows if row.lane == lane]
        if any(len(row.values) > width + spare for row in mine):
            return True
        numbers = [int(compact(row.fixed[n].text)) for row in mine for n in numbered & row.fixed.keys()]
        if not spare and any(b <= a for a, b in itertools.pairwise(numbers)):
            return True
    return False


def row_number(row: RawRow) -> int | None:
    """Return the row number that a row begins with, or None."""
    word = compact(row.values[0].text) if row.values else ""
    return int(word) if re.fullmatch("[0-9]{1,3}", word) else None


def counts_up(rows: list[RawRow]) -> bool:
    """Tell whether the first numbers of the rows are row numbers that no heading announces."""
    numbers = [number for row in rows if (number := row_number(row)) is not None]
    for lanes in (1, 2):
        ups = sum(b - a == 1 for a, b in zip(numbers, numbers[lanes:], strict=False))
        if ups >= 2 and ups * 2 >= len(rows) - lanes:
            return True
    return False


def lanes_by_number(rows: list[RawRow]) -> bool:
    """Put rows into two lanes by their row numbers: the right lane goes on where the left one ends."""
    numbers = [row_number(row) for row in rows]
    if len(rows) < 2 or None in numbers or numbers[1] is None or numbers[0] is None:
        return False
    if numbers[1] <= numbers[0] + 1:
        return False
    for row, number in zip(rows, numbers, strict=True):
        row.lane = int(number is not None and number >= numbers[1])
    return True


def drop_numbering(rows: list[RawRow], columns: list[Column]) -> None:
    """Move the row number of each row into the 行次 column of its lane."""
    places = {column.lane: column.index for column in columns if column.role == "rowno"}
    last: dict[int, int] = {}
    for row in rows:
        if row.lane not in places:
            continue
        if row.values and re.fullmatch(r"[0-9]{1,3}", compact(row.values[0].text)):
            row.fixed[places[row.lane]] = row.values.pop(0)
            last[row.lane] = int(compact(row.fixed[places[row.lane]].text))
        _blank_labels(row, places, last)


def numbers_astray(rows: list[RawRow]) -> list[TableCell]:
    """Take whole numbers of up to three digits out of the rows of a numbered table that prints cents.

    They are row numbers that left their place, no amounts, and what stands behind them may be another
    row's. Counts of things stay. Returns what was taken.
    """
    money = [row for row in rows if not _COUNTED & dict(axes_of(row.label, False)).keys()]
    amounts = [cell for row in money for cell in row.values if compact(cell.text) not in _ZEROS]
    short = [cell for cell in amounts if _SHORT.fullmatch(compact(cell.text))]
    cents = [cell for cell in amounts if _CENTS.fullmatch(compact(cell.text))]
    if len(cents) < _FEWEST_CENTS or len(cents) + len(short) < len(amounts):
        return []
    taken: list[TableCell] = []
    for row in money:
        first = next((n for n, cell in enumerate(row.values) if _SHORT.fullmatch(compact(cell.text))), None)
        if first is not None:
            kept = first if row.fixed else 0
            taken += row.values[kept:]
            row.values = row.values[:kept]
    return taken


def _blank_labels(row: RawRow, places: dict[int, int], last: dict[int, int]) -> None:
    """Take row numbers behind the last amount out of a row: rows without a label, the lanes in turn."""
    lanes = [lane for lane in places if lane != row.lane and lane in last] + [row.lane]
    for start in range(len(row.values)):
        seen = dict(last)
        for turn, cell in enumerate(row.values[start:]):
            lane = lanes[turn % len(lanes)]
            if compact(cell.text) != str(seen.get(lane, -1) + 1):
                break
            seen[lane] += 1
        else:
            if len(lanes) > 1 or len(row.values) - start > 1:
                for turn, cell in enumerate(row.values[start:]):
                    row.fixed.setdefault(places[lanes[turn % len(lanes)]], cell)
                del row.values[start:]
                last.update(seen)
            return

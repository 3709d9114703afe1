"""Blank lines of a text with one cell a line: blank cells, where with them every row is whole."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ingestion.accounts.align import RawRow
from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.vocabulary import compact

_ROW_NUMBER = re.compile("[0-9]{0,3}")


def with_blanks(body: Sequence[TableCell], blanks: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells of ``body`` with the blank lines between them; [] where these only set cells apart.

    Where no two cells stand in lines next to each other a blank line parts two cells and is none itself.
    """
    if not body or not blanks:
        return []
    lines = [cell.line_no for cell in body]
    close = sum(below - above == 1 for above, below in itertools.pairwise(lines))
    within = [cell for cell in blanks if lines[0] < cell.line_no]
    if not within or close * 3 < len(body):
        return []
    return sorted([*body, *within], key=lambda cell: cell.line_no)


def are_whole(rows: Sequence[RawRow], columns: Sequence[Column]) -> bool:
    """Tell whether every row has as many cells as its lane, and cut off those of a lane without a label.

    Blank lines that stand between rows only prove nothing: one must stand before a number of its row, or as
    many as another lane has cells behind it. The last row may lack the blank cells behind its last number,
    or have blank lines behind it.
    """
    widths = Counter(column.lane for column in columns)
    is_proved = False
    for number, row in enumerate(rows):
        width, is_last = widths[row.lane], number == len(rows) - 1
        surplus = row.values[width:]
        if surplus and (compact(surplus[0].text) or not all(map(_says_nothing, surplus))):
            return False
        if ((surplus and len(widths) == 1) or len(row.values) < width) and not is_last:
            return False
        other = [1 + widths[lane] for lane in widths if lane != row.lane]
        is_proved = is_proved or len(surplus) in other or _has_blank_before_number(row.values[:width])
        del row.values[width:]
    return is_proved


def _has_blank_before_number(values: Sequence[TableCell]) -> bool:
    words = [bool(compact(cell.text)) for cell in values]
    return False in words and any(words[words.index(False) :])


def _says_nothing(cell: TableCell) -> bool:
    return bool(_ROW_NUMBER.fullmatch(compact(cell.text)))

"""Columns of an unruled table: by the blanks that all of its rows have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.readers.pdf.segments import Segment

_PLAY = 2.0
"""Points by which the edges of one column may differ."""
_NARROWEST = 0.3
_CODE = re.compile(r"[1-5][0-9]{2}(?:[0-9]{2}){0,2}|0[0-9]")

Row = list[Segment]


@dataclass(slots=True)
class Column:
    """A column: the extent of what stands in it, and whether it holds numbers."""

    x0: float
    x1: float
    numbers: list[Segment] = field(default_factory=list)
    words: list[Segment] = field(default_factory=list)

    @property
    def is_value(self) -> bool:
        """Whether numbers other than codes stand in it."""
        return any(not _CODE.fullmatch(one.text) for one in self.numbers)

    @property
    def edge(self) -> str:
        """Which edge its numbers share: ``right``, ``left``, ``centre``, or '' when none."""
        for name, values in (
            ("right", [one.x1 for one in self.numbers]),
            ("centre", [one.centre for one in self.numbers]),
            ("left", [one.x0 for one in self.numbers]),
        ):
            if values and max(values) - min(values) <= _PLAY:
                return name
        return ""


def overlap(a: Segment | Column, b: Segment | Column) -> float:
    """Return how many points of their width two pieces or columns share."""
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def is_spanning(piece: Segment, rows: list[Row]) -> bool:
    """Return whether words stand over two pieces of another row: a cell over several columns."""
    return not (piece.is_number or piece.is_mark) and any(
        sum(overlap(piece, other) > 1.0 for other in row) > 1 for row in rows if piece not in row
    )


def columns_of(rows: list[Row]) -> list[Column] | None:
    """Return the columns of the body ``rows``, or None where they are not certain.

    Certain means: no row has two pieces in one column of numbers, and the numbers of every column share
    their right edge, their left one or their middle (codes of subjects are indented and need not).
    """
    pieces = [piece for row in rows for piece in row if not is_spanning(piece, rows)]
    columns: list[Column] = []
    for piece in sorted(pieces, key=lambda one: one.x0):
        if not columns or piece.x0 - columns[-1].x1 > _NARROWEST:
            columns.append(Column(piece.x0, piece.x1))
        column = columns[-1]
        column.x1 = max(column.x1, piece.x1)
        if not piece.is_mark:
            (column.numbers if piece.is_number else column.words).append(piece)
    for column in columns:
        if column.is_value and (column.words or not column.edge):
            return None
        if column.numbers and any(
            sum(overlap(piece, column) > 0 for piece in row if piece.is_number or piece.is_mark) > 1
            for row in rows
        ):
            return None
    return columns if len(columns) > 1 and any(column.is_value for column in columns) else None


def places(piece: Segment, columns: list[Column]) -> tuple[int, int] | None:
    """Return the first and last column that ``piece`` stands in, or None when it stands in none."""
    found = [index for index, column in enumerate(columns) if overlap(piece, column) > 0]
    return (found[0], found[-1]) if found else None

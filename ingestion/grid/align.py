"""Which cells of a row belong to which columns, when merged cells make the widths differ.

A layout is a list of columns with kinds. A row is cut into consecutive slices, one a column, so that the
cells fit the kinds as well as they can: a column may take no cell (merged away or left out) or several
(split further), each at a price. All rows of one width are aligned together, because they were printed
on the same grid. One alignment serves sheets of cells a line, pipe text, tabbed rows and real grids.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "block", "level", "text", "remark", "tick", "number", "rate", "sign", "unit", "value", "label", "pad"
]

_BAD = 6.0
_SIGNS = re.compile(r"[=＝﹦═≥≤>＞<＜≧≦]+|定性|定量|正向|反向|等于|大于(?:等于)?|小于(?:等于)?|不低于|不高于")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,，]*(?:\.[0-9]+)?(?:分|万元|元|亿元)?")
_RATE = re.compile(r"[-+]?[0-9][0-9.,]*[%％]")
_QUANTITY = re.compile(r"[≥≤＞＜><=＝]?[-+]?[0-9][0-9.,]*(?:[%％]|[^0-9]{0,6})")
"""A number with a unit: a value, not a name."""
_PERCENT = {"%", "％", "‰", "百分比"}
_MARK = re.compile(r"[（(](?:满分|计|权重)?[0-9.]+[分%]?[）)]$")
"""The mark printed behind the name of a level: 产出指标（50分）."""
_TICK = re.compile(r"[√✓✔☑■●○□/\-—×]*")
_NOTHING = {"", "/", "-", "—", "－", "--", "——", "无"}

SKIP_COST: dict[Kind, float] = {
    "block": 0.1,
    "level": 0.9,
    "text": 0.4,
    "remark": 0.4,
    "tick": 0.4,
    "number": 1.5,
    "rate": 1.0,
    "sign": 0.8,
    "unit": 0.8,
    "value": 2.5,
    "label": 5.0,
    "pad": 0.0,
}
"""Price of a column without any cell."""
EXTRA_COST: dict[Kind, float] = {"level": 0.8, "text": 0.5, "tick": 0.6, "pad": 0.0}
"""Price of each further cell of a column; kinds that are not named take one cell only."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a header: the role its words gave it, and what kind of cells it holds."""

    role: str
    kind: Kind
    title: str = ""
    skip: float | None = None
    """Price of leaving the column out; None means that of its kind."""
    own: frozenset[str] = frozenset()
    """Texts that belong in this column."""
    foreign: frozenset[str] = frozenset()
    """Texts that belong in another one."""

    def price(self, text: str) -> float:
        """Return how badly ``text`` fits: that of its kind, less for own words, more for foreign ones."""
        name = level_of(text)
        if name in self.own:
            return -0.3
        strange = 0.5 if self.own and text else 0.0
        return fit(self.kind, text) + (3.0 if name in self.foreign else strange)


def level_of(text: str) -> str:
    """Return the name of a level without the mark printed behind it."""
    return _MARK.sub("", text)


@lru_cache(maxsize=20_000)
def fit(kind: Kind, text: str) -> float:
    """Return how badly ``text`` (without white space) fits a column of ``kind``; 0 fits."""
    blank = text in _NOTHING
    number = bool(_NUMBER.fullmatch(text))
    if kind in ("number", "rate"):
        if blank:
            return 0.3
        if kind == "rate" and _RATE.fullmatch(text):
            return 0.0
        return (0.0 if kind == "number" else 0.5) if number else _BAD - 1 * bool(_RATE.fullmatch(text))
    if kind == "pad":
        return 50.0 if text else 0.02
    if kind == "tick":
        return 0.0 if _TICK.fullmatch(text) else 2.0 if number else 4.0
    if kind == "sign":
        return 0.4 if blank else 0.0 if _SIGNS.fullmatch(text) else 4.0
    if kind == "unit":
        return 0.4 if blank else 4.0 if number else 0.0 if len(text) <= 5 else 3.0
    if kind == "level":
        if _SIGNS.fullmatch(text) or text in _PERCENT:
            return 3.0
        return 0.1 if not text else 2.0 if number or blank or _QUANTITY.fullmatch(text) else 0.0
    if kind == "label":
        return 1.0 if not text else _BAD if number else 0.0
    if kind == "block":
        return 0.0 if not text else 0.3
    if kind == "value":
        return 0.5 if not text else 0.0
    if not text or not number:
        return 0.0
    return 2.5 if kind == "remark" else 0.6


def align(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> tuple[float, list[tuple[int, int]]]:
    """Return (mean cost a row, slice of cells for each column) for rows of one width.

    ``rows`` are texts without white space, all of equal length. Slices are (start, end) in order and
    cover every cell. Ties go to the cut that leaves earlier columns shorter.
    """
    width, count = len(rows[0]), len(columns)
    infinite = float("inf")
    costs = [
        [sum(column.price(row[i]) for row in rows) / len(rows) for i in range(width)] for column in columns
    ]
    best = [[infinite] * (width + 1) for _ in range(count + 1)]
    back = [[0] * (width + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    final = count - 1 - (columns[-1].kind == "pad")
    for c, column in enumerate(columns):
        extra = EXTRA_COST.get(column.kind)
        for start in range(width + 1):
            base = best[c][start]
            if base == infinite:
                continue
            longest = width if extra is not None else min(start + 1, width)
            # Cells at the end of a row are left out more readily than those in its middle.
            skip = SKIP_COST[column.kind] if column.skip is None else column.skip
            taken = base + skip * (0.5 if c == final else 1.0 - 0.02 * c)
            for end in range(start, longest + 1):
                if end == start + 1:
                    taken = base + costs[c][start]
                elif end > start + 1:
                    taken += costs[c][end - 1] + (extra or 0.0)
                if taken < best[c + 1][end]:
                    best[c + 1][end] = taken
                    back[c + 1][end] = start
    slices: list[tuple[int, int]] = []
    end = width
    if best[count][width] == infinite:
        return infinite, [(0, 0)] * count
    for c in range(count, 0, -1):
        slices.append((back[c][end], end))
        end = back[c][end]
    return best[count][width], slices[::-1]


def align_all(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[list[tuple[int, int]]]:
    """Return the slices of every row, those of equal width aligned together.

    Rows that are filled up with blanks at the end stand apart, and rows that begin with names of
    another level: they have lost other cells.
    """
    by_width: dict[tuple[int, int, tuple[str, ...]], list[int]] = {}
    for index, row in enumerate(rows):
        filled = max((i for i, text in enumerate(row) if text), default=-1) + 1
        owners = tuple(
            next((column.role for column in columns if level_of(text) in column.own), "") for text in row[:2]
        )
        by_width.setdefault((len(row), filled if row and row[0] else 0, owners), []).append(index)
    found: list[list[tuple[int, int]]] = [[] for _ in rows]
    for indexes in by_width.values():
        _, slices = align([rows[index] for index in indexes], columns)
        for index in indexes:
            found[index] = slices
    return found


PAD = Column("pad", "pad")
"""Stands behind the last column and takes the blank cells that converters fill rows up with."""


def cut_rows(cells: Sequence[str], columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Return the rows (start, end) of a flat stream of cells, cut so that they fit ``columns`` best.

    Every row must hold at least one level or label. Used where the source does not show where rows end.
    """
    infinite = float("inf")
    longest = len(columns) + 2
    best = [infinite] * (len(cells) + 1)
    back = [0] * (len(cells) + 1)
    best[0] = 0.0
    for start in range(len(cells)):
        if best[start] == infinite:
            continue
        for end in range(start + 1, min(start + longest, len(cells)) + 1):
            cost, slices = align([cells[start:end]], columns)
            named = any(
                column.kind in ("level", "label") and any(cells[i] for i in range(*cut))
                for column, cut in zip(columns, slices, strict=True)
            )
            price = best[start] + cost + 0.2 + (0.0 if named else 3.0)
            if price < best[end]:
                best[end] = price
                back[end] = start
    rows: list[tuple[int, int]] = []
    end = len(cells)
    while end > 0:
        rows.append((back[end], end))
        end = back[end]
    return rows[::-1]

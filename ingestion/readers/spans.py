"""Rows of spanning cells, as HTML and Word give them, laid out as the rectangle of a ``Grid``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingestion.model import Cell
from ingestion.readers.limits import Limits
from ingestion.readers.lines import BODY_LABEL

_WIDEST = 400
"""More columns than this are a hostile span, not a table of accounts."""


class SpanCell(NamedTuple):
    """A cell as it is written: its text and how many rows and columns it covers."""

    text: str
    row_span: int = 1
    col_span: int = 1


Rows = tuple[tuple[Cell | None, ...], ...]


def lay_out(rows: Sequence[Sequence[SpanCell]], locate: Callable[[int, int], str], limits: Limits) -> Rows:
    """Return rectangular rows; ``locate(row, col)`` names the place of a cell (both 0-based).

    A span that runs out of the table is cut. Raises ``RejectedError`` past ``max_rows``/``max_cells``.
    """
    limits.check("max_rows", len(rows), "表格行数")
    placed: list[dict[int, Cell]] = []
    taken: dict[int, set[int]] = {}
    width = cells = 0
    for r, cells_of_row in enumerate(rows):
        busy = taken.pop(r, set())
        row: dict[int, Cell] = {}
        c = 0
        for item in cells_of_row:
            while c in busy:
                c += 1
            col_span = max(1, min(item.col_span, _WIDEST - c))
            row_span = max(1, min(item.row_span, len(rows) - r))
            if c >= _WIDEST:
                break
            row[c] = Cell(item.text, r, c, locate(r, c), row_span, col_span)
            for below in range(r + 1, r + row_span):
                taken.setdefault(below, set()).update(range(c, c + col_span))
            c += col_span
        width = max(width, c, *(col + 1 for col in busy)) if busy else max(width, c)
        cells += width
        limits.check("max_cells", cells, "表格单元格数")
        placed.append(row)
    return tuple(tuple(row.get(c) for c in range(width)) for row in placed)


_TITLE = re.compile(r"表(?:[（(].*[）)])?$|(?:年度|决算|情况)$|^附[件表]")
_LABEL = re.compile(
    rf"单位[：:]|^{BODY_LABEL}[：:]|^公开?\s*[0-9]+\s*表|^(?:编制)?(?:日期|时间)[：:]"
)
_MOST_TITLE_ROWS = 6


def peel_titles(rows: Rows) -> tuple[tuple[str, ...], Rows]:
    """Return the title lines that stand in the first rows of a table, and the rows below them.

    A title row holds one cell that reads like a title, or only cells like ``单位：万元``. The rows that
    stay are numbered from 0 again; locators still name the place in the file.
    """
    titles: list[str] = []
    first = 0
    for row in rows[:_MOST_TITLE_ROWS]:
        cells = [cell for cell in row if cell is not None and cell.text]
        is_title = len(cells) == 1 and bool(_TITLE.search(cells[0].text)) and cells[0].row_span == 1
        if cells and not is_title and not all(_LABEL.search(cell.text) for cell in cells):
            break
        first += 1
        if cells:
            titles.append(" ".join(cell.text for cell in cells))
    if not titles:
        return (), rows
    below = tuple(
        tuple(replace(cell, row=cell.row - first) if cell is not None else None for cell in row)
        for row in rows[first:]
    )
    return tuple(titles), below

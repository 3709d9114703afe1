"""One sheet as lines and grids: titles above a table, notes below it, tables below one another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.model import Cell
from ingestion.readers.limits import Limits
from ingestion.readers.lines import clean_text, joined
from ingestion.readers.sheet.cells import Sheet
from ingestion.readers.spans import Rows, peel_titles

_NOTE = re.compile(
    r"^[（(]?(?:注|说明|备注)(?:\s*[0-9一二三四五六七八九十]?)\s*[：:、.]|^[0-9]+[.、．]\s*\S{12}"
)
_TABLE_TITLE = re.compile(r"表(?:[（(].*[）)])?$")
_PLAIN_NAME = re.compile(r"(?:Sheet|工作表|表)?\s*[0-9]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of text on a sheet: a title, a note, a paragraph."""

    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table on a sheet with its title lines."""

    rows: Rows
    titles: tuple[str, ...]
    locator: str


_Row = tuple[int, dict[int, str]]
"""Row number on the sheet and its non-blank cells by column."""


def _rows(sheet: Sheet) -> list[_Row]:
    found: dict[int, dict[int, str]] = {}
    for (row, col), text in sheet.cells.items():
        found.setdefault(row, {})[col] = text
    return sorted(found.items())


def _blocks(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield the rows of each table: a title after a blank row begins another one."""
    block: list[_Row] = []
    for row in rows:
        opens = len(row[1]) == 1 and _TABLE_TITLE.search(clean_text(next(iter(row[1].values()))))
        if block and opens and row[0] > block[-1][0] + 1:
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _laid(sheet: Sheet, rows: list[_Row], limits: Limits) -> Rows:
    """Return ``rows`` as a rectangle of cells with the merged ranges of the sheet."""
    left = min(min(cells) for _, cells in rows)
    width = max(max(cells) for _, cells in rows) - left + 1
    limits.check("max_cells", len(rows) * width, f"工作表“{sheet.name}”的单元格数")
    numbers = [row for row, _ in rows]
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, first, bottom, last in sheet.merges:
        begin, end = bisect_left(numbers, top), bisect_right(numbers, bottom)
        first, last = first - left, min(last - left, width - 1)
        if begin >= end or last < first or first < 0 or (begin, first) in covered:
            continue
        spans[begin, first] = (end - begin, last - first + 1)
        covered.update((i, c) for i in range(begin, end) for c in range(first, last + 1))
        covered.discard((begin, first))
    laid = []
    for i, (row, cells) in enumerate(rows):
        laid.append(
            tuple(
                None
                if (i, c) in covered
                else Cell(
                    joined([clean_text(piece) for piece in cells.get(left + c, "").splitlines()]),
                    i,
                    c,
                    sheet.locate(row, left + c),
                    *spans.get((i, c), (1, 1)),
                )
                for c in range(width)
            )
        )
    return tuple(laid)


def _line(sheet: Sheet, row: _Row) -> SheetLine:
    cells = sorted(row[1].items())
    return SheetLine(" ".join(text for _, text in cells), sheet.locate(row[0], cells[0][0]))


def _is_text(row: _Row) -> bool:
    return len(row[1]) == 1


def sheet_parts(sheet: Sheet, limits: Limits) -> Iterator[SheetLine | SheetTable]:
    """Yield the lines and tables of a sheet from top to bottom. A sheet of one column is text."""
    rows = _rows(sheet)
    if all(map(_is_text, rows)):
        yield from (_line(sheet, row) for row in rows)
        return
    name = () if _PLAIN_NAME.fullmatch(sheet.name) else (clean_text(sheet.name),)
    for block in _blocks(rows):
        end = len(block)
        while (
            end > 1 and _is_text(block[end - 1]) and _NOTE.search(_line(sheet, block[end - 1]).text.strip())
        ):
            end -= 1
        laid = _laid(sheet, block[:end], limits)
        titles, body = peel_titles(laid)
        peeled = len(laid) - len(body)
        yield from (_line(sheet, row) for row in block[:peeled])
        if body:
            first = block[peeled][0]
            yield SheetTable(body, (*name, *titles), sheet.locate(first, min(block[peeled][1])))
        yield from (_line(sheet, row) for row in block[end:])

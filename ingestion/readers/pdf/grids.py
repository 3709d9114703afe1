"""Ruled tables to grids: titles from the lines above, tables over several pages put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingestion.model import Cell, Grid
from ingestion.readers.lines import clean_text
from ingestion.readers.pdf.geometry import PrintedLine
from ingestion.readers.pdf.tables import RuledTable, Span

_SAME = 4.0
"""Column borders of two pages that lie this near, in points, are the same."""
_MOST_TITLES = 5
_CONTINUED = re.compile(
    r"[（(]?(?:续上?表|接上页|续)[0-9一二三四五六七八九]?[）)]?|第[0-9]+页(?:[,，\s]*共[0-9]+页)?|\s"
)
"""What a heading says more when it stands over the next part of its table."""

_TORN = re.compile(r"-?[0-9][0-9,]*(?:(?:\.[0-9]?|,)\|[0-9]|\|\.)[0-9,]*(?:\.[0-9]+)?")
"""Two pieces, ``|`` between them, the first of which cannot end there or the second not begin."""
_WHOLE = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2}")
_DIGIT = re.compile("[0-9]")


@dataclass(slots=True)
class TablePart:
    """The part of a table that stands on one page."""

    table: RuledTable
    page: int
    number: int
    """1-based among the tables of the page."""
    above: list[str]
    """Lines right above it on the page, nearest last."""
    skipped: int = 0
    """Rows at its beginning that repeat the heading."""


@dataclass(slots=True)
class JoinedTable:
    """A table with its parts from page to page."""

    parts: list[TablePart]
    xs: list[float]
    titles: list[str] = field(default_factory=list)
    after_line: int = -1


def title_lines(lines: list[PrintedLine]) -> list[str]:
    """Return the title lines among the lines above a table: short ones, back to the last sentence."""
    found: list[str] = []
    for line in reversed(lines[-_MOST_TITLES:]):
        text = clean_text(line.text)
        if len(text) > 60 or text.endswith(("。", "；")):
            break
        found.append(text)
    return found[::-1]


def _plain_title(text: str) -> str:
    return _CONTINUED.sub("", text)


def _offsets(xs: list[float]) -> list[float]:
    return [x - xs[0] for x in xs]


def _within(few: list[float], many: list[float]) -> bool:
    """Return whether every border of ``few`` is one of ``many``, the outer ones of both agreeing."""
    a, b = _offsets(few), _offsets(many)
    return abs(a[-1] - b[-1]) <= _SAME and all(min(abs(x - y) for y in b) <= _SAME for x in a)


def _heading_rows(table: RuledTable) -> list[tuple[str, ...]]:
    return [tuple(span.text for span in row if span is not None) for row in table.cells[:6]]


def _repeated(first: RuledTable, part: RuledTable) -> int:
    """Return how many rows at the beginning of ``part`` repeat the beginning of ``first``."""
    count = 0
    for a, b in zip(_heading_rows(first), _heading_rows(part), strict=False):
        if a != b or not any(a):
            break
        count += 1
    return count


def continue_table(joined: JoinedTable, part: TablePart) -> bool:
    """Append ``part`` to ``joined`` when it is its continuation; return whether it was.

    It is when it opens the next page with the same columns and no title of its own.
    """
    known = {"", *map(_plain_title, joined.titles)}
    own = [text for text in part.above if _plain_title(text) not in known]
    if part.page != joined.parts[-1].page + 1 or own:
        return False
    if _within(part.table.xs, joined.xs):
        pass
    elif _within(joined.xs, part.table.xs):
        joined.xs = part.table.xs
    else:
        return False
    part.skipped = _repeated(joined.parts[0].table, part.table)
    joined.parts.append(part)
    return True


def _columns(table: RuledTable, xs: list[float]) -> list[int]:
    """Return for each column border of ``table`` its index among the borders ``xs``."""
    if table.xs is xs:
        return list(range(len(xs)))
    wanted = _offsets(xs)
    return [min(range(len(xs)), key=lambda i: abs(wanted[i] - x)) for x in _offsets(table.xs)]


def _row(
    spans: list[Span | None], borders: list[int], width: int, row: int, locator: str
) -> list[Cell | None]:
    cells: list[Cell | None] = [None] * width
    for span in spans:
        if span is not None:
            start, end = borders[span.col], borders[span.col + span.col_span]
            cells[start] = Cell(
                clean_text(span.text), row, start, locator, span.row_span, max(end - start, 1)
            )
    return cells


def _untorn(last: tuple[Cell | None, ...], row: list[Cell | None]) -> tuple[Cell | None, ...] | None:
    """Return ``last`` with what its numbers lack from ``row``, where the page broke within them, else None.

    ``row`` then holds nothing but the ends of numbers, each of which makes one of two decimals whole, and
    perhaps more of the names.
    """
    found = list(last)
    torn = False
    for column, (cell, end) in enumerate(zip(last, row, strict=True)):
        if end is None or not end.text:
            continue
        if cell is None or not cell.text:
            return None
        if _TORN.fullmatch(f"{cell.text}|{end.text}") and _WHOLE.fullmatch(cell.text + end.text):
            torn = True
        elif _DIGIT.search(cell.text + end.text):
            return None
        found[column] = replace(cell, text=cell.text + end.text)
    return tuple(found) if torn else None


def to_grid(joined: JoinedTable) -> Grid:
    """Return the grid of a table: rows of all its parts, each cell with its own page in the locator."""
    rows: list[tuple[Cell | None, ...]] = []
    for part in joined.parts:
        borders = _columns(part.table, joined.xs)
        for index, spans in enumerate(part.table.cells[part.skipped :], part.skipped + 1):
            locator = f"page {part.page} table {part.number} row {index}"
            row = _row(spans, borders, len(joined.xs) - 1, len(rows), locator)
            whole = _untorn(rows[-1], row) if rows and index == part.skipped + 1 else None
            if whole:
                rows[-1] = whole
            else:
                rows.append(tuple(row))
    first = joined.parts[0]
    return Grid(
        rows=tuple(rows),
        locator=f"page {first.page} table {first.number}",
        title_lines=tuple(joined.titles),
        after_line=joined.after_line,
        page=first.page,
    )

"""Lists of projects whose rows are not shown: one cell a line, or cells between blanks.

The head says how many cells a row has. A row is read where every cell is of the kind of its column, the
numbers of the rows count up, and a printed rate is that of the two amounts; others are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingestion.forms.layout import (
    column_of,
    money_column_of,
    money_row_of,
    name_label_of,
    title_kind,
    total_label_of,
)
from ingestion.forms.listed_rows import ORDINAL, by_role, decimals, fits, is_even, rate_of
from ingestion.forms.money import is_amount, unit_in
from ingestion.forms.project_list import AMOUNTS, list_columns, state_project, with_parts
from ingestion.forms.prose_text import is_project_name
from ingestion.forms.sheet import Sheet
from ingestion.grid import HEADING, Column, TableCell, make_cell, piece
from ingestion.model import Line

_UNIT_ALONE = re.compile(r"[（(](?:单位[:：]?)?(?:百?万元|千元|亿元|元|%|分)[）)]")
_FEWEST_HEADS = 3
_MOST_HEADS, _KNOWN_HEADS = 24, 0.6
"""So many cells a head has at most, and such a share of them must be known."""
_REMARK = 12
"""So many words a remark at the end of a row may have."""
_REACH = 600
"""Lines that a list may go over."""
_ABOVE = 6
"""Lines above a list that may hold its title and unit."""


def read_listed(lines: Sequence[Line]) -> list[Sheet]:
    """Return the lists of this kind that ``lines`` hold."""
    sheets: list[Sheet] = []
    index = 0
    while index < len(lines):
        sheet = _list_at(lines, index) if _may_open(lines[index]) else None
        if sheet is not None:
            sheets.append(sheet)
            index = next((n for n, line in enumerate(lines) if line.no > sheet.line_end), len(lines))
        else:
            index += 1
    return sheets


def _may_open(line: Line) -> bool:
    if line.is_cell or "|" in line.text or "\t" in line.text:
        return False
    words = line.text.split()
    return any(word in ORDINAL or name_label_of(word) == "project" for word in words)


def _list_at(lines: Sequence[Line], index: int) -> Sheet | None:
    """Return the list whose head begins in line ``index``."""
    near = _cells(lines[index : index + _MOST_HEADS])
    first = next(n for n, cell in enumerate(near) if cell.compact in ORDINAL or _is_name(cell))
    columns, body, unit = _head(near[first:])
    if not columns:
        return None
    cells = _cells(lines[index : index + _REACH])
    above = [line.text for line in lines[max(0, index - _ABOVE) : index]] + [c.text for c in cells[:first]]
    units = (unit, *map(unit_in, reversed(above)))
    title = next((text for text in reversed(above) if title_kind(text)), above[-1] if above else "")
    start = cells[first]
    sheet = Sheet("project_list", title.strip(), start.line_no, start.line_no, start.locator, False)
    if "executed" not in {column.role for column in columns}:
        # Beside a head that may be lost nothing proves the budget.
        columns = [replace(column, role="note") if column.role in AMOUNTS else column for column in columns]
    sheet.unit, sheet.list_columns = next((u for u in units if u), None), columns
    used = cells[first : first + body] + _read_rows(sheet, cells[first + body :])
    if not sheet.money and not sheet.listed:
        return None
    sheet.lines = {cell.line_no for cell in used}
    sheet.line_end = max(sheet.lines)
    return sheet


def _cells(lines: Sequence[Line]) -> list[TableCell]:
    """Return the words of the lines up to one that is no part of a list."""
    cells: list[TableCell] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        is_prose = len(text) > 60 and "。" in text and number > 0
        if number and (HEADING.match(text) or title_kind(text) or is_prose):
            break
        if line.is_cell or "|" in text or "\t" in text:
            break
        cells += [
            make_cell(line, [piece(line, match.start(), match.end())])
            for match in re.finditer(r"\S+", line.text)
        ]
    return cells


def _is_name(cell: TableCell) -> bool:
    return name_label_of(cell.compact) == "project"


def _is_head(text: str) -> bool:
    known = column_of(text) or money_column_of(text) or money_row_of(text) or name_label_of(text)
    return bool(known) or text in ORDINAL or text == "小计" or total_label_of(text) == "grade"


def _end_of_head(cells: Sequence[TableCell]) -> int:
    """Return where the rows begin: at the number 1, else at the words before the first amount."""
    numbered = cells[0].compact in ORDINAL
    for end, cell in enumerate(cells[:_MOST_HEADS]):
        if is_amount(cell.compact):
            return end if numbered and cell.compact == "1" else 0 if numbered else end - 1
    return 0


def _head(cells: Sequence[TableCell]) -> tuple[list[Column], int, str | None]:
    """Return the columns of the head at the beginning of ``cells``, where the rows begin, and the unit."""
    end = _end_of_head(cells)
    texts = [cell.compact for cell in cells[:end]]
    unit = next((unit_in(text) for text in texts if _UNIT_ALONE.fullmatch(text)), None)
    texts = [text for text in texts if not _UNIT_ALONE.fullmatch(text)]
    if len(texts) < _FEWEST_HEADS or sum(map(_is_head, texts)) < len(texts) * _KNOWN_HEADS:
        return [], 0, None
    for upper in range(len(texts) - 1, _FEWEST_HEADS - 1, -1):
        columns = None if any(map(money_row_of, texts[:upper])) else list_columns(texts[:upper])
        whole = with_parts(columns, texts[upper:]) if columns else None
        if whole:
            return whole, end, unit
    if any(map(money_row_of, texts)):
        return [], 0, None  # parts of amounts, and nothing shows of which
    return list_columns(texts) or [], end, unit


def _read_rows(sheet: Sheet, cells: Sequence[TableCell]) -> list[TableCell]:
    """Read the projects that ``cells`` hold into ``sheet``; return the cells that were looked at."""
    columns = sheet.list_columns
    numbered = columns[0].title in ORDINAL
    rows: list[Sequence[TableCell]] = []
    at, count = 0, 1
    while at < len(cells) and (not numbered or cells[at].compact == str(count)):
        size = _row_size(cells, at, columns, count if numbered else None)
        if size:
            rows.append(cells[at : at + size])
            at, count = at + size, count + 1
            continue
        if not numbered or not (following := _next_row(cells, at, count + 1, len(columns))):
            break
        sheet.unclear += 1
        at, count = following, count + 1
    if len(rows) < (1 if numbered else 2) or not all(is_even(rows, n) for n in range(len(columns))):
        return []
    places = Counter(decimals(row, columns) for row in rows).most_common(1)[0][0]
    for row in rows:
        named = by_role(row, columns)
        if rate_of(named) or decimals(row, columns) == places:
            state_project(sheet, named)
            sheet.row_count += 1
        else:
            sheet.unclear += 1
    return list(cells[:at])


def _row_size(cells: Sequence[TableCell], at: int, columns: Sequence[Column], number: int | None) -> int:
    """Return how many cells the row at ``at`` has, 0 where it is not certain.

    Remarks at its end may be left out, or go over several cells, where the next row's number follows.
    """
    width = len(columns)
    needed = 1 + max(n for n, column in enumerate(columns) if column.kind in ("number", "rate"))
    if number is not None and (end := _next_row(cells, at, number + 1, width)):
        most = width + (_REMARK if columns[-1].kind == "text" else 0)
        return end - at if needed <= end - at <= most and fits(cells[at:end], columns) else 0
    for size in range(width, needed - 1, -1):
        row, following = cells[at : at + size], cells[at + size : at + size + 1]
        is_last = not following or bool(total_label_of(following[0].compact))
        over = is_last if size < width else is_last or not is_amount(following[0].compact)
        if number is None and size < width:
            break  # nothing but its length tells where such a row ends
        if number is not None and any(cell.compact == str(number + 1) for cell in row[1:]):
            continue  # the number of a next row that lost its name
        if len(row) == size and over and fits(row, columns):
            return size
    return 0


def _next_row(cells: Sequence[TableCell], at: int, number: int, width: int) -> int:
    """Return where the row with ``number`` begins behind a row that is not certain, 0 where it does not."""
    near = range(at + 1, min(at + 2 * width, len(cells) - 1))
    found = [n for n in near if cells[n].compact == str(number) and is_project_name(cells[n + 1].name)]
    return found[0] if len(found) == 1 else 0

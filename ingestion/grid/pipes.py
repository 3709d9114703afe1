"""Rows of cells between pipes, as web pages print their tables.

A row is one line, or one cell a line (then the run is flat), or a line with cells of several lines in
it. Converters pad rows with merged cells on the right by pipes with nothing between them.
"""

from __future__ import annotations

import re

from ingestion.grid.cells import Piece, TableCell, TableRow, TableRun
from ingestion.grid.lines import HEADING, TITLE, make_cell, piece, split_row
from ingestion.model import Line

_RULE = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?")
"""The line below the header of a table in mark-up: |---|---|."""
_PADS = re.compile(r"\s*\|{2,}\s*")
_MOST = 0.55
_SPACED = 3
"""So many rows with a blank line between them show that all of them stand so."""
_CELL = 20
"""A line above a lone pipe is a cell if it is no longer."""


def is_piped(line: Line) -> bool:
    """Return whether ``line`` holds cells between pipes."""
    return "|" in line.text


def _ends_table(line: Line) -> bool:
    return HEADING.match(line.text) is not None or TITLE.fullmatch(line.text) is not None


def _cells(line: Line) -> list[TableCell]:
    """Return the cells of ``line`` without the padding: pipes at its end with nothing between them."""
    cells = split_row(line, "|")
    closed = line.text.rstrip().endswith("|")
    if closed and len(cells) > 1:
        cells.pop()
        while len(cells) > 1 and not cells[-1].pieces[0].text:
            cells.pop()
    return cells


def _is_spaced_out(lines: tuple[Line, ...], start: int) -> bool:
    """Return whether a blank line stands behind each of the first rows from ``start`` on."""
    rows, gaps = lines[start : start + 2 * _SPACED : 2], lines[start + 1 : start + 2 * _SPACED - 1 : 2]
    return len(rows) == _SPACED and all(map(is_piped, rows)) and not any(gap.text.strip() for gap in gaps)


def _opens_rows(lines: tuple[Line, ...], start: int) -> bool:
    """Return whether the rows from ``start`` on begin with a pipe as well as end with one."""
    ahead = [line.text.strip() for line in lines[start : start + 40] if is_piped(line)]
    wide = [text for text in ahead if text.count("|") >= 3 and not _PADS.fullmatch(text)]
    return len(wide) >= 2 and sum(text.startswith("|") for text in wide) > len(wide) * _MOST


def _extend(row: list[TableCell], line: Line) -> None:
    """Add ``line`` to ``row``: its first part goes on with the last cell, the others are further cells."""
    parts = split_row(line, "|")
    head = parts[0].pieces[0]
    # A row that ended with a pipe has its last cell open: blank so far.
    row[-1] = _join(row[-1], line, head)
    row += parts[1:]


def _join(cell: TableCell, line: Line, more: Piece) -> TableCell:
    if not more.text.strip():
        return cell
    if not cell.compact:
        return make_cell(line, [more])
    text = f"{cell.text}\n{more.text.strip()}"
    return TableCell(text, cell.locator, cell.line_no, cell.char_start, cell.quote, (*cell.pieces, more))


def _framed_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Read rows that begin with a pipe; lines that do not go on with the row above."""
    rows: list[list[TableCell]] = []
    index, last = start, start
    while index < len(lines):
        line = lines[index]
        text = line.text.strip()
        if not is_piped(line):
            ahead = lines[index + 1 : index + 3]
            if not text or _ends_table(line) or not any(is_piped(n) for n in ahead):
                break
            _extend(rows[-1], line)
        elif _RULE.fullmatch(line.text) or (_PADS.fullmatch(text) and rows):
            pass
        elif text.startswith("|"):
            begin = line.text.index("|") + 1
            rows.append(_framed_cells(line, begin))
        else:
            _extend(rows[-1], line)
        last = index
        index += 1
    trimmed = tuple(TableRow(tuple(_trim(row))) for row in rows)
    return TableRun(trimmed, lines[start].no, lines[last].no, lines[start].locator), last + 1


def _framed_cells(line: Line, begin: int) -> list[TableCell]:
    """Return the cells of ``line`` behind its first pipe; a last pipe leaves a blank cell open."""
    cells, position = [], begin
    for part in line.text[begin:].split("|"):
        cells.append(make_cell(line, [piece(line, position, position + len(part))]))
        position += len(part) + 1
    return cells


def _trim(row: list[TableCell]) -> list[TableCell]:
    while len(row) > 1 and not row[-1].compact and not row[-1].pieces[0].text:
        row = row[:-1]
    return row


def pipe_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Return the run of piped lines that starts at index ``start``, and the index after it."""
    if lines[start].text.lstrip().startswith("|") and _opens_rows(lines, start):
        return _framed_run(lines, start)
    rows: list[TableRow] = []
    pending: list[Piece] = []
    pending_line: Line | None = None
    above = lines[start - 1] if start else None
    if lines[start].text.strip() == "|" and above is not None and 0 < len(above.text.strip()) <= _CELL:
        # The pipe stands in a line of its own: the first cell is the line above it.
        pending, pending_line = [piece(above, 0, len(above.text))], above
    index, last, single = start, start, 0
    is_spaced = _is_spaced_out(lines, start)
    while index < len(lines):
        line = lines[index]
        if is_spaced and not line.text.strip() and index + 1 < len(lines) and is_piped(lines[index + 1]):
            index += 1
            continue
        if not is_piped(line):
            # A cell may go over several lines: accept plain ones when a pipe follows soon.
            ahead = lines[index + 1 : index + 3]
            if not line.text.strip() or _ends_table(line) or not any(is_piped(n) for n in ahead):
                break
            pending.append(piece(line, 0, len(line.text)))
            pending_line = pending_line or line
            index += 1
            continue
        cells = _cells(line)
        if pending and pending_line is not None and cells:
            cells[0] = make_cell(pending_line, [*pending, *cells[0].pieces])
            pending, pending_line = [], None
        if len(cells) == 1 and not _PADS.search(line.text):
            single += 1
        if not _RULE.fullmatch(line.text):
            rows.append(TableRow(tuple(cells)))
        last = index
        index += 1
    is_flat = single > len(rows) * 0.6
    if is_flat:
        rows = [TableRow((cell,)) for row in rows for cell in row.cells]
    return TableRun(tuple(rows), lines[start].no, lines[last].no, lines[start].locator, is_flat), last + 1

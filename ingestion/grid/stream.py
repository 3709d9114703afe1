"""Runs of cells out of a text stream: cells a line, tabbed rows, pipe rows, plain cells a line.

Word exports print a cell as a line with a leading tab, further paragraphs of the cell as plain lines,
and a blank line at the end of a row (and for every blank paragraph, so a blank line alone does not end
a row for sure: ``ingestion.grid.rows`` decides by the width of the header).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingestion.grid.cells import Piece, TableCell, TableRow, TableRun
from ingestion.model import Line

HEADING = re.compile(
    r"\s*(?:附件|附表|附录|第[一二三四五六七八九十0-9]+部分|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]+）)"
)
"""Lines that open a section and therefore end a table."""
_LONG = 4000
"""A continuation paragraph of one cell is never longer than this."""


def _piece(line: Line, start: int, end: int) -> Piece:
    return Piece(line.no, start, end, line.text[start:end])


def make_cell(line: Line, pieces: list[Piece]) -> TableCell:
    """Return a cell out of its paragraphs; ``line`` is the line of the first one."""
    filled = [piece for piece in pieces if piece.text.strip()]
    first = filled[0] if filled else pieces[0]
    lead = len(first.text) - len(first.text.lstrip())
    text = "\n".join(piece.text.strip() for piece in filled)
    return TableCell(
        text=text,
        locator=line.locator,
        line_no=line.no,
        char_start=first.start + lead,
        quote=line.quote(first.start + lead, first.end),
        pieces=tuple(pieces),
    )


class _Builder:
    """Collects the cells and rows of one run."""

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self.cells: list[TableCell] = []
        self.pieces: list[Piece] = []
        self.lines: list[Line] = []

    def open_cell(self, line: Line) -> None:
        self.close_cell()
        self.pieces = [_piece(line, 0, len(line.text))]
        self.lines = [line]

    def continue_cell(self, line: Line) -> None:
        self.pieces.append(_piece(line, 0, len(line.text)))
        self.lines.append(line)

    def close_cell(self) -> None:
        if self.pieces:
            first = next((i for i, p in enumerate(self.pieces) if p.text.strip()), 0)
            self.cells.append(make_cell(self.lines[first], self.pieces))
        self.pieces, self.lines = [], []

    def close_row(self) -> None:
        self.close_cell()
        if self.cells:
            self.rows.append(TableRow(tuple(self.cells)))
        self.cells = []


def _tab_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Read the run of tab-marked cells that starts at index ``start``; return it and the next index."""
    builder = _Builder()
    index, last, blank_before = start, start, False
    while index < len(lines):
        line = lines[index]
        if line.is_cell:
            builder.open_cell(line)
            blank_before, last = False, index
        elif not line.text.strip():
            builder.close_row()
            blank_before = True
        elif blank_before or HEADING.match(line.text) or len(line.text) > _LONG:
            break
        else:
            builder.continue_cell(line)
            last = index
        index += 1
    builder.close_row()
    run = TableRun(tuple(builder.rows), lines[start].no, lines[last].no, lines[start].locator)
    return run, last + 1


def split_row(line: Line, separator: str) -> list[TableCell]:
    """Return the cells of one line that holds a whole row, split at ``separator``."""
    cells, position = [], 0
    for part in line.text.split(separator):
        cells.append(make_cell(line, [_piece(line, position, position + len(part))]))
        position += len(part) + len(separator)
    return cells


def _row_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Read consecutive lines with tabs between cells, one row a line."""
    index = start
    rows = []
    while index < len(lines) and _is_tabbed(lines[index]):
        rows.append(TableRow(tuple(split_row(lines[index], "\t"))))
        index += 1
    return TableRun(tuple(rows), lines[start].no, lines[index - 1].no, lines[start].locator), index


def _is_tabbed(line: Line) -> bool:
    return not line.is_cell and line.text.strip().count("\t") >= 1


def _is_piped(line: Line) -> bool:
    return "|" in line.text


def _pipe_run(lines: tuple[Line, ...], start: int) -> tuple[TableRun, int]:
    """Read pipe text: rows of several cells a line, or one cell a line (then the run is flat)."""
    rows: list[TableRow] = []
    pending: list[Piece] = []
    pending_line: Line | None = None
    index, last, single = start, start, 0
    while index < len(lines):
        line = lines[index]
        if not _is_piped(line):
            # A cell may go over several lines: accept plain ones when a pipe follows soon.
            ahead = lines[index + 1 : index + 3]
            if not line.text.strip() or HEADING.match(line.text) or not any(_is_piped(n) for n in ahead):
                break
            pending.append(_piece(line, 0, len(line.text)))
            pending_line = pending_line or line
            index += 1
            continue
        cells = split_row(line, "|")
        if cells and not cells[-1].compact and line.text.rstrip().endswith("|"):
            cells.pop()
        if pending and pending_line is not None and cells:
            cells[0] = make_cell(pending_line, [*pending, *cells[0].pieces])
            pending, pending_line = [], None
        if len(cells) == 1:
            single += 1
        rows.append(TableRow(tuple(cells)))
        last = index
        index += 1
    is_flat = single > len(rows) * 0.6
    if is_flat:
        rows = [TableRow((cell,)) for row in rows for cell in row.cells]
    return TableRun(tuple(rows), lines[start].no, lines[last].no, lines[start].locator, is_flat), last + 1


def _plain_run(lines: tuple[Line, ...], start: int, is_end: Callable[[Line], bool]) -> tuple[TableRun, int]:
    """Read plain cells, one a line, from ``start`` until ``is_end`` or a heading."""
    rows, index, last = [], start, start
    while index < len(lines):
        line = lines[index]
        if line.text.strip():
            if (is_end(line) or HEADING.match(line.text)) and index > start:
                break
            rows.append(TableRow((make_cell(line, [_piece(line, 0, len(line.text))]),)))
            last = index
        index += 1
    run = TableRun(tuple(rows), lines[start].no, lines[last].no, lines[start].locator, is_flat=True)
    return run, last + 1


def _spaced_run(lines: tuple[Line, ...], start: int, is_end: Callable[[Line], bool]) -> tuple[TableRun, int]:
    """Read rows whose cells stand between blanks, one row a line, until ``is_end`` or a heading."""
    rows, index, last = [], start, start
    while index < len(lines):
        line = lines[index]
        if line.text.strip():
            if (is_end(line) or HEADING.match(line.text)) and index > start:
                break
            cells = [
                make_cell(line, [_piece(line, match.start(), match.end())])
                for match in re.finditer(r"\S+", line.text)
            ]
            rows.append(TableRow(tuple(cells)))
            last = index
        index += 1
    run = TableRun(tuple(rows), lines[start].no, lines[last].no, lines[start].locator, is_spaced=True)
    return run, last + 1


def _token_run(line: Line) -> TableRun:
    """Read a whole form printed in one line with blanks between the cells."""
    rows = tuple(
        TableRow((make_cell(line, [_piece(line, match.start(), match.end())]),))
        for match in re.finditer(r"\S+", line.text)
    )
    return TableRun(rows, line.no, line.no, line.locator, is_flat=True)


def line_runs(
    lines: tuple[Line, ...],
    opens: Callable[[tuple[Line, ...], int], str],
    ends: Callable[[], Callable[[Line], bool]],
) -> list[TableRun]:
    """Return every run of cells in ``lines``, in order.

    ``opens(lines, index)`` says whether plain lines from ``index`` on are a form (only its words can
    tell): ``cells`` for one cell a line, ``rows`` for one row a line with blanks between the cells,
    ``line`` for all in one line with blanks between, '' for neither. ``ends()`` gives, for one such
    form, a function of a line that says whether the form is over.
    """
    runs: list[TableRun] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.is_cell:
            run, index = _tab_run(lines, index)
        elif not line.text.strip():
            index += 1
            continue
        elif _is_piped(line):
            run, index = _pipe_run(lines, index)
        elif _is_tabbed(line) and index + 1 < len(lines) and _is_tabbed(lines[index + 1]):
            run, index = _row_run(lines, index)
        elif kind := opens(lines, index):
            if kind == "line":
                run, index = _token_run(line), index + 1
            else:
                reader = _plain_run if kind == "cells" else _spaced_run
                run, index = reader(lines, index, ends())
        else:
            index += 1
            continue
        if run.rows:
            runs.append(run)
    return runs

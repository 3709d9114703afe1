"""From the body rows of a grid to records: labels, codes and the numbers in their columns."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from ingestion.accounts.codes import split_code
from ingestion.accounts.headings import distinct_cells, is_numbering_row, own_texts
from ingestion.accounts.table import Column, Matrix, Record, TableCell
from ingestion.accounts.values import is_blank, read_value, unit_in
from ingestion.accounts.vocabulary import compact
from ingestion.model import Cell

_CODE = re.compile("[类款项]?([0-9]{1,7})")
"""A code or a piece of one; a heading that reaches down beside the total is printed into it on each page."""

_CLASS, _DEEPER = 3, 2
"""Digits of a class and of the piece that each lower level adds."""


def table_cell(cell: Cell, after_line: int) -> TableCell:
    """Return the cell with its place; ``after_line`` where it came out of no text line."""
    line_no = cell.line_no if cell.line_no is not None else after_line
    return TableCell(cell.text, cell.locator, line_no, cell.row * 1000 + cell.col, cell.row, cell.col)


def _record(
    row: list[Cell | None], row_no: int, lane: int, columns: list[Column], after_line: int, above: CodeAbove
) -> Record | None:
    labels: list[Cell] = []
    pieces: dict[int, str] = {}
    cells: dict[int, TableCell] = {}
    unit: str | None = None
    for column in columns:
        cell = row[column.index]
        if column.lane != lane or cell is None or not cell.text.strip():
            continue
        if column.role == "value":
            if cell.row == row_no and cell.col == column.index:
                cells[column.index] = table_cell(cell, after_line)
        elif column.role == "unit":
            unit = unit_in(cell.text)
        elif column.role != "rowno" and all(cell is not known for known in labels):
            labels.append(cell)
            piece = _CODE.fullmatch(compact(cell.text)) if column.role == "code" else None
            if piece:
                # A workbook keeps 款 and 项 as numbers: 03 is stored as 3.
                pieces[column.index] = piece[1].zfill(2)
    code, label = "", ""
    for cell in labels:
        printed, name = split_code(cell.text)
        if printed and not pieces:
            code = printed
        if name and not re.fullmatch(r"[0-9]+", compact(name)):
            label = name
    if pieces:
        code = above.whole(lane, pieces, [c.index for c in columns if c.lane == lane and c.role == "code"])
    if not (labels or cells):
        return None
    return Record(lane, label, code, cells, row_no, unit=unit)


@dataclass(slots=True)
class CodeAbove:
    """The pieces of the code read last in each lane: a row may print those of its own level alone."""

    pieces: dict[int, dict[int, str]] = field(default_factory=dict)

    def whole(self, lane: int, pieces: dict[int, str], columns: list[int]) -> str:
        """Return the code that the ``pieces`` of a row, by column, make with those of the levels above.

        ``columns``: those of the codes of ``lane``, one a level.
        """
        longest = max(pieces.values(), key=len)
        levels = columns[: columns.index(min(pieces))]
        is_deeper = len(pieces[min(pieces)]) == _DEEPER
        before = {level: piece for level, piece in self.pieces.get(lane, {}).items() if level in levels}
        self.pieces[lane] = {**before, **pieces} if is_deeper else pieces
        is_whole = is_deeper and len(before) == len(levels)
        code = self.pieces[lane] if is_whole else pieces
        return longest if len(longest) > _CLASS else "".join(code.values())


def records_of(
    matrix: Matrix,
    start: int,
    columns: list[Column],
    after_line: int,
    end: int | None = None,
    passed: Container[int] = (),
) -> list[Record]:
    """Return the records of the body rows ``start`` to ``end`` but those ``passed``.

    Repeated headings are left out.
    """
    heads = {compact(text) for column in columns for text in column.path}
    records: list[Record] = []
    above = CodeAbove()
    for row_no in range(start, len(matrix) if end is None else end):
        row = matrix[row_no]
        texts = [cell.text for cell in distinct_cells(row)]
        words = [compact(text) for text in texts]
        if row_no in passed or not texts or is_numbering_row(own_texts(row, row_no)):
            continue
        if len(words) > 1 and all(word in heads for word in words):
            continue
        for lane in range(columns[-1].lane + 1):
            record = _record(row, row_no, lane, columns, after_line, above)
            if record is None:
                continue
            before = records[-1] if records and records[-1].row == row_no else None
            if before and not record.label and not record.code and not before.cells:
                # A label merged over two lanes, its number in the second.
                record.label = before.label
            records.append(record)
    return records


def heading_strays(matrix: Matrix, start: int, end: int, after_line: int) -> list[Record]:
    """Return numbers standing inside the heading rows as records of the 合计 row.

    A total row printed into the headings (合计 beside 小计, 基本支出) and a heading cell that ends in
    its value are both seen in real tables.
    """
    records = []
    for row_no in range(start, end):
        if is_numbering_row(own_texts(matrix[row_no], row_no)):
            continue
        cells = {
            index: table_cell(cell, after_line)
            for index, cell in enumerate(matrix[row_no])
            if cell is not None and cell.row == row_no and cell.col == index
            if not is_blank(cell.text) and read_value(cell.text) is not None
        }
        if cells:
            records.append(Record(0, "合计", "", cells, row_no, is_total=True))
    return records

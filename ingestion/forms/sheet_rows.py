"""What a row says to the sheet it stands in: money, marks, members of its table, units and departments."""

from __future__ import annotations

import re

from ingestion.forms.block import continues_header, set_columns
from ingestion.forms.closing import INLINE_SCORE, read_closing
from ingestion.forms.layout import (
    money_column_of,
    money_row_of,
    name_label_of,
    note_label_of,
    total_label_of,
)
from ingestion.forms.money import read_money_row, unit_in
from ingestion.forms.money_pairs import read_money_pairs
from ingestion.forms.project_list import read_list_row
from ingestion.forms.sheet import Sheet
from ingestion.grid import HEADING, TableCell, TableRow

_INLINE_DEPARTMENT = re.compile(
    r"(?:部门|单位)(?:（单位）)?(?:名称|盖章)?(?:（盖章）)?\s*[:：]\s*([^\s:：]{3,40})"
)


def read_inside(sheet: Sheet, row: TableRow) -> int:
    """Read a row of an open sheet that is neither title, name nor header."""
    first = row.filled[0]
    block = sheet.blocks[-1] if sheet.blocks else None
    if sheet.list_columns:
        read_list_row(sheet, row)
    elif total_label_of(first.compact) == "subtotal":
        pass
    elif block is not None and continues_header(block, row):
        block.header.append([cell.compact for cell in row.cells])
        set_columns(block)
    elif block is None and sheet.money_columns and read_money_row(sheet, row):
        pass
    elif block is None and not sheet.money_columns and _has_money_label(row):
        read_money_pairs(sheet, row)
    elif total_label_of(first.compact) or any(
        c.compact and INLINE_SCORE.search(c.compact) for c in row.cells
    ):
        read_closing(sheet, row)
    elif note_label_of(first.compact) or (block is not None and all(map(_is_labelled, row.filled))):
        pass
    elif block is not None:
        # One cell alone is a level that spans the table, or a remark below it.
        if len(row.filled) > 1 or (len(first.compact) <= 12 and not HEADING.match(first.text)):
            block.rows.append(row)
    else:
        read_inline(sheet, row)
    return keep_row(sheet, row)


def read_inline(sheet: Sheet, row: TableRow) -> None:
    """Read what a cell says in itself: the department, a unit, a score."""
    for cell in row.filled:
        match = _INLINE_DEPARTMENT.search(cell.text)
        if match and not sheet.department:
            sheet.department = match.group(1)
        score = INLINE_SCORE.search(cell.compact)
        if score and sheet.closing.score is None:
            sheet.closing.score, sheet.closing.score_label = cell, cell.compact
        sheet.unit = unit_in(cell.text) or sheet.unit


def keep_row(sheet: Sheet, row: TableRow) -> int:
    """Count a row and its lines to ``sheet``; return 1, the rows kept."""
    if sheet.is_grid:
        sheet.cells += row.filled
    for cell in row.cells:
        for piece in cell.pieces:
            sheet.lines.add(piece.line_no)
        sheet.line_end = max(sheet.line_end, cell.line_no, *(p.line_no for p in cell.pieces))
    sheet.row_count += 1
    return 1


def _is_labelled(cell: TableCell) -> bool:
    """Tell a cell that holds its label and value (``单位名称：X``): part of another head, no indicator."""
    label, colon, value = re.sub("：", ":", cell.compact).partition(":")
    return bool(colon and value) and bool(name_label_of(label) or note_label_of(label))


def _has_money_label(row: TableRow) -> bool:
    return any(money_column_of(c.compact) or money_row_of(c.compact) for c in row.filled)

"""The free texts of a form: the year's goal, expected and done, and the notice on a text."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from ingestion.forms.place import Place
from ingestion.forms.sheet import Sheet
from ingestion.grid import TableCell
from ingestion.model import Notice

_GOAL = re.compile(r"(?:预期|年度|年初|全年)*(?:总体)?目标(?:值)?")
_DONE = re.compile(
    r"(?:全年|年度|本年度?)*(?:目标)?实际完成(?:目标|情况)?|(?:全年|年度)*(?:总体)?目标?完成情况"
)
_SHORT_GOAL = 10
"""A cell of so many characters or fewer below the labels is a mark or another label."""
_AROUND = 30
"""Characters quoted at both sides of the words a notice is about."""


def goal_texts(place: Place, sheet: Sheet) -> list[tuple[TableCell, TableCell]]:
    """Return the cells of the year's goal, expected and done, below the labels of both."""
    cells = sheet.cells or [
        TableCell(line.text.strip(), line.locator, no, 0, line.quote(0, len(line.text)))
        for no in sorted(sheet.lines)
        if (line := place.line(no)) is not None and line.text.strip()
    ]
    in_rows = {
        (cell.line_no, cell.char_start)
        for row in sheet.indicators
        for cell in row.cells.values()
        if cell.text
    }
    for first, second in pairwise(cells):
        if not (_GOAL.fullmatch(first.compact) and _DONE.fullmatch(second.compact)):
            continue
        if sheet.is_grid:
            pair: list[TableCell | None] = [_below(cells, label) for label in (first, second)]
        else:
            at = (second.line_no, second.char_start)
            pair = [*[cell for cell in cells if (cell.line_no, cell.char_start) > at][:2]]
        goals = [cell for cell in pair if cell is not None and len(cell.compact) > _SHORT_GOAL]
        # 目标值 and 实际完成情况 also head the indicators.
        if len(goals) == 2 and not any((cell.line_no, cell.char_start) in in_rows for cell in goals):
            return [(goals[0], goals[1])]
    return []


def _below(cells: list[TableCell], label: TableCell) -> TableCell | None:
    row, col = label.grid_place
    below = (cell for cell in cells if cell.line_no == label.line_no and cell.grid_place == (row + 1, col))
    return next(below, None)


def text_notice(
    place: Place,
    sheet: Sheet,
    cell: TableCell,
    what: tuple[str, str],
    message: str,
    values: tuple[Decimal, Decimal],
) -> None:
    """Add a notice. ``what``: the measure and the words to quote; ``values``: stated and expected."""
    at = max(cell.quote.find(what[1]), 0)
    place.reading.notices.append(
        Notice(
            notice_code="form_text",
            severity="warning",
            subject=f"{sheet.subject}|{what[0]}",
            message=f"《{sheet.title or sheet.subject}》{message}",
            section=place.section(cell.line_no)[0],
            locator=cell.locator,
            line_no=cell.line_no,
            quote=cell.quote[max(0, at - _AROUND) : at + len(what[1]) + _AROUND],
            stated_value=values[0],
            expected_value=values[1],
        )
    )

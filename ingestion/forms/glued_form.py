"""Whole forms that run together: the line with name and money, and the indicator rows in it and below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ingestion.forms.glued import is_glued, read_glued
from ingestion.forms.glued_rows import read_glued_rows
from ingestion.forms.run_on_rows import read_run_on_rows
from ingestion.forms.sheet import Sheet
from ingestion.model import Line

_RUN_ON = 12
"""Lines over which the rows of a form may go."""


def glued_sheets(lines: Sequence[Line]) -> list[Sheet]:
    """Return the forms that single lines of ``lines`` hold, with the rows in each and in the next lines."""
    found = (_sheet(lines, number) for number, line in enumerate(lines) if is_glued(line))
    return [sheet for sheet in found if sheet is not None]


def _sheet(lines: Sequence[Line], number: int) -> Sheet | None:
    sheet = read_glued(lines[number])
    if sheet is None:
        return None
    next_ones = lines[number + 1 : number + _RUN_ON]
    near = [lines[number], *takewhile(lambda line: line.text.strip() and not is_glued(line), next_ones)]
    sheet.indicators = read_run_on_rows(near)
    if not sheet.indicators:
        sheet.indicators, score = read_glued_rows(near)
        sheet.closing.score = sheet.closing.score or score
    sheet.lines |= {row.name_cell.line_no for row in sheet.indicators}
    return sheet

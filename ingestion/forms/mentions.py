"""Amounts of a sheet that became no statement, listed with the reason."""

from __future__ import annotations

from ingestion.forms.place import AMOUNT, Place
from ingestion.forms.sheet import Sheet
from ingestion.numbers import to_yuan


def _line_amounts(place: Place, sheet: Sheet, used: dict[tuple[int, int], int]) -> None:
    indicator_lines = {
        piece.line_no
        for block in sheet.blocks
        for row in block.rows
        for cell in row.cells
        for piece in cell.pieces
    }
    for line_no in sorted(sheet.lines):
        line = place.line(line_no)
        if line is None:
            continue
        taken = {start for no, start in used if no == line_no}
        for match in AMOUNT.finditer(line.text):
            if any(match.start() <= start < match.end() for start in taken):
                continue
            amount = to_yuan(match.group(1), match.group(2))
            reason = "indicator_text" if line_no in indicator_lines else "form_other"
            value = amount[0] if amount else None
            place.mention(line, match.start(), match.end(), value, line.text.strip(), None, reason)


def _cell_amounts(place: Place, sheet: Sheet, used: dict[tuple[int, int], int]) -> None:
    in_table = {id(cell) for block in sheet.blocks for row in block.rows for cell in row.cells}
    for cell in sheet.cells:
        if (cell.line_no, cell.char_start) in used:
            continue
        reason = "indicator_text" if id(cell) in in_table else "form_other"
        for match in AMOUNT.finditer(cell.text):
            amount = to_yuan(match.group(1), match.group(2))
            place.cell_mention(cell, match.group(), amount[0] if amount else None, None, reason)


def list_amounts(place: Place, sheet: Sheet, used: dict[tuple[int, int], int]) -> None:
    """Add a mention for every amount of the sheet; ``used`` are the places that became statements.

    Reasons: ``indicator_text`` within the indicator table, ``form_other`` elsewhere in the form.
    """
    _line_amounts(place, sheet, used)
    _cell_amounts(place, sheet, used)

"""Names of items broken over two lines of a table that prints one cell a line."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.accounts.block import is_number
from ingestion.accounts.table import TableCell
from ingestion.accounts.vocabulary import axes_of


def rejoined(cells: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells with broken names put together: ``公务用车``, ``购置费`` are one cell again.

    Two cells are one where together they name one of the three public expenses and the first alone
    does not, or where the second begins with the rest of 因公出国（境）费.
    """
    whole: list[TableCell] = []
    for cell in cells:
        last = whole[-1] if whole else None
        if last is not None and not is_number(last.text) and not is_number(cell.text):
            text = last.text + cell.text
            goes_on = cell.text.startswith("（境）") or "tp" not in dict(axes_of(last.text, False))
            if goes_on and "tp" in dict(axes_of(text, False)):
                whole[-1] = TableCell(text, last.locator, last.line_no, last.char_start, last.row, last.col)
                continue
        whole.append(cell)
    return whole

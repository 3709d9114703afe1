"""Names of items broken over two lines of a table that prints one cell a line."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.accounts.table import TableCell
from ingestion.accounts.values import BLANK, read_value
from ingestion.accounts.vocabulary import axes_of, compact


def rejoined(cells: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells with broken names put together: ``公务用车``, ``购置费`` are one cell again.

    Two cells are one where together they name one of the three public expenses and the first alone
    does not, or where the second begins with the rest of 因公出国（境）费.
    """
    whole: list[TableCell] = []
    for cell in cells:
        last = whole[-1] if whole else None
        if last is not None and not _is_number(last) and not _is_number(cell):
            text = last.text + cell.text
            goes_on = cell.text.startswith("（境）") or "tp" not in dict(axes_of(last.text, False))
            if goes_on and "tp" in dict(axes_of(text, False)):
                whole[-1] = TableCell(text, last.locator, last.line_no, last.char_start, last.row, last.col)
                continue
        whole.append(cell)
    return whole


def _is_number(cell: TableCell) -> bool:
    return read_value(cell.text) is not None or (bool(cell.text.strip()) and compact(cell.text) in BLANK)

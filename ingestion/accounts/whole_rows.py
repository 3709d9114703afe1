"""Rows of flattened tables at their full width: merged labels put back, codes of several columns kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.accounts.sum_rows import row_of_sums
from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import compact

_CLASS = re.compile("[1-5][0-9]{2}")
_DEEPER = re.compile("[0-9]{2}")


def whole_row(row: list[TableCell], columns: Sequence[Column]) -> list[TableCell | None] | None:
    """Return ``row`` at the width of ``columns``, None where cells of it are missing."""
    if _is_coded(row, columns):
        return list(row)
    labels = _first_value(columns) if columns[-1].lane == 0 else 0
    return row_of_sums(row, columns) or _filled(row, columns, labels)


def is_shifted(row: Sequence[TableCell | None], columns: Sequence[Column]) -> bool:
    """Tell a row filled up on the left whose words would stand under value headings."""
    if columns[-1].lane or row[0] is not None:
        return False
    values = row[_first_value(columns) :]
    return any(cell and read_value(cell.text) is None and not is_blank(cell.text) for cell in values)


def _first_value(columns: Sequence[Column]) -> int:
    return next((column.index for column in columns if column.role == "value"), 0)


def _is_coded(row: Sequence[TableCell], columns: Sequence[Column]) -> bool:
    """Tell a row whose code stands in a column for each level: ``208 | 05 | 01 | name | 9.00``.

    Its pieces are numbers, and none of them is the first amount of a row that lost blanks.
    """
    width = _first_value(columns)
    parts = [column.index for column in columns[:width] if column.role == "code"]
    if len(row) != len(columns) or len(parts) < 2 or parts != list(range(len(parts))) or width == len(parts):
        return False
    name = compact(row[width - 1].text)
    pieces = [compact(row[part].text) for part in parts]
    return bool(name) and read_value(name) is None and (_is_alone(pieces) or _makes_code(pieces))


def _is_alone(pieces: Sequence[str]) -> bool:
    """Tell the piece of a lower level alone, those above it printed in the rows above."""
    first, *deeper = pieces
    printed = [piece for piece in deeper if piece]
    return not first and len(printed) == 1 and bool(_DEEPER.fullmatch(printed[0]))


def _makes_code(pieces: Sequence[str]) -> bool:
    """Tell the pieces of one code: ``208 05 01``, ``208 20805 2080501``, those of lower levels blank."""
    first, *deeper = pieces
    if not _CLASS.fullmatch(first):
        return False
    whole = first
    for number, piece in enumerate(deeper):
        if not piece:
            return not any(deeper[number:])
        if not (_DEEPER.fullmatch(piece) or _DEEPER.fullmatch(piece.removeprefix(whole))):
            return False
        whole += piece[-2:]
    return True


def _filled(row: list[TableCell], columns: Sequence[Column], labels: int) -> list[TableCell | None] | None:
    """Return a row at full width: merged label cells lost on the left are put back, else None."""
    missing = len(columns) - len(row)
    if missing < 0 or missing > max(labels - 1, 0):
        return None
    beside = columns[missing:]
    numbers = (n for n, cell in enumerate(row) if read_value(cell.text) and beside[n].role != "rowno")
    lead = next((n for n in numbers if n > 0), labels)
    shift = labels - missing - lead
    if shift > 0 and len(row) > shift and not any(compact(cell.text) for cell in row[len(row) - shift :]):
        # A merged label was printed once and its blanks at the end of the row.
        return [*[None] * (missing + shift), *row[: len(row) - shift]]
    return [*[None] * missing, *row]

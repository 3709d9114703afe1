"""A table without vertical rules that goes on over the page without its heading: in the columns before."""

from __future__ import annotations

from itertools import pairwise

from ingestion.readers.pdf.bodies import spaced
from ingestion.readers.pdf.gutters import Column, Row, columns_of, overlap


def carried(rows: list[Row], before: list[Column], em: float) -> tuple[list[Column], list[Row]] | None:
    """Return the columns ``before`` with what ``rows`` hold of each, and the table's rows, or None.

    None means that it is not certain: what stands here must lie in exactly one column of the page before
    each, words among words, and numbers must share their edge with those above the break.
    """
    own = columns_of(rows)
    if own is None:
        return None
    found = [Column(column.x0, column.x1) for column in before]
    for column in own:
        places = [index for index, above in enumerate(before) if overlap(column, above) > 0]
        if len(places) != 1 or found[places[0]].numbers or found[places[0]].words:
            return None
        place = places[0]
        above = before[place]
        numbers = above.numbers + column.numbers
        whole = Column(min(above.x0, column.x0), max(above.x1, column.x1), numbers, column.words)
        if column.is_value and (above.words or not whole.edge):
            return None
        if column.words and above.is_value:
            return None
        found[place] = Column(whole.x0, whole.x1, column.numbers, column.words)
    if any(overlap(a, b) > 0 for a, b in pairwise(found)):
        return None
    body = spaced([piece for row in rows for piece in row], found, em)
    return (found, body) if body else None


def summed_up(above: list[Column], below: list[Column]) -> list[Column]:
    """Return the columns with what stands in them on both sides of the break."""
    return [
        Column(b.x0, b.x1, a.numbers + b.numbers, a.words + b.words)
        for a, b in zip(above, below, strict=True)
    ]

"""Numbers too wide for their cell: they are printed over its border and must not be cut in two there."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

from ingestion.readers.pdf.geometry import Glyph

_IN_NUMBER = frozenset("0123456789.,-−%")
_ENDED = re.compile(r"[0-9]\.[0-9]{2}%?$")
_ONE_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:\.[0-9]+)?%?")
_NEAR = 0.2
"""Glyphs of one number stand no further apart, in shares of their height."""
_MOST = 0.6
"""Share of its width that must lie in one cell for a number to be that cell's."""
_SHARED, _BACK = 0.3, 2.0
"""Share of its width that a glyph hides of another; how many widths back the next one may begin."""
_STRADDLES = 0.5
"""Points by which a glyph must reach over a border to stand on it."""

Cell = TypeVar("Cell")
Placed = list[tuple[Glyph, Cell]]
RightOf = Callable[[Cell], float]


def _unknown(number: Placed[Cell]) -> Placed[Cell]:
    """Return the glyphs with the first in every cell unreadable: the numbers are not known."""
    seen: set[int] = set()
    found: Placed[Cell] = []
    for glyph, cell in number:
        found.append((glyph if id(cell) in seen else glyph._replace(text="\ufffd"), cell))
        seen.add(id(cell))
    return found


def _overprints(a: Glyph, b: Glyph) -> bool:
    """Return whether two glyphs lie over one another, other than one printed twice (false bold)."""
    least = min(a.x1 - a.x0, b.x1 - b.x0)
    shared = min(a.x1, b.x1) - max(a.x0, b.x0)
    return shared > _SHARED * least and not (a.text == b.text and abs(a.x0 - b.x0) < _SHARED * least)


def _settled(number: Placed[Cell], right_of: RightOf[Cell]) -> Placed[Cell]:
    """Return the glyphs of one number, or of two that touch, each with its cell.

    A glyph that stands on the border shows that it is one number: it is the cell's that holds most of it.
    Where the border runs between two glyphs and they read as one number, it stays unknown, as do numbers
    printed over one another.
    """
    if any(_overprints(a, b) for (a, _), (b, _) in pairwise(number)):
        return _unknown(number)
    if all(cell is number[0][1] for _, cell in number):
        return number
    on_border = any(
        cell is not after
        and (glyph.x1 > right_of(cell) + _STRADDLES or following.x0 < right_of(cell) - _STRADDLES)
        for (glyph, cell), (following, after) in pairwise(number)
    )
    if not on_border:
        whole = _ONE_NUMBER.fullmatch("".join(glyph.text for glyph, _ in number))
        return _unknown(number) if whole else number
    widths: dict[int, float] = {}
    for glyph, cell in number:
        widths[id(cell)] = widths.get(id(cell), 0.0) + glyph.x1 - glyph.x0
    best = max(widths, key=widths.__getitem__)
    if widths[best] < _MOST * sum(widths.values()):
        return _unknown(number)
    owner = next(cell for _, cell in number if id(cell) == best)
    return [(glyph, owner) for glyph, _ in number]


def whole_numbers(placed: Placed[Cell], right_of: RightOf[Cell]) -> Placed[Cell]:
    """Return glyphs with their cells, in the order of the content, no number divided between two cells.

    ``right_of`` gives the right border of a cell.
    """
    found: Placed[Cell] = []
    number: Placed[Cell] = []
    for glyph, cell in placed:
        if glyph.text not in _IN_NUMBER:
            if number:
                found += _settled(number, right_of)
                number = []
            found.append((glyph, cell))
            continue
        if number:
            last, before = number[-1]
            reach, back = _NEAR * (glyph.bottom - glyph.top), _BACK * (last.x1 - last.x0)
            goes_on = abs(glyph.top - last.top) < 1 and -back < glyph.x0 - last.x1 < reach
            if goes_on and before is not cell and glyph.text.isdigit():
                goes_on = not _ENDED.search("".join(one.text for one, _ in number))
            if not goes_on:
                found += _settled(number, right_of)
                number = []
        number.append((glyph, cell))
    return found + (_settled(number, right_of) if number else [])

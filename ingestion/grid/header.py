"""Headers over several rows: the lowest words of each column."""

from __future__ import annotations

from collections.abc import Sequence


def stack(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    """Return (upper text, lower text) for each column of a header of two rows.

    ``upper`` has one text a printed cell, so wide cells count once; ``lower`` has one a column, ''
    where the cell above reaches down. Blank lower cells are matched with upper cells in order; cells
    between two of them share what is left, the nearest wide cell first.
    """
    blanks_below = [0] * (len(lower) + 1)
    for i in range(len(lower) - 1, -1, -1):
        blanks_below[i] = blanks_below[i + 1] + (lower[i] == "")
    result: list[tuple[str, str]] = []
    position = 0
    for index, text in enumerate(lower):
        if position >= len(upper):
            result.append(("", text))
            continue
        result.append((upper[position], text))
        rest = len(lower) - index - 1
        above = len(upper) - position - 1
        if (
            text == ""
            or (index + 1 < len(lower) and lower[index + 1] == "" and above >= blanks_below[index + 1])
            or rest <= above
        ):
            position += 1
    return result


def lowest(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return the word that names each column: the lower one where there is one."""
    return [lower or upper for upper, lower in pairs]

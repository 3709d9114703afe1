"""Headings that were wrapped inside their cells and came out as several cells of a stream."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingestion.accounts.table import TableCell
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, compact

_REST = re.compile("(?:经营)?预算(?:财政)?(?:拨款)?|财政拨款|拨款")
_GOES_ON = re.compile("[（(]|费|经费|支出|及|和|与|境|维护")
_LONGEST = 24


def rejoined(tokens: Sequence[TableCell]) -> list[TableCell]:
    """Put headings together that were wrapped inside their cells: 国有资本 | 经营预算, 公务用车 | 购置费."""
    joined: list[TableCell] = []
    for number, cell in enumerate(tokens):
        if read_value(cell.text) is not None:
            return [*joined, *tokens[number:]]
        if joined and _is_rest(joined[-1].text, cell.text):
            joined[-1] = replace(joined[-1], text=joined[-1].text + cell.text)
        else:
            joined.append(cell)
    return joined


def _is_rest(left: str, right: str) -> bool:
    """Tell whether two cells are one heading: together they name an item or a fund, alone one does not."""
    whole = dict(axes_of(left + right, True))
    alone = dict(axes_of(left, True))
    if _REST.fullmatch(compact(right)):
        return "fund" in whole and not {"kind", "role"} & alone.keys()
    if len(compact(left + right)) > _LONGEST or not SUBJECTS & whole.keys():
        return False
    return not alone or (not axes_of(right, True) and bool(_GOES_ON.match(right)))

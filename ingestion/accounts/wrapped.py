"""Headings that were wrapped inside their cells and came out as several cells of a stream."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingestion.accounts.table import TableCell
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import axes_of, compact

_REST = re.compile("(?:经营)?预算(?:财政)?(?:拨款)?|财政拨款|拨款")


def rejoined(tokens: Sequence[TableCell]) -> list[TableCell]:
    """Put headings back together that were wrapped inside their cells: 国有资本 | 经营预算."""
    joined: list[TableCell] = []
    for number, cell in enumerate(tokens):
        if read_value(cell.text) is not None:
            return [*joined, *tokens[number:]]
        if joined and _REST.fullmatch(compact(cell.text)):
            last = joined[-1]
            whole = dict(axes_of(last.text + cell.text, True))
            if "fund" in whole and not {"kind", "role"} & dict(axes_of(last.text, True)).keys():
                joined[-1] = replace(last, text=last.text + cell.text)
                continue
        joined.append(cell)
    return joined

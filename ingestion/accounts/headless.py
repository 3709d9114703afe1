"""三公 tables whose headings are lost, told by the note below: ``预算数为…全年预算数；决算数是…``.

Two numbers a row are budget and final in that order only where the note explains both and the items make
their sums in both columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingestion.accounts.align import PARTS, TOLERANCE, RawRow
from ingestion.accounts.columns import describe
from ingestion.accounts.table import Column
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import axes_of, compact, match_title

_NOTE = re.compile("预算数(?:为|是|反映|指)(?P<budget>[^；。]*)[；。，].*决算数(?:为|是|反映|指|包括)")
_SUMS = ("total", "vehicle_total")


def noted_columns(rows: Sequence[RawRow], context: Sequence[str], below: Sequence[str]) -> list[Column]:
    """Return the two columns of a 三公 table without headings, [] where nothing proves them."""
    titles = [rule.code for text in context if (rule := match_title(text))]
    note = next((match for text in below if (match := _NOTE.search(compact(text)))), None)
    if note is None or titles[-1:] != ["three_public"] or not _adds_up(rows):
        return []
    budget = "全年预算数" if "全年预算" in note["budget"] else "预算数"
    columns = [Column(0, (budget,)), Column(1, ("决算数",))]
    for column in columns:
        describe(column)
    return columns


def _adds_up(rows: Sequence[RawRow]) -> bool:
    if any(len(row.values) != 2 for row in rows) or not rows or rows[0].label:
        return False
    for place in (0, 1):
        figures: dict[str, Decimal] = {}
        for row in rows:
            item = dict(axes_of(row.label, False)).get("tp") if row.label else "total"
            value = read_value(row.values[place].text)
            if item is None or value is None or value.is_percent or item in figures:
                return False
            figures[item] = value.number
        for whole in _SUMS:
            parts = [figures.get(part) for part in PARTS[whole]]
            stated = [part for part in parts if part is not None]
            if len(stated) < len(parts) or abs(figures.get(whole, Decimal(-1)) - sum(stated)) > TOLERANCE:
                return False
    return True

"""Counts in the remarks of a table of the three public expenses: ``42批次386人次``, ``保有量4辆``.

A remark is read only where it is nothing but counts; the item of its row tells what each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingestion.accounts.lanes import LaneState, Row
from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import compact

_COUNT = re.compile(
    r"(?P<lead>(?:全年|共计?|其中|累计|安排|组织|国内|公务|接待|来访|来宾|因公|出国|（境）|团组?|人次|人数|批次|参加|更新"
    r"|购置|购买|新购|车辆?|用|现有|实有|年?末|保有|数|量|为|[:：])*)"
    r"(?P<number>[0-9]{1,6})(?P<measure>个?团组|个?批次?|人次?|辆|个|次)[，,、；;。/]*"
)
_OF_ITEM = {
    "overseas": ("overseas_groups", "overseas_persons"),
    "reception": ("reception_batches", "reception_persons"),
    "reception_domestic": ("reception_batches", "reception_persons"),
    "reception_foreign": ("foreign_reception_batches", "foreign_reception_persons"),
}
"""Groups or batches, and persons of an item."""
_REMARKS = frozenset({"备注", "说明"})
_OF_VEHICLES = {"vehicle_purchase": "vehicles_purchased", "vehicle_operation": "vehicles_held"}


@dataclass(frozen=True, slots=True)
class Count:
    """One count of a remark: the metric of the contract, the number, its place in the compact text."""

    metric: str
    number: Decimal
    start: int
    stated: str


def is_remark(column: Column) -> bool:
    """Tell a column of remarks: 备注, 说明."""
    return column.axes.get("skip") == "note"


def _is_counts(text: str) -> bool:
    """Tell a text that is nothing but counts with their measure words."""
    word = compact(text)
    position = 0
    while position < len(word) and (match := _COUNT.match(word, position)):
        position = match.end()
    return 0 < position == len(word)


def without_remarks(tokens: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells without counts behind the amounts of a row, where a column of remarks is headed."""
    if not any(compact(token.text) in _REMARKS for token in tokens):
        return list(tokens)
    return [
        token
        for number, token in enumerate(tokens)
        if not (number and _is_counts(token.text) and read_value(tokens[number - 1].text) is not None)
    ]


def counts_of(row: Row, column: Column, text: str, lanes: dict[int, LaneState]) -> list[Count]:
    """Return the counts in the remark ``text`` of ``row``.

    Beside a row for receptions at home that has counts of its own, those of all receptions are another thing.
    """
    item = row.axes.get("tp", "")
    if item == "reception":
        rows = [other for state in lanes.values() for other in state.rows]
        own = [other for other in rows if other.axes.get("tp") == "reception_domestic"]
        cells = [other.record.cells[column.index].text for other in own if column.index in other.record.cells]
        if any(counts_in(cell, "reception_domestic") for cell in cells):
            return []
    return counts_in(text, item)


def counts_in(text: str, item: str) -> list[Count]:
    """Return the counts of remark ``text`` (as printed) beside three-public ``item``; [] where in doubt."""
    word = compact(text)
    found: list[Count] = []
    position = 0
    while position < len(word):
        match = _COUNT.match(word, position)
        metric = _metric(item, match["lead"], match["measure"]) if match else ""
        if match is None or not metric or any(metric == other.metric for other in found):
            return []
        stated = match["number"] + match["measure"]
        found.append(Count(metric, Decimal(match["number"]), match.start("number"), stated))
        position = match.end()
    return found


def _metric(item: str, lead: str, measure: str) -> str:
    """Return what a count with ``measure`` behind the words ``lead`` counts, '' where that is open."""
    if item in _OF_ITEM:
        groups, persons = _OF_ITEM[item]
        if measure == "辆" or (measure == "次" and item == "overseas"):
            return ""
        return persons if measure.startswith("人") else groups
    if measure != "辆":
        return ""
    held, bought = re.search("保有|现有|实有", lead), "购" in lead
    if held or bought:
        said = "vehicles_held" if held else "vehicles_purchased"
        return said if not (held and bought) and said == _OF_VEHICLES.get(item, said) else ""
    return _OF_VEHICLES.get(item, "")

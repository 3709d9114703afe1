"""Items listed one after the other: several numbers in turn, or one number for them all."""

from __future__ import annotations

import re

from ingestion.narrative.choice import FAMILY_ORDER, LIST_MARK, is_weak
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.sentence import Target
from ingestion.narrative.targets import targets_of
from ingestion.narrative.vocabulary import ItemMatch, find_items

_KINDS_PROCURED = {("goods",), ("works",), ("services",)}
_SUM_MARK = re.compile(r"(?:共计|合计|总计|总共|共|计)?(?:为|是|约)?[：]?$")


def choose_list(local: str, context: Context) -> tuple[Target, ...]:
    """Return the targets of a list (``甲、乙、丙分别为1万元、2万元、3万元``, ``甲、乙均为0万元``)."""
    found = LIST_MARK.search(local)
    return _listed(local[: found.start()], context) if found else ()


def sum_of(local: str, context: Context) -> tuple[Target, ...]:
    """Return the targets that an amount is the sum of (``甲支出、乙支出、丙支出共计5万元``)."""
    found = _SUM_MARK.search(local)
    return _listed(local[: found.start()], context) if found and not LIST_MARK.search(local) else ()


def whole_of(told: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return whose total an amount behind the list of items ``told`` is; () where they make no whole."""
    if is_whole_three_public(told):
        return (Target("fct_three_public", ("total",)),)
    if {target.fact_table for target in told} == {"fct_procurement"}:
        if {target.keys for target in told} == _KINDS_PROCURED:
            return (Target("fct_procurement", ("total",), has_kind=False),)
    return ()


def is_whole_three_public(targets: tuple[Target, ...]) -> bool:
    """Tell whether the three public expenses are listed whole: an amount after such a list is their total."""
    if any(target.fact_table != "fct_three_public" for target in targets):
        return False
    items = {target.keys[0] for target in targets}
    vehicles = "vehicle_total" in items or {"vehicle_purchase", "vehicle_operation"} <= items
    return {"overseas", "reception"} <= items and vehicles


def _listed(head: str, context: Context) -> tuple[Target, ...]:
    items: list[ItemMatch] = []
    for item in sorted(find_items(head), key=lambda i: (i.start, i.start - i.end, FAMILY_ORDER[i.family])):
        if not is_weak(item) and (not items or item.start >= items[-1].end):
            items.append(item)
    listed = items[-1:]
    for item in reversed(items[:-1]):
        if not re.fullmatch(r"(?:支出|决算|数)*(?:、|，|和|与|及|以及)", head[item.end : listed[0].start]):
            break
        listed.insert(0, item)
    if len(listed) < 2 or not is_clean(head[listed[-1].end :]):
        return ()
    return tuple(target for item in listed for target in targets_of(item, head[: item.end], context))

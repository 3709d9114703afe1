"""An item that stands behind its number: 其中5万元为年初结转和结余."""

from __future__ import annotations

import re

from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.sentence import Target
from ingestion.narrative.targets import targets_of

_AFTER = re.compile(
    r"(?:为|是|系|属于|属)(?P<item>(?:[^，。；、（）0-9]|（[^（）0-9]{1,3}）){2,24})(?=[，。；、（）]|$)"
)
_SPENT_ON = re.compile(r"用于(?P<item>[^，。；、（）0-9]{2,16})(?=[，。；、]|$)")
"""``5万元用于公务接待，3万元用于…``: amounts before what they were spent on."""


def item_after(local: str, after: str, context: Context) -> tuple[tuple[Target, ...], str]:
    """``其中13.27万元为年初结转和结余``: the item stands after the number."""
    if context.section.code == "three_public" and (spent := _SPENT_ON.match(after)):
        item = choose_item(spent["item"])
        alone = not choose_item(re.sub(r"^[^，]*用于[^，]*，", "", local))
        if item is not None and item.family == "three_public" and item.start == 0 and alone:
            return targets_of(item, spent["item"], context), "item_after"
    match = _AFTER.match(after)
    if not match or not is_clean(re.sub(r"^其中[：，]?", "", re.split(r"[，；、。]", local)[-1])):
        return (), ""
    item = choose_item(match["item"])
    if item is None or is_weak(item) or (item.start > 0 and not is_clean(match["item"][: item.start])):
        return (), ""
    context.sentence.taken_after = match.end()
    return targets_of(item, match["item"], context), "item_after"

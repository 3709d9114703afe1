"""What a count says of the amounts and uses after it: visits and their cost, vehicles and their use."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.count_words import uses_named
from ingestion.narrative.named import name_targets
from ingestion.narrative.sentence import Target

_COUNTED = re.compile(r"(?:批次|人次|次数|人数|数量|数|个)+(?:为|共|约|是|达)*$")
_THREE_TOTAL = (Target("fct_three_public", ("total",)),)
_PURCHASED = Target("fct_three_public_volume", ("vehicles_purchased",), has_kind=False)
_COST_FOLLOWS = re.compile(
    r"(?:公务用?车|公车|公务车辆|车辆)?[，；、（]?(?:共|共计|合计|购置)?(?:支出|金额|价款|费用|经费)[^，。；]{0,4}[0-9]"
)
"""``购置公务用车1辆，支出15万元``: what the vehicles cost."""
_RECEPTION_PARTS = (("reception_domestic",), ("reception_foreign",))
_ALL_OF_USE = re.compile(
    r"[，（](?:均|全部|都|全)(?:为|是|属)(?P<use>[^，。；、（）0-9]{2,16})(?=[，。；（）]|$)"
)


def use_of_all(target: Target, after: str) -> Target | None:
    """``共有车辆3辆，均为特种专业技术用车``: the use that all vehicles counted have, or None."""
    match = _ALL_OF_USE.match(after) if target.keys == ("vehicles_total",) else None
    code = next(uses_named(match["use"]), None) if match else None
    return Target("fct_state_asset", (code,), has_kind=False) if code else None


def _spent_on(target: Target, window: str) -> tuple[Target, ...]:
    """Return the item of the three public ones that a count of ``target`` speaks of, () for vehicles."""
    metric = target.keys[0]
    if metric.startswith("overseas"):
        item = "overseas"
    elif metric.startswith("foreign"):
        item = "reception_foreign"
    elif metric.startswith("reception"):
        item = "reception_domestic" if "国内" in window else "reception"
    else:
        return ()
    return (Target("fct_three_public", (item,)),)


def carry_after_count(target: Target, local: str, after: str, context: Context) -> None:
    """Keep the item a count speaks of: ``国内公务接待168批次，1080人次，共计支出13.5万元``.

    ``local``: words since the number before; ``after``: what follows the count.
    """
    sentence = context.sentence
    named = name_targets(_COUNTED.sub("", local), context)
    if target == _PURCHASED and _COST_FOLLOWS.match(after):
        named = (Target("fct_three_public", ("vehicle_purchase",)),)
    if not named and sentence.targets in ((), _THREE_TOTAL):
        named = _spent_on(target, local)
    if named and not _is_part(sentence.targets, named):
        sentence.targets = named
        sentence.last = "fact"


def _is_part(current: tuple[Target, ...], named: tuple[Target, ...]) -> bool:
    """``国内公务接待支出0.3万元，公务接待批次3个``: the words repeat the item, less exactly."""
    whole = Target("fct_three_public", ("reception",))
    return named == (whole,) and bool(current) and current[0].keys in _RECEPTION_PARTS

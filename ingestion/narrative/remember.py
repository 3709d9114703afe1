"""What an amount that was told leaves to those behind it: item, stage, fund, side and list."""

from __future__ import annotations

from ingestion.narrative.context import Context
from ingestion.narrative.sentence import Target

_GROUPS = {"301": "personnel", "303": "personnel", "302": "public_use", "310": "public_use"}
"""Classes whose items a list of the basic expenditure may give without naming the group."""


def remember(targets: tuple[Target, ...], kind: str, is_named: bool, context: Context) -> None:
    """Go on from an amount of ``targets`` and stage ``kind``; ``is_named``: its words name them."""
    sentence = context.sentence
    sentence.items += targets != sentence.targets
    sentence.members += targets != sentence.targets
    sentence.told += targets
    context.has_told = True
    sentence.targets, sentence.pair_index, sentence.last = targets, 0, "fact"
    sentence.kinds = ()
    if targets != context.previous_targets:
        context.is_noted = False
    if kind == "final" or (is_named and kind != "prior_final"):
        sentence.kind = kind  # ``甲46万元，年初预算45万元；乙18万元``: the budget is 甲's alone
    first = targets[0]
    if sentence.headed and _stands_beside(first, sentence.headed[0]):
        sentence.headed = ()
    if first.fact_table != "fct_expenditure" or first.keys[1] != "economic":
        sentence.economic = ""
    elif len(first.keys[2]) != 5:
        sentence.economic = first.keys[2]
    else:
        sentence.economic = sentence.economic or first.keys[2][:3]
    if not sentence.economic:
        context.is_of_basic = first.keys[1:] == ("nature", "basic")
    if first.fact_table == "fct_revenue":
        sentence.side = "revenue"
        sentence.tells_income = sentence.tells_income or first.keys == ("all", "current_total")
        if first.keys[0] != "all":
            # ``政府性基金预算收入9万元，本年支出8万元`` below the fund's heading is all the fund's
            sentence.scope = first.keys[1] if first.keys[1] == context.section_scope else first.keys[0]
    elif first.fact_table == "fct_expenditure":
        sentence.side = "expenditure"
        scope, classification, key = first.keys
        if classification in ("total", "nature"):
            sentence.scope = scope
        if classification == "total" and key != "closing_carryover":
            sentence.funds |= {scope}
            sentence.parent = "function"
        elif key in ("personnel", "public_use"):
            sentence.parent = key
        elif context.is_of_basic or (
            context.section.code == "basic_expenditure" and scope == "general_public_budget"
        ):
            sentence.parent = _GROUPS.get(key, sentence.parent)
    elif first.fact_table == "fct_three_public":
        sentence.parent = None


_PARTS_OF = {
    "vehicle_total": ("vehicle_purchase", "vehicle_operation"),
    "reception": ("reception_domestic", "reception_foreign"),
}


def _stands_beside(item: Target, head: Target) -> bool:
    """``基本支出9万元，其中甲8万元；项目支出7万元``: neither heads both."""
    if item == head or item.fact_table != head.fact_table:
        return False
    if item.fact_table == "fct_three_public":
        return head.keys[0] != "total" and item.keys[0] not in _PARTS_OF.get(head.keys[0], ())
    if item.fact_table != "fct_expenditure" or head.keys[1] == "total" or item.keys[1] != head.keys[1]:
        return False
    (*_, inner), (*_, outer) = item.keys, head.keys
    return not (inner[:1].isdigit() and (not outer[:1].isdigit() or inner.startswith(outer)))

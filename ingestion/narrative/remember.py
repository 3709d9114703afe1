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
    sentence.targets, sentence.pair_index, sentence.last = targets, 0, "fact"
    sentence.kinds = ()
    if targets != context.previous_targets:
        context.is_noted = False
    if kind == "final" or (is_named and kind != "prior_final"):
        sentence.kind = kind  # ``甲46万元，年初预算45万元；乙18万元``: the budget is 甲's alone
    first = targets[0]
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

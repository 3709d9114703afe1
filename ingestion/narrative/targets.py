"""From an item that words name to the key of its number: fact table, fund, side and item."""

from __future__ import annotations

import re

from ingestion.narrative.balance import is_loose_whole
from ingestion.narrative.context import Context
from ingestion.narrative.funds import NAMED_FUNDS, scope_of_words
from ingestion.narrative.sentence import Target
from ingestion.narrative.vocabulary import ItemMatch

_CLOSING = re.compile(r"年末|期末|年终|下年|当年结")
_SPENT_OF_FUND = {False: ("总额",), True: ("总额", "总计")}
"""A fund's 支出总额 is what was spent; its 总计 holds the carry-over, but where only spending is told of."""
_SPENT_FROM = ("安排", "资金安排", "支出", "资金支出", "列支", "资金列支", "解决")
"""``上年结转安排5万元``: what was spent out of the carry-over, not the carry-over."""
_OTHER_CAPITAL = ("其他资本性", "其它资本性")
_CLASSES_RENAMED = 2018
"""From this year on 310 is called 资本性支出; before, 其他资本性支出 was the class and one of its items."""
_OF_VEHICLES = ("vehicle_purchase", "vehicle_operation")
_OF_ONE_KIND = re.compile(r"(?:轿车|越野车|客车|商务车|面包车|皮卡车?|摩托车)[0-9]+[辆台][，、]")
"""``其中：越野车1辆，购置费9万元``: of one of those bought."""
_TOTAL = {True: "grand_total", False: "current_total"}


def targets_of(item: ItemMatch, local: str, context: Context) -> tuple[Target, ...]:
    """Return whose number ``item`` makes it; two targets for a pair; () when it cannot be told."""
    family, key = item.family, item.key
    if family == "three_public":
        is_bare = key in _OF_VEHICLES and "车" not in item.text
        if is_bare and (_OF_ONE_KIND.search(local) or not _speaks_of_vehicles(local, context)):
            return ()
        return (Target("fct_three_public", (key,)),)
    if family == "operating_cost":
        return (Target("fct_operating_cost", ()),)
    if family == "procurement":
        return (Target("fct_procurement", (key,), has_kind=False),)
    words = scope_of_words(local[: item.end])
    if words == "fiscal_appropriation" and context.is_of_public_budget:
        words = "general_public_budget"
    if words is None and re.search(r"占[^，。；]*$", local[: item.start]):
        words = "all"  # ``占本年支出合计X万元的25%``: the whole a share is taken of
    scope = words or context.sentence.scope or context.section_scope
    if family == "nature":
        return (Target("fct_expenditure", (scope, "nature", key)),)
    if family == "economic" and item.text.startswith(_OTHER_CAPITAL) and not _is_old_class(context):
        return ()
    if family == "economic":
        return (Target("fct_expenditure", (words or context.economic_scope, "economic", key)),)
    if family == "pair":
        scope = words or context.section_scope
        return (Target("fct_revenue", (scope, key)), Target("fct_expenditure", (scope, "total", key)))
    if key == "closing_carryover" and item.text.startswith("当年") and "其中" in local[: item.start]:
        return ()  # ``年末累计结余9万元，其中当年结余2万元``: what this year left is a part
    if (family, key) == ("total", "closing_carryover") and not _CLOSING.search(item.text):
        # ``财政拨款结转``: of the year's end only where the heading or the words before say so
        told = _CLOSING.search(local[: item.start]) or _CLOSING.search(context.section.title)
        if not told or "年初" in local[: item.start] or "年初" in context.section.title:
            return ()
    if family == "total":
        scope = words or _list_scope(context)
        of_fund = scope in NAMED_FUNDS and item.text.endswith(_SPENT_OF_FUND[_is_of_spending(context)])
        if of_fund or (context.wholes_differ and is_loose_whole(item.text)):
            key = "current_total"
        return (Target("fct_expenditure", (scope, "total", key)),)
    if key == "opening_carryover" and local[item.end :].startswith(_SPENT_FROM):
        return ()
    added = key == "opening_carryover" and "年末" in item.text and local[: item.start].endswith("加")
    if added and context.sentence.side == "expenditure":  # ``支出合计9万元，加上年末结转1万元``
        return (Target("fct_expenditure", (scope, "total", "closing_carryover")),)
    if family == "revenue":
        return _revenue(key, item, words, context)
    return _fund(key, item, local, context)


def _speaks_of_vehicles(local: str, context: Context) -> bool:
    """Tell whether a bare 购置费 or 运行维护费 is one of vehicles, and not of the project before it."""
    sentence = context.sentence
    outer = [target for state in sentence.outer for target in state[0]]
    spoken_of = (*sentence.told, *sentence.targets, *sentence.whole, *outer, *context.previous_targets)
    public = any(target.fact_table == "fct_three_public" for target in spoken_of)
    told = re.search("车|三公", local + context.section.title)
    return public or context.section.code == "three_public" or told is not None


def _is_old_class(context: Context) -> bool:
    """Tell whether 其他资本性支出 is the class: among classes, in a year before they were renamed."""
    last = context.sentence.targets[0].keys if context.sentence.targets else ()
    among = last[1:2] == ("economic",) and len(last[2]) == 3
    return among and context.fiscal_year is not None and context.fiscal_year < _CLASSES_RENAMED


def _is_of_spending(context: Context) -> bool:
    """Inside the sections on 一般公共预算财政拨款支出, whose form has no carry-over."""
    return context.section.code.startswith("gpb_")


def _list_scope(context: Context) -> str:
    return _fund_told(context) or context.sentence.scope or context.section_scope


def _fund_told(context: Context) -> str | None:
    """Return the fund that the item told last is of, among fiscal funds, where it is no part of a whole.

    ``政府性基金预算财政拨款本年收入5万元，本年支出4万元``, also as two sentences.
    """
    sentence = context.sentence
    if sentence.whole or sentence.headed or context.section_scope != "fiscal_appropriation":
        return None
    told = sentence.told[-1:] or (context.told_before if len(context.told_before) == 1 else ())
    if not told or told[0].fact_table != "fct_revenue":
        return None
    return next((key for key in reversed(told[0].keys) if key in NAMED_FUNDS), None)


def _revenue(key: str, item: ItemMatch, words: str | None, context: Context) -> tuple[Target, ...]:
    section_scope = context.section_scope
    if key == "fiscal_appropriation":
        # Undivided ``财政拨款收入`` is one of the items of all revenue; where only appropriations are told of
        # it is their whole, without the carry-over but where 总计 says so.
        grand = item.text.endswith(("总计", "总额"))
        if "fiscal_appropriation" in (section_scope, context.sentence.scope) or grand:
            return (Target("fct_revenue", ("fiscal_appropriation", _TOTAL[grand])),)
        return (Target("fct_revenue", ("all", key)),)
    if key == "grand_total" and context.wholes_differ and is_loose_whole(item.text):
        key = "current_total"
    fund = words or (_fund_told(context) if context.sentence.told else None)
    if key == "current_total" and section_scope == "fiscal_appropriation" and fund in NAMED_FUNDS:
        return (Target("fct_revenue", (section_scope, fund)),)  # ``政府性基金预算财政拨款本年收入5万元``
    if key in ("grand_total", "current_total"):
        return (Target("fct_revenue", (words or section_scope, key)),)
    if key in ("opening_carryover", "non_fiscal_surplus_used"):
        scope = words or context.sentence.scope or section_scope
        return (Target("fct_revenue", (scope, key)),)
    return (Target("fct_revenue", ("all", key)),)


def _fund(key: str, item: ItemMatch, local: str, context: Context) -> tuple[Target, ...]:
    side = _side(item, local, context)
    if side == "expenditure":
        if key == "fiscal_appropriation" and context.is_of_public_budget:
            key = "general_public_budget"
        return (Target("fct_expenditure", (key, "total", "current_total")),)
    if side == "revenue":
        fiscal_list = (
            context.section_scope == "fiscal_appropriation"
            or context.sentence.scope == "fiscal_appropriation"
            or (context.section_scope == key and "财政拨款" in local)
        )
        return (
            Target(
                "fct_revenue",
                ("fiscal_appropriation" if fiscal_list and key != "fiscal_appropriation" else "all", key),
            ),
        )
    return ()


def _side(item: ItemMatch, local: str, context: Context) -> str | None:
    after = local[item.end :]
    if "支出" in item.text or after.startswith(("支出", "当年支出", "本年支出")):
        return "expenditure"
    if "收入" in item.text or after.startswith("收入"):
        return "revenue"
    if context.sentence.side:
        return context.sentence.side
    if context.section.code in ("revenue",):
        return "revenue"
    if context.section.code in ("expenditure", "gpb_total", "gpb_structure", "gpb_detail"):
        return "expenditure"
    return "expenditure" if "支出" in after else None

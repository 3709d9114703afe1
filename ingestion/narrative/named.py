"""Whose number the words before it name: items, function classes, economic classes."""

from __future__ import annotations

import re

from ingestion.narrative.carried import NAMED_CLASS, other_side
from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.class_targets import economic_target, function_target, glued_target
from ingestion.narrative.classes import find_marked, find_plain
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.funds import scope_of_words
from ingestion.narrative.item_lists import choose_list
from ingestion.narrative.section_totals import section_total, topic_sum
from ingestion.narrative.sentence import Target
from ingestion.narrative.targets import targets_of
from ingestion.narrative.vocabulary import ItemMatch
from ingestion.reference import function_name

_SPENT = re.compile(r"(?:(?:本年度?|当年|全年|年度)(?:实际)?|实际)支出(?:数)?")
TOPICS = {
    "three_public": "fct_three_public",
    "operating_cost": "fct_operating_cost",
    "procurement": "fct_procurement",
}
"""Where ``本年支出9万元`` is about the topic, not about all expenditure."""
_PUBLIC_CLASSES = {"overseas": "30212", "reception": "30217", "vehicle_operation": "30231"}
"""The economic class of an item of the three public expenses: ``公用经费9万元，其中：车辆运行费2万元``."""
_BY_FUNCTION = re.compile(r"按照?(?:支出|财政)*功能(?:科目)?(?:分类)?(?:科目)?")
"""``支出按功能分类：甲支出5万元、乙支出4万元``: what comes is a list of function classes."""
_CLASS_BY_CODE = re.compile(r"(?<![0-9.])(?P<code>[0-9]{3})类$")
"""``按功能分类科目，其中：201类5万元，204类4万元``: a class by its code alone."""
_APART = re.compile(r"[，。；：、 ]")
"""What parts a marked class from the words behind it; without it they are one name (``水利（款）防汛``)."""
_OF_VEHICLES = ("购置", "运行")
"""``公务用车购置及运行费9万元，其中购置0万元，运行9万元``: names of vehicle costs among such alone."""
_SIDES_OF = re.compile(r"收入、?支出.{0,2}(?:情况|说明)|收支情况")
"""``财政拨款收入支出决算情况说明``: a heading of both sides, the name of neither."""
_TWO_SIDES = re.compile(r"收入[、和与及]?支出|收、?支")
_FUNCTION_SECTIONS = frozenset(
    {
        "total",
        "expenditure",
        "fiscal_total",
        "gpb_total",
        "gpb_structure",
        "gpb_detail",
        "government_fund",
        "state_capital",
    }
)


def name_targets(local: str, context: Context) -> tuple[Target, ...]:
    """Return the item a text without a number names (a heading, the subject of a count); () if none."""
    targets, _, _ = name_target(local, context)
    return targets


def lose_track(local: str, context: Context) -> None:
    """Another subject than the items known: what follows in the sentence is not about the item before."""
    named = name_targets(local, context)
    if named or not is_clean(local):
        context.sentence.targets, context.sentence.pair_index, context.sentence.last = named, 0, ""
        context.sentence.is_lost = not named


def _fund_of_total(targets: tuple[Target, ...]) -> str | None:
    """``公共预算支出9万元。按功能分类：…``: the classes make up the total told before, of its fund."""
    totals = [t.keys[0] for t in targets if t.fact_table == "fct_expenditure" and t.keys[1] == "total"]
    return totals[0] if len(totals) == len(targets) == 1 else None


def names_only(sentence: str) -> bool:
    """True for a heading or sentence that is an item's name and nothing else."""
    bare = re.sub(r"^(?:[①-⑳]|[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．：]?)+(?:关于)?", "", sentence)
    if _SIDES_OF.search(bare):
        return False
    item = choose_item(bare)
    if item is not None and item.family != "pair" and _TWO_SIDES.search(bare):
        return False  # ``四、财政拨款收入支出决算情况说明``: neither side alone
    return item is not None and not is_weak(item) and is_clean(bare[: item.start]) and len(bare) <= 40


def name_target(local: str, context: Context) -> tuple[tuple[Target, ...], int, str]:
    """Find the item or class that ``local`` names; () when none."""
    marked, glued = find_marked(local), False
    if marked is not None and is_clean(local[marked.end :]):
        target = function_target(marked, local, context)
        if target:
            return target, marked.end, "function"
    elif marked is not None and not _APART.search(local, marked.end):
        glued = True
        if target := glued_target(marked, local, context):
            return target, len(local), "function"
    listed_economic = context.sentence.parent in ("personnel", "public_use")
    last = context.sentence.targets[0] if context.sentence.targets else None
    among_economic = last is not None and last.fact_table == "fct_expenditure" and last.keys[1] == "economic"
    is_list = not context.sentence.is_lost and (
        listed_economic or context.section.code == "basic_expenditure"
    )
    item = choose_item(local, is_economic_list=is_list)
    if (
        item is not None
        and (item.family, item.text) == ("fund", "财政拨款")
        and context.sentence.side == "revenue"
    ):
        return targets_of(item, local, context), item.end, "revenue"
    if item is not None and item.text in _OF_VEHICLES and not _tells_of_vehicles(context):
        item = None
    weak = item is None or _is_weak(item, context)
    if weak and listed_economic:
        economic, end = economic_target(local, context)
        if economic:
            return economic, end, "economic"
    if item is not None and item.family == "three_public" and (listed_economic or among_economic):
        economic, _ = economic_target(local, context)
        if not economic and listed_economic and item.key in _PUBLIC_CLASSES:
            code = _PUBLIC_CLASSES[item.key]
            economic = (Target("fct_expenditure", (context.economic_scope, "economic", code)),)
        if economic:
            return economic, item.end, "economic"
    if item is not None and item.family == "total" and (topic := topic_sum(local, context)):
        return topic, item.end, "section_total"
    if item is not None and not weak:
        listed = choose_list(local, context) if item.family != "pair" else ()
        found = listed or targets_of(item, local, context)
        return found, item.end, item.family
    if _BY_FUNCTION.search(local):
        context.sentence.parent = "function"
        context.sentence.scope = context.sentence.scope or _fund_of_total(context.previous_targets)
    if context.sentence.parent == "function" and (coded := _CLASS_BY_CODE.search(local)):
        if function_name(coded["code"]):
            of_code = Target("fct_expenditure", (context.class_scope, "function", coded["code"]))
            return (of_code,), coded.end(), "function"
    plain = None if glued else find_plain(local)
    if plain and expects_functions(context):
        target = function_target(plain, local, context)
        if target:
            return target, plain.end, "function"
    if marked is None and NAMED_CLASS.search(local):
        return (), 0, ""  # ``支出”（类）决算5万元``: the end of a class's name that is torn
    lost = weak and context.sentence.is_lost  # ``培训费预算6万元，支出决算为5万元``: of the subject not known
    turned = scope_of_words(local) is not None and other_side(local, context.sentence.targets)
    is_year = item is not None and _is_of_whole(item, local, context)
    if (
        item is not None
        and item.family in ("total", "revenue")
        and (is_year or _is_behind_carryover(context))
    ):
        return targets_of(item, local, context), item.end, item.family
    if item is not None and turned and item.family in ("total", "revenue", "fund"):
        return targets_of(item, local, context), item.end, item.family  # ``财政拨款收入…；财政拨款支出决算…``
    astray = weak and context.section.code in TOPICS  # ``年度支出5万元`` there is not all that was spent
    if item is not None and not (context.sentence.targets or context.is_noted or lost or astray):
        return targets_of(item, local, context), item.end, item.family
    told = context.sentence.targets or _noted_class(context)
    of_part = any(map(_is_part, told)) and not other_side(local, told)
    whole = () if of_part or context.sentence.is_lost else section_total(local, context)
    return (whole, len(local), "section_total") if whole else ((), 0, "")


def _tells_of_vehicles(context: Context) -> bool:
    sentence = context.sentence
    told = {key for target in (*sentence.targets, *sentence.whole) for key in target.keys}
    return bool(told & {"vehicle_total", "vehicle_purchase"})


def _is_of_whole(item: ItemMatch, local: str, context: Context) -> bool:
    """``支出总计9万元，其中：当年支出8万元``: the sum of the year is a part of the total before it."""
    targets = context.sentence.targets
    opens = re.search(r"其中：?$", local[: item.start]) and re.match(r"当年|本年|年度|全年", item.text)
    return bool(opens) and len(targets) == 1 and targets[0].keys[-1] == "grand_total"


def _is_behind_carryover(context: Context) -> bool:
    """``上年结转5万元，当年收入40万元``: no carry-over has 收入 or 支出, so this is an item of its own."""
    targets = context.sentence.targets
    return bool(targets) and targets[0].keys[-1:] in (("opening_carryover",), ("closing_carryover",))


def _is_part(target: Target) -> bool:
    """``住房公积金：年初预算4万元，支出决算5万元``: what goes on is of the item, not of the section."""
    if target.fact_table == "fct_revenue":
        return target.keys[1] not in ("grand_total", "current_total")
    return target.fact_table in TOPICS.values() or (
        target.fact_table == "fct_expenditure" and target.keys[1] != "total"
    )


def _noted_class(context: Context) -> tuple[Target, ...]:
    """``1.培训支出（项）。支出决算6万元``: the class that the words before name alone, or ()."""
    noted = context.previous_targets if context.is_noted else ()
    return noted if any(t.fact_table == "fct_expenditure" and _is_part(t) for t in noted) else ()


def _is_weak(item: ItemMatch, context: Context) -> bool:
    """True where an item of the words goes behind the item carried: no name of its own."""
    if is_weak(item):
        return not _of_procurement(item.family, context)
    if item.family != "total" or not _SPENT.fullmatch(item.text):
        return False
    topics = {target.fact_table for target in context.sentence.targets or context.previous_targets}
    return context.section.code in TOPICS or bool(topics & set(TOPICS.values()))


def _of_procurement(family: str, context: Context) -> bool:
    """Bare 货物, 工程, 服务, 小微企业 name procurement only where procurement is spoken of."""
    spoken = any(target.fact_table == "fct_procurement" for target in context.sentence.targets)
    return family == "procurement" and (spoken or context.section.code == "procurement")


def expects_functions(context: Context) -> bool:
    """Whether a bare name may be that of a function class here."""
    if context.sentence.parent == "function":
        return True
    return context.section.code in _FUNCTION_SECTIONS

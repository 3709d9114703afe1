"""Which stage an amount of an item is: by the words of its clause, its year, its list."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.measure import PRIOR_WORD, REFERENCE, YEAR, last_stage
from ingestion.narrative.sentence import UNKNOWN_YEAR, Target

NO_BUDGET = re.compile(
    r"(?:年初)?(?:未|没有|无)(?:安排|编制|列入?|做)?(?:年初)?预算(?:安排)?|年初预算(?:未|没有)(?:安排|编制|列)"
)
"""Words that no budget was made: they name no stage of the number behind them."""
_BUDGETS = ("budget", "initial_budget", "adjusted_budget")
_YEARS = re.compile(r"20[0-9]{2}年?(?:度)?(?:(?:、|和|与|及)20[0-9]{2}年?(?:度)?)+")
_LIST_HEAD = re.compile(r"(?P<head>[^，。；：]*(?:预|决)算(?:安排|数)?)(?:之)?(?:中|里|内)[，：]")
THIS_YEAR = re.compile(r"今年|(?:本年|当年)度?(?!收入|支出|合计|总计)")
"""``上年“三公”经费9万元；本年“三公”经费8万元``: back to this year; 本年收入 may name the item of any year."""
_IN_BRACKETS = re.compile(r"（[^（）]*）|^[^（）]*[^（）0-9一二三四五六七八九十]）")
"""A remark, or the rest of one that held the number before: its year is not that of the words behind it."""
_STAGES = re.compile(
    r"(?P<first>[^，。；、和与及]{0,6}(?:预|决)算[^，。；、和与及]{0,2})(?:、|和|与|及)(?P<second>[^，。；、和与及]{0,6}(?:预|决)算[^，。；、]{0,3}?)分别"
)


def _opens(local: str, context: Context) -> bool:
    """Whether the words open their sentence: no amount, and no rate, stands before them."""
    return not context.sentence.last and not local.startswith("，")


def names_this_year(local: str, context: Context) -> bool:
    """Tell whether the words leave the prior year whose amounts the sentence has told so far."""
    sentence = context.sentence
    is_back = sentence.year not in (None, UNKNOWN_YEAR, context.fiscal_year) and "其中" not in local
    return is_back and THIS_YEAR.search(local) is not None


def kind_of(local: str, words_end: int, context: Context) -> tuple[str | None, str | None]:
    """Return (amount kind or None for another year, alternatives)."""
    sentence, fiscal = context.sentence, context.fiscal_year
    clause_start = (
        max(
            local.rfind("，", 0, words_end or 0),
            local.rfind("：", 0, words_end or 0) if not words_end else -1,
        )
        + 1
    )
    clause = NO_BUDGET.sub("", local[clause_start:])
    stage = last_stage(clause)
    if (headed := _LIST_HEAD.search(local)) and (listed := last_stage(headed["head"])):
        sentence.kind = listed.kind  # ``三公经费预算中，甲5万元，乙3万元``
    year = None
    for match in YEAR.finditer(_IN_BRACKETS.sub("", local)):
        year = int(match[1])
    if year is None and names_this_year(local, context):
        year = fiscal
    if year is None:
        year = context.default_year if sentence.year is None else sentence.year
    elif words_end or (sentence.year is None and (_opens(local, context) or year == fiscal)):
        # of the list that follows; ``甲2020年5万元，2019年6万元``, ``…的68%，2019年6万元`` are none
        sentence.year = year
    kind = stage.kind if stage else sentence.kind or context.default_kind
    if stage is None and not words_end and re.search(r"支出|使用|完成|执行", local):
        kind = "final"  # ``预算安排9.8万元（…），支出9.3万元``
    part_of_final = sentence.kind == "final" and "其中" in local  # ``经费支出9万元。其中：甲安排4万元``
    if stage is None and not part_of_final and re.search(r"安排(?:资金|数)?(?:为)?$", clause):
        kind = "budget"
    if context.default_kind == "initial_budget" and kind == "budget":
        kind = "initial_budget"  # ``一、2018年年初预算``: the heading says which
    if kind == "budget":
        kind = sentence.budget or kind
    contradicted = context.default_kind in _BUDGETS and sentence.kind in _BUDGETS and kind == "final"
    if contradicted and year in (None, fiscal):
        return context.default_kind, "final"  # an item called 决算 in the list of a budget below its heading
    if fiscal and re.search(rf"{fiscal}年[^。；]*，去年", local) and not REFERENCE.search(local):
        return kind, None  # news of the next year: ``青石省2015年决算情况公布，去年“三公”经费决算支出5亿元``
    # ``…与上年相比无变化其中，甲支出5万元``: the stop is lost, what stands before 其中 is of the whole
    if PRIOR_WORD.search(local.rpartition("其中")[2]) and not REFERENCE.search(local) and "年初" not in local:
        # A headline of the next year says 去年 for the report's own year.
        other = "final" if "去年" in local and not sentence.last else None
        if words_end and fiscal and _opens(local, context):
            # the list that it opens is of that year, too, or of the year that is as open
            sentence.year = UNKNOWN_YEAR if other else fiscal - 1
        return ("prior_final", other) if kind == "final" else (None, None)
    elsewhere = context.default_year not in (None, fiscal)
    if stage is None and kind != "final" and elsewhere and year == fiscal:
        return None, None  # in a section on another year's budget: the stage of this year's is not said
    if year is None or fiscal is None or year == fiscal:
        return kind, None
    if year == fiscal - 1 and kind == "final":
        if sentence.slipped_year == year and not context.default_year:
            return "final", "prior_final"
        return "prior_final", None
    return None, None


def list_kinds(local: str, context: Context) -> tuple[str | None, ...]:
    """Return the stages of a list of one item: by its years or by its stages; () when it is neither."""
    years = _YEARS.search(local)
    if years and context.fiscal_year:
        stage = last_stage(local)
        final = stage is None or stage.kind == "final"
        kinds: list[str | None] = []
        for word in re.findall(r"20[0-9]{2}", years.group()):
            back = context.fiscal_year - int(word)
            prior = "prior_final" if final and back == 1 else None
            kinds.append((stage.kind if stage else "final") if back == 0 else prior)
        return tuple(kinds)
    stages = _STAGES.search(local)
    if stages:
        read = [last_stage(stages[name]) for name in ("first", "second")]
        return tuple(stage.kind for stage in read if stage)
    return ()


def all_kinds(local: str, targets: tuple[Target, ...], context: Context) -> tuple[str, ...]:
    """Return the stages or years that an amount is stated for at once; () when it is for one."""
    if not re.search(r"(?:均|都)(?:为|是)?$", local) or not all(t.has_kind for t in targets):
        return ()
    kinds = list_kinds(re.sub(r"(?:均|都)(?:为|是)?$", "分别", local), context)
    known = tuple(kind for kind in kinds if kind is not None)
    return known if len(known) == len(kinds) > 1 else ()

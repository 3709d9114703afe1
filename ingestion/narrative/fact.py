"""An amount of an item: named before it, after it, or carried from the words read so far."""

from __future__ import annotations

import re

from ingestion.narrative.answer import Resolution
from ingestion.narrative.carried import carried
from ingestion.narrative.context import UNKNOWN_YEAR, Context, Target, scope_of_words
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import YEAR, last_stage
from ingestion.narrative.named import TOPICS, lose_track, name_target
from ingestion.narrative.pairs import SECOND_FOLLOWS, numbers_following
from ingestion.narrative.stages import all_kinds, kind_of, list_kinds
from ingestion.narrative.targets import (
    choose_item,
    is_weak,
    is_whole_three_public,
    sum_of,
    targets_of,
)

_PART = re.compile(r"其中|包括")
_SPENDING_OF = re.compile(r"(?P<head>[^，。；：]*支出)(?:之)?[中里][，：]")
"""``财政拨款支出中，甲5万元``: the fund of a list whose head has no number."""
_GROUP = re.compile(
    r"(?:[（(]?[0-9一二三四]{1,2}[）)、.．]+)?(?:(?P<people>人员)|(?:日常)?公用)(?:经费|支出)(?:主要)?(?:包括|有|为)?："
)
"""``人员经费：基本工资5万元、津贴补贴4万元``: what the classes are part of, without a number of its own."""
_AFTER = re.compile(
    r"(?:为|是|系|属于|属)(?P<item>(?:[^，。；、（）0-9]|（[^（）0-9]{1,3}）){2,24})(?=[，。；、（）]|$)"
)
_OWN_BODY = re.compile(r"[我本](?:单位|部门|中心|局|委|办|院|校|镇|乡|站|所|厅)(?!级)")
_OF_REGION = re.compile(
    r"(?:全[省市县区州旗盟镇乡国]|(?<![一-龥])[省市县区州]级|地方)(?:地方)?"
    r"(?:一般公共预算|公共财政预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|财政|政府采购)总?(?:收入|支出|规模)"
)
"""``全省一般公共预算收入900亿元``: a government's, no body's own."""
_SPENT_ON = re.compile(r"用于(?P<item>[^，。；、（）0-9]{2,16})(?=[，。；、]|$)")
"""``5万元用于公务接待，3万元用于…``: amounts before what they were spent on."""
_SIDE = re.compile(
    r"(?:[（]?[0-9一二三四]{1,2}[）、.．]+)?(?:20[0-9]{2}年度?|本年度?|全年)?(?P<side>收入|支出)："
)
_ALL_SPENT = re.compile(
    r"(?:[^，。；：0-9]*：)?[，；]?(?:20[0-9]{2}年度?|[我本](?:单位|部门|[局委办院镇乡]))*(?:全年|本年度?|当年|年度)?(?:实际|总)支出(?:总额|合计|数|资金)?(?:为|共计|共)*"
)
_BASIC_OF_IT = re.compile(r"[，；（]?其中[：，]?(?:用于)?基本支出")
"""``全年实际支出9万元，其中基本支出…``: only the body's whole spending has basic expenditure as a part."""
_MADE_OF = {
    "收入": r"其中：(?:本年|一般公共预算)?财政(?:拨款|补助)",
    "支出": r"其中：(?:基本支出|人员(?:经费|支出))",
}
_BARE = re.compile(r"[；、，]?(?:公务接待|公务用车|因公出国)[^；、，：0-9]{1,14}(?<!支出)(?<!决算)")
"""An item in a list with nothing said of it: ``；公务接待费``."""
_GROUPS = {"301": "personnel", "303": "personnel", "302": "public_use", "310": "public_use"}
"""Classes whose items a list of the basic expenditure may give without naming the group."""
_OWN_LEVEL = re.compile(r"其中[：，]?[一-龥]{0,8}(?:本级|机关|总部)(?:的)?[“”三公经费支出决算]{4,}")
"""``共支出“三公经费”9万元，其中厅本级“三公经费”支出4万元``: of one of the bodies summed up."""


def fact_amount(local: str, after: str, context: Context, token_value: bool) -> Resolution:
    """Resolve an amount that is neither compared with nor a change.

    ``local``: words since the number before; ``after``: what follows; ``token_value``: False for zero.
    """
    sentence = context.sentence
    if context.section.code == "basic_expenditure" and (group := _GROUP.match(local)):
        sentence.parent = "personnel" if group["people"] else "public_use"
    if (headed := _SPENDING_OF.match(local)) and (fund := scope_of_words(headed["head"])):
        sentence.scope = fund
    if _PART.search(local):
        sentence.inside = sentence.head() or sentence.inside
        sentence.whole, sentence.members = sentence.targets, 0
        if sentence.items == 1 and not sentence.is_lost:
            sentence.headed = sentence.targets
    targets, rule = _item_after(local, after, context)
    words_end = 0
    if targets:
        local = re.split(r"[，；、]", local)[-1]
    else:
        targets, words_end, rule = name_target(local, context)
    if not targets and not sentence.reason:
        targets, rule = carried(local, context)
        words_end = 0
    if not targets:
        targets, rule = _opened_total(local, after), "section_total"
        words_end = len(local)
    if not targets:
        lose_track(local, context)
        sentence.is_lost = sentence.is_lost or not (sentence.targets or _of_body(local, context))
        if (named := YEAR.findall(local)) and not _PART.search(local):
            _year_of_unknown(int(named[-1]), context)
        return Resolution("skip", reason="unresolved")
    if _BARE.fullmatch(local) and _of_a_lost_list(targets, context):
        lose_track(local, context)
        return Resolution("skip", reason="unresolved")
    if rule == "fund" and _is_fund_of_topic(context):
        sentence.last = "detail"
        return Resolution("skip", reason="outside_contract")
    if _OWN_LEVEL.search(local) and targets == (Target("fct_three_public", ("total",)),):
        return Resolution("skip", reason="outside_contract")
    part_of_class = bool(sentence.economic) and sentence.inside == "class" and "三公" not in local
    if words_end and (_is_detail(targets, context) or (part_of_class and _is_public_item(targets))):
        sentence.last = "detail"
        return Resolution("skip", reason="outside_contract")
    in_turn, second = re.search(r"分别(?:为|是)?[：]?$", local), SECOND_FOLLOWS.match(after)
    if in_turn and not second and len(targets) > 1 and rule != "pair" and token_value:
        sentence.lose()  # ``甲收入、乙收入分别为5万``: the other numbers are cut off
        return Resolution("skip", reason="unresolved")
    if in_turn and second:
        kinds = list_kinds(local, context) if len(targets) == 1 else ()
        if (len(targets) == 1 and not kinds) or numbers_following(after) >= max(len(kinds), len(targets)):
            sentence.targets, sentence.pair_index, sentence.last = (), 0, ""
            return Resolution("skip", reason="unresolved")  # a list with a member that is not known
        if kinds:
            _remember(targets, "final", words_end > 0, context)
            sentence.kinds = kinds
            if kinds[0] is None:
                return Resolution("skip", reason="other_year")
            return Resolution("fact", targets, kinds[0], rule=rule)
    if rule in ("fund", "revenue", "total", "procurement", "pair") and _OF_REGION.search(local):
        sentence.lose()
        return Resolution("skip", reason="regional_statistic")
    summed = sum_of(local, context)
    if is_whole_three_public(summed):
        targets = (Target("fct_three_public", ("total",)),)
    elif len(summed) > 1:
        if token_value:
            sentence.targets, sentence.pair_index, sentence.last = (), 0, ""
            return Resolution("skip", reason="unresolved")  # ``甲支出、乙支出共5万元``: neither's own
        targets = summed
    both = all_kinds(local, targets, context)
    if both:
        _remember(targets, "final", words_end > 0, context)
        return Resolution("fact", targets, both[0], more_kinds=both[1:], rule=rule)
    from_title = context.sentence.kind is None and last_stage(local) is None and "安排" not in local
    kind, alternatives = kind_of(local, words_end, context)
    if kind is None:
        sentence.targets, sentence.pair_index, sentence.last = targets, 0, "other_year"
        return Resolution("skip", reason="other_year")
    of_which = kind == "prior_final" and rule == "carried" and sentence.members > 1 and sentence.whole
    unclear_whole = bool(of_which) and not sentence.compares
    sentence.compares = sentence.compares or kind == "prior_final"
    usable = targets if kind == "final" else tuple(t for t in targets if t.has_kind)
    listed = sentence.kind
    _remember(targets, kind, words_end > 0, context)
    if alternatives == "final":
        sentence.kind = listed  # the next of the list is as unclear
    if not usable:
        return Resolution("skip", reason="budget_of_item")
    pair = len(usable) > 1 and bool(SECOND_FOLLOWS.match(after))
    of_heading = context.section.part == "attachment" and kind != "final" and from_title
    if of_heading or alternatives == "final":
        # the stage is the heading's, not the sentence's: kept, shown, not used
        first = usable[:1] if pair else usable
        return Resolution("fact", first, kind, alternatives="final", rule=rule, is_clear=False)
    if unclear_whole:
        # ``甲9万元，其中乙0万元，丙9万元，2019年为8万元``: of 丙, or of 甲 that it is a part of
        whole = sentence.whole[0]
        other = f"{whole.fact_table}:{'|'.join((*whole.keys, kind))}"
        return Resolution("fact", usable[:1], kind, alternatives=other, rule=rule, is_clear=False)
    return Resolution("fact", usable[:1] if pair else usable, kind, alternatives=alternatives, rule=rule)


def _year_of_unknown(year: int, context: Context) -> None:
    """Keep the ``year`` of an amount whose subject is not known: what follows may be of that year."""
    sentence = context.sentence
    if sentence.year is None and not sentence.items:
        sentence.year = year  # ``2023年收入预算总计9万元，其中：…``: the list is of that year
    elif year != (sentence.year or context.fiscal_year):
        sentence.lose()  # ``支出9万元；2013年决算收入8万元，支出7万元``
        sentence.year = UNKNOWN_YEAR


def _of_body(local: str, context: Context) -> bool:
    """``我中心年初预算数为5万元，执行数为4万元，其中基本支出…``: the body's own whole, its parts too."""
    own = _OWN_BODY.search(local) is not None or context.sentence.whole_of_body
    context.sentence.whole_of_body = own and is_clean(local)
    return context.sentence.whole_of_body


def _is_fund_of_topic(context: Context) -> bool:
    """``“三公”经费支出9万元（其中：一般公共预算支出9万元）``: what a fund gave, not all it spent."""
    sentence = context.sentence
    whole = sentence.outer[-1][0] if sentence.outer else sentence.whole
    return any(target.fact_table in TOPICS.values() for target in whole)


def _opened_total(local: str, after: str) -> tuple[Target, ...]:
    """``1、收入：792万元。其中：财政拨款收入…``: a side and what it is made up of, without 本年 or 合计."""
    if _ALL_SPENT.fullmatch(local) and _BASIC_OF_IT.match(after):
        return (Target("fct_expenditure", ("all", "total", "current_total")),)
    match = _SIDE.fullmatch(local)
    if match is None or not re.search(_MADE_OF[match["side"]], after[:70]):
        return ()
    if match["side"] == "收入":
        return (Target("fct_revenue", ("all", "current_total")),)
    return (Target("fct_expenditure", ("all", "total", "current_total")),)


def _of_a_lost_list(targets: tuple[Target, ...], context: Context) -> bool:
    """``电费2万元；公务接待费3万元`` in the list of the basic expenditure, whose head was not read.

    Reception, vehicles and travel are economic classes there and 三公 elsewhere: here they are neither.
    """
    if context.section.code != "basic_expenditure" or targets[0].fact_table != "fct_three_public":
        return False
    whole = Target("fct_three_public", ("total",))
    return targets != (whole,) and whole not in (*context.sentence.targets, *context.previous_targets)


def _is_public_item(targets: tuple[Target, ...]) -> bool:
    """``商品和服务支出9万元，其中：公务接待费1万元``: of that class, and not all that was spent on it."""
    return targets[0].fact_table == "fct_three_public" and targets[0].keys != ("total",)


_FUNDS = ("general_public_budget", "government_fund", "state_capital", "fiscal_appropriation")
_PAID_FROM_FUNDS = ("class", "project", "operating", "public", "basic")


def _is_of_fund(target: Target) -> bool:
    """Whether it is some revenue, or all that a fund spent: no part of an item of expenditure is."""
    if target.fact_table == "fct_revenue":
        return True
    return target.fact_table == "fct_expenditure" and target.keys[1:] == ("total", "current_total")


def _is_detail(targets: tuple[Target, ...], context: Context) -> bool:
    """``教育支出80万元，其中：基本支出60万元``: the basic expenditure of a class is not that of the body."""
    sentence = context.sentence
    classification = targets[0].keys[1] if targets[0].fact_table == "fct_expenditure" else ""
    if _is_public_item(targets) and sentence.inside in ("operating", "project", "basic"):
        return True  # ``机关运行经费50万元，其中：公务用车运行维护费3万元``
    if sentence.inside == "carried" and targets[0].keys[-1] in _FUNDS:
        return True  # ``上年结转80万元（一般公共预算70万元）``: carried over, no income of this year
    if sentence.inside in _PAID_FROM_FUNDS and _is_of_fund(targets[0]):
        return True  # ``教育支出80万元（其中：上年结转5万元）``: what it was paid from
    if classification == "nature":
        detail = sentence.inside in ("class", "unknown", "operating", "public")
        sentence.inside = sentence.inside if detail else ""
        return detail
    if classification in ("economic", "function") and sentence.inside == "project":
        return True  # ``项目支出90万元，其中：防汛支出10万元``: what projects spent on it, not all of it
    if classification == "economic":
        return False
    sentence.inside = ""
    return False


def _item_after(local: str, after: str, context: Context) -> tuple[tuple[Target, ...], str]:
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


def _remember(targets: tuple[Target, ...], kind: str, is_named: bool, context: Context) -> None:
    sentence = context.sentence
    sentence.items += targets != sentence.targets
    sentence.members += targets != sentence.targets
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
        if first.keys[0] != "all":
            sentence.scope = first.keys[0]
    elif first.fact_table == "fct_expenditure":
        sentence.side = "expenditure"
        scope, classification, key = first.keys
        if classification in ("total", "nature"):
            sentence.scope = scope
        if classification == "total" and key != "closing_carryover":
            sentence.funds |= {scope}
            if classification == "total":
                sentence.parent = "function"
        elif key in ("personnel", "public_use"):
            sentence.parent = key
        elif context.is_of_basic or (
            context.section.code == "basic_expenditure" and scope == "general_public_budget"
        ):
            sentence.parent = _GROUPS.get(key, sentence.parent)
    elif first.fact_table == "fct_three_public":
        sentence.parent = None

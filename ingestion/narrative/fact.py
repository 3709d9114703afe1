"""An amount of an item: named before it, after it, or carried from the words read so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingestion.narrative.answer import PRIOR_YEAR, Resolution
from ingestion.narrative.body_budget import body_budget
from ingestion.narrative.carried import carried, other_side
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.item_after import item_after
from ingestion.narrative.item_lists import is_whole_three_public, sum_of
from ingestion.narrative.list_fund import enter_list_of_fund
from ingestion.narrative.measure import PRIOR_WORD, YEAR, last_stage
from ingestion.narrative.named import lose_track, name_target
from ingestion.narrative.pairs import SECOND_FOLLOWS, numbers_following
from ingestion.narrative.part_of import why_a_part
from ingestion.narrative.remember import remember
from ingestion.narrative.section_totals import opened_total
from ingestion.narrative.sentence import UNKNOWN_YEAR, Target
from ingestion.narrative.stages import all_kinds, kind_of, list_kinds, names_this_year

_PART = re.compile(r"其中|包括|主要用于")
_OF_STAGE = re.compile(r"[预决]算|上年|去年")
_IN_TURN = re.compile(r"分别(?:为|是|支出)?[：]?$")
_GROUP = re.compile(
    r"(?:[（(]?[0-9一二三四]{1,2}[）)、.．]+)?(?:(?P<people>人员)|(?:日常)?公用)(?:经费|支出)(?:主要)?(?:包括|有|为)?："
)
"""``人员经费：基本工资5万元、津贴补贴4万元``: what the classes are part of, without a number of its own."""
_SPENT_BY = re.compile(
    r"(?:(?P<nature>项目|基本)支出|运行经费)[^，。；：0-9（）]{0,4}用于"
    r"|(?:使用|动用|通过|[由从用以])"
    r"(?P<own>[^，。；0-9]{0,4}(?:自有|自筹|事业收入|经营收入|其他收入|非财政)[^，。；0-9]{0,8}?"
    r"(?:支付|列支|安排|开支|支出|负担|承担))"
    r"|(?P<other>(?:其他|自有|非财政拨款|专户|往来)资金(?:收入|支出))"
)
"""``项目支出主要用于…``, ``使用自有资金支付公务接待费…``: what follows is a part, or beside the accounts."""
_ONE_LEVEL = re.compile(r"(?:本级|[省市县区州盟旗]级|中央|地方)财政(?:预算)?(?:拨款|补助)(?:收入)?(?:为)?$")
_OTHER_LEVEL = re.compile(r"[^。]{0,40}(?:上级|中央|地方|[省市县区州盟旗]级)财政")
"""``本级财政拨款6万元，上级财政拨款2万元``: neither is all of it."""
_SPENT_AS = {"项目": "project", "基本": "basic"}
_OWN_BODY = re.compile(r"[我本](?:单位|部门|中心|局|委|办|院|校|镇|乡|站|所|厅)(?!级)")
_OF_REGION = re.compile(
    r"(?:全[省市县区州旗盟镇乡国]|(?<![一-龥])[省市县区州]级?|地方)(?:地方)?"
    r"(?:一般公共预算|公共财政预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|财政|政府采购)总?(?:收入|支出|规模)"
    r"|财政总(?:收入|支出)|预算地方收入|(?:完成|实现)(?:了)?(?:地方)?(?:一般公共预算|公共财政预算|财政)收入"
)
"""``全省一般公共预算收入900亿元``, ``完成财政总收入9亿元``: a government's, no body's own."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Whose amount it is, and what says so."""

    targets: tuple[Target, ...]
    rule: str
    end: int
    """Where in ``local`` the name ends; 0 where the words before the amount name nothing."""
    local: str
    """The words before the amount that are about it."""


def fact_amount(local: str, after: str, context: Context, token_value: bool) -> Resolution:
    """Resolve an amount that is neither compared with nor a change.

    ``local``: words since the number before; ``after``: what follows; ``token_value``: False for zero.
    """
    sentence = context.sentence
    _open_list(local, context)
    named = _name(local, after, context)
    targets, rule, local = named.targets, named.rule, named.local
    if not targets:
        _pass_unknown(local, context)
        # the running cost is told whole: what it was spent on has no place in the contract
        is_detail = sentence.inside == "operating" and not _OF_STAGE.search(local)
        return _skip("outside_contract" if is_detail else "unresolved")
    if reason := why_a_part(local, targets, rule, named.end > 0, context):
        return _skip(reason)
    if _ONE_LEVEL.search(local) and _OTHER_LEVEL.match(after):
        return _skip("unresolved")
    if in_turn := _in_turn(named, after, context, token_value):
        return in_turn
    if rule in ("fund", "revenue", "total", "procurement", "pair") and (
        sentence.is_regional or _OF_REGION.search(local)
    ):
        sentence.lose()
        sentence.is_regional = True
        return _skip("regional_statistic")
    summed = sum_of(local, context)
    if is_whole_three_public(summed):
        targets = (Target("fct_three_public", ("total",)),)
    elif len(summed) > 1:
        if token_value:
            sentence.targets, sentence.pair_index, sentence.last = (), 0, ""
            return _skip("unresolved")  # ``甲支出、乙支出共5万元``: neither's own
        targets = summed
    both = all_kinds(local, targets, context)
    if both:
        remember(targets, "final", named.end > 0, context)
        return Resolution("fact", targets, both[0], more_kinds=both[1:], rule=rule)
    return _of_stage(replace(named, targets=targets), after, context)


def _skip(reason: str) -> Resolution:
    return Resolution("skip", reason=reason)


def _open_list(local: str, context: Context) -> None:
    """Enter the list that the words before an amount open: of a fund, or of parts of the amount before."""
    sentence = context.sentence
    if context.section.code == "basic_expenditure" and (group := _GROUP.match(local)):
        sentence.parent = "personnel" if group["people"] else "public_use"
    if spent := _SPENT_BY.search(local):
        sentence.inside = (
            "outside" if spent["own"] or spent["other"] else _SPENT_AS.get(spent["nature"], "operating")
        )
    enter_list_of_fund(local, context)
    if _PART.search(local):
        sentence.inside = sentence.head() or sentence.inside
        sentence.whole, sentence.members = sentence.targets, 0
        if sentence.items == 1 and not sentence.is_lost:
            sentence.headed = sentence.targets


def _name(local: str, after: str, context: Context) -> _Named:
    """Find whose amount it is: by the words behind it, before it, carried from before, or by its parts."""
    targets, rule = item_after(local, after, context)
    if targets:
        return _Named(targets, rule, 0, re.split(r"[，；、]", local)[-1])
    targets, end, rule = name_target(local, context)
    if not targets and not context.sentence.reason:
        targets, rule = carried(local, context)
        end = 0
    if not targets:
        opened = opened_total(local, after, context) or body_budget(local, context)
        return _Named(opened, "section_total", len(local), local)
    return _Named(targets, rule, end, local)


def _pass_unknown(local: str, context: Context) -> None:
    """Go on behind an amount whose subject is not known."""
    sentence = context.sentence
    was_lost = sentence.is_lost
    if (stage := last_stage(local)) and stage.kind == "final":
        sentence.kind = "final"  # ``预算5万元，调整预算89 54.2万元，决算6万元。其中：乙2万元``: of the last
    lose_track(local, context)
    if other_side(local, sentence.targets):
        sentence.lose()  # ``收入预算9万元；支出某数8万元，决算数7万元``
    else:
        sentence.is_lost = was_lost or not (sentence.targets or _of_body(local, context))
    if (named := YEAR.findall(local)) and not _PART.search(local):
        _year_of_unknown(int(named[-1]), was_lost, context)
    elif context.fiscal_year and names_this_year(local, context):
        _year_of_unknown(context.fiscal_year, was_lost, context)
    elif context.fiscal_year and PRIOR_WORD.match(local):
        _year_of_unknown(context.fiscal_year - 1, was_lost, context)


def _in_turn(named: _Named, after: str, context: Context, token_value: bool) -> Resolution | None:
    """Resolve the first amount of several told in turn (``分别为5万元、4万元``); None where it is none."""
    sentence, targets = context.sentence, named.targets
    if not _IN_TURN.search(named.local):
        return None
    if not SECOND_FOLLOWS.match(after):
        if len(targets) > 1 and named.rule != "pair" and token_value:
            sentence.lose()  # ``甲收入、乙收入分别为5万``: the other numbers are cut off
            return _skip("unresolved")
        return None
    kinds = list_kinds(named.local, context) if len(targets) == 1 else ()
    if (len(targets) == 1 and not kinds) or numbers_following(after) >= max(len(kinds), len(targets)):
        sentence.targets, sentence.pair_index, sentence.last = (), 0, ""
        return _skip("unresolved")  # a list with a member that is not known
    if not kinds:
        return None
    remember(targets, "final", named.end > 0, context)
    sentence.kinds = kinds
    if kinds[0] is None:
        return _skip("other_year")
    return Resolution("fact", targets, kinds[0], rule=named.rule)


def _of_stage(named: _Named, after: str, context: Context) -> Resolution:
    """Resolve an amount whose targets are known by the stage that its words, list or section give."""
    sentence, targets, rule, local = context.sentence, named.targets, named.rule, named.local
    from_title = sentence.kind is None and last_stage(local) is None and "安排" not in local
    kind, alternatives = kind_of(local, named.end, context)
    if kind is None:
        sentence.items += targets != sentence.targets
        sentence.targets, sentence.pair_index, sentence.last = targets, 0, "other_year"
        return _skip("other_year")
    of_which = kind == "prior_final" and rule == "carried" and sentence.members > 1 and sentence.whole
    unclear_whole = bool(of_which) and not sentence.compares
    sentence.compares = sentence.compares or kind == "prior_final"
    usable = targets if kind == "final" else tuple(t for t in targets if t.has_kind)
    listed = sentence.kind
    remember(targets, kind, named.end > 0, context)
    if alternatives == "final":
        sentence.kind = listed  # the next of the list is as unclear
    if not usable and kind == "prior_final" and targets[0].fact_table == "fct_procurement":
        # no report tells another year's purchases alone: kept, until what they make says whose they are
        return Resolution("fact", targets, alternatives=PRIOR_YEAR, rule=rule, is_clear=False)
    if not usable:
        return _skip("budget_of_item")
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


def _year_of_unknown(year: int, was_lost: bool, context: Context) -> None:
    """Keep the ``year`` of an amount whose subject is not known: what follows may be of that year."""
    sentence = context.sentence
    if sentence.year is None and not sentence.items and not was_lost:
        sentence.year = year  # ``2023年收入预算总计9万元，其中：…``: the list is of that year
    elif year != (sentence.year or context.fiscal_year):
        sentence.lose()  # ``支出9万元；2013年决算收入8万元，支出7万元``
        sentence.year = UNKNOWN_YEAR


def _of_body(local: str, context: Context) -> bool:
    """``我中心年初预算数为5万元，执行数为4万元，其中基本支出…``: the body's own whole, its parts too."""
    own = _OWN_BODY.search(local) is not None or context.sentence.whole_of_body
    context.sentence.whole_of_body = own and is_clean(local)
    return context.sentence.whole_of_body

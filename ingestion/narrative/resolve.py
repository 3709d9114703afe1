"""Whose number is it: resolves the amounts of a paragraph from the words to the left of each.

Every amount gets an answer: a statement, or a reason why it is none. Nothing is guessed: an amount
whose words hold anything but an item and filler stays ``unresolved``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingestion.narrative.classes import ClassName, economic_code, find_marked, find_plain, function_code
from ingestion.narrative.context import Context, Target
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import PRIOR_WORD, REFERENCE, YEAR, is_change, last_stage
from ingestion.narrative.scan import Token
from ingestion.narrative.targets import choose_item, choose_list, is_weak, sum_of, targets_of

_REASON = re.compile(r"(?:原因|因素)(?:是|为|：|:|系|有|在于)?|主要是由于|主要因为?|由于|因为|系因")
_LIST = re.compile(r"其中|主要包括|包括|以下方面|分别为|分别是|具体为|用于以下|按.{2,10}分")
_THRESHOLD_AFTER = re.compile(r"(?:（含）|\(含\)|及|含)?(?:以上|以下|以内|起)")
_UNIT_PRICE = re.compile(
    r"(?:人均|人平|每人|户均|车均|单价|标准|每.|均价|次均|批均|平均|人次均)[^，。；]{0,10}$"
)
_COMPLETION = re.compile(
    r"(?:完成|占|达到|为)(?:了)?(?:当年|本年|全年|年度)?[^，。；]{0,8}预算(?:数|收入|安排|支出|总额)*(?:的|为|：)?$"
)
_PAIR_GAP = re.compile(r"^(?:和|、|，|,|及|与|；|/|以及)?$")
_SECOND_FOLLOWS = re.compile(r"(?:和|、|，|,|及|与|；|/|以及)[0-9]")
_COMPARED = re.compile(r"相比[，：]?(?P<subject>[^，。；0-9]{2,30})")

_SAME = re.compile(r"(?:与|较|比|同|和)[^，。；]{0,14}?(?:基本)?(?:持平|一致|相同|无增减|无变化|不变)")
_CHANGED_TO = re.compile(
    r"^[，]?(?:减少|下降|降低|降|减|压减|压缩|增加|增长|上升|提高|升)(?:到|至)(?:了)?(?:本年|当年|20[0-9]{2}年度?)?的?$"
)
_FLAT_OPENING = re.compile(r"^[^，。；0-9]{0,4}(?:持平|无增减(?:变化)?|无变化|一致|相同)(?=[，；])")
"""``比年初预算0元无增减变化，2020年决算数…``: the verb of the comparison before."""
_NO_BUDGET = re.compile(r"(?:未|没有|无)(?:安排|编制|列|做)?(?:年初)?预算(?:安排)?")
_MEASURED = re.compile(
    r"^[，；]?(?:上年|去年)|预算|决算|支出|[，；]金额|执行|实际|完成|安排|20[0-9]{2}年|共计|合计|收入|^[，：]?(?:为|共|计)"
)
_MONEY = re.compile(r"拨款|资金|经费")
_AFTER = re.compile(
    r"(?:为|是|系|属于|属)(?P<item>(?:[^，。；、（）0-9]|（[^（）0-9]{1,3}）){2,24})(?=[，。；、（）]|$)"
)
_SPENT_ON = re.compile(r"用于(?P<item>[^，。；、（）0-9]{2,16})(?=[，。；、]|$)")
"""``5万元用于公务接待，3万元用于…``: amounts before what they were spent on."""
_ADJUSTMENT = re.compile(
    r"(?:追加|追减|调增|调减|核增|核减)(?:了)?(?:预算|资金|指标|经费|收入|支出|项目支出)?(?:数|额)?(?:为|共|共计)?$"
)
_CHANGE_END = re.compile(r"(?:各|均|分别|都|同口径)*[^，。；（）各均分]{2,4}$")
_EVENT = re.compile(r"一行[^。；]{0,30}人[^。；]{0,40}$")

Verdict = Literal["fact", "base", "change", "skip"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one amount."""

    verdict: Verdict
    targets: tuple[Target, ...] = ()
    kind: str = "final"
    reason: str | None = None
    """Why it is no statement, for ``skip`` and ``change``."""
    base_year: int | None = None
    more_kinds: tuple[str, ...] = ()
    """Further stages the same amount is stated for (``预算、决算均为5万元``)."""
    alternatives: str | None = None
    is_clear: bool = True
    """False where the choice between readings follows no stated rule."""
    rule: str = ""


def resolve_amount(token: Token, local: str, gap: str, after: str, context: Context) -> Resolution:
    """Resolve one amount.

    ``local``: text of the sentence since the number before; ``gap``: all text since that number;
    ``after``: what follows. Updates ``context`` for the amounts to come.
    """
    sentence = context.sentence
    local = _SAME.sub("，", local.rpartition("；")[2])
    local = _FLAT_OPENING.sub("", local)
    local = re.sub(r"占$", "", local)  # ``总计占1,090.52万元``: a share is a percentage, never an amount
    if _THRESHOLD_AFTER.match(after):
        return Resolution("skip", reason="threshold")
    if _UNIT_PRICE.search(local):
        return Resolution("skip", reason="unit_price")
    if _EVENT.search(local):
        return Resolution("skip", reason="single_event")
    if _REASON.search(local):
        sentence.reason = True
    continues = sentence.last == "change" or (sentence.last in ("fact", "base") and sentence.targets)
    if _PAIR_GAP.match(gap) and continues:
        return _continue_pair(token, gap, context)
    if _ADJUSTMENT.search(local):
        if not name_targets(_ADJUSTMENT.sub("", local), context):
            # ``其中甲预算6万元，乙预算4万元；年中追加2万元``: what follows is about the whole again
            sentence.targets, sentence.pair_index, sentence.last, sentence.is_lost = (), 0, "", True
        return Resolution("skip", reason="adjustment")
    changed = _CHANGED_TO.match(local) or (
        sentence.last == "change" and re.fullmatch(r"，(?:实际)?为", local)
    )
    if changed and sentence.targets and sentence.last in ("base", "change"):
        sentence.last = "fact"
        return Resolution("fact", sentence.targets, rule="changed_to")
    if is_change(local.rstrip("：，“”")):
        return _change(local, context)
    reference = _last_reference(local)
    if sentence.reason:
        return Resolution("skip", reason="explanation")
    if reference is not None or _COMPLETION.search(local) or token.glued_year:
        return _base(token, local, reference, after, context)
    return _fact(local, after, context, bool(token.value))


def _continue_pair(token: Token, gap: str, context: Context) -> Resolution:
    sentence = context.sentence
    if sentence.last == "base" and not gap:
        sentence.last = "change"  # ``较2022年决算数246.32万元14.45万元``: the verb fell out
        return Resolution("change", sentence.targets, reason="change")
    if sentence.kinds and sentence.last == "fact":
        sentence.pair_index += 1
        if sentence.pair_index >= len(sentence.kinds):
            return Resolution("skip", reason="unresolved")
        listed = sentence.kinds[sentence.pair_index]
        if listed is None:
            return Resolution("skip", reason="other_year")
        return Resolution("fact", sentence.targets, listed, rule="pair")
    if len(sentence.targets) < 2 or sentence.pair_index + 1 >= len(sentence.targets):
        if sentence.last == "change":
            return Resolution("change", sentence.targets[-1:], reason="change")
        return Resolution("skip", reason="unresolved")
    sentence.pair_index += 1
    target = (sentence.targets[sentence.pair_index],)
    if sentence.last == "change":
        return Resolution("change", target, reason="change")
    kind = sentence.kind or "final" if sentence.last == "fact" else sentence.base_kind or "prior_final"
    verdict: Verdict = "fact" if sentence.last == "fact" else "base"
    return Resolution(verdict, target, kind, rule="pair")


def _change(local: str, context: Context) -> Resolution:
    sentence = context.sentence
    remember_base(local, context)
    if not sentence.reason:
        item = choose_item(
            re.split(r"[，；]|" + REFERENCE.pattern, local)[0] if REFERENCE.search(local) else local
        )
        if item is None:
            item = choose_item(_before_change(local))
        if item is None:  # ``与上年相比，收、支总计各减少``
            item = choose_item(_CHANGE_END.sub("", re.split(r"[，；]", local)[-1]))
        if item is not None and not is_weak(item):
            found = targets_of(item, local, context)
            if found and found != sentence.targets:
                sentence.targets, sentence.pair_index = found, 0
    sentence.last = "change"
    sentence.pair_index = 0
    return Resolution(
        "change",
        () if sentence.reason else sentence.targets,
        reason="explanation" if sentence.reason else "change",
    )


def _before_change(local: str) -> str:
    match = REFERENCE.search(local)
    return local[: match.start()] if match else re.sub(r"(?:各|均|分别)?.{2,6}$", "", local)


def remember_base(local: str, context: Context) -> None:
    """Keep what the clause compares with, for the growth rate that follows."""
    reference = _last_reference(local)
    if reference is None:
        return
    kind, year = _base_kind(local, reference, context)
    context.sentence.base_kind, context.sentence.base_year = kind, year


def _last_reference(local: str) -> re.Match[str] | None:
    found = None
    for match in REFERENCE.finditer(local):
        found = match
    return found


def _base_kind(
    local: str, reference: re.Match[str] | None, context: Context
) -> tuple[str | None, int | None]:
    """Return (amount kind, year) of a base; kind None when it is of neither this nor the prior year."""
    words = local[reference.start() :] if reference else local
    stage = last_stage(words)
    years = [int(match[1]) for match in YEAR.finditer(words)]
    year = years[-1] if years else None
    fiscal = context.fiscal_year
    budget = stage is not None and stage.kind in ("initial_budget", "adjusted_budget", "budget")
    if PRIOR_WORD.search(words):
        year = fiscal - 1 if fiscal and year is None else year
        return (None if budget else "prior_final"), year
    if budget and stage is not None:
        return (stage.kind if year in (None, fiscal) else None), year
    if year is not None and fiscal is not None:
        return ("prior_final" if year == fiscal - 1 else None), year
    return None, year


def _base(
    token: Token, local: str, reference: re.Match[str] | None, after: str, context: Context
) -> Resolution:
    sentence = context.sentence
    if token.glued_year:
        fiscal = context.fiscal_year
        kind: str | None = "prior_final" if fiscal and token.glued_year == fiscal - 1 else None
        year: int | None = token.glued_year
    else:
        kind, year = _base_kind(local, reference, context)
    tail = local[reference.end() :] if reference else ""
    head = local[: reference.start()] if reference else local
    item = choose_item(tail) if tail else None
    carried = () if re.search(r"(?:收入|支出)(?:决算)?(?:数)?[，]?$", head) else context.previous_targets
    targets = sentence.targets or carried or _section_total(head.strip("，"), context)
    if item is None and head:
        # ``因公出国（境）费较上年6万元``: the item stands before the comparison
        head_item = choose_item(head.rstrip("，")) if not _COMPLETION.search(local) or reference else None
        if head_item is not None and not is_weak(head_item):
            item = head_item
    if item is not None and not is_weak(item):
        targets = targets_of(item, local, context) or targets
    elif tail and not is_clean(tail, allow=r"累计|末|（|同期|相比|年底|年|后"):
        return Resolution("skip", reason="unresolved")
    compared = _COMPARED.match(after)
    if item is None and compared and not sentence.targets:
        subject = choose_item(re.split(r"各|均|分别|都|增|减|上升|下降|多|少|降|升", compared["subject"])[0])
        if subject is not None:
            targets = targets_of(subject, compared["subject"][: subject.end], context) or targets
    sentence.base_kind, sentence.base_year = kind, year
    if not targets:
        return Resolution("skip", reason="unresolved")
    if kind is None:
        return Resolution("skip", reason="other_year")
    if item is not None or not sentence.targets:
        sentence.targets, sentence.pair_index = targets, 0
    sentence.last = "base"
    usable = tuple(t for t in targets if t.has_kind)
    if not usable:
        return Resolution("skip", reason="comparison_base")
    pair = len(usable) > 1 and bool(_SECOND_FOLLOWS.match(after))
    sentence.pair_index = 0
    return Resolution("base", usable[:1] if pair else usable, kind, base_year=year, rule="base")


def _fact(local: str, after: str, context: Context, token_value: bool) -> Resolution:
    sentence = context.sentence
    targets, rule = _item_after(local, after, context)
    words_end = 0
    if targets:
        local = re.split(r"[，；、]", local)[-1]
    else:
        targets, words_end, rule = _name_target(local, context)
    if not targets and not sentence.reason:
        targets, rule = _carried(local, context)
        words_end = 0
    if not targets:
        lose_track(local, context)
        return Resolution("skip", reason="unresolved")
    if re.search(r"分别(?:为|是)?[：]?$", local) and _SECOND_FOLLOWS.match(after):
        kinds = list_kinds(local, context) if len(targets) == 1 else ()
        if (len(targets) == 1 and not kinds) or _numbers_following(after) >= max(len(kinds), len(targets)):
            sentence.targets, sentence.pair_index, sentence.last = (), 0, ""
            return Resolution("skip", reason="unresolved")  # a list with a member that is not known
        if kinds:
            _remember(targets, "final", words_end > 0, context)
            sentence.kinds = kinds
            if kinds[0] is None:
                return Resolution("skip", reason="other_year")
            return Resolution("fact", targets, kinds[0], rule=rule)
    summed = sum_of(local, context)
    if len(summed) > 1:
        if token_value:
            sentence.targets, sentence.pair_index, sentence.last = (), 0, ""
            return Resolution("skip", reason="unresolved")  # ``甲支出、乙支出共5万元``: neither's own
        targets = summed
    both = _all_kinds(local, targets, context)
    if both:
        _remember(targets, "final", words_end > 0, context)
        return Resolution("fact", targets, both[0], more_kinds=both[1:], rule=rule)
    from_title = context.sentence.kind is None and last_stage(local) is None and "安排" not in local
    kind, alternatives = _kind(local, words_end, context)
    if kind is None:
        sentence.targets, sentence.pair_index, sentence.last = targets, 0, "other_year"
        return Resolution("skip", reason="other_year")
    usable = targets if kind == "final" else tuple(t for t in targets if t.has_kind)
    _remember(targets, kind, words_end > 0, context)
    if not usable:
        return Resolution("skip", reason="budget_of_item")
    pair = len(usable) > 1 and bool(_SECOND_FOLLOWS.match(after))
    if context.section.part == "attachment" and kind != "final" and from_title:
        # the stage is the heading's, not the sentence's: kept, shown, not used
        first = usable[:1] if pair else usable
        return Resolution("fact", first, kind, alternatives="final", rule=rule, is_clear=False)
    return Resolution("fact", usable[:1] if pair else usable, kind, alternatives=alternatives, rule=rule)


def _all_kinds(local: str, targets: tuple[Target, ...], context: Context) -> tuple[str, ...]:
    """Return the stages or years that an amount is stated for at once; () when it is for one."""
    if not re.search(r"(?:均|都)(?:为|是)?$", local) or not all(t.has_kind for t in targets):
        return ()
    kinds = list_kinds(re.sub(r"(?:均|都)(?:为|是)?$", "分别", local), context)
    known = tuple(kind for kind in kinds if kind is not None)
    return known if len(known) == len(kinds) > 1 else ()


_NEXT_NUMBER = re.compile(
    r"(?:和|、|，|,|及|与|；|/|以及)[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?(?:亿元|万元|元|亿|万|(?=[和、，,及与；]))"
)


def _numbers_following(after: str) -> int:
    """How many numbers go on the list that ``after`` continues."""
    place = count = 0
    while match := _NEXT_NUMBER.match(after, place):
        place, count = match.end(), count + 1
    return count


_YEARS = re.compile(r"20[0-9]{2}年?(?:度)?(?:(?:、|和|与|及)20[0-9]{2}年?(?:度)?)+")
_STAGES = re.compile(
    r"(?P<first>[^，。；、和与及]{0,6}(?:预|决)算[^，。；、和与及]{0,2})(?:、|和|与|及)(?P<second>[^，。；、和与及]{0,6}(?:预|决)算[^，。；、]{0,3}?)分别"
)


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


def lose_track(local: str, context: Context) -> None:
    """Another subject than the items known: what follows in the sentence is not about the item before."""
    named = name_targets(local, context)
    if named or not is_clean(local):
        context.sentence.targets, context.sentence.pair_index, context.sentence.last = named, 0, ""
        context.sentence.is_lost = not named


def _name_target(local: str, context: Context) -> tuple[tuple[Target, ...], int, str]:
    """Find the item or class that ``local`` names; () when none."""
    marked = find_marked(local)
    if marked is not None and is_clean(local[marked.end :]):
        target = _function_target(marked, local, context)
        if target:
            return target, marked.end, "function"
    listed_economic = context.sentence.parent in ("personnel", "public_use")
    item = choose_item(local, is_economic_list=listed_economic or context.section.code == "basic_expenditure")
    if (
        item is not None
        and (item.family, item.text) == ("fund", "财政拨款")
        and context.sentence.side == "revenue"
    ):
        return targets_of(item, local, context), item.end, "revenue"
    weak = item is None or (is_weak(item) and not _of_procurement(item.family, context))
    if weak and context.sentence.parent in ("personnel", "public_use"):
        plain = find_plain(local)
        if plain:
            code = economic_code(plain)
            if code and len(code) == 5:
                return (
                    (Target("fct_expenditure", ("general_public_budget", "economic", code)),),
                    plain.end,
                    "economic",
                )
    if (
        item is not None
        and item.family == "three_public"
        and context.sentence.parent in ("personnel", "public_use")
    ):
        plain = find_plain(local)
        code = economic_code(plain) if plain else None
        if code and len(code) == 5:
            return (
                (Target("fct_expenditure", ("general_public_budget", "economic", code)),),
                item.end,
                "economic",
            )
    if item is not None and not weak:
        listed = choose_list(local, context) if item.family != "pair" else ()
        found = listed or targets_of(item, local, context)
        return found, item.end, item.family
    plain = find_plain(local)
    if plain and _expects_functions(context):
        target = _function_target(plain, local, context)
        if target:
            return target, plain.end, "function"
    if item is not None and not context.sentence.targets and not context.is_noted:
        return targets_of(item, local, context), item.end, item.family
    whole = _section_total(local, context)
    return (whole, len(local), "section_total") if whole else ((), 0, "")


def _section_total(local: str, context: Context) -> tuple[Target, ...]:
    """``收入比上年…`` in the revenue section, ``支出…`` in the expenditure section: the section's total."""
    match = re.fullmatch(
        r"(?:20[0-9]{2}年度?|本年度?|当年|全年|实际|，|[我本](?:单位|部门|[局镇乡委办院校所站会厅]|中心|街道))*"
        r"(?P<side>收入|支出)(?:合计|总额|数|为|共计|实际)*",
        local,
    )
    if not match:
        return ()
    if match["side"] == "收入" and context.section.code == "revenue":
        return (Target("fct_revenue", (context.section_scope, "current_total")),)
    if match["side"] == "支出" and context.section.code == "expenditure":
        return (Target("fct_expenditure", (context.section_scope, "total", "current_total")),)
    return ()


def names_only(sentence: str) -> bool:
    """True for a heading or sentence that is an item's name and nothing else."""
    bare = re.sub(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．：]?)+", "", sentence)
    item = choose_item(bare)
    return item is not None and not is_weak(item) and is_clean(bare[: item.start]) and len(bare) <= 40


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


def _of_procurement(family: str, context: Context) -> bool:
    """Bare 货物, 工程, 服务 name procurement only where procurement is spoken of."""
    spoken = any(target.fact_table == "fct_procurement" for target in context.sentence.targets)
    return family == "procurement" and (spoken or context.section.code == "procurement")


def _expects_functions(context: Context) -> bool:
    if context.sentence.parent == "function":
        return True
    return context.section.code in _FUNCTION_SECTIONS


def _function_target(found: ClassName, local: str, context: Context) -> tuple[Target, ...]:
    last = context.sentence.targets[0].keys if context.sentence.targets else ()
    among = last[1:2] == ("function",) and len(last[2]) == 3
    code = function_code(
        found, context.class_code, context.subclass_code, context.fiscal_year, among_classes=among
    )
    if code is None:
        if found.marked and any(found.levels) and found.names[-1]:
            name = "/".join(n for n in found.names if n)
            scope = context.sentence.scope or context.section_scope
            return (Target("fct_expenditure", (scope, "function", f"name:{name}")),)
        return ()
    context.class_code = code[:3]
    context.subclass_code = code[:5] if len(code) >= 5 else None
    scope = context.sentence.scope or context.section_scope
    return (Target("fct_expenditure", (scope, "function", code)),)


_CARRIED_WORDS = (
    r"。|^(?:公务用?车|公车|公务车辆|车辆)(?=，)|购置(?=支出|金额)|^[，；]?(?:上年|去年)(?:度|同期)?"
)


def _is_procurement(targets: tuple[Target, ...]) -> bool:
    return bool(targets) and targets[0].fact_table == "fct_procurement"


def _carried(local: str, context: Context) -> tuple[tuple[Target, ...], str]:
    """The item named earlier, when ``local`` holds measure words only."""
    sentence = context.sentence
    if not is_clean(local, allow=_CARRIED_WORDS + (r"|采购" if _is_procurement(sentence.targets) else "")):
        return (), ""
    if sentence.counted and re.fullmatch(r"[，、；](?:费用|金额|经费|开支|花费)(?:为|共|约|合计)*", local):
        return sentence.targets, "carried"
    if not sentence.targets and sentence.is_lost:
        return (), ""
    if not _MEASURED.search(local) or (_MONEY.search(local) and not re.search(r"预算|决算", local)):
        return (), ""
    if sentence.targets and _other_side(local, sentence.targets):
        return _counterpart(local, sentence.targets), "counterpart"
    if sentence.targets and sentence.last != "change":
        return sentence.targets, "carried"
    if sentence.targets and re.search(r"预算|决算|支出|上年|去年", local):
        return sentence.targets, "carried"
    if context.previous_targets and re.search(
        r"预算|决算|执行|支出" if context.is_noted else r"预算|决算|执行", local
    ):
        return context.previous_targets, "carried"
    return (), ""


def _other_side(local: str, targets: tuple[Target, ...]) -> bool:
    """``收入5万元，支出4万元``: the second number is no other stage of the first."""
    if targets[0].fact_table == "fct_revenue":
        return "支出" in local and "收入" not in local
    return targets[0].fact_table == "fct_expenditure" and "收入" in local and "支出" not in local


def _counterpart(local: str, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the total of the other side where ``local`` says 收入 or 支出 and nothing more."""
    if not re.fullmatch(
        r"(?:，|、|；|本年度?|当年|实际|20[0-9]{2}年度?)*(?:收入|支出)(?:合计|总计|总额|决算|为|共计|数)*",
        local,
    ):
        return ()
    first = targets[0]
    if first.fact_table == "fct_revenue" and first.keys[-1] in _FUNDS:
        return (Target("fct_expenditure", (first.keys[-1], "total", "current_total")),)
    if first.fact_table == "fct_revenue" and first.keys[-1] in ("current_total", "grand_total"):
        return (Target("fct_expenditure", (first.keys[0], "total", first.keys[-1])),)
    if first.keys[1:2] == ("total",) and first.keys[-1] in ("current_total", "grand_total"):
        return (Target("fct_revenue", (first.keys[0], first.keys[-1])),)
    return ()


_FUNDS = ("general_public_budget", "government_fund", "state_capital")


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
    return targets_of(item, match["item"], context), "item_after"


def _kind(local: str, words_end: int, context: Context) -> tuple[str | None, str | None]:
    """Return (amount kind or None for another year, alternatives)."""
    sentence, fiscal = context.sentence, context.fiscal_year
    clause_start = (
        max(
            local.rfind("，", 0, words_end or 0),
            local.rfind("：", 0, words_end or 0) if not words_end else -1,
        )
        + 1
    )
    clause = _NO_BUDGET.sub("", local[clause_start:])
    stage = last_stage(clause)
    year = None
    for match in YEAR.finditer(re.sub(r"（[^（）]*）", "", local)):
        year = int(match[1])
    if year is None:
        year = sentence.year or context.default_year
    elif words_end or (sentence.year is None and (not sentence.last or year == fiscal)):
        sentence.year = year  # of the list that follows; ``甲2020年5万元，2019年6万元`` is no such list
    kind = stage.kind if stage else sentence.kind or context.default_kind
    if stage is None and not words_end and re.search(r"支出|使用|完成|执行", local):
        kind = "final"  # ``预算安排9.8万元（…），支出9.3万元``
    if stage is None and re.search(r"安排(?:资金|数)?(?:为)?$", clause):
        kind = "budget"
    if PRIOR_WORD.search(local) and not REFERENCE.search(local) and "年初" not in local:
        return ("prior_final", None) if kind == "final" else (None, None)
    if year is None or fiscal is None or year == fiscal:
        return kind, None
    if year == fiscal - 1 and kind == "final":
        if sentence.slipped_year == year and not context.default_year:
            return "final", "prior_final"
        return "prior_final", None
    return None, None


def _remember(targets: tuple[Target, ...], kind: str, is_named: bool, context: Context) -> None:
    sentence = context.sentence
    sentence.targets, sentence.pair_index, sentence.last = targets, 0, "fact"
    sentence.kinds = ()
    if targets != context.previous_targets:
        context.is_noted = False
    if kind == "final" or (is_named and kind != "prior_final"):
        sentence.kind = kind  # ``甲46万元，年初预算45万元；乙18万元``: the budget is 甲's alone
    first = targets[0]
    if first.fact_table == "fct_revenue":
        sentence.side = "revenue"
        if first.keys[0] != "all":
            sentence.scope = first.keys[0]
    elif first.fact_table == "fct_expenditure":
        sentence.side = "expenditure"
        scope, classification, key = first.keys
        if classification in ("total", "nature"):
            sentence.scope = scope
            if classification == "total":
                sentence.parent = "function"
        elif key in ("personnel", "public_use"):
            sentence.parent = key
    elif first.fact_table == "fct_three_public":
        sentence.parent = None


def name_targets(local: str, context: Context) -> tuple[Target, ...]:
    """Return the item a text without a number names (a heading, the subject of a count); () if none."""
    targets, _, _ = _name_target(local, context)
    return targets

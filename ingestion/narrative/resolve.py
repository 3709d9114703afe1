"""Whose number is it: resolves the amounts of a paragraph from the words to the left of each.

Every amount gets an answer: a statement, or a reason why it is none. Nothing is guessed: an amount
whose words hold anything but an item and filler stays ``unresolved``.
"""

from __future__ import annotations

import re
from copy import copy

from ingestion.narrative.answer import Resolution
from ingestion.narrative.base import COMPLETION, WITHIN_BUDGET, base_amount, last_reference, remember_base
from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.context import NEXT_POINT, Context
from ingestion.narrative.fact import fact_amount
from ingestion.narrative.filler import is_clean
from ingestion.narrative.measure import REFERENCE, before_change, is_change
from ingestion.narrative.named import name_targets
from ingestion.narrative.pairs import PAIR_GAP, continue_list
from ingestion.narrative.scan import Token
from ingestion.narrative.sentence import Target
from ingestion.narrative.stages import NO_BUDGET
from ingestion.narrative.targets import targets_of

_REASON = re.compile(r"(?:原因|因素)(?:是|为|：|:|系|有|在于)?|主要是由于|主要因为?|由于|因为|系因")
_THRESHOLD_AFTER = re.compile(r"(?:（含）|\(含\)|及|含)?(?:以上|以下|以内|起)")
_UNIT_PRICE = re.compile(
    r"(?:人均|人平|每人|户均|车均|单价|标准|每.|均价|次均|批均|平均|人次均)[^，。；]{0,10}$"
)
_SAME = re.compile(r"(?:与|较|比|同|和)[^，。；]{0,14}?(?:基本)?(?:持平|一致|相同|无增减|无变化|不变)")
_CHANGED_TO = re.compile(
    r"^[，]?(?:(?:减少|下降|降低|降|减|压减|压缩|增加|增长|上升|提高|升|增)(?:到|至)|[降减增升]为)(?:了)?"
    r"(?:本年|当年|20[0-9]{2}年度?)?的?$"
)
_FROM = re.compile(r"[由从](?:原来的?)?$")
_TO = re.compile(r"(?:减少|下降|降低|压减|压缩|增加|增长|上升|提高|[降减增升])(?:到|至|为)")
_BOTH_STAGES = re.compile(r"预[、和与及]?决算")
"""``预、决算数分别为9万元、8万元``."""
_FLAT_OPENING = re.compile(r"^[^，。；0-9]{0,4}(?:持平|无增减(?:变化)?|无变化|一致|相同)(?=[，；])")
"""``比年初预算0元无增减变化，2020年决算数…``: the verb of the comparison before."""
_ADJUSTMENT = re.compile(
    r"(?:追加|追减|调增|调减|核增|核减)(?:了)?(?:预算|资金|指标|经费|收入|支出|项目支出)?(?:数|额)?(?:为|共|共计)?$"
)
_CHANGE_END = re.compile(r"(?:各|均|分别|都|同口径)*[^，。；（）各均分]{2,4}$")
_INTRODUCED = re.compile(r"^.*(?:情况|如下|显示|说明|变化|变动)：(?=20[0-9]{2}年)")
"""``公布了2010年决算和2011年预算情况：2011年…``: what is announced is no part of the sentence after it."""
_EXPLAINED = re.compile(r"^.*(?:造成|导致|所致|形成|产生)的?：")
"""``主要原因是…造成的：公务接待费…``: the explanation ends at the colon."""
_PARTS_BEHIND = re.compile(r"^.*[，。](?P<parts>其中[：，]?(?P<part>[^，。；：]{2,24}))$")
_INVOLVED = re.compile(r"(?:涉及|包含|涵盖)(?P<item>[^，。；0-9]{2,24})$")
"""``对甲项目开展评价，涉及一般公共预算支出9万元``: what the projects cost, not what the fund spent."""
_OTHER_MONEY = re.compile(
    r"(?:均|都|全部)(?:由|从|在)[^，。；]{0,16}(?:收入|资金|经费|账户)[^，。；]{0,4}(?:列支|支付|承担|开支|支出)"
    r"|(?:不|未)(?:在|纳入|属于|列入|计入)[^。；]{0,24}(?:范围|口径|统计)"
)
"""``…均由事业收入列支，不在“三公”经费统计范围内``: none of the three public expenses that are told."""
_SHARE_OF = re.compile(r"占[^，。；0-9]{2,30}$")
_SHARE_FOLLOWS = re.compile(r"的?(?:比重|比例)?[^，。；0-9]{0,4}[0-9.]+%")
"""``甲9万元，占本年支出合计10万元的90%，比上年8万元…``: what goes on is of 甲, not of what it is part of."""
_REMARK = re.compile(r"（[^（）]{5,}）")
"""``“三公”经费6万元（包括基本支出和项目支出），同比减少…``: names in a remark are not what changed."""
_INCLUDED = re.compile(r"（包?含[^（）0-9]*）")
"""``公务用车（含执法用车）运行费5万元``: what is in it does not part its name, nor name it."""
_EXPLAINS = re.compile(r"，主要(?:是|系|为)")
_JOINED = re.compile(r"(?:和|及|与|以及)[^，。；]{2,}")
_EVENT = re.compile(r"一行[^。；]{0,30}人[^。；]{0,40}$")


def resolve_amount(token: Token, local: str, gap: str, after: str, context: Context) -> Resolution:
    """Resolve one amount.

    ``local``: text of the sentence since the number before; ``gap``: all text since that number;
    ``after``: what follows. Updates ``context`` for the amounts to come.
    """
    sentence = context.sentence
    before, _, local = local.rpartition("；")
    sentence.compares = sentence.compares or _SAME.search(local) is not None
    if NEXT_POINT.match(local) and _REASON.search(before):
        sentence.reason = True  # ``主要原因：一是…；二是…``
    local = NO_BUDGET.sub("", _SAME.sub("，", _INCLUDED.sub("", _BOTH_STAGES.sub("预算、决算", local))))
    local = _INTRODUCED.sub("", _FLAT_OPENING.sub("", local))
    if sentence.reason and _EXPLAINED.match(local):
        sentence.reason, local = False, _EXPLAINED.sub("", local)
    if (parts := _parts_behind_reason(local, context)) is not None:
        sentence.reason, local = False, parts
    local = re.sub(r"占$", "", local)  # ``总计占1,090.52万元``: a share is a percentage, never an amount
    is_budget = WITHIN_BUDGET.search(local) is not None
    if _THRESHOLD_AFTER.match(after) and not is_budget:
        return Resolution("skip", reason="threshold")
    if _UNIT_PRICE.search(local):
        return Resolution("skip", reason="unit_price")
    if _EVENT.search(local):
        return Resolution("skip", reason="single_event")
    told_change = sentence.last == "change" or sentence.grew
    sentence.grew = False
    if _REASON.search(local) or (told_change and _EXPLAINS.match(local)):
        sentence.reason = True
    continues = sentence.last == "change" or (sentence.last in ("fact", "base") and sentence.targets)
    if PAIR_GAP.match(gap) and continues:
        return continue_list(gap, context)
    if _ADJUSTMENT.search(local):
        if sentence.items > 1 and not name_targets(_ADJUSTMENT.sub("", local), context):
            # ``其中甲预算6万元，乙预算4万元；年中追加2万元``: what follows is about the whole again
            sentence.lose()
        return Resolution("skip", reason="adjustment")
    if (start := _FROM.search(local)) and _TO.match(after):
        return _fell_from(local[: start.start()], context)
    changed = _CHANGED_TO.match(local) or (
        sentence.last == "change" and re.fullmatch(r"，(?:实际)?为", local)
    )
    if changed and sentence.targets and sentence.last in ("base", "change"):
        sentence.last = "fact"
        return Resolution("fact", sentence.targets, rule="changed_to")
    if not is_budget and is_change(local.rstrip("：，“”")):
        return _change(local, context)
    reference = last_reference(local)
    if sentence.reason:
        return Resolution("skip", reason="explanation")
    if (involved := _INVOLVED.search(local)) and choose_item(involved["item"]):
        sentence.targets, sentence.last, sentence.reason = (), "", True
        return Resolution("skip", reason="project_text")
    if reference is not None or COMPLETION.search(local) or token.glued_year:
        return base_amount(token, local, reference, after, context)
    if _OTHER_MONEY.search(after.split("。")[0]) and _is_three_public(local, context):
        return Resolution("skip", reason="outside_contract")
    sentence.is_joined = bool(_JOINED.match(local))
    spoken_of = copy(sentence)
    resolution = fact_amount(local, after, context, bool(token.value))
    if sentence.targets and _SHARE_OF.search(local) and _SHARE_FOLLOWS.match(after):
        context.sentence = spoken_of
    return resolution


def _fell_from(words: str, context: Context) -> Resolution:
    """``公务接待费由5万元降为3万元``: the first is of another year or stage, and does not say of which."""
    sentence = context.sentence
    sentence.targets = name_targets(words, context) or (sentence.targets if is_clean(words) else ())
    sentence.pair_index, sentence.last = 0, "base"
    return Resolution("skip", reason="comparison_base")


def _parts_behind_reason(local: str, context: Context) -> str | None:
    """Return ``其中：公务接待费`` of ``“三公”经费9万元，主要原因是厉行节约，其中：公务接待费5万元``, or None.

    A reason ends where the parts of the three public expenses begin: their amounts explain nothing.
    """
    behind = _PARTS_BEHIND.match(local)
    explains = behind and (context.sentence.reason or _REASON.search(local) or _EXPLAINS.search(local))
    if not behind or not explains or context.sentence.targets != (Target("fct_three_public", ("total",)),):
        return None
    item = choose_item(behind["part"])
    names = item is not None and item.family == "three_public" and item.key != "total" and item.start == 0
    return behind["parts"] if names and not is_change(behind["part"]) else None


def _is_three_public(local: str, context: Context) -> bool:
    named = name_targets(local, context) or context.sentence.targets
    return bool(named) and named[0].fact_table == "fct_three_public"


def _change(local: str, context: Context) -> Resolution:
    sentence = context.sentence
    sentence.compares = sentence.compares or REFERENCE.search(local) is not None
    remember_base(local, context)
    local = _REMARK.sub("", local)
    if not sentence.reason:
        item = choose_item(
            re.split(r"[，；]|" + REFERENCE.pattern, local)[0] if REFERENCE.search(local) else local
        )
        if item is None:
            item = choose_item(_before_change(local))
        if item is None:  # ``与上年相比，收、支总计各减少``
            last = re.split(r"[，；]", local)[-1]
            item = choose_item(before_change(last) or "") or choose_item(_CHANGE_END.sub("", last))
        if item is not None and not is_weak(item):
            found = targets_of(item, local, context)
            if found and found != sentence.targets:
                sentence.part_changed = sentence.part_changed or "其中" in local
                sentence.targets, sentence.pair_index = found, 0
        elif _names_part(local):
            sentence.part_changed = True
        elif sentence.is_joined or _of_part_or_whole(context):
            sentence.targets = ()
    sentence.last = "change"
    sentence.pair_index = 0
    return Resolution(
        "change",
        () if sentence.reason else sentence.targets,
        reason="explanation" if sentence.reason else "change",
    )


def _names_part(local: str) -> bool:
    """``，其中：车辆费减少6万元``: a part that is not known, by what it changed."""
    _, among, words = local.rpartition("其中")
    return bool(among) and not is_clean(before_change(words) or "")


def _of_part_or_whole(context: Context) -> bool:
    """``收入总计90万元，其中年初结转和结余7万元，较上年增加…``: of which of the two, the words do not say."""
    sentence = context.sentence
    if not (sentence.targets and sentence.whole) or sentence.members != 1:
        return False
    part, whole = sentence.targets[0].keys, sentence.whole[0].keys
    return part[-1] in ("opening_carryover", "closing_carryover") and whole[-1] == "grand_total"


def _before_change(local: str) -> str:
    match = REFERENCE.search(local)
    return local[: match.start()] if match else re.sub(r"(?:各|均|分别)?.{2,6}$", "", local)

"""Counts in prose: groups, persons, vehicles, batches, assets. Contract: volumes and state assets.

A count is taken only when nothing but filler stands between the word that says what is counted and
the number; a count in a change (``较上年增加744批次``) is not taken.
"""

from __future__ import annotations

import re
from copy import deepcopy

from ingestion.narrative.asset_counts import (
    ASSET_UNITS,
    is_not_held,
    is_one_of_kinds,
    named_behind,
    resolve_asset,
)
from ingestion.narrative.context import Context
from ingestion.narrative.count_words import is_counted, is_foreign, only_filler, volume
from ingestion.narrative.measure import PRIOR_WORD, YEAR, is_change
from ingestion.narrative.scan import Token
from ingestion.narrative.sentence import Target
from ingestion.narrative.stages import THIS_YEAR

_ONE_ORGANISER = re.compile(
    r"参加(?:其[他它]|外|上级|兄弟)(?:单位|部门|机构|系统)(?:出国（境）|出国|出境)?团组(?:数|数量)?(?:为)?$"
    r"|参加(?:其[他它]|外|上级|兄弟)?(?:单位|部门|机构|系统)?(?:单位|部门)?组织的"
)
_GROUPS_JOINED = re.compile(r"参加(?:因公)?(?:出[国访](?:（境）)?)?(?:双跨)?团组?(?:数|数量)?(?:为|共)?$")
_GROUPS_SENT = re.compile(r"(?:组团|组织|自组团?)[^。；]*[0-9]+(?:个|次|批)[^。；]*参加[^。；]*$")
"""``组团3个，参加团组2个``: two parts of the number of groups."""
_OTHER_ORGANISER = re.compile(r"[，；、]?(?:其中)?[：]?参加(?:其[他它]|外|上级|兄弟)[^。]{0,60}共计")
"""Groups of the body's own and groups of others are parts of the number of groups that follows."""
_RECEPTIONS = (("reception",), ("reception_domestic",), ("reception_foreign",))
_GROUPS_FOLLOW = re.compile(r"(?:因公)?(?:临时)?出[国访](?:（境）|境)?(?:的)?(?:出访)?团组")
_PERSONS_ABROAD = re.compile(r"[、，]?(?:因公)?(?:临时)?出[国境访][^，。；0-9]{0,8}[0-9]+人")
_ABROAD_ENDS = re.compile(r"出[国访](?:（境）|境)?(?:共计?|累计|合计|为)*$")
_TOLD_WITH = {
    "reception_batches": ("reception_persons",),
    "foreign_reception_batches": ("foreign_reception_persons",),
    "overseas_groups": ("overseas_persons",),
}
"""``接待30批次，其中县外10批次80人次``: the persons of a part are as little those of the whole."""
_AT_OPENING = re.compile(r"(?:年|期)初(?!预算|安排|批复|计划)")
"""``年初实有公务用车5辆，年末4辆``: what counts is the year's end."""
_USE_TOLD = (
    r"(?:主要)?(?:是|用于|为|用途)(?![^，；]*(?:其中|标准|每))[^；（）0-9]{2,80}[，、：]"
    r"(?:全年|当年|本年)?(?:共计?|累计|合计)?$"
)
_SPENT_FOR = re.compile(rf"接待(?:费用?|支出|经费|开支|活动)*(?:20[0-9]{{2}}年度?)?{_USE_TOLD}")
"""``公务接待费主要用于业务检查等，35批次282人``: what was received for is said, and how often."""
_USED_FOR = re.compile(rf"，{_USE_TOLD}")
"""The same behind the amount: ``公务接待费5万元，主要用于业务检查，35批次``."""
_HALVES = re.compile(r"^[，、；](?:因公)?出境$")
_YEAR_END = re.compile(r"截[至止]到?(20[0-9]{2})年(?:12月(?:31日|底|末)|年?[末底])")
_CLOSED_BEFORE = re.compile(r"[^（]*[^（0-9一二三四五六七八九十]）")


def resolve_count(token: Token, window: str, back: str, context: Context, after: str = "") -> Target | None:
    """Return the metric or asset item a count states, or None.

    ``window``: text since the number before; ``back``: the sentence up to the count; ``after``: what
    follows it.
    """
    if _HALVES.search(window) or (re.match(r"[，、；](?:因公)?出境[0-9]", after) and "出国" in window):
        return None  # ``因公出国8人次，因公出境9人次``: neither is the number of persons of both
    if _ONE_ORGANISER.search(window) or _OTHER_ORGANISER.match(after):
        return None
    if _GROUPS_JOINED.search(window) and _GROUPS_SENT.search(back):
        return None
    if is_one_of_kinds(token.unit, window, back, after):
        return None
    if not _wrong_year(window, context) and (target := named_behind(token.unit, window, after, context)):
        return target
    if token.unit == "个" and _GROUPS_FOLLOW.match(after) and not is_change(window):
        if not _wrong_year(window, context) and not PRIOR_WORD.search(window):
            return volume("overseas_groups", context)  # ``用于2个因公出国（境）团组9人次的费用``
    abroad = re.search(r"出[国访境]", window) and not re.search(r"接待|来访", back)
    of_abroad = _PERSONS_ABROAD.match(after) or _ABROAD_ENDS.search(window)
    if token.unit in ("批", "批次", "个批次") and abroad and of_abroad:
        if not is_change(window) and not _wrong_year(window, context) and not PRIOR_WORD.search(window):
            return volume("overseas_groups", context)  # ``累计3个批次、出国14人次``
    if closed := _CLOSED_BEFORE.match(back):
        # the bracket was opened before a tear: what stood before it is not known
        if "）" in window:
            context.sentence.counted, window = "", window.rpartition("）")[2]
        back = back[closed.end() :]
    target = _resolve(token, window, back, context)
    if target is not None:
        metric = target.keys[0]
        if metric == "vehicles_held" and metric in context.sentence.metrics:
            return None  # ``财政拨款开支的公务用车保有量5辆，单位实有车辆8辆``
        first = context.sentence.metrics.setdefault(metric, len(back))
        part = back[first:].rpartition("其中")
        if part[1] and "国内" not in part[2]:
            # ``团组69个、368人次，其中：部级领导10个团组``: what follows is about the part, too
            context.sentence.lose()
            for beside in _TOLD_WITH.get(metric, ()):
                context.sentence.metrics.setdefault(beside, first)
            return None
    return target


def is_held(target: Target) -> bool:
    """Whether a count is of what the body holds at some day, not of what it did in a year."""
    return target.fact_table == "fct_state_asset" or target.keys == ("vehicles_held",)


def tells_prior_end(back: str, context: Context) -> bool:
    """Tell ``截至2019年末，公务用车9辆`` in the report of 2020: held then, or the year slipped."""
    fiscal = context.fiscal_year
    years = {int(year) for year in _YEAR_END.findall(back)}
    return fiscal is not None and years == {fiscal - 1} and f"{fiscal}年" not in back


def held_at_prior_end(token: Token, window: str, back: str, context: Context, after: str) -> Target | None:
    """Return what a count states of the end of the prior year, or None."""
    ended = _YEAR_END.search(window)
    if ended is None or not tells_prior_end(back, context):
        return None
    return resolve_count(token, window[ended.end() :], back, deepcopy(context), after)


def _resolve(token: Token, window: str, back: str, context: Context) -> Target | None:
    window = window.rpartition("；")[2]
    if (
        not window.rpartition("，")[2].startswith("比")
        and "，" in window
        and re.search(r"(?:比|较|与)[^，]*，", window)
    ):
        window = window.rpartition("，")[2]
    if is_change(window) or PRIOR_WORD.search(window) or _wrong_year(window, context):
        return None
    if _AT_OPENING.search(window) or _opens_with_another_year(back, context):
        return None
    if is_not_held(token.unit, window, back, context):
        return None
    if token.unit in ASSET_UNITS:
        return resolve_asset(token.unit, window, back, context)
    sentence_three_public = (
        context.section.code == "three_public"
        or re.search(r"接待|出国|境|三公", back)
        or _spent_on(context) in _RECEPTIONS
    )
    if not sentence_three_public:
        return None
    return _people(token.unit, window, back, context)


def _wrong_year(window: str, context: Context) -> bool:
    years = [int(m[1]) for m in YEAR.finditer(window)]
    return bool(years and context.fiscal_year and years[-1] != context.fiscal_year)


def _opens_with_another_year(back: str, context: Context) -> bool:
    """``；2019年购置1辆，保有量4辆``: the year is that of all counts up to the next semicolon."""
    clause = back.rpartition("；")[2]
    if PRIOR_WORD.match(clause):
        return not (THIS_YEAR.search(clause) or f"{context.fiscal_year}年" in clause)
    opened = YEAR.match(clause)
    return bool(opened and context.fiscal_year and int(opened[1]) != context.fiscal_year)


def _people(unit: str, window: str, back: str, context: Context) -> Target | None:
    sentence = context.sentence
    persons = unit in ("人", "人次", "人（次）")
    if (is_counted("overseas_groups", window) and not re.search(r"接待|来访", window)) or (
        unit in ("个团组", "个团", "团组", "团次", "团", "个组") and re.search(r"出国|境", back)
    ):
        if not persons:
            return volume("overseas_groups", context)
    near = max(window.rfind("接待"), window.rfind("宾"))
    if persons and (
        is_counted("overseas_persons", window)
        or (sentence.counted == "overseas_groups" and near < 0 and only_filler(window))
    ):
        if near < max(window.rfind("出国"), window.rfind("境）"), 0) or near < 0:
            return volume("overseas_persons", context)
    back = re.sub(r"（[^（）]*(?:外事|外宾|国内|境外)[^（）]*）", "", back)
    closed = "）" in window and "（" not in window.partition("）")[0]
    foreign = is_foreign(window.partition("）")[2] if closed else window, back)
    if (
        not persons
        and unit in ("批", "批次", "批（次）", "次", "个", "个批次")
        and is_counted("reception_batches", window)
    ):
        return volume("foreign_reception_batches" if foreign else "reception_batches", context)
    if unit in ("批", "批次", "批（次）") and _SPENT_FOR.search(window):
        return volume("foreign_reception_batches" if foreign else "reception_batches", context)
    spent = _spent_on(context)
    is_use = only_filler(window) or _USED_FOR.match(window)
    if unit in ("批", "批次", "批（次）") and spent in _RECEPTIONS and is_use:
        foreign = spent == ("reception_foreign",)  # ``外事接待费0元，0批次，0人次``
        return volume("foreign_reception_batches" if foreign else "reception_batches", context)
    if persons:
        after_batches = sentence.counted.endswith("reception_batches") and only_filler(window)
        if is_counted("reception_persons", window) or after_batches:
            if after_batches and not is_counted("reception_persons", window) and "）" not in window:
                foreign = sentence.counted.startswith("foreign")
            return volume("foreign_reception_persons" if foreign else "reception_persons", context)
    return None


def _spent_on(context: Context) -> tuple[str, ...]:
    """Return the item of the sentence, else of the one before: ``公务接待费5万元。共9批次、80人次。``"""
    targets = context.sentence.targets or (() if context.sentence.is_lost else context.previous_targets)
    return targets[0].keys if targets else ()

"""Counts in prose: groups, persons, vehicles, batches, assets. Contract: volumes and state assets.

A count is taken only when nothing but filler stands between the word that says what is counted and
the number; a count in a change (``较上年增加744批次``) is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.asked import note_text
from ingestion.lexicon.load import any_of, load
from ingestion.lexicon.tables import per_lexicon
from ingestion.narrative.context import Context, Target
from ingestion.narrative.measure import PRIOR_WORD, YEAR, is_change
from ingestion.narrative.scan import Token

_FILLER = (
    r"(?:支出|费用|费|活动|总数|总量|总|共计|合计|累计|共|合|计|数量|数|量|为|是|达|约|有|了|的|：|，|“|”|及|其中|来访|来宾"
    r"|公务|国内|批次|人次|人数|次数|\s|全年|本年|年末|年底|期末|实有|实际|单位价值|本单位|单位|部门|我|局|镇|（[^（）]*）|等"
    r"|分别|各|均|安排|组织|、)*"
)


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern}){_FILLER}$")


@per_lexicon
def _subject(metric: str) -> re.Pattern[str]:
    return _rule(any_of("count", metric, "subject"))


@per_lexicon
def _uses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((e.keys[0], _rule(e.pattern.pattern)) for e in load("count") if e.keys[1] == "use")


@per_lexicon
def _marker(metric: str) -> re.Pattern[str]:
    return re.compile(any_of("count", metric, "marker"))


def _counts(metric: str, window: str) -> bool:
    """Whether ``window`` ends in words for ``metric``."""
    note_text("count", window)
    return bool(_subject(metric).search(window))


def uses_named(text: str) -> Iterator[str]:
    """Yield the uses of vehicles that ``text`` ends in, in the lexicon's order."""
    note_text("count", text)
    return (use for use, rule in _uses() if rule.search(text))


_ONE_ORGANISER = re.compile(r"参加(?:其[他它]|外|上级|兄弟)?(?:单位|部门|机构|系统)?(?:单位|部门)?组织的")
_GROUPS_JOINED = re.compile(r"参加(?:因公)?(?:出[国访](?:（境）)?)?(?:双跨)?团组?(?:数|数量)?(?:为|共)?$")
_GROUPS_SENT = re.compile(r"(?:组团|组织|自组团?)[^。；]*[0-9]+(?:个|次|批)[^。；]*参加[^。；]*$")
"""``组团3个，参加团组2个``: two parts of the number of groups."""
_OTHER_ORGANISER = re.compile(r"[，；、]?(?:其中)?[：]?参加(?:其[他它]|外|上级|兄弟)[^。]{0,60}共计")
"""Groups of the body's own and groups of others are parts of the number of groups that follows."""
_RECEPTIONS = (("reception",), ("reception_domestic",), ("reception_foreign",))
_ALL_VEHICLES = re.compile(r"(?:公务用?车|公车|车辆)总(?:数|量)(?:为|共|计)*$")
_USES_FOLLOW = re.compile(
    r"[，（]其中[：]?[^。；]{0,12}(?:领导(?:干部)?用车|机要|应急保障|执法执勤|特种专业|离退休)"
)
"""``公务用车总数9辆（其中：机要通信用车1辆…``: all vehicles by use, wherever it is told."""
_VEHICLE_FOLLOWS = re.compile(r"(?:一般)?(?:公务用?车|公车|车辆|公务车辆|小?汽车|轿车)")
_VERB_BOUGHT = re.compile(r"(?:购置|购买|购入|新购|更新)(?:了|的)?$")
_GROUPS_FOLLOW = re.compile(r"(?:因公)?(?:临时)?出[国访](?:（境）|境)?(?:的)?(?:出访)?团组")
_PERSONS_ABROAD = re.compile(r"[、，]?(?:因公)?(?:临时)?出[国境访][^，。；0-9]{0,8}[0-9]+人")
_ABROAD_ENDS = re.compile(r"出[国访](?:（境）|境)?(?:共计?|累计|合计|为)*$")
_GIVEN_AWAY = re.compile(
    r"(?:处置|报废|报损|出租|出借|出售|变卖|拍卖|调出|划出|上缴|移交|盘亏|封存)(?:(?!更新|购置)[^，。；、：0-9]){0,12}$"
)
"""``处置车辆1辆``: neither held nor bought."""
_NOT_NOW = re.compile(r"(?:改革|车改|划转|移交|处置)前|账面|核定|编制")
"""``改革前保有量为48辆，账面数为48辆，实际保有量为11辆``: not what is held."""
_BOUGHT = re.compile(r"(?:当年|本年|全年|年度|新)(?:内)?(?:新)?(?:购置|新增|采购)|^购置")
"""``当年购置车辆0辆；购置单价50万元以上的通用设备0台``: what was bought, not what is there."""
_VERB_HELD = re.compile(r"(?:保有|现有|共有|实有|拥有)(?:了)?$")
_SOME_OTHERS = re.compile(r"其[他它](?:一般)?(?:公务用?车|公车|车辆)[^，；]*$")
"""``政法部门购置39辆，其他一般公务用车更新21辆``: a part of those bought."""
_HALVES = re.compile(r"^[，、；](?:因公)?出境$")
_BOTH_VEHICLES = re.compile(
    r"购置(?:数量?)?(?:及|和|与|、)(?:公务用车)?保有(?:量|数量?)?[^，。；0-9]{0,4}(?:分别|各)(?:为|是)?$"
)
_BARE_PURCHASE = re.compile(
    r"(?:^|[，；：。、（])(?:全年|本年|当年|按规定)*(?:更新|新)?购置(?:更新)?(?:了)?$"
)
_CLOSED_BEFORE = re.compile(r"[^（]*[^（0-9一二三四五六七八九十]）")
_THRESHOLD = re.compile(
    r"(?:单价|单位价值|价值|原值)?(?P<wan>[0-9]+)(?:\.0+)?万元(?:（含(?:[0-9]+万元)?）|\(含\))?(?:及|（含）)?以上(?:（含）)?(?:的)?(?P<kind>[^，。；0-9]{0,16})$"
)


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
    if token.unit in ("辆", "台") and _VEHICLE_FOLLOWS.match(after) and context.section.code != "state_asset":
        if _VERB_BOUGHT.search(window):  # ``购置5辆公务用车``
            return _volume("vehicles_purchased", context)
        if _VERB_HELD.search(window):
            return _volume("vehicles_held", context)
    if token.unit == "个" and _GROUPS_FOLLOW.match(after) and not is_change(window):
        if not _wrong_year(window, context) and not PRIOR_WORD.search(window):
            return _volume("overseas_groups", context)  # ``用于2个因公出国（境）团组9人次的费用``
    abroad = re.search(r"出[国访境]", window) and not re.search(r"接待|来访", back)
    of_abroad = _PERSONS_ABROAD.match(after) or _ABROAD_ENDS.search(window)
    if token.unit in ("批", "批次", "个批次") and abroad and of_abroad:
        if not is_change(window) and not _wrong_year(window, context) and not PRIOR_WORD.search(window):
            return _volume("overseas_groups", context)  # ``累计3个批次、出国14人次``
    if token.unit == "辆" and _ALL_VEHICLES.search(window) and _USES_FOLLOW.match(after):
        return Target("fct_state_asset", ("vehicles_total",), has_kind=False)
    if closed := _CLOSED_BEFORE.match(back):
        # the bracket was opened before a tear: what stood before it is not known
        if "）" in window:
            context.sentence.counted, window = "", window.rpartition("）")[2]
        back = back[closed.end() :]
    target = _resolve(token, window, back, context)
    if target is not None:
        metric = target.keys[0]
        first = context.sentence.metrics.setdefault(metric, len(back))
        part = back[first:].rpartition("其中")
        if part[1] and "国内" not in part[2]:
            # ``团组69个、368人次，其中：部级领导10个团组``: what follows is about the part, too
            context.sentence.lose()
            return None
    return target


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
    unit = token.unit
    if _GIVEN_AWAY.search(window):
        return None
    if unit in ("辆", "台") and _NOT_NOW.search(re.split(r"[，。；：（、]", back)[-1]):
        return None
    if context.section.code == "state_asset" and _BOUGHT.search(re.split(r"[，。；：]", back)[-1]):
        return None
    if unit == "台" and "车" in window and not _THRESHOLD.search(back):
        unit = "辆"
    if unit in ("台", "台（套）", "台/套", "台套", "套"):
        return _equipment(back)
    if unit in ("辆", "辆次"):
        return _vehicles(window, back, context) if unit == "辆" else None
    sentence_three_public = (
        context.section.code == "three_public"
        or re.search(r"接待|出国|境|三公", back)
        or _spent_on(context) in _RECEPTIONS
    )
    if not sentence_three_public:
        return None
    return _people(unit, window, back, context)


def _wrong_year(window: str, context: Context) -> bool:
    years = [int(m[1]) for m in YEAR.finditer(window)]
    return bool(years and context.fiscal_year and years[-1] != context.fiscal_year)


def _equipment(back: str) -> Target | None:
    match = _THRESHOLD.search(back)
    if not match or ("车" in match["kind"] and "不含" not in match["kind"] and "除" not in match["kind"]):
        return None
    item = {"50": "equipment_over_500k", "100": "equipment_over_1m"}.get(match["wan"])
    return Target("fct_state_asset", (item,), has_kind=False) if item else None


def _vehicles(window: str, back: str, context: Context) -> Target | None:
    asset = context.section.code == "state_asset" or (
        context.section.code not in ("three_public",) and re.search(r"共有车辆|国有资产", back)
    )
    if _BOTH_VEHICLES.search(window):  # ``购置数及保有量分别为1辆和30辆``
        context.sentence.counted = "both_vehicles"
        return Target("fct_three_public_volume", ("vehicles_purchased",), has_kind=False)
    if context.sentence.counted == "both_vehicles" and re.fullmatch(r"[和、，及与]", window):
        return _volume("vehicles_held", context)
    spoken_of = context.section.code == "three_public" or re.search(r"公务用?车|公车", back)
    if not asset and _BARE_PURCHASE.search(window) and spoken_of:
        return _volume("vehicles_purchased", context)
    if not asset or "公务用车保有量" in window:
        if _counts("vehicles_purchased", window) and not _SOME_OTHERS.search(window):
            return _volume("vehicles_purchased", context)
        if _counts("vehicles_held", window):
            return _volume("vehicles_held", context)
    if asset or (context.section.code == "three_public" and re.search(r"其中|、", window)):
        for code in uses_named(window):
            if code != "vehicles_official" or "其中" in back:
                listed = asset or _lists_uses(back)
                return Target("fct_state_asset", (code,), has_kind=False) if listed else None
    part = "其中" in back and not re.search(r"[共现实]有|总", window)
    if asset and not part and _counts("vehicles_total", window):
        return Target("fct_state_asset", ("vehicles_total",), has_kind=False)
    return None


def _lists_uses(back: str) -> bool:
    """A list of uses in the standard terms, not a remark on some vehicles."""
    return bool(re.search(r"机要通信|应急保障|执法执勤|特种专业技术|离退休干部|主要(?:负责人|领导)", back))


def _people(unit: str, window: str, back: str, context: Context) -> Target | None:
    sentence = context.sentence
    persons = unit in ("人", "人次", "人（次）")
    if (_counts("overseas_groups", window) and not re.search(r"接待|来访", window)) or (
        unit in ("个团组", "个团", "团组", "团次", "团", "个组") and re.search(r"出国|境", back)
    ):
        if not persons:
            return _volume("overseas_groups", context)
    near = max(window.rfind("接待"), window.rfind("宾"))
    if persons and (
        _counts("overseas_persons", window)
        or (sentence.counted == "overseas_groups" and near < 0 and _only_filler(window))
    ):
        if near < max(window.rfind("出国"), window.rfind("境）"), 0) or near < 0:
            return _volume("overseas_persons", context)
    back = re.sub(r"（[^（）]*(?:外事|外宾|国内|境外)[^（）]*）", "", back)
    closed = "）" in window and "（" not in window.partition("）")[0]
    foreign = _is_foreign(window.partition("）")[2] if closed else window, back)
    if (
        not persons
        and unit in ("批", "批次", "批（次）", "次", "个", "个批次")
        and _counts("reception_batches", window)
    ):
        return _volume("foreign_reception_batches" if foreign else "reception_batches", context)
    spent = _spent_on(context)
    if unit in ("批", "批次", "批（次）") and spent in _RECEPTIONS and _only_filler(window):
        foreign = spent == ("reception_foreign",)  # ``外事接待费0元，0批次，0人次``
        return _volume("foreign_reception_batches" if foreign else "reception_batches", context)
    if persons:
        after_batches = sentence.counted.endswith("reception_batches") and _only_filler(window)
        if _counts("reception_persons", window) or after_batches:
            if after_batches and not _counts("reception_persons", window) and "）" not in window:
                foreign = sentence.counted.startswith("foreign")
            return _volume("foreign_reception_persons" if foreign else "reception_persons", context)
    return None


def _spent_on(context: Context) -> tuple[str, ...]:
    """Return the item of the sentence, else of the one before: ``公务接待费5万元。共9批次、80人次。``"""
    targets = context.sentence.targets or (() if context.sentence.is_lost else context.previous_targets)
    return targets[0].keys if targets else ()


def _only_filler(window: str) -> bool:
    bare = re.sub(r"因公(?=出国)|出国（境）|出国|团组$|境|（|）|接待", "", window)
    return bool(re.fullmatch(_FILLER, bare))


def _is_foreign(window: str, back: str) -> bool:
    """Foreign or domestic by the word that stands last before the count."""
    for text in (window, back):
        note_text("count", text)
        foreign = max((m.end() for m in _marker("foreign").finditer(text)), default=-1)
        domestic = max((m.end() for m in _marker("domestic").finditer(text)), default=-1)
        if foreign >= 0 or domestic >= 0:
            return foreign > domestic
    return False


def _volume(metric: str, context: Context) -> Target:
    context.sentence.counted = metric
    return Target("fct_three_public_volume", (metric,), has_kind=False)

"""Counts of vehicles and equipment: held, bought, by use."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.count_words import is_counted, uses_named, volume
from ingestion.narrative.sentence import Target

ASSET_UNITS = ("辆", "辆次", "台", "台（套）", "台/套", "台套", "套")
_ALL_VEHICLES = re.compile(
    r"(?:公务用?车|公车|车辆)总(?:数|量)(?:为|共|计)*$"
    r"|(?:^|[，；：])(?:[共现实]有|占用)?(?:公务)?车辆(?:数|数量)?(?:合计|共计|共|为)*$"
)
_USES_FOLLOW = re.compile(
    r"(?:，(?:账面)?(?:价值|原值)(?:为|共|合计)*[0-9.,]+万?元)?[，（]其中[：]?[^。；]{0,12}(?:领导(?:干部)?用车|机要|应急保障|执法执勤|特种专业|离退休)"
)
"""``公务用车总数9辆（其中：机要通信用车1辆…``: all vehicles by use, wherever it is told."""
_VEHICLE_FOLLOWS = re.compile(r"(?:一般)?(?:公务用?车|公车|车辆|小?汽车|轿车)")
_VERB_BOUGHT = re.compile(r"(?:购置|购买|购入|新购|更新)(?:了|的)?$")
_GIVEN_AWAY = re.compile(
    r"(?:处置|报废|报损|出租|出借|出售|变卖|拍卖|调出|划出|上缴|移交|盘亏|封存)(?:(?!更新|购置)[^，。；、：0-9]){0,12}$"
)
"""``处置车辆1辆``: neither held nor bought."""
_NOT_NOW = re.compile(r"(?:改革|车改|划转|移交|处置)前|账面|核定|编制")
"""``改革前保有量为48辆，账面数为48辆，实际保有量为11辆``: not what is held."""
_HELD_OF_THEM = re.compile(
    r"(?:(?:公务用?车|公车|车辆)[^，。；0-9]{0,6}(?:编制|核定|定编)|(?:编制|核定)[^，。；0-9]{0,6}(?:公务用?车|公车|车辆))"
    r"[^，。；0-9]{0,4}[0-9]+[辆台][，、；](?:截至)?(?:年末|年底|期末|目前)?(?:实际)?(?:实有|现有|保有|在用)(?:数量?|为|共)*$"
)
"""``公务用车编制5辆，年末实有4辆``: what is held of what is allowed."""
_HELD_BESIDE_BOUGHT = re.compile(
    r"(?:(?:公务用?车|公车|(?<!用)车辆)(?:的|更新|新|购置|购买|购入|数量?|为|共|了)*"
    r"|(?:购置|购买|购入|更新)(?:了|的)?(?:公务用?车辆?|公车|车辆))[0-9]+[辆台]"
    r"[，、；](?:截[至止]到?)?(?:本?年末|年底|期末|目前)?(?:实际)?(?:保有|实有|现有|尚有)(?:量|数量?|为|共)*$"
)
"""``公务用车购置2辆，保有16辆``: of the vehicles named right before."""
_BOUGHT = re.compile(r"(?:当年|本年|全年|年度|新)(?:内)?(?:新)?(?:购置|新增|采购)|^购置")
"""``当年购置车辆0辆；购置单价50万元以上的通用设备0台``: what was bought, not what is there."""
_VERB_HELD = re.compile(r"(?:保有|现有|共有|实有|拥有)(?:了)?$")
_SOME_OTHERS = re.compile(r"其[他它](?:一般)?(?:公务用?车|公车|车辆)[^，；]*$")
"""``政法部门购置39辆，其他一般公务用车更新21辆``: a part of those bought."""
_BOTH_VEHICLES = re.compile(
    r"购置(?:数量?)?(?:及|和|与|、)(?:公务用车)?保有(?:量|数量?)?[^，。；0-9]{0,4}(?:分别|各)(?:为|是)?$"
)
_IS_PURCHASE = re.compile(r"购|更新|新增")
_KINDS_FOLLOW = re.compile(
    r"(?:、|和|及|与|，)(?![^，。；0-9]*(?:保有|[共实现]有|在用|接待))"
    r"(?:购置|更新)?(?:一般|其[他它])?(?:公务|执法|执勤|特种|机要|应急|业务|工作)[^，。；、0-9]{0,10}车辆?[0-9]+[辆台]"
)
"""``购置公务用车2辆、执法执勤用车1辆``: neither is the number of those bought."""
_KIND_BEFORE = re.compile(
    r"(?:购|更新)[^，。；、0-9]*[0-9]+[辆台](?:、|和|及|与)(?:购置|更新)[^，。；、0-9]*$"
)
_BARE_PURCHASE = re.compile(
    r"(?:^|[，；：。、（])(?:全年|本年|当年|按规定)*(?:更新|新)?购置(?:更新)?(?:了)?$"
)
_THRESHOLD = re.compile(
    r"(?:单价|单位价值|价值|原值)?(?P<wan>[0-9]+)(?:\.0+)?万元(?:（含(?:[0-9]+万元)?）|\(含\))?(?:及|（含）)?以上(?:（含）)?(?:的)?(?P<kind>[^，。；0-9]{0,16})$"
)


def named_behind(unit: str, window: str, after: str, context: Context) -> Target | None:
    """Return what a count is by the words behind it: ``购置5辆公务用车``, ``公务用车总数9辆（其中：…``."""
    if unit in ("辆", "台") and _VEHICLE_FOLLOWS.match(after) and context.section.code != "state_asset":
        if _VERB_BOUGHT.search(window):
            return volume("vehicles_purchased", context)
        if _VERB_HELD.search(window):
            return volume("vehicles_held", context)
    if unit == "辆" and _ALL_VEHICLES.search(window) and _USES_FOLLOW.match(after):
        context.sentence.counted = "vehicles_total"
        return Target("fct_state_asset", ("vehicles_total",), has_kind=False)
    return None


def is_one_of_kinds(unit: str, window: str, back: str, after: str) -> bool:
    """Tell the number of one kind of vehicles bought, where those of another kind follow or stand before."""
    if unit not in ("辆", "台") or not _IS_PURCHASE.search(window):
        return False
    return bool(_KINDS_FOLLOW.match(after) or _KIND_BEFORE.search(back))


def is_not_held(unit: str, window: str, back: str, context: Context) -> bool:
    """Whether a count is of what was given away, was held before, or, among assets, was only bought."""
    if _GIVEN_AWAY.search(window):
        return True
    if unit in ("辆", "台") and _NOT_NOW.search(re.split(r"[，。；：（、]", back)[-1]):
        return True
    return context.section.code == "state_asset" and bool(_BOUGHT.search(re.split(r"[，。；：]", back)[-1]))


def resolve_asset(unit: str, window: str, back: str, context: Context) -> Target | None:
    """Return the asset item, or the volume of vehicles, that a count in one of ``ASSET_UNITS`` states."""
    if unit in ("辆", "台") and context.section.code != "state_asset":
        if _HELD_OF_THEM.search(back) or _HELD_BESIDE_BOUGHT.search(back):
            return volume("vehicles_held", context)
    if unit == "台" and "车" in window and not _THRESHOLD.search(back):
        unit = "辆"
    if unit == "辆次":
        return None
    return _vehicles(window, back, context) if unit == "辆" else _equipment(back)


def _equipment(back: str) -> Target | None:
    match = _THRESHOLD.search(back)
    if not match or ("车" in match["kind"] and "不含" not in match["kind"] and "除" not in match["kind"]):
        return None
    item = {"50": "equipment_over_500k", "100": "equipment_over_1m"}.get(match["wan"])
    return Target("fct_state_asset", (item,), has_kind=False) if item else None


def _vehicles(window: str, back: str, context: Context) -> Target | None:
    by_use = context.sentence.counted == "vehicles_total"
    asset = (
        by_use
        or context.section.code == "state_asset"
        or re.search(r"国有资产(?:占|使用)", back)
        or (context.section.code != "three_public" and re.search(r"共有车辆|国有资产", back))
    )
    if _BOTH_VEHICLES.search(window):  # ``购置数及保有量分别为1辆和30辆``
        context.sentence.counted = "both_vehicles"
        return Target("fct_three_public_volume", ("vehicles_purchased",), has_kind=False)
    if context.sentence.counted == "both_vehicles" and re.fullmatch(r"[和、，及与]", window):
        return volume("vehicles_held", context)
    spoken_of = context.section.code == "three_public" or re.search(r"公务用?车|公车", back)
    if not asset and _BARE_PURCHASE.search(window) and spoken_of:
        return volume("vehicles_purchased", context)
    if not asset or "公务用车保有量" in window:
        if is_counted("vehicles_purchased", window) and not _SOME_OTHERS.search(window):
            return volume("vehicles_purchased", context)
        if is_counted("vehicles_held", window):
            return volume("vehicles_held", context)
    is_list = context.section.code == "three_public" and re.search(r"其中|、", window)
    if asset or (is_list and not _IS_PURCHASE.search(window)):
        for code in uses_named(window):
            if code != "vehicles_official" or "其中" in back:
                listed = asset or _lists_uses(back)
                return Target("fct_state_asset", (code,), has_kind=False) if listed else None
    part = "其中" in back and not re.search(r"[共现实]有|总", window)
    if asset and not part and is_counted("vehicles_total", window):
        return Target("fct_state_asset", ("vehicles_total",), has_kind=False)
    return None


def _lists_uses(back: str) -> bool:
    """A list of uses in the standard terms, not a remark on some vehicles."""
    return bool(re.search(r"机要通信|应急保障|执法执勤|特种专业技术|离退休干部|主要(?:负责人|领导)", back))

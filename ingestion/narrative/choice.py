"""From the words left of a number to the item they name: candidates, their order and the choice.

Order of choice: names of specific items before funds and totals; an item is taken only if nothing
but filler (``ingestion.narrative.filler``) stands between its name and the number.
"""

from __future__ import annotations

import re

from ingestion.lexicon.load import ITEM_FAMILIES
from ingestion.narrative.filler import is_clean
from ingestion.narrative.funds import NAMED_FUNDS
from ingestion.narrative.vocabulary import ItemMatch, find_items

FAMILY_ORDER = {family: rank for rank, family in enumerate(ITEM_FAMILIES)}
_WEAK = re.compile(
    r"^(?:(?:支出决算|收入决算)(?!总计)|决算支出|决算收入)|^财政支出|^财政拨款(?:支出)?$|^(?:部门|单位|全年|年度|本级|当年)(?:实际)?(?:支出|收入)(?:决算)?(?:数)?$"
)
_WEAK_PROCUREMENT = re.compile(r"^(?:工程|货物|服务)(?!类?采购)|^：?小型?、?微型?企业$")
_OF_ONE_KIND = re.compile(r"(?:货物|工程|服务)(?:类|支出)?(?:采购)?(?:支出|项目|合同)?(?:中|里|的)?[，：]?$")
"""``货物采购授予中小企业合同金额5万元``: not what small enterprises got of all procurement."""
LIST_MARK = re.compile(r"(?:分别|均|都|各)(?:为|是|支出)?[：]?$")
_LEADS_IN = (
    r"其中|按[^，。；：]{1,10}分(?:类|为)?"
    r"|^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}[、.．])"
)
_TOPICS = ("three_public", "operating_cost")
_ODD = re.compile(r"(?!.*[外除及和与、])[一-龥]{0,6}")
_AND_OTHERS = re.compile(r"(?:支出|费用|经费|收入)?等(?!级)")
LISTED_WITH = re.compile(r"(?P<other>[^，。；：（、]*)(?:、|和|及|与)$")
"""What stands before a name joins it to another one."""
_NUMBERED = r"^(?:[0-9一二三四五六七八九十]{1,3}[）]?|[①-⑳])$"
_SIGNS = "0123456789*#^~_+=|/\\"
_STRAY = re.compile(rf"[一-龥](?!20[0-9]{{2}})[{re.escape(_SIGNS)}]{{1,4}}$")
_STRAY_NEAR = re.compile(
    rf"[一-龥](?!20[0-9]{{2}})([{re.escape(_SIGNS)}]{{1,4}})(?=(?![年月日])[一-龥]{{1,12}}$)"
)
_BEFORE_NUMBERS = re.compile(r"(?:其中|包括|说明|情况|如下|方面|附件|附?表|[图第共计是为])$")
"""Words that a number of a list goes behind, its mark left out."""
_SEPARATOR = re.compile(r"[，；。：]")


def choose_item(local: str, *, is_economic_list: bool = False) -> ItemMatch | None:
    """Return the item that the words ``local`` (up to the number) name, or None.

    ``is_economic_list``: a bare 其他支出 is an economic class there; elsewhere it may be a function class
    or none at all.
    """
    items = find_items(local)
    funds = [item for item in items if item.family == "fund" and item.key != "fiscal_appropriation"]
    items = [
        item
        for item in items
        if not (item.key == "fiscal_appropriation" and any(_inside(item, f) for f in funds))
    ]
    items = [item for item in items if item.text != "其他支出" or is_economic_list]
    items = _outside_brackets(items, local)
    clean = [item for item in items if is_clean(local[item.end :]) and not _reserved(item, local)]
    clean = [item for item in clean if not _shares_number(item, local, items)]
    clean = [item for item in clean if not _is_cut(item, local)]
    strong = [item for item in clean if not is_weak(item)]
    clean = [item for item in clean if not is_weak(item) or is_clean(local[: item.start], allow=_LEADS_IN)]
    pool = strong or clean
    if not pool:
        return None
    latest = max(item.start for item in pool)
    pool = [item for item in pool if not _SEPARATOR.search(local[item.end : latest])]
    chosen = min(pool, key=lambda item: (FAMILY_ORDER[item.family], -item.end, item.start))
    if chosen.family not in ("total", "revenue"):
        return chosen
    # ``“三公”经费财务拨款支出合计``: the total of the item named in the same clause, with an odd word between
    named = [i for i in items if i.family in _TOPICS and i.end <= chosen.start and i not in clean]
    named = [i for i in named if not _SEPARATOR.search(local[i.end : chosen.start])]
    return chosen if not named else named[-1] if _ODD.fullmatch(local[named[-1].end : chosen.start]) else None


def _outside_brackets(items: list[ItemMatch], local: str) -> list[ItemMatch]:
    """Drop the items of a closed bracket where one stands behind it: ``（含年初结转和结余）、支出总计``."""
    closed = [match.span() for match in re.finditer(r"（[^（）]*）(?=[、，；])", local)]
    last = max((item.start for item in items), default=-1)
    return [
        item
        for item in items
        if not any(start < item.start and item.end < end <= last for start, end in closed)
    ]


def _shares_number(item: ItemMatch, local: str, items: list[ItemMatch]) -> bool:
    """``会议费、公务接待费5万元``, ``公务接待费等支出5万元``: the number is of things not known, too.

    Lists of known items are ``sum_of``'s and ``choose_list``'s.
    """
    if _AND_OTHERS.match(local, item.end):
        return True
    beside = LISTED_WITH.search(local, 0, item.start)
    if beside is None or LIST_MARK.search(local) or is_clean(beside["other"], allow=_NUMBERED):
        return False
    if beside["other"].endswith("）") and local.rfind("（", 0, beside.end("other")) <= 0:
        return False  # ``5万元（不含外宾）、公务接待费…``: what the bracket is of has its number
    return not any(beside.start("other") < i.end <= beside.end("other") for i in items)


def _is_cut(item: ItemMatch, local: str) -> bool:
    """``一般公共预14算财政拨款收入``, ``非*财政拨款收入``: the tail of a name that stray signs cut in two."""
    before = local[: item.start]
    if _STRAY.search(before) and not _BEFORE_NUMBERS.search(before.rstrip(_SIGNS)):
        return True
    for stray in _STRAY_NEAR.finditer(before):
        start, width = stray.start(1), stray.end(1) - stray.start(1)
        whole = local[:start] + local[stray.end(1) :]
        end = item.end - width
        if any(i.start < start < i.end and end <= i.end and i.family != "pair" for i in find_items(whole)):
            return True
    return False


def _reserved(item: ItemMatch, local: str) -> bool:
    """Contracts reserved for small enterprises are no total of all procurement, nor one kind theirs."""
    if (item.family, item.key) in (("procurement", "sme_contract"), ("procurement", "micro_contract")):
        return _OF_ONE_KIND.search(local[: item.start]) is not None
    if (item.family, item.key) != ("procurement", "total"):
        return False
    return bool(re.search(r"中小|小微|预留|供应商", local))


def _inside(item: ItemMatch, other: ItemMatch) -> bool:
    return other.start <= item.start and item.end <= other.end


def is_weak(item: ItemMatch) -> bool:
    """True for wordings that name no item of their own (``支出决算``): a carried item goes first."""
    if item.family == "procurement":
        return bool(_WEAK_PROCUREMENT.search(item.text))
    return (
        item.family in ("total", "revenue", "fund")
        and item.key not in NAMED_FUNDS
        and bool(_WEAK.search(item.text))
    )

"""From the words left of a number to the item they name: candidates, their order and the choice.

Order of choice: names of specific items before funds and totals; an item is taken only if nothing
but filler (``ingestion.narrative.filler``) stands between its name and the number.
"""

from __future__ import annotations

import re

from ingestion.narrative.balance import is_loose_whole
from ingestion.narrative.context import Context, Target, scope_of_words
from ingestion.narrative.filler import is_clean
from ingestion.narrative.vocabulary import ItemMatch, find_items

_PRIORITY = {
    family: rank
    for rank, family in enumerate(
        (
            "three_public",
            "operating_cost",
            "procurement",
            "nature",
            "economic",
            "pair",
            "revenue",
            "total",
            "fund",
        )
    )
}
_WEAK = re.compile(
    r"^(?:(?:支出决算|收入决算)(?!总计)|决算支出|决算收入)|^财政支出|^财政拨款(?:支出)?$|^(?:部门|单位|全年|年度|本级|当年)(?:实际)?(?:支出|收入)(?:决算)?(?:数)?$"
)
_WEAK_PROCUREMENT = re.compile(r"^(?:工程|货物|服务)(?!类?采购)|^：?小型?、?微型?企业$")
_OF_ONE_KIND = re.compile(r"(?:货物|工程|服务)(?:类|支出)?(?:采购)?(?:支出|项目|合同)?(?:中|里|的)?[，：]?$")
"""``货物采购授予中小企业合同金额5万元``: not what small enterprises got of all procurement."""
_LIST_MARK = re.compile(r"(?:分别|均|都|各)(?:为|是)?[：]?$")
_SUM_MARK = re.compile(r"(?:共计|合计|总计|总共|共|计)?(?:为|是|约)?[：]?$")
_CLOSING = re.compile(r"年末|期末|年终|下年|当年结")
_INTRODUCTION = r"其中|按[^，。；：]{1,10}分(?:类|为)?"
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
    strong = [item for item in clean if not _is_weak(item)]
    clean = [
        item for item in clean if not _is_weak(item) or is_clean(local[: item.start], allow=_INTRODUCTION)
    ]
    pool = strong or clean
    if not pool:
        return None
    latest = max(item.start for item in pool)
    pool = [item for item in pool if not _SEPARATOR.search(local[item.end : latest])]
    chosen = min(pool, key=lambda item: (_PRIORITY[item.family], -item.end, item.start))
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
    if beside is None or _LIST_MARK.search(local) or is_clean(beside["other"], allow=_NUMBERED):
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


def choose_list(local: str, context: Context) -> tuple[Target, ...]:
    """Return the targets of a list (``甲、乙、丙分别为1万元、2万元、3万元``, ``甲、乙均为0万元``)."""
    found = _LIST_MARK.search(local)
    return _listed(local[: found.start()], context) if found else ()


def sum_of(local: str, context: Context) -> tuple[Target, ...]:
    """Return the targets that an amount is the sum of (``甲支出、乙支出、丙支出共计5万元``)."""
    found = _SUM_MARK.search(local)
    return _listed(local[: found.start()], context) if found and not _LIST_MARK.search(local) else ()


def is_whole_three_public(targets: tuple[Target, ...]) -> bool:
    """Tell whether the three public expenses are listed whole: an amount after such a list is their total."""
    if any(target.fact_table != "fct_three_public" for target in targets):
        return False
    items = {target.keys[0] for target in targets}
    vehicles = "vehicle_total" in items or {"vehicle_purchase", "vehicle_operation"} <= items
    return {"overseas", "reception"} <= items and vehicles


def _listed(head: str, context: Context) -> tuple[Target, ...]:
    items: list[ItemMatch] = []
    for item in sorted(find_items(head), key=lambda i: (i.start, i.start - i.end, _PRIORITY[i.family])):
        if not _is_weak(item) and (not items or item.start >= items[-1].end):
            items.append(item)
    listed = items[-1:]
    for item in reversed(items[:-1]):
        if not re.fullmatch(r"(?:支出|决算|数)*(?:、|，|和|与|及|以及)", head[item.end : listed[0].start]):
            break
        listed.insert(0, item)
    if len(listed) < 2 or not is_clean(head[listed[-1].end :]):
        return ()
    return tuple(target for item in listed for target in targets_of(item, head[: item.end], context))


def _inside(item: ItemMatch, other: ItemMatch) -> bool:
    return other.start <= item.start and item.end <= other.end


def is_weak(item: ItemMatch) -> bool:
    """True for wordings that name no item of their own (``支出决算``): a carried item goes first."""
    return _is_weak(item)


def _is_weak(item: ItemMatch) -> bool:
    if item.family == "procurement":
        return bool(_WEAK_PROCUREMENT.search(item.text))
    return (
        item.family in ("total", "revenue", "fund")
        and item.key not in _NAMED_FUNDS
        and bool(_WEAK.search(item.text))
    )


_NAMED_FUNDS = ("general_public_budget", "government_fund", "state_capital")
_SPENT_OF_FUND = {False: ("总额",), True: ("总额", "总计")}
"""A fund's 支出总额 is what was spent; its 总计 holds the carry-over, but where only spending is told of."""


def targets_of(item: ItemMatch, local: str, context: Context) -> tuple[Target, ...]:
    """Return whose number ``item`` makes it; two targets for a pair; () when it cannot be told."""
    family, key = item.family, item.key
    if family == "three_public":
        return (Target("fct_three_public", (key,)),)
    if family == "operating_cost":
        return (Target("fct_operating_cost", ()),)
    if family == "procurement":
        return (Target("fct_procurement", (key,), has_kind=False),)
    words = scope_of_words(local[: item.end])
    if words == "fiscal_appropriation" and context.is_of_public_budget:
        words = "general_public_budget"
    if words is None and re.search(r"占[^，。；]*$", local[: item.start]):
        words = "all"  # ``占本年支出合计X万元的25%``: the whole a share is taken of
    scope = words or context.sentence.scope or context.section_scope
    if family == "nature":
        return (Target("fct_expenditure", (scope, "nature", key)),)
    if family == "economic" and item.text.startswith(_OTHER_CAPITAL) and not _is_old_class(context):
        return ()
    if family == "economic":
        economic_scope = "general_public_budget" if scope == "all" and not words else scope
        return (Target("fct_expenditure", (economic_scope, "economic", key)),)
    if family == "pair":
        scope = words or context.section_scope
        return (Target("fct_revenue", (scope, key)), Target("fct_expenditure", (scope, "total", key)))
    if (family, key) == ("total", "closing_carryover") and not _CLOSING.search(item.text):
        # ``财政拨款结转``: of the year's end only where the heading or the words before say so
        told = _CLOSING.search(local[: item.start]) or _CLOSING.search(context.section.title)
        if not told or "年初" in local[: item.start] or "年初" in context.section.title:
            return ()
    if family == "total":
        scope = words or _list_scope(context)
        of_fund = scope in _NAMED_FUNDS and item.text.endswith(_SPENT_OF_FUND[_is_of_spending(context)])
        if of_fund or (context.wholes_differ and is_loose_whole(item.text)):
            key = "current_total"
        return (Target("fct_expenditure", (scope, "total", key)),)
    if key == "opening_carryover" and local[item.end :].startswith(_SPENT_FROM):
        return ()
    if family == "revenue":
        return _revenue(key, item, words, context)
    return _fund(key, item, local, context)


_SPENT_FROM = ("安排", "资金安排", "支出", "资金支出", "列支", "资金列支", "解决")
"""``上年结转安排5万元``: what was spent out of the carry-over, not the carry-over."""
_OTHER_CAPITAL = ("其他资本性", "其它资本性")
_CLASSES_RENAMED = 2018
"""From this year on 310 is called 资本性支出; before, 其他资本性支出 was the class and one of its items."""


def _is_old_class(context: Context) -> bool:
    """Tell whether 其他资本性支出 is the class: among classes, in a year before they were renamed."""
    last = context.sentence.targets[0].keys if context.sentence.targets else ()
    among = last[1:2] == ("economic",) and len(last[2]) == 3
    return among and context.fiscal_year is not None and context.fiscal_year < _CLASSES_RENAMED


def _is_of_spending(context: Context) -> bool:
    """Inside the sections on 一般公共预算财政拨款支出, whose form has no carry-over."""
    return context.section.code.startswith("gpb_")


def _list_scope(context: Context) -> str:
    return context.sentence.scope or context.section_scope


_TOTAL = {True: "grand_total", False: "current_total"}


def _revenue(key: str, item: ItemMatch, words: str | None, context: Context) -> tuple[Target, ...]:
    section_scope = context.section_scope
    if key == "fiscal_appropriation":
        # Undivided ``财政拨款收入`` is one of the items of all revenue; where only appropriations are told of
        # it is their whole, without the carry-over but where 总计 says so.
        grand = item.text.endswith(("总计", "总额"))
        if section_scope == "fiscal_appropriation" or grand:
            return (Target("fct_revenue", ("fiscal_appropriation", _TOTAL[grand])),)
        return (Target("fct_revenue", ("all", key)),)
    if key == "grand_total" and context.wholes_differ and is_loose_whole(item.text):
        key = "current_total"
    if key in ("grand_total", "current_total"):
        return (Target("fct_revenue", (words or section_scope, key)),)
    if key in ("opening_carryover", "non_fiscal_surplus_used"):
        scope = words or context.sentence.scope or section_scope
        return (Target("fct_revenue", (scope, key)),)
    return (Target("fct_revenue", ("all", key)),)


def _fund(key: str, item: ItemMatch, local: str, context: Context) -> tuple[Target, ...]:
    side = _side(item, local, context)
    if side == "expenditure":
        if key == "fiscal_appropriation" and context.is_of_public_budget:
            key = "general_public_budget"
        return (Target("fct_expenditure", (key, "total", "current_total")),)
    if side == "revenue":
        fiscal_list = (
            context.section_scope == "fiscal_appropriation"
            or context.sentence.scope == "fiscal_appropriation"
            or (context.section_scope == key and "财政拨款" in local)
        )
        return (
            Target(
                "fct_revenue",
                ("fiscal_appropriation" if fiscal_list and key != "fiscal_appropriation" else "all", key),
            ),
        )
    return ()


def _side(item: ItemMatch, local: str, context: Context) -> str | None:
    after = local[item.end :]
    if "支出" in item.text or after.startswith(("支出", "当年支出", "本年支出")):
        return "expenditure"
    if "收入" in item.text or after.startswith("收入"):
        return "revenue"
    if context.sentence.side:
        return context.sentence.side
    if context.section.code in ("revenue",):
        return "revenue"
    if context.section.code in ("expenditure", "gpb_total", "gpb_structure", "gpb_detail"):
        return "expenditure"
    return "expenditure" if "支出" in after else None

"""The item named earlier, where the words before a number hold measure words only."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.item_lists import whole_of
from ingestion.narrative.sentence import Target

_MEASURED = re.compile(
    r"^）?[，；（]?(?:上年|去年)|预算|决算|支出|[，；]金额|(?:年初|调整)数|执行|实际|完成|安排|20[0-9]{2}年|共计|合计|收入|^[，：]?(?:为|共|计|即)"
)
_SUMMED = re.compile(r"[，；]?(?:以上)?[各两三四]?项?(?:费用|支出)?(?:合计|共计|总计)(?!收入)")
NAMED_CLASS = re.compile(r"（[类款项]）")
_MONEY = re.compile(r"拨款|资金|经费")
_CARRIED_WORDS = (
    r"。|^，即|^(?:公务用?车|公车|公务车辆|车辆)(?=，)|购置(?=支出|金额)"
    r"|^）?[，；（]?(?:上年|去年)(?:度|同期)?"
)
_FUNDS = ("general_public_budget", "government_fund", "state_capital")


def carried(local: str, context: Context) -> tuple[tuple[Target, ...], str]:
    """The item named earlier, when ``local`` holds measure words only."""
    sentence = context.sentence
    if sentence.items > 1 and _SUMMED.match(local):
        whole = whole_of(sentence.told)
        sentence.lose()  # ``甲5万元，乙4万元，合计支出9万元``: of all, and of the last one least
        return whole, "sum"
    if NAMED_CLASS.search(local):
        return (), ""  # ``支出”（类）决算数为5万元``: the rest of a name that is torn
    if not is_clean(local, allow=_CARRIED_WORDS + (r"|采购" if _is_procurement(sentence.targets) else "")):
        return (), ""
    if sentence.counted and re.fullmatch(r"[，、；](?:费用|金额|经费|开支|花费)(?:为|共|约|合计)*", local):
        return sentence.targets, "carried"
    if not sentence.targets and sentence.is_lost:
        return (), ""
    if not _MEASURED.search(local) or (_MONEY.search(local) and not re.search(r"预算|决算", local)):
        return (), ""
    if sentence.targets and other_side(local, sentence.targets):
        return _counterpart(local, sentence.targets), "counterpart"
    if sentence.targets and sentence.last != "change":
        return sentence.targets, "carried"
    if sentence.targets and re.search(r"预算|决算|支出|上年|去年", local):
        return sentence.targets, "carried"
    if other_side(local, context.previous_targets):
        return (), ""
    if context.previous_targets and re.search(
        r"预算|决算|执行|支出" if context.is_noted else r"预算|决算|执行", local
    ):
        return context.previous_targets, "carried"
    return (), ""


def _is_procurement(targets: tuple[Target, ...]) -> bool:
    return bool(targets) and targets[0].fact_table == "fct_procurement"


def other_side(local: str, targets: tuple[Target, ...]) -> bool:
    """Tell whether ``local`` names the side that ``targets`` are not of.

    ``收入5万元，支出4万元``: the second number is no other stage of the first.
    """
    if not targets:
        return False
    if targets[0].fact_table == "fct_revenue":
        return "支出" in local and "收入" not in local
    return targets[0].fact_table == "fct_expenditure" and "收入" in local and "支出" not in local


def both_sides(told: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the totals of revenue and of expenditure where these two are all that was told; else ()."""
    if sorted(target.fact_table for target in told) != ["fct_expenditure", "fct_revenue"]:
        return ()
    expenditure, revenue = sorted(told, key=lambda target: target.fact_table)
    paired = Target("fct_expenditure", (revenue.keys[0], "total", *revenue.keys[1:]))
    is_total = revenue.keys[-1] == "grand_total"  # the two sides balance, so one amount may be of both
    return (revenue, expenditure) if is_total and expenditure == paired else ()


def _counterpart(local: str, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the total of the other side where ``local`` says 收入 or 支出 and nothing more."""
    if not re.fullmatch(
        r"(?:，|、|；|本年度?|当年|实际|20[0-9]{2}年度?|(?:部门|单位)(?:预算)?)*(?:收入|支出)"
        r"(?:合计|总计|总额|(?:年初|调整|全年)?预算|年初|调整|决算|为|共计|数)*",
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

"""Totals without a name: a side alone (收入, 支出) below its heading, or with what it is made of."""

from __future__ import annotations

import re

from ingestion.narrative.carried import other_side
from ingestion.narrative.context import Context
from ingestion.narrative.sentence import Target

_LISTED_SIDE = re.compile(r"[（(]?[0-9一二三四五]{1,2}[）)]?[、.．]?(?P<side>收入|支出)(?:情况)?[：:]")
_STAGE = r"(?:年初|调整后?|全年)?(?:部门)?(?:预算|决算)数?"
_MADE = "(?:安排|批复|下达|核定|编制)"
_OPENING = "20[0-9]{2}年度?|本年度?|当年|，|[我本](?:单位|部门|[局镇乡委办院校所站会厅]|中心|街道)"
_SIDE_ALONE = re.compile(
    rf"(?:全年|实际|{_OPENING})*(?P<side>收入|支出)(?:合计|总额|数|为|共计|实际|{_STAGE})*"
)
_BUDGETED = re.compile(
    rf"(?:{_OPENING})*(?:(?:年初|调整后?|全年)?(?:部门)?预算数?{_MADE}?|(?:年初|全年|调整后?){_MADE})"
    rf"(?P<side>收入|支出)(?:合计|总额|数|为|共计|{_STAGE}|{_MADE})*"
)
"""``年初预算安排收入9万元。年初预算安排支出9万元``: the verb before the side, both sides in turn."""
_STAGED_SECTIONS = ("revenue", "expenditure", "total", "other")
_OVERALL = re.compile(
    rf"(?:[（(]?[0-9一二三]{{1,2}}[）)、.．]+)?(?:支出)?(?:决算)?(?:总体|总)(?:支出)?(?:决算)?情况：(?:20[0-9]{{2}}年度?|本年度?)?支出{_STAGE}(?:为|是)?"
)
"""``（一）总体情况：支出年初预算为9万元`` below the heading of the three public expenses."""
_SUM = re.compile(r"(?:20[0-9]{2}年度?|本年度?|全年)?(?:支出|决算)?总额(?:为|是|：)?")
"""``总额9万元，其中：…`` right below that heading."""
_OF_THREE = re.compile(r"^(?!.*(?:会议|培训)费).*三公")
_BOTH_SIDES = re.compile(r"收入支出|收支|收、支|预决算|预算执行|预算与决算|预、决算")
"""Headings of a comparison of budget and final accounts: both sides are the body's."""
_SIDES = ("revenue", "expenditure", "total", "evaluation_department")
_FUND_SECTIONS = ("government_fund", "state_capital")
_SECTION_OF = {"收入": "revenue", "支出": "expenditure"}
_SIDE = re.compile(
    r"(?:[（]?[0-9一二三四]{1,2}[）、.．]+)?(?:20[0-9]{2}年度?|本年度?|全年)?(?P<side>收入|支出)(?P<colon>：?)"
)
_ITEMISED = re.compile(r"，[^。；]{0,80}具体(?:情况|构成)?如下")
"""``（一）2019年收入9万元，比上年增加1万元，具体情况如下：``: the body's own, its items told below."""
_ALL_SPENT = re.compile(
    r"(?:[^，。；：0-9]*：)?[，；]?(?:20[0-9]{2}年度?|[我本](?:单位|部门|[局委办院镇乡]))*(?:全年|本年度?|当年|年度)?(?:实际|总)支出(?:总额|合计|数|资金)?(?:为|共计|共)*"
)
_BASIC_OF_IT = re.compile(r"[，；（]?其中[：，]?(?:用于)?基本支出")
"""``全年实际支出9万元，其中基本支出…``: only the body's whole spending has basic expenditure as a part."""
_MADE_OF = {
    "收入": r"其中：?(?:本年|一般公共预算)?财政(?:拨款|补助)",
    "支出": r"其中：?(?:基本支出|人员(?:经费|支出))",
}


_BARE_SUM = re.compile(
    rf"(?:全年|本年度?|共|{_OPENING})*(?:(?:实际|决算)?(?:总支出|支出(?:决算)?(?:总额|合计|总计|共计)))(?:为|是|：)*"
)
_TOPIC_TOTALS = {
    "three_public": (_OF_THREE, Target("fct_three_public", ("total",))),
    "operating_cost": (re.compile("运行经费"), Target("fct_operating_cost", ())),
    "procurement": (re.compile("采购"), Target("fct_procurement", ("total",), has_kind=False)),
}


def topic_sum(local: str, context: Context) -> tuple[Target, ...]:
    """``2020年支出合计9万元`` right below the heading of the three public expenses: theirs, not all spending.

    本年支出合计 is the item of that name.
    """
    titled, total = _TOPIC_TOTALS.get(context.section.code, (None, None))
    if titled is None or total is None or not titled.search(context.section.title):
        return ()
    is_first = not context.has_told and "本年支出" not in local
    return (total,) if is_first and _BARE_SUM.fullmatch(local) else ()


def section_total(local: str, context: Context) -> tuple[Target, ...]:
    """``收入比上年…`` in the revenue section, ``支出…`` in the expenditure section: the section's total."""
    if context.section.code == "three_public" and _OF_THREE.search(context.section.title):
        total = (Target("fct_three_public", ("total",)),)
        is_of_item = context.is_noted and context.previous_targets != total
        overall = _OVERALL.fullmatch(local) or (_SUM.fullmatch(local) and not is_of_item)
        return total if overall else ()
    scope, code = context.section_scope, context.section.code
    listed = _LISTED_SIDE.fullmatch(local)
    if listed and code in _SIDES:  # ``1、收入：36.58万元。``
        return side_total(listed["side"], scope)
    if budgeted := _BUDGETED.fullmatch(local):
        return _budgeted(budgeted["side"], local, context)
    match = _SIDE_ALONE.fullmatch(local)
    if not match:
        return ()
    side, staged = match["side"], re.search(_STAGE, local) is not None
    if staged and code in _STAGED_SECTIONS and scope == "all" and _BOTH_SIDES.search(context.section.title):
        # ``（一）收支预算执行分析 2020年收入年初预算数5万元，决算数…``
        return side_total(side, "all")
    of_fund = code in _FUND_SECTIONS and side == "支出" and not context.is_noted and not staged
    return side_total(side, scope) if of_fund or _SECTION_OF.get(side) == code else ()


def side_total(side: str, scope: str) -> tuple[Target, ...]:
    """Return the total of all 收入, or of all 支出, of the fund ``scope``."""
    if side == "收入":
        return (Target("fct_revenue", (scope, "current_total")),)
    return (Target("fct_expenditure", (scope, "total", "current_total")),)


def _budgeted(side: str, local: str, context: Context) -> tuple[Target, ...]:
    """Return the side of the whole budget that is told; spending only next to the income, () else."""
    if context.section_scope != "all" or context.section.code not in _STAGED_SECTIONS or context.is_noted:
        return ()
    told_next = context.is_behind_income or other_side(local, context.sentence.targets)
    return side_total(side, "all") if side == "收入" or told_next else ()


def opened_total(local: str, after: str, context: Context) -> tuple[Target, ...]:
    """``1、收入：792万元。其中：财政拨款收入…``: a side and what it is made up of, without 本年 or 合计."""
    if _ALL_SPENT.fullmatch(local) and _BASIC_OF_IT.match(after):
        return side_total("支出", "all")
    match = _SIDE.fullmatch(local)
    if match is None:
        return ()
    if match["colon"]:
        opens = re.search(_MADE_OF[match["side"]], after[:70])
    else:
        opens = _ITEMISED.match(after) if context.section_scope == "all" else None
    return side_total(match["side"], "all") if opens else ()

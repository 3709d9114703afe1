"""A side alone (收入, 支出) below a heading that says whose it is: the total of the section."""

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
_OF_THREE = re.compile(r"^(?!.*(?:会议|培训)费).*三公")
_BOTH_SIDES = re.compile(r"收入支出|收支|收、支|预决算|预算执行|预算与决算|预、决算")
"""Headings of a comparison of budget and final accounts: both sides are the body's."""
_SIDES = ("revenue", "expenditure", "total", "evaluation_department")
_FUND_SECTIONS = ("government_fund", "state_capital")
_SECTION_OF = {"收入": "revenue", "支出": "expenditure"}


def section_total(local: str, context: Context) -> tuple[Target, ...]:
    """``收入比上年…`` in the revenue section, ``支出…`` in the expenditure section: the section's total."""
    if context.section.code == "three_public" and _OF_THREE.search(context.section.title):
        overall = _OVERALL.fullmatch(local)
        return (Target("fct_three_public", ("total",)),) if overall else ()
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

"""Why an amount is none of the accounts: wordings as data in ``ingestion/lexicon/reason.csv``."""

from __future__ import annotations

import re

from ingestion.asked import note_text
from ingestion.lexicon.load import load
from ingestion.narrative.context import Context

_NEAR = 40
"""Characters before the number in which its subject is looked for."""
_ANYWHERE_ONLY_OUTSIDE = frozenset({"project_text"})
"""Reasons too broad for the accounts sections, where an amount without an item stays unresolved."""


_OTHERS = re.compile(
    r"全[省市县区州旗镇乡国]|辖区|地方|企业|农民|农户|居民|群众|人均|户均|税收|社会|产业|工业|招商"
)
_OWN_ITEM = re.compile(
    r"三公|公务接待|公务用车|因公出国|基本支出|项目支出|本年(?:收入|支出)|收入(?:总计|合计)|支出(?:总计|合计)|预算收入|(?:年[初末]|上年)[^，。]{0,8}结[转余]"
)


def speaks_of_accounts(local: str, context: Context) -> bool:
    """In an overview only amounts of the body's own accounts are read, regional figures are not."""
    if _OTHERS.search(local):
        return False
    return bool(_OWN_ITEM.search(local)) or bool(context.sentence.targets)


def likely_reason(clause: str, *, in_accounts: bool) -> str:
    """Return why the amount that ends ``clause`` is no statement; ``unresolved`` where no word says it."""
    near = clause[-_NEAR - 20 :]
    note_text("reason", near)
    for entry in load("reason"):
        reason = entry.keys[0]
        if in_accounts and reason in _ANYWHERE_ONLY_OUTSIDE:
            continue
        if entry.pattern.search(near):
            return reason
    return "unresolved"

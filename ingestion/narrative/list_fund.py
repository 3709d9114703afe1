"""The fund of a list whose head has no number: 一般公共预算财政拨款支出主要用于以下方面：甲支出5万元."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.funds import NAMED_FUNDS, scope_of_words

_HEAD = re.compile(
    r"(?P<fund>[^，。；：]{2,30}支出)(?:之?[中里][，：]|(?P<words>[^。；：0-9]{0,40})：|(?:主要|具体|全部)?用于(?=[^：]*$))"
)
_OPENS = re.compile("用于|用途|包括|构成|结构|如下|方面|情况|分类|科目|具体|[为是]$")
_OTHER = re.compile("原因|[较比]|增加|减少|大于|小于")


def enter_list_of_fund(words: str, context: Context) -> None:
    """Take the fund that the head of a list in ``words`` names for those of its classes and parts."""
    heads = list(_HEAD.finditer(words))
    if not heads:
        return
    head = heads[-1]
    said = head["words"] or ""
    if said and (_OTHER.search(said) or not _OPENS.search(said)):
        return
    fund = scope_of_words(head["fund"])
    if fund == "fiscal_appropriation" and context.is_of_public_budget:
        fund = "general_public_budget"
    if fund in NAMED_FUNDS or (fund and not head["words"]):
        context.sentence.scope = fund
        context.sentence.funds = frozenset({fund})

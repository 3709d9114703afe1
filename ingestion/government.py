"""Accounts of a whole government (政府决算, 预算执行情况的报告): none of a department's.

Their 一般公共预算收入 is what a region took in, with transfers and bonds; a department's is what it was
given. The words are the same, so that the figures of revenue and expenditure are kept and shown but feed
no fact. What such a report says of the three public expenses of its departments stays.
"""

from __future__ import annotations

import re

from ingestion.model import Document, Reading

REGIONAL = "regional_statistic"
"""``Statement.alternatives`` of a figure that is the region's, not the body's."""
_TABLES = frozenset({"fct_revenue", "fct_expenditure"})
_REGION_TAKES = re.compile(
    r"(?:全|本)?[省市县区州旗](?:本?级)?(?:[（(][^（）()]*[）)])?(?:一般公共|公共财政)预算(?:总?收入|支出)"
)
_OF_GOVERNMENTS = (
    "一般债务",
    "专项债务",
    "转贷",
    "预算稳定调节基金",
    "转移支付",
    "上解",
    "税收收入",
    "税收返还",
    "人民代表大会",
)
_OF_DEPARTMENTS = re.compile(r"部门决算|单位决算|基本支出|收、?支总计|人员经费|公用经费|事业收入")
_FEWEST = 2


def is_government_account(document: Document) -> bool:
    """Tell the accounts of a government by words that no department's accounts have, and none of theirs."""
    text = re.sub(r"\s", "", "".join(line.text for line in document.lines))
    if not _REGION_TAKES.search(text) or _OF_DEPARTMENTS.search(text):
        return False
    return sum(word in text for word in _OF_GOVERNMENTS) >= _FEWEST


def distrust_regional(reading: Reading) -> None:
    """Mark the figures of revenue and expenditure as not usable: they are the region's."""
    for statement in reading.statements:
        if statement.fact_table in _TABLES:
            statement.usable = False
            statement.alternatives = REGIONAL

"""The whole budget of the body that an evaluation tells of without naming an item."""

from __future__ import annotations

import re

from ingestion.narrative.context import Context
from ingestion.narrative.sentence import Target

_EVALUATIONS = frozenset({"performance", "evaluation_department"})
_OF_BODY = re.compile(r"(?:部门|单位|机关)整体|整体(?:支出|绩效)")
_STAGE = r"(?:年初|全年|调整后?)?"
_BUDGET = r"预算(?:数|总额|资金|安排|批复|下达)*(?:为|共计|共|合计)*"
_OPENS = re.compile(
    rf"(?:20[0-9]{{2}}年度?|本年度?|，)*"
    rf"(?:{_STAGE}(?:部门|单位){_BUDGET}|[我本](?:单位|部门|[局委办院校所站厅镇乡])(?:20[0-9]{{2}}年度?)?{_STAGE}{_BUDGET})"
)
"""The words must say that it is the body's: ``该项目为新增项目。年初预算9万元`` is not."""


def body_budget(local: str, context: Context) -> tuple[Target, ...]:
    """``年初部门预算9万元，实际支出8万元``: opens a sentence below a heading on the whole body."""
    sentence = context.sentence
    if context.section.code not in _EVALUATIONS or sentence.last or sentence.is_lost or context.is_noted:
        return ()
    if not _OF_BODY.search(context.section.title) or not _OPENS.fullmatch(local):
        return ()
    return (Target("fct_expenditure", ("all", "total", "current_total")),)

"""Phrases that name projects with their money: lists of items, what was carried over, allocated or used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.forms.place import AMOUNT
from ingestion.forms.prose_text import Report, clean_name, is_project_name, own_name, without_parentheses

_LIST_HEAD = re.compile(
    rf"(?:项目支出|项目资金|项目经费)(?:为|共|共计|决算数)*\s*{AMOUNT.pattern}[^。；;]{{0,30}}?[。，,；;（(]?\s*(?:其中|包括|分别(?:是|为))[：:]?"
)
_ITEM = re.compile(
    rf"(?:^|[，,、；;（(：:]|[一二三四五六七八九]是)\s*(?P<name>(?:20[0-9]{{2}}年?度?)?[^，,、；;。：:（）()0-9]{{2,40}}?"
    rf"(?:（[^（）]{{1,12}}）[^，,、；;。：:（）()0-9]{{0,20}}?)?)\s*{AMOUNT.pattern}"
)
_LIST_OPEN = re.compile(r"项目支出(?:主要)?(?:包括|分为)[：:]?")
"""Opens a list of projects without their sum: 项目支出包括甲经费3万元，乙经费2万元."""
_APPROVED_HEAD = re.compile(
    rf"项目(?:批复|预算)?(?:金额|预算)(?:为|共|共计)*\s*{AMOUNT.pattern}[。，,；;]?\s*其中[：:]"
)
_ORDERED = re.compile(
    rf"(?:^|[，,、；;。：:])\s*[一二三四五六七八九]是(?P<name>[^，,、；;。：:（）()0-9]{{2,40}}?)\s*{AMOUNT.pattern}"
)
_CARRIED = re.compile(
    rf"(?:财政结转|财政追加|财政安排|财政下达|财政拨付|上级下达|追加|结转|下达|安排)(?P<name>[^，,。；;：:]{{2,70}}?)\s*{AMOUNT.pattern}整?[，,]\s*(?:实际|已经?|目前|累计)?(?:支付|拨付|支出|使用|兑付|执行)(?:完)?\s*(?P<paid>{AMOUNT.pattern})"
)
_ALLOCATED = re.compile(
    rf"(?P<fiscal>财政)?(?P<planned>在部门预算中|在预算中|预算)?(?:安排|追加|预算我单位|预算我局|预算我部门)(?P<name>[^，,。；;：:]{{3,60}}?)\s*{AMOUNT.pattern}"
)
_SPENT = re.compile(
    rf"(?:使用|兑付|支付|拨付|发放)(?P<name>(?:20[0-9]{{2}}年?度?)?[^，,。；;：:（）()]{{3,50}}?(?:资金|经费|奖励金|补助))\s*{AMOUNT.pattern}"
)
_APPLIED = re.compile(rf"申报的?(?P<name>[^，,。；;：:]{{3,50}}?项目)资金\s*{AMOUNT.pattern}")
_INCURRED = re.compile(rf"发生[^。；;]{{2,80}}?费等?(?:支出|费用)?\s*{AMOUNT.pattern}")


@dataclass(frozen=True, slots=True)
class Found:
    """An amount of a project: its number is group ``group`` of ``match``, its unit the next one."""

    name: str
    measure: str
    match: re.Match[str]
    group: int
    rule: str


def carried(text: str) -> Iterator[Found]:
    """Find ``财政结转NAME 25万元，已支付25万元``."""
    for match in _CARRIED.finditer(text):
        name = clean_name(match.group("name"))
        if not is_project_name(name):
            continue
        yield Found(name, "budget", match, 2, "carried")
        yield Found(name, "executed", match, match.re.groupindex["paid"] + 1, "carried")


def listed(text: str, heading: str) -> Iterator[Found]:
    """Find ``项目支出245.71万元。其中：甲130万元，乙40万元``, ``专项预算项目支出…，一是甲130万元``.

    ``heading`` tells whether the list is one of a budget.
    """
    other = any(word in heading for word in ("决算", "执行", "使用", "专项预算"))
    budget = bool(re.search("预算|资金安排", heading)) and not other
    for head in _LIST_HEAD.finditer(text):
        before = text[max(0, head.start() - 200) : head.end()]
        measure = "executed" if not budget or re.search(r"决算数|完成", before) else "budget"
        # The head may end in a word; to the items it is the mark they stand behind.
        masked = text[: head.end() - 1] + "：" + text[head.end() :]
        end = min((p for p in (_closing(masked, head), masked.find("。", head.end())) if p >= 0), default=-1)
        for item in _ITEM.finditer(masked if end < 0 else masked[: end + 1], head.end() - 1):
            name = clean_name(item.group("name"))
            if is_project_name(name):
                yield Found(name, measure, item, 2, "list")
    for opening, measure in (
        (_LIST_OPEN, "budget" if budget else "executed"),
        (_APPROVED_HEAD, "budget"),
    ):
        for head in opening.finditer(text):
            # The head may end in a word; to the items it is the mark they stand behind.
            masked = text[: head.end() - 1] + "：" + text[head.end() :].split("。")[0]
            for item in _ITEM.finditer(masked, head.end() - 1):
                name = clean_name(item.group("name"))
                if is_project_name(name):
                    yield Found(name, measure, item, 2, "list")
    if re.search(r"项目支出\s*(?:为|共计)?\s*[0-9]", text):
        for item in _ORDERED.finditer(text):
            name = clean_name(item.group("name"))
            if is_project_name(name):
                yield Found(name, "budget" if budget else "executed", item, 2, "list")


def _closing(text: str, head: re.Match[str]) -> int:
    """Return where the bracket that ``head`` stands in closes, -1 when it stands in none."""
    depth = 1
    for place in range(head.end(), len(text)):
        depth += {"（": 1, "）": -1}.get(text[place], 0)
        if not depth:
            return place
    return -1


def allocated(text: str, report: Report) -> Iterator[Found]:
    """Find ``在部门预算中安排NAME 120万元``, ``使用NAME 5万元``, ``发生差旅费、会议费等120万元``."""
    masked = without_parentheses(text)
    for match in _ALLOCATED.finditer(masked):
        giver, _, rest = match.group("name").replace("　", "").rpartition("安排")
        name = clean_name(rest)
        if is_project_name(name):
            by_finance = match.group("fiscal") or "财政" in giver
            fiscal = by_finance and not match.group("planned") and not report.is_project
            yield Found(
                own_name(name, report),
                "budget_fiscal" if fiscal else "budget",
                match,
                4,
                "allocated",
            )
    if not report.is_project:
        return
    for match in _SPENT.finditer(masked):
        name = clean_name(match.group("name"))
        if is_project_name(name):
            yield Found(own_name(name, report), "executed", match, 2, "spent")
    for match in _APPLIED.finditer(masked):
        name = clean_name(match.group("name"))
        if is_project_name(name):
            yield Found(own_name(name, report), "budget", match, 2, "allocated")
    for match in _INCURRED.finditer(masked):
        yield Found(report.name, "executed", match, 1, "spent")

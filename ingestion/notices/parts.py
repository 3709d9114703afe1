"""Parts of a whole inside one sentence, for amounts and counts that are no facts of the accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ingestion.model import Notice, Reading
from ingestion.notices.money import PRINTED, UNIT, WHOLE
from ingestion.notices.place import Block, Text, notice_on
from ingestion.numbers import last_place, parse_decimal

_UNIT = rf"(?:{UNIT}|个|户|家|人次|人|名|项|次|批次|批|辆|套|公里|亩|吨)"
_TOTAL = re.compile(rf"(?P<number>{PRINTED})(?P<unit>{_UNIT})[^0-9。；]{{0,8}}其中[:：，]?")
_PART = re.compile(rf"(?P<number>{WHOLE})(?P<unit>{_UNIT})")
_FREE = ("fct_project_execution", "fct_performance_score", "fct_score_item", "fct_performance_indicator")
_PLACE = re.compile(r"[一-龥]{1,8}(?:县|市|区|州|乡|镇|村|局|行|公司|街道)")
_POST = re.compile(r"(?:行政|事业|参公|工勤|机关|全额|差额)[^0-9，、]{0,6}(?:编制|人员)")


def read_parts(text: Text, reading: Reading) -> Iterator[Notice]:
    """Yield lists after 其中 whose parts exceed the whole.

    Only what cannot be otherwise: a single part larger than the whole, or places listed with 、 that add
    to more. Lists may be open, so a short sum
    says nothing. Sentences whose amounts became statements are checked as such, in the warehouse.
    """
    stated = {one.line_no for one in reading.statements if one.fact_table not in _FREE}
    for block in text.blocks:
        if block.in_accounts or not stated.isdisjoint(block.paragraph.line_nos):
            continue
        if block.section.part not in ("main", "attachment") or "其中" not in block.text:
            continue
        for total in _TOTAL.finditer(block.text):
            yield from _listed(text, block, total)


def _listed(text: Text, block: Block, total: re.Match[str]) -> Iterator[Notice]:
    end = min(
        (p for mark in "。；！" if (p := block.text.find(mark, total.end())) >= 0), default=len(block.text)
    )
    listing = (
        block.text[total.end() : end]
        if block.text[end : end + 1] != "；"
        else _to_full_stop(block.text, total.end())
    )
    listing = re.sub(r"（[^（）]*）", lambda m: "　" * len(m.group()), listing).split("其中")[0]
    whole = parse_decimal(total.group("number"))
    if whole is None or whole == 0:
        return
    parts = [part for part in _PART.finditer(listing) if part.group("unit") == total.group("unit")]
    if len(parts) < 2 or not _is_partition(listing, parts):
        return
    values = [parse_decimal(part.group("number")) or Decimal(0) for part in parts]
    room = sum((last_place(part.group("number")) for part in parts), last_place(total.group("number"))) / 2
    if sum(values) > whole + (room if "元" in total.group("unit") else 0):
        yield notice_on(
            text,
            block,
            total,
            "listed_parts",
            "warning",
            total.group("number") + total.group("unit"),
            f"合计{whole}{total.group('unit')}，所列{len(values)}个部分之和{sum(values)}{total.group('unit')}",
            stated=whole,
            expected=sum(values, Decimal(0)),
        )


def _to_full_stop(text: str, start: int) -> str:
    end = text.find("。", start)
    return text[start : end if end >= 0 else len(text)]


def _is_partition(listing: str, parts: list[re.Match[str]]) -> bool:
    """Places and posts joined by 、 or 和 divide a whole; activities and kinds of people may overlap."""
    labels = [listing[: parts[0].start()]] + [listing[a.end() : b.start()] for a, b in pairwise(parts)]
    joined = all(re.match(r"[、和，]", label) for label in labels[1:])
    return joined and (
        sum(bool(_PLACE.search(label)) for label in labels) >= len(labels) - 1
        or all(_POST.search(label) for label in labels)
    )

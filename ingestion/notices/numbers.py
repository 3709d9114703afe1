"""Numbers whose printing is wrong: no unit, glued digits, split by a sign, grouped wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from ingestion.model import Notice
from ingestion.notices.place import Block, Text, notice_on

_NO_UNIT = re.compile(
    r"(?:支出|收入|决算数?|经费|增加|减少|合计|总计|总额|金额|费用?|预算数?)(?:总计|总额|各|分别)?(?:为|是|共计|计)?"
    r"(?P<number>[0-9][0-9,]*\.[0-9]{1,2})(?=[，,。；](?!亿?万?元|[0-9][0-9,]*\.[0-9]{1,2}(?:亿元|万元|元)))"
)
_SECOND_NO_UNIT = re.compile(
    r"[0-9](?:亿|万)?元[、，和](?P<number>[0-9][0-9,]*\.[0-9]{1,2})(?=[，,。；](?!亿?万?元))"
)
_GLUED = re.compile(r"(?<![0-9.])[0-9]{1,9}(?:\.[0-9]+){2,}(?![0-9.])")
_GLUED_MONEY = re.compile(r"(?<=[一-龥])[0-9]+\.[0-9]+\.[0-9]+(?=亿元|万元|元|%)")
_SPLIT = re.compile(r"[0-9]\.[0-9]+[；。，、](?:亿|万)元")
_GLUED_YEAR = re.compile(r"(?:与|比|较|同)(?P<year>20[0-9]{2})(?P<number>[0-9]+\.[0-9]+)(?=亿元|万元|元)")
_YEAR_OF_FIVE = re.compile(r"(?<![0-9.,，])(?:[0-9]{1,2}20[0-2][0-9]|20[0-2][0-9]{2})(?=年度?[^0-9])")
"""``22017年``, ``20177年``: a digit stuck to a year."""
_GROUPED = re.compile(
    r"(?<![0-9,.])(?:[0-9]{1,3},(?:[0-9]{3},)*(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,},[0-9]{3}(?![0-9]))(?:\.[0-9]+)?(?=亿元|万元|元)"
)
_DATE = re.compile(r"(?:19|20)[0-9]{2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?$")

_STYLE = 3
_MANGLED: tuple[tuple[re.Pattern[str], Literal["error", "warning"], str], ...] = (
    (_GLUED_MONEY, "error", "数字粘连在一起：{0}"),
    (_SPLIT, "error", "金额与单位被符号隔开"),
    (_GLUED_YEAR, "warning", "年份“{year}”与金额“{number}”粘连，疑缺“年”字"),
    (_YEAR_OF_FIVE, "warning", "年份“{0}年”多出数字，疑与旁边的数字粘连"),
    (_GROUPED, "warning", "千分位逗号的位置不对"),
)
"""What no number looks like: the pattern, how grave it is, and what is said of it."""


def read_numbers(text: Text) -> Iterator[Notice]:
    """Yield amounts without a unit, runs of glued numbers, amounts cut by a sign, wrong thousands commas."""
    unitless: list[Notice] = []
    for block in text.blocks:
        if block.section.part == "glossary" or not re.search(r"[0-9]\.[0-9]|,[0-9]|[0-9]{5,}年", block.text):
            continue
        if block.in_accounts and not _is_cell(text, block):
            unitless += _without_unit(text, block)
        yield from _mangled(text, block)
    if len(unitless) > _STYLE:
        # Throughout without units: how this report is written, said once.
        first = unitless[0]
        yield replace(first, severity="info", message=f"{first.message}，全文共{len(unitless)}处")
    else:
        yield from unitless


def _is_cell(text: Text, block: Block) -> bool:
    return text.document.lines[block.paragraph.line_nos[0]].is_cell or "|" in block.text


def _without_unit(text: Text, block: Block) -> Iterator[Notice]:
    if "单位：" in block.text:
        return
    for pattern in (_NO_UNIT, _SECOND_NO_UNIT):
        for match in pattern.finditer(block.text):
            yield notice_on(
                text,
                block,
                match,
                "missing_unit",
                "warning",
                match.group("number"),
                f"金额“{match.group('number')}”没有单位",
            )


def _mangled(text: Text, block: Block) -> Iterator[Notice]:
    for match in _GLUED.finditer(block.text):
        parts = match.group().split(".")
        if block.text[: match.start()].endswith("-"):
            continue  # a version of the writing program: ``2052-11.1.0.10314``
        if _DATE.match(match.group()) or not (len(parts) >= 4 or any(len(part) >= 3 for part in parts)):
            continue
        if _GLUED_MONEY.match(block.text, match.start()):
            continue
        # Numbering (2.1.3) and versions have short parts; amounts glued together have long ones.
        if sum(map(len, parts)) < 8:
            continue
        shown = match.group() if len(match.group()) <= 40 else match.group()[:40] + "…"
        yield notice_on(text, block, match, "mangled_number", "error", shown, f"数字粘连在一起：{shown}")
    for pattern, severity, message in _MANGLED:
        for match in pattern.finditer(block.text):
            told = message.format(match.group(), **match.groupdict())
            yield notice_on(text, block, match, "mangled_number", severity, match.group(), told)

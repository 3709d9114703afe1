"""Lists of one sentence that add to their whole but for one mistyped number.

A list after 其中 may be open, so a sum that falls short says nothing by itself. It says something when one
number of the sentence, mistyped as people do (a digit changed, lost, doubled or swapped with its neighbour,
元 for 万元), makes the sum hold to the last place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingestion.model import Notice
from ingestion.notices.money import WHOLE, money, yuan_of
from ingestion.notices.place import Block, Text, notice_at
from ingestion.numbers import UNIT_SCALE, last_place

_AMOUNT = re.compile(money("number", WHOLE) + "(?![/每])")
_OPENING = re.compile(r"^(?:（|，|。|：)?(?:其中|包括|分别为|具体为|主要用于以下方面)[:：，]?|^：")
_NESTED = re.compile(r"[（，]?其中")
_NO_PART = re.compile(
    r"增加|减少|增长|下降|上升|降低|超支|节约|上年|去年|20[0-9]{2}年|预算|完成|比|较|差|节余|结余|人均|每|以上|以下|单价|累计|净值|折旧"
)
_JOINTS = ("和", "、", "及", "与")
_FUND = re.compile(r"一般公共预算|政府性基金预算|国有资本经营预算|公共预算")
_MIN_PARTS = 2
_MIN_DIGITS = 3
"""Significant digits of the whole: with fewer, a chance agreement with some mistyping is likely."""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    number: str
    unit: str
    yuan: Decimal
    place: Decimal

    @property
    def shown(self) -> str:
        return self.number + self.unit


def read_sums(text: Text) -> Iterator[Notice]:
    """Yield one notice a list whose numbers add to the whole once a single mistyping is undone."""
    for block in text.blocks:
        if block.section.part not in ("main", "attachment") or "元" not in block.text:
            continue
        numbers = list(_numbers(block.text))
        taken = 0
        for index, whole in enumerate(numbers):
            if whole.start < taken or not _OPENING.match(block.text[whole.end :]):
                continue
            lists = _lists(block.text, whole, numbers[index + 1 :])
            if not lists:
                continue
            taken = lists[0][-1].end
            if any(_holds(whole, parts) for parts in lists):
                continue
            for parts in lists:
                slips = list(_slips(whole, parts))
                if slips:
                    yield _notice(text, block, whole, parts, slips)
                    break


def _numbers(text: str) -> Iterator[_Number]:
    for match in _AMOUNT.finditer(text):
        yuan = yuan_of(match, "number")
        if yuan is not None:
            yield _Number(match.start(), match.end(), match["number"], match["number_unit"], *yuan)


def _lists(text: str, whole: _Number, rest: list[_Number]) -> list[list[_Number]]:
    """The amounts that may be the parts: to the full stop, to the semicolon, with and without nested ones."""
    found: list[list[_Number]] = []
    for mark in ("。", "；"):
        end = text.find(mark, whole.end + 1)
        inside = [one for one in rest if end < 0 or one.start < end]
        flat: list[_Number] = []
        every: list[_Number] = []
        nested = changed = False
        for before, one in pairwise([whole, *inside]):
            lead = text[before.end : one.start]
            if before is not whole and _NESTED.search(lead):
                nested = True
            elif "；" in lead or "）" in lead:
                nested = False
            # ``分别减少5万元和3万元``: what is joined to a change is one
            changed = bool(_NO_PART.search(_FUND.sub("", lead))) or (changed and lead in _JOINTS)
            if changed:
                continue
            every.append(one)
            if not nested:
                flat.append(one)
        found += [parts for parts in (every, flat) if len(parts) >= _MIN_PARTS and parts not in found]
    return found


def _holds(whole: _Number, parts: list[_Number]) -> bool:
    # Whole figures beside decimals (130万元, 28.71万元) are exact; a total may be rounded by itself.
    smallest = min(one.place for one in (whole, *parts))
    room = (smallest * len(parts) + whole.place) / 2
    return abs(sum((one.yuan for one in parts), -whole.yuan)) <= room


def _slips(whole: _Number, parts: list[_Number]) -> Iterator[tuple[_Number, str]]:
    """Each number that explains the gap by itself, and what it should be then; the parts first."""
    fractions = sum(Decimal(one.number.replace(",", "")) % 1 != 0 for one in (whole, *parts))
    gap = sum((one.yuan for one in parts), -whole.yuan)
    smallest = min(one.place for one in (whole, *parts))
    if fractions < _MIN_PARTS or len(whole.number.replace(".", "").strip("0")) < _MIN_DIGITS:
        return
    for one in (*parts, whole):
        should_be = one.yuan + gap if one is whole else one.yuan - gap
        typed = one.number.replace(",", "")
        if should_be <= 0:
            continue
        other = next((u for u, scale in UNIT_SCALE.items() if Decimal(typed) * scale == should_be), None)
        decimals = max(last_place(one.number), smallest / UNIT_SCALE[one.unit])
        right = (should_be / UNIT_SCALE[one.unit]).quantize(decimals)
        if other is not None:
            yield one, one.number + other
        elif right * UNIT_SCALE[one.unit] == should_be and is_slip(typed, str(right)):
            yield one, f"{right}{one.unit}"


def is_slip(typed: str, right: str) -> bool:
    """True when ``typed`` is ``right`` with one digit changed, lost, doubled, added or two swapped."""
    if typed == right:
        return False
    if typed == right + right:
        return True
    if len(typed) == len(right):
        odd = [i for i, (a, b) in enumerate(zip(typed, right, strict=True)) if a != b]
        swapped = len(odd) == 2 and odd[1] == odd[0] + 1
        return len(odd) == 1 or (
            swapped and typed[odd[0]] == right[odd[1]] and typed[odd[1]] == right[odd[0]]
        )
    longer, shorter = sorted((typed, right), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)) if longer[i] != ".")


def _notice(
    text: Text, block: Block, whole: _Number, parts: list[_Number], slips: list[tuple[_Number, str]]
) -> Notice:
    total = sum((one.yuan for one in parts), Decimal(0)) / UNIT_SCALE[whole.unit]
    gap = abs(total - whole.yuan / UNIT_SCALE[whole.unit])
    odd = slips[0][0]
    guesses = "，或".join(f"“{one.shown}”应为{right}" for one, right in slips[:3])
    return notice_at(
        text,
        block,
        odd.start,
        odd.end,
        "listed_parts",
        "warning",
        f"{odd.start}|{odd.shown}",
        f"合计{whole.shown}，所列{len(parts)}个数之和{_plain(total)}{whole.unit}，相差{_plain(gap)}{whole.unit}；"
        f"若所列即全部，疑{guesses}",
        stated=odd.yuan,
    )


def _plain(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"

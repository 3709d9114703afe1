"""What the free text of one form contradicts: a measure told with two numbers, rates, costs, money.

Text names things loosely, so a contradiction is told only where the same words stand before both numbers,
outside lists, about numbers and parts of the year: the year's goal against an indicator, or one indicator
against several others that agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingestion.forms.place import Place
from ingestion.forms.sheet import Sheet
from ingestion.forms.wording_money import check_money
from ingestion.forms.wording_text import goal_texts, text_notice
from ingestion.grid import TableCell
from ingestion.numbers import NUMBER, UNIT_SCALE, last_place, parse_decimal

_UNIT = r"(?P<unit>亿元?|万元|元|个|项|户|家|人次|人|名|场次|场|次|期|册|份|批|公里|亩|吨|套|台|辆|件|家次)"
_MEASURE = re.compile(
    rf"(?P<name>[一-龥“”]{{3,24}}?)(?:共计|合计|达到|达|为|共)?(?P<number>(?<![0-9.,])(?:{NUMBER})){_UNIT}(?![次/每])"
)
_LEAD = re.compile(
    r"^(?:其中|全年|当年|本年度?|年度|年内|累计|其中|总?共计?|合计|目前|已经?|实际|预计|计划|顺利|成功|圆满|并|共|新)+"
)
_PART = re.compile(
    r"分别|20[0-9]{2}年|上年|去年|同比|增加|减少|增长|季度|上半年|下半年|[0-9]月|月份|截至|每|人均|平均|首批|第[一二三四五六七八九十0-9]"
)
"""Words by which a number is one of another time or of a part."""
_ABOUT = re.compile(r"^(?:余|多|左右|以上|以下|以内)|约$|近$|超过?$|逾$|不少于$|至少$|不超过$|[≥≤><]$")
_SHORTEST = 4
_RATE = re.compile(
    r"[，、（(]?(?:共)?完成(?:了)?(?:全年|年度|年初|计划|目标|总)*(?:任务|目标|计划|指标)(?:任务|数|值)?的?(?P<rate>[0-9]+(?:\.[0-9]+)?)[%％]"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One measure of one text: its name without adverbs, its value, and the cell."""

    name: str
    unit: str
    value: Decimal
    place: Decimal
    shown: str
    cell: TableCell
    is_goal: bool
    end: int


def check_wording(place: Place, sheet: Sheet) -> None:
    """Add a notice for each contradiction inside the texts of ``sheet``."""
    goals = goal_texts(place, sheet)
    actual = [(cell, True) for _, cell in goals]
    actual += [(row.cells["actual"], False) for row in sheet.indicators if "actual" in row.cells]
    planned = [(cell, True) for cell, _ in goals]
    planned += [(row.cells["target"], False) for row in sheet.indicators if "target" in row.cells]
    told = [one for cell, is_goal in actual for one in _measures(cell, is_goal)]
    aims = [one for cell, is_goal in planned for one in _measures(cell, is_goal)]
    for stated, expected, message in [*_two_numbers(told), *_rates(told, aims)]:
        what = (stated.name, stated.shown)
        text_notice(place, sheet, stated.cell, what, message, (stated.value, expected))
    check_money(place, sheet, [cell for cell, _ in actual], [cell for cell, _ in planned])


def _measures(cell: TableCell, is_goal: bool) -> Iterator[_Told]:
    """Yield the measures that ``cell`` tells once; what it tells twice is a list or of two times."""
    text, found = cell.compact, []
    for match in _MEASURE.finditer(text):
        name = _LEAD.sub("", match["name"])
        start = max(text.rfind(mark, 0, match.start()) for mark in "，。；、：") + 1
        around = text[start : match.start()] + match["name"]
        is_part = _PART.search(around)
        value = parse_decimal(match["number"])
        is_about = _ABOUT.search(text[match.end() : match.end() + 2]) or _ABOUT.search(match["name"])
        if value is None or is_part or is_about or len(name) < _SHORTEST:
            continue
        unit = match["unit"].replace("亿元", "亿").replace("亿", "亿元")
        scale = UNIT_SCALE.get(unit, Decimal(1))
        kind = "元" if unit in UNIT_SCALE else unit
        size = last_place(match["number"]) * scale
        shown = match["number"] + match["unit"]
        found.append(_Told(name, kind, value * scale, size, shown, cell, is_goal, match.end()))
    for one in found:
        same = [other for other in found if other.unit == one.unit and other.name.endswith(one.name)]
        if len(same) == 1:
            yield one


def _differ(one: _Told, other: _Told) -> bool:
    room = (one.place + other.place) / 2 if one.unit == "元" else Decimal(0)
    return abs(one.value - other.value) > room


def _two_numbers(told: list[_Told]) -> Iterator[tuple[_Told, Decimal, str]]:
    by_name: dict[tuple[str, str], list[_Told]] = {}
    for one in told:
        by_name.setdefault((one.name, one.unit), []).append(one)
    for (name, _), same in by_name.items():
        goals = [one for one in same if one.is_goal]
        rows = [one for one in same if not one.is_goal]
        values = Counter(one.value for one in same).most_common()
        if len(values) == 1:
            continue
        odd: _Told | None = None
        other: _Told | None = None
        if goals and len(rows) == 1 and _differ(goals[0], rows[0]):
            other, odd = goals[0], rows[0]
        elif values[0][1] >= 2 and len(values) == 2 and values[1][1] == 1:
            odd = next(one for one in same if one.value == values[1][0])
            other = next(one for one in same if one.value == values[0][0])
        if odd is not None and other is not None and _differ(odd, other):
            yield odd, other.value, f"同一表中“{name}”此处为{odd.shown}，{other.cell.locator}为{other.shown}"


def _rates(told: list[_Told], aims: list[_Told]) -> Iterator[tuple[_Told, Decimal, str]]:
    """完成全年任务的X% against the target of the same name."""
    for one in told:
        match = _RATE.match(one.cell.compact, one.end)
        same = [aim for aim in aims if (aim.name, aim.unit) == (one.name, one.unit) and aim.value > 0]
        if match is None or len({aim.value for aim in same}) != 1:
            continue
        aim, stated = same[0], Decimal(match["rate"])
        right = 100 * one.value / aim.value
        room = last_place(match["rate"]) + 50 * (one.place + aim.place * one.value / aim.value) / aim.value
        if abs(stated - right) > room:
            yield (
                one,
                aim.value,
                (f"“{one.name}”目标{aim.shown}，完成{one.shown}，为目标的{right:.2f}%，文中写{stated}%"),
            )

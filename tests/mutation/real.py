"""Mistypings of a given report: its lines and table cells as read, one change at a time, by kind.

A real report has more shapes than the clean ones this package writes, and contradictions of its own:
a change is caught when the reconciliation says something that it did not say of the unchanged report.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingestion.model import Cell, Document, Grid, Line
from ingestion.outline import build_outline
from ingestion.outline.sections import COVERED
from tests.mutation.mutate import mistype_digits

_AMOUNT = r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]+)?(?= ?(?:万元|亿元|元))"
_CELL = re.compile(r"-?[0-9][0-9,]*\.[0-9]{1,2}")
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|降低|上升|节约|超支)(?:了|额)?(?:为|约)?$")
_BUDGET = re.compile(r"预算(?:数|安排)?(?:支出)?(?:为|是)?$")
_PRIOR = re.compile(r"(?:上年|去年|20[0-9]{2}年度?)[^，。；]{0,8}(?:决算数?|支出数?|为)$")
_OTHER_BODY = "松涧县档案馆"
_WAYS = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "上升": "下降",
    "大于": "小于",
    "小于": "大于",
    "高于": "低于",
    "低于": "高于",
}

NAMES = {
    "table": "a figure of a table",
    "amount": "an amount of prose",
    "budget": "a budget",
    "change": "an increase or decrease",
    "prior": "an amount of the year before",
    "percent": "a percentage",
    "count": "a count",
    "transposed": "two digits swapped",
    "glued": "an amount printed twice in a row",
    "year": "a year",
    "unit": "元 for 万元, or the reverse",
    "direction": "a word of direction turned round",
    "body": "another body's name",
}
KINDS = tuple(NAMES)
NUMERIC = frozenset(KINDS) - {"year", "unit", "direction", "body"}
"""Kinds whose figure a finding can name."""


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` at ``start`` of a line (``grid`` < 0, ``place`` its number) or of a cell becomes ``after``."""

    kind: str
    section: str
    grid: int
    place: tuple[int, int]
    start: int
    before: str
    after: str
    around: str

    def __str__(self) -> str:
        where = f"line {self.place[0] + 1}" if self.grid < 0 else f"table {self.grid + 1} cell {self.place}"
        return f"{self.kind} {self.section} {where}: {self.before} -> {self.after} in {self.around}"


def changes(
    document: Document, names: tuple[str, ...], year: int | None, rng: random.Random
) -> Iterator[Change]:
    """Yield changes of the accounts part: every number of prose and tables, years, names, units, directions."""
    outline = build_outline(document.lines)
    for line in document.lines:
        section = outline.at(line.no)
        if section.code not in COVERED or section.part != "main":
            continue
        alone = line.text.strip()
        if _CELL.fullmatch(alone):
            if any(char in "123456789" for char in alone):
                start = line.text.index(alone)
                yield _change("table", section.code, line, start, alone, mistype_digits(alone, rng))
        elif section.code != "tables":
            yield from _in_prose(line, section.code, names, year, rng)
    for number, grid in enumerate(document.grids):
        for row in grid.rows:
            for cell in row:
                if cell and _CELL.fullmatch(cell.text) and any(char in "123456789" for char in cell.text):
                    around = " ".join(one.text for one in row if one)[:80]
                    after = mistype_digits(cell.text, rng)
                    place = (cell.row, cell.col)
                    yield Change("table", "tables", number, place, 0, cell.text, after, around)


def _in_prose(
    line: Line, section: str, names: tuple[str, ...], year: int | None, rng: random.Random
) -> Iterator[Change]:
    text = line.text
    for match in re.finditer(_AMOUNT, text):
        number = match.group()
        if not any(char in "123456789" for char in number):
            continue
        lead = text[: match.start()]
        kinds = (("change", _CHANGE), ("budget", _BUDGET), ("prior", _PRIOR))
        kind = next((name for name, pattern in kinds if pattern.search(lead)), "amount")
        yield _change(kind, section, line, match.start(), number, mistype_digits(number, rng))
        swaps = [
            i for i in range(len(number) - 1) if number[i : i + 2].isdigit() and number[i] != number[i + 1]
        ]
        if swaps:
            at = rng.choice(swaps)
            swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            yield _change("transposed", section, line, match.start(), number, swapped)
        yield _change("glued", section, line, match.start(), number, number + number)
        unit = re.match(" ?(万元|亿元|元)", text[match.end() :])
        if unit:
            other = {"万元": "元", "亿元": "万元", "元": "万元"}[unit.group(1)]
            yield _change("unit", section, line, match.end() + unit.start(1), unit.group(1), other)
    patterns = (
        ("percent", r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?=[%％])"),
        ("count", r"(?<![0-9.])[0-9]+(?= ?(?:辆|批|人次|个|人|台|套))"),
    )
    for kind, pattern in patterns:
        for match in re.finditer(pattern, text):
            if any(char in "123456789" for char in match.group()):
                after = mistype_digits(match.group(), rng)
                yield _change(kind, section, line, match.start(), match.group(), after)
    for match in re.finditer(r"20[0-9]{2}(?=年)", text):
        if year is not None:
            after = str(int(match.group()) - 1)
            yield _change("year", section, line, match.start(), match.group(), after)
    for match in re.finditer("|".join(_WAYS), text):
        yield _change("direction", section, line, match.start(), match.group(), _WAYS[match.group()])
    for name in names:
        for match in re.finditer(re.escape(name), text):
            yield _change("body", section, line, match.start(), name, _OTHER_BODY)


def _change(kind: str, section: str, line: Line, start: int, before: str, after: str) -> Change:
    around = line.text[max(0, start - 30) : start + len(before) + 25]
    return Change(kind, section, -1, (line.no, 0), start, before, after, around)


def changed(document: Document, change: Change) -> Document:
    """Return the document with this one change."""
    lines, grids = document.lines, document.grids
    if change.grid < 0:
        lines = tuple(_typed(line, change) if line.no == change.place[0] else line for line in lines)
    else:
        grids = tuple(
            _regrid(grid, change) if number == change.grid else grid for number, grid in enumerate(grids)
        )
    digest = hashlib.sha256(f"{document.sha256}{change!r}".encode()).hexdigest()
    return replace(document, sha256=digest, lines=lines, grids=grids)


def _typed(line: Line, change: Change) -> Line:
    text = line.text[: change.start] + change.after + line.text[change.start + len(change.before) :]
    return replace(line, text=text, raw=text, raw_offsets=None)


def _regrid(grid: Grid, change: Change) -> Grid:
    def cell_of(cell: Cell | None) -> Cell | None:
        if cell is None or (cell.row, cell.col) != change.place:
            return cell
        return replace(cell, text=change.after)

    return replace(grid, rows=tuple(tuple(cell_of(cell) for cell in row) for row in grid.rows))

"""Score sheets whose names hold their own mark: ``目标任务（15分）相关性（5分） 5 明确性（5分） 4``.

The number behind a name is the score of its row; names without one are the levels above it. How many
stand before a score tells the levels, and the marks of a level must make the mark above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingestion.forms.joined import Joined
from ingestion.forms.sheet import IndicatorRow, Sheet
from ingestion.model import Line

_HEAD = re.compile(r"一级指标(?:二级指标)三级指标(?:指标)?(?:自评)?得分")
_ITEM = re.compile(
    r"(?P<name>[^（()）0-9。；，]{2,30})[（(](?P<mark>[0-9]{1,3}(?:\.[0-9]{1,2})?)分[）)]"
    r"(?:(?P<score>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?![0-9.分%％]))?"
)
_TITLE = re.compile(r"[^。；：:，]{4,40}表$")
_LEVELS = 3
_FEWEST = 3
_REACH = 120
"""Lines that such a sheet may run over."""


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    mark: Decimal
    match: re.Match[str]


def read_marked_names(lines: Sequence[Line]) -> list[Sheet]:
    """Return the sheets of this kind that ``lines`` hold; none where the marks do not add up."""
    sheets = []
    for number, line in enumerate(lines):
        if "级" not in line.text or line.is_cell or "|" in line.text:
            continue
        if not _HEAD.search(re.sub(r"\s", "", line.text)):
            continue
        text = Joined(lines[number : number + _REACH])
        head = _HEAD.search(text.text)
        if head is not None and (rows := _rows(text, head.end())):
            sheet = Sheet(
                "score_sheet", _title(text.text[: head.start()]), line.no, line.no, line.locator, False
            )
            sheet.indicators = rows
            sheet.row_count = len(rows)
            sheets.append(sheet)
    return sheets


def _title(before: str) -> str:
    match = _TITLE.search(re.split("[。；]", before)[-1])
    return match.group() if match else "评分表"


def _rows(text: Joined, at: int) -> list[IndicatorRow]:
    rows: list[IndicatorRow] = []
    path: list[_Item] = []
    waiting: list[_Item] = []
    sums: list[Decimal] = [Decimal(0)] * _LEVELS
    while match := _ITEM.match(text.text, at):
        at = match.end()
        waiting.append(_Item(match["name"], Decimal(match["mark"]), match))
        if match["score"] is None:
            continue
        if len(waiting) > _LEVELS or (not path and len(waiting) < _LEVELS):
            return []
        kept = _LEVELS - len(waiting)
        if path and not _full(path, sums, kept):
            return []
        sums = [*sums[: kept + 1], *[Decimal(0)] * (_LEVELS - kept - 1)]
        path, waiting = [*path[:kept], *waiting], []
        for level in range(kept, _LEVELS):
            sums[level] += path[level].mark
        if Decimal(match["score"]) > path[-1].mark or not _within(path, sums):
            return []
        rows.append(_row(text, path))
    return rows if len(rows) >= _FEWEST else []


def _full(path: list[_Item], sums: list[Decimal], kept: int) -> bool:
    """Tell whether the levels that end before a new name at level ``kept`` have the marks they print."""
    return all(sums[level] == path[level - 1].mark for level in range(kept + 1, _LEVELS))


def _within(path: list[_Item], sums: list[Decimal]) -> bool:
    return all(sums[level] <= path[level - 1].mark for level in range(1, _LEVELS))


def _row(text: Joined, path: list[_Item]) -> IndicatorRow:
    match = path[-1].match
    cells = {
        role: text.cell(*match.span(group)) for role, group in (("full_mark", "mark"), ("score", "score"))
    }
    levels = (path[0].name, path[1].name, path[2].name)
    return IndicatorRow(levels, cells, text.cell(*match.span("name")))

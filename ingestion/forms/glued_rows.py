"""Indicator rows without a blank between their cells: ``数量指标采购帐篷数量≥20顶20顶5050``.

The levels have known names; a target begins with its sign, and the actual value repeats its unit. How the
digits behind it are parted into mark and score only the sums tell: all marks make 100 with that of the
execution rate, all scores the printed total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from math import prod

from ingestion.forms.glued import total_score
from ingestion.forms.joined import Joined
from ingestion.forms.run_on_rows import level_pattern
from ingestion.forms.sheet import IndicatorRow
from ingestion.grid import TableCell
from ingestion.model import Line

_HEAD = re.compile(
    r"一级指标二级指标三级指标(?:年度)?(?:指标|目标)值(?:全年)?(?:实际)?完成(?:值|情况)分值得分(?:偏差[^0-9]{0,14}措施)?"
)
_SIGNS = "=＝≥≤＞＜><"
_NUMBER = r"(?:0|[1-9][0-9]?|100)(?:\.[0-9]{1,2})?"
_EXECUTION = re.compile(rf"资金总额[^一-龥%％]*[%％](?P<score>{_NUMBER})(?![0-9.])")
_WHOLE = Decimal(100)
_OF_EXECUTION = (Decimal(5), Decimal(10), Decimal(15), Decimal(20))
_MOST_WAYS = 5_000


@cache
def _row() -> re.Pattern[str]:
    level1, level2 = level_pattern("level1"), level_pattern("level2")
    return re.compile(
        rf"(?:(?P<level1>{level1})(?=(?:{level2})))?(?:(?P<level2>{level2}))?"
        rf"(?P<name>[^{_SIGNS}0-9]{{2,40}}?)"
        rf"(?P<target>[{_SIGNS}]{{1,2}}[0-9.]+(?P<unit>[^\s0-9.{_SIGNS}]{{1,4}}))(?P<actual>[0-9.]+(?P=unit))"
        r"(?P<digits>[0-9.]+)"
    )


def read_glued_rows(lines: Sequence[Line]) -> tuple[list[IndicatorRow], TableCell | None]:
    """Return the indicator rows that ``lines`` hold and the total score below them; nothing unproven."""
    text = Joined(lines)
    head = _HEAD.search(text.text)
    matches = list(_rows_below(text.text, head.end())) if head else []
    total = total_score(text.text[matches[-1].end() :]) if matches else None
    if head is None or total is None:
        return [], None
    execution = _EXECUTION.search(text.text[: head.start()])
    marks = _marks(matches, Decimal(total["score"]), Decimal(execution["score"]) if execution else None)
    if marks is None:
        return [], None
    start = matches[-1].end() + total.start("score")
    return _rows(text, matches, marks), text.cell(start, start + len(total["score"]))


def _rows_below(text: str, at: int) -> Iterator[re.Match[str]]:
    while match := _row().match(text, at):
        yield match
        at = match.end()


def _ways(digits: str) -> list[tuple[str, str]]:
    """Return every way to read ``digits`` as a mark and the score of it."""
    ways = ((digits[:size], digits[size:]) for size in range(1, len(digits)))
    numbers = (way for way in ways if all(re.fullmatch(_NUMBER, part) for part in way))
    return [(mark, score) for mark, score in numbers if 0 < Decimal(mark) >= Decimal(score)]


def _marks(
    matches: Sequence[re.Match[str]], total: Decimal, of_execution: Decimal | None
) -> tuple[tuple[str, str], ...] | None:
    """Return mark and score of each row where one way alone makes the sums, else None.

    ``of_execution``: the score of the execution rate, None where the form gives it none.
    """
    ways = [_ways(match["digits"]) for match in matches]
    if not 0 < prod(map(len, ways)) <= _MOST_WAYS:
        return None
    rest = [_WHOLE] if of_execution is None else [_WHOLE - mark for mark in _OF_EXECUTION]
    scored = total - (of_execution or 0)
    proven = [
        chosen
        for chosen in product(*ways)
        if sum(Decimal(mark) for mark, _ in chosen) in rest
        and sum(Decimal(score) for _, score in chosen) == scored
    ]
    return proven[0] if len(proven) == 1 else None


def _rows(
    text: Joined, matches: Sequence[re.Match[str]], marks: Sequence[tuple[str, str]]
) -> list[IndicatorRow]:
    rows = []
    level1 = level2 = ""
    for match, (mark, _) in zip(matches, marks, strict=True):
        level1, level2 = match["level1"] or level1, match["level2"] or level2
        start, end = match.span("digits")
        cells = {role: text.cell(*match.span(role)) for role in ("target", "actual")}
        cells["full_mark"] = text.cell(start, start + len(mark))
        cells["score"] = text.cell(start + len(mark), end)
        rows.append(IndicatorRow((level1, level2, match["name"]), cells, text.cell(*match.span("name"))))
    return rows

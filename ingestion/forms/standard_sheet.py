"""The official score sheet of a department's whole expenditure whose cells run together.

Its names are few and known (``sheet_names`` in ``layout.yaml``), each has its mark right behind it, and
the score is the last number before the next row: ``在职人员控制率5以100%为准。…编制数。5公用经费控制率8…``.
A row whose digits can be cut in more than one way is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from ingestion.forms.joined import Joined
from ingestion.forms.layout import load_layout
from ingestion.forms.sheet import IndicatorRow, Sheet
from ingestion.model import Line

_HEAD = re.compile(r"级指标(?:分值)?三级指标(?:分值)?.{0,24}?得分")
_MARK = r"[0-9]{1,2}(?:\.[0-9])?"
_DIGITS = re.compile(r"[0-9.]+(?P<percent>[%％])?")
_SCORE = re.compile(rf"(?<![0-9][.．])(?<=[。%％）)；;,，.．、”])(?P<score>{_MARK})$")
_TITLE = re.compile(r"[^。；：:，0-9（）]{2,30}(?:评分表|指标表|得分表|打分表)")
_HIGHEST = Decimal(40)
_FEWEST = 3
_REACH = 200


def _names(level: str) -> str:
    """Return the names of a level as a pattern; quotation marks may stand anywhere in them."""
    return "|".join('[“”"]?' + '[“”"]?'.join(name) for name in load_layout().sheet_names[level])


@cache
def _row_start() -> re.Pattern[str]:
    """A row: the levels that begin with it, each with its mark, then its name, then digits."""
    return re.compile(
        rf"(?:(?P<level1>{_names('level1')})(?P<mark1>{_MARK}))?(?:(?P<level2>{_names('level2')})(?P<mark2>{_MARK}))?"
        rf"(?P<name>{_names('level3')})(?=[0-9])"
    )


def read_standard_sheets(lines: Sequence[Line]) -> list[Sheet]:
    """Return the sheets of this kind that ``lines`` hold."""
    for number, line in enumerate(lines):
        if "级指标" not in line.text or line.is_cell or "|" in line.text:
            continue
        text = Joined(lines[number : number + _REACH])
        head = _HEAD.search(text.text)
        if head is None or text.line(head.start()) is not line:
            continue
        rows = _rows(text, head.end())
        if len(rows) >= _FEWEST:
            title = _TITLE.findall(text.text[: head.start()])
            name = title[-1] if title else "部门整体支出绩效评价指标表"
            sheet = Sheet("score_sheet", name, line.no, line.no, line.locator, False)
            sheet.indicators, sheet.row_count = rows, len(rows)
            return [sheet]
    return []


def _rows(text: Joined, at: int) -> list[IndicatorRow]:
    starts = list(_row_start().finditer(text.text, at))
    rows: list[IndicatorRow] = []
    level1 = level2 = ""
    left = above = _HIGHEST
    group: list[IndicatorRow] = []
    for number, start in enumerate(starts):
        if start["level1"]:
            level1, level2, above = start["level1"], "", Decimal(start["mark1"])
        if start["level2"]:
            if left:
                _without_scores(group)
            level2, left, group = start["level2"], Decimal(start["mark2"]), []
            above -= left
        if not level1 or above < 0:
            break  # a name above these rows was lost
        mark = _mark(text.text, start.end(), left)
        if mark is None or not level2:
            continue
        left -= Decimal(text.text[slice(*mark)])
        cells = {"full_mark": text.cell(*mark)}
        end = starts[number + 1].start() if number + 1 < len(starts) else 0
        score = _SCORE.search(text.text, mark[1], end) if end else None
        if score and Decimal(score["score"]) <= Decimal(text.text[slice(*mark)]):
            cells["score"] = text.cell(*score.span("score"))
        name = text.cell(*start.span("name"))
        rows.append(IndicatorRow((level1, level2, start["name"]), cells, name))
        group.append(rows[-1])
    return rows


def _without_scores(group: Sequence[IndicatorRow]) -> None:
    """Leave out the scores below a level whose rows do not make its mark: one may be a lost row's."""
    for row in group:
        row.cells.pop("score", None)


def _mark(text: str, at: int, most: Decimal) -> tuple[int, int] | None:
    """Return the place of the mark behind a name: the one way to cut it off the digits that follow it."""
    digits = _DIGITS.match(text, at)
    if digits is None:
        return None
    run = digits.group().rstrip("%％").rstrip(".")
    found = []
    for size in range(1, len(run) + 1):
        mark, rest = run[:size], run[size:]
        if not re.fullmatch(_MARK, mark) or mark.startswith("0") or not 0 < Decimal(mark) <= most:
            continue
        percent = bool(digits["percent"]) and re.fullmatch("100|[1-9][0-9]?", rest)
        if percent or (not rest and not digits["percent"]):
            found.append((at, at + size))
    return found[0] if len(found) == 1 else None

"""Forms whose cells run together in one line: words of the form and consistent numbers cut them apart.

Such lines come from PDFs read without their grid, and from OCR. Only the money block and the total
score are read; a number is taken only where one way to cut the digits fits the printed rate best.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingestion.forms.glued_amounts import AMOUNT, solve
from ingestion.forms.money import UNIT
from ingestion.forms.sheet import MoneyFact, Sheet
from ingestion.forms.torn import may_name_project
from ingestion.grid import TableCell
from ingestion.model import Line

_ANCHORS = (
    re.compile(r"项目(?:支出)?名称"),
    re.compile(r"主管部门|实施单位|预算单位|主管单位|项目单位"),
    re.compile(r"资金总额|项目资金"),
    re.compile(r"执行率|执行数"),
    re.compile(r"自评表|绩效目标|一级指标|自评得分"),
)
_NAME = re.compile(
    r"项目(?:支出)?名称\s*[:：]?\s*(?P<name>\S.{0,80}?)\s*(?=主管部门|主管单位|预算单位|实施单位|项目类|项目属性|项目负责人|项目单位|项目编码|项目资金)"
)
_SCORE_DIGITS = r"[0-9]{2,3}(?:\.[0-9]{1,2})?"
_SCORE = re.compile(
    r"(?P<label>(?:自评|综合|评价)(?:总?得分|总分)|总得分|总分)\s*[:：]?\s*"
    rf"(?P<full>[（(]\s*100\s*分?\s*[）)]\s*|100(?:\.0{{1,2}})?\s+(?={_SCORE_DIGITS}(?![0-9.%％]))"
    r"|100(?=[0-9]{2}(?:\.|$|[^0-9])))?"
    rf"(?P<score>{_SCORE_DIGITS})(?![0-9.%％])"
)
"""The total score; ``总分10097.7`` and ``总分100 97.7`` print the full mark before it."""
_RUN = re.compile(r"[0-9][0-9.,\s]*(?:[0-9.,\s%％]*[0-9%％])?")
_TOTAL = re.compile(r"(?:年度)?资金总额|(?:^|[^\w])总额|总额(?=[:：]?\s*[0-9])")
_FISCAL_TOTAL = re.compile(r"财政\s*资金总额$")
"""The label of a total that is one of fiscal funds: ``年度财政资金总额``."""
_FISCAL = re.compile(r"(?:当年|本年|其中[:：]?\s*)+(?:一般公共预算|财政|政府预算)(?:预算)?(?:拨款|资金)")
_OTHER = re.compile(r"(?:其[他它]|单位)资金")
_TWO_PLACES = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]{2}")
_MARK = re.compile(r"分值\s*[（(]\s*([0-9]+)\s*分\s*[）)]")
_SCORED = re.compile(r"得分\s*[（(]\s*([0-9]{1,3})\s*分\s*[*×xX]\s*(?:预算)?执行率\s*[）)]")
"""The mark of the execution rate where only its score is printed: ``得分（20分*执行率）``."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Which columns the header words name."""

    budgets: int
    has_mark: bool
    has_score: bool
    mark: str | None
    scored: str | None
    """The mark that the score is made of, where it has no column of its own."""


def is_glued(line: Line) -> bool:
    """Return whether ``line`` holds a whole form."""
    return not line.is_cell and len(line.text) > 60 and sum(bool(a.search(line.text)) for a in _ANCHORS) >= 4


def _head(text: str) -> _Head:
    initial = bool(re.search(r"年初预", text))
    adjusted = bool(re.search(r"全年预|调整后?预|预算调整", text))
    mark, scored = _MARK.search(text), _SCORED.search(text)
    return _Head(
        budgets=2 if initial and adjusted else 1,
        has_mark="分值" in text or "权重" in text,
        has_score=bool(re.search(r"得分(?!计算)", text)),
        mark=mark.group(1) if mark else None,
        scored=scored.group(1) if scored and not mark else None,
    )


def _solved(run: str, head: _Head) -> tuple[str, ...] | None:
    return solve(run, head.budgets, head.mark, head.has_mark, head.has_score, head.scored)


def _cell(line: Line, start: int, text: str) -> TableCell:
    begin = max(0, start - 60)
    return TableCell(text, line.locator, line.no, start, line.quote(begin, start + len(text) + 20))


def _facts(
    line: Line, start: int, run: str, amounts: tuple[str, ...], suffix: str, unit: str
) -> list[MoneyFact]:
    """Return budget and executed with their places: the amounts stand in ``run`` in order."""
    places, position = [], 0
    for amount in amounts:
        position = run.index(amount, position)
        places.append(start + position)
        position += len(amount)
    return [
        MoneyFact("budget" + suffix, _cell(line, places[-2], amounts[-2]), unit),
        MoneyFact("executed" + suffix, _cell(line, places[-1], amounts[-1]), unit),
    ]


def _run_after(text: str, end: int) -> re.Match[str] | None:
    """Return the numbers after a label; header words may stand between label and numbers."""
    match = _RUN.search(text, end)
    while match is not None and match.start() - end < 80:
        if len(re.sub(r"\D", "", match.group())) >= 4:
            return match
        match = _RUN.search(text, match.end())
    return None


def _amounts_of_part(part: str, whole: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the amounts of a part of ``whole``: the same, set apart, or all with two places."""
    digits = re.sub(r"\s", "", part)
    if digits.startswith("".join(whole)):
        return whole
    spaced = tuple(part.split())
    if len(spaced) != len(whole) or not all(AMOUNT.fullmatch(token) for token in spaced):
        spaced = tuple(_TWO_PLACES.findall(digits))
    return spaced if len(spaced) == len(whole) and "".join(spaced) == digits else None


def total_score(text: str) -> re.Match[str] | None:
    """Return the total score; a 100 alone behind ``总分`` may be the full mark."""
    score = _SCORE.search(text)
    is_open = score is not None and not score["full"] and score["label"] == "总分"
    return None if score is None or (is_open and Decimal(score["score"]) == 100) else score


def read_glued(line: Line) -> Sheet | None:
    """Return what one glued line states: name, money, total score; None without a project's name."""
    text = line.text
    name = _NAME.search(text)
    if name is None or not may_name_project(name["name"]):
        return None
    sheet = Sheet("project_form", "项目支出绩效自评表", line.no, line.no, line.locator, False)
    sheet.subject, sheet.subject_kind = name.group("name").strip(), "project"
    sheet.lines.add(line.no)
    sheet.row_count = 1
    unit = UNIT.search(text.replace("兀", "元"))
    total = _TOTAL.search(text, name.end())
    score = total_score(text)
    if score:
        sheet.closing.score = _cell(line, score.start("score"), score.group("score"))
        sheet.closing.score_label = score.group()[: score.start("score") - score.start()]
    if total is None or unit is None:
        return sheet
    head = _head(text[name.end() : total.end() + 60])
    run = _run_after(text, total.end())
    amounts = _solved(run.group(), head) if run else None
    if run is None or amounts is None:
        return sheet
    whole = "_fiscal" if _FISCAL_TOTAL.search(text[: total.end()]) else ""
    sheet.money += _facts(line, run.start(), run.group(), amounts, whole, unit.group())
    if whole:
        return sheet
    for pattern, suffix in ((_FISCAL, "_fiscal"), (_OTHER, "_other")):
        label = pattern.search(text, run.end())
        part = _RUN.match(text, re.compile(r"\s*").match(text, label.end()).end()) if label else None  # type: ignore[union-attr]
        if part is None:
            continue
        parts = _amounts_of_part(part.group(), amounts)
        if parts is not None:
            sheet.money += _facts(line, part.start(), part.group(), parts, suffix, unit.group())
    return sheet

"""Forms whose cells run together in one line: words of the form and consistent numbers cut them apart.

Such lines come from PDFs read without their grid, and from OCR. Only the money block and the total
score are read; a number is taken only where one way to cut the digits fits the printed rate best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingestion.forms.money import UNIT
from ingestion.forms.sheet import MoneyFact, Sheet
from ingestion.forms.torn import may_name_project
from ingestion.grid import TableCell
from ingestion.model import Line
from ingestion.numbers import last_place

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
_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?|[0-9]+\.[0-9]{3,6}")
_MARK = re.compile(r"分值\s*[（(]\s*([0-9]+)\s*分\s*[）)]")
_SCORED = re.compile(r"得分\s*[（(]\s*([0-9]{1,3})\s*分\s*[*×xX]\s*(?:预算)?执行率\s*[）)]")
"""The mark of the execution rate where only its score is printed: ``得分（20分*执行率）``."""
_MAX_ERROR = Decimal("0.06")
_CLEAR_LEAD = Decimal("0.02")


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


def _cuts(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to read ``digits`` as ``count`` amounts of at most two decimals, no leading zeros."""
    if count == 0:
        if not digits:
            yield ()
        return
    for size in range(1, len(digits) + 1):
        part = digits[:size]
        if not re.fullmatch(r"(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?", part):
            continue
        for rest in _cuts(digits[size:], count - 1):
            yield (part, *rest)


def _error(amounts: tuple[str, ...], rate: Decimal) -> Decimal:
    budget, executed = Decimal(amounts[-2]), Decimal(amounts[-1])
    return abs(executed / budget - rate / 100) if budget else Decimal(99)


def _rate_fits(amounts: Sequence[str], behind: Sequence[str]) -> bool:
    """Return whether a rate printed behind the amounts is the one of the last against any before it."""
    rates = [token[:-1] for token in behind if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?[%％]", token)]
    return not rates or any(
        _error((budget, amounts[-1]), Decimal(rates[0])) <= _MAX_ERROR for budget in amounts[:-1]
    )


def _score_fits(after: str, rate: str, mark: str) -> bool:
    """Return whether the number behind the rate can be the score that rate and mark make."""
    score = re.match(r"[0-9]+(?:\.[0-9]{1,2})?", after)
    return score is None or abs(Decimal(score.group()) - Decimal(rate) * Decimal(mark) / 100) <= 1


def solve(
    run: str,
    head_budgets: int,
    mark: str | None,
    has_mark: bool,
    has_score: bool,
    scored: str | None = None,
) -> tuple[str, ...] | None:
    """Return the amounts (budgets, then executed) that a run of glued numbers starts with, or None.

    ``run``: the characters after the row label, up to the last digit or percent sign. The rate, the mark
    (``scored``: one that is not printed in the row) and the score behind it decide between the ways to
    cut; two ways about as good give None.
    """
    count = head_budgets + 1
    tokens = re.split(r"\s+", run.strip())
    plain = [token for token in tokens if _AMOUNT.fullmatch(token)]
    if len(tokens) > count and len(plain) >= count and plain[:count] == tokens[:count]:
        return tuple(tokens[:count]) if _rate_fits(plain[:count], tokens[count:]) else None
    compact = re.sub(r"[\s,，]", "", run)
    percent = re.search(r"[%％]", compact)
    if percent is None:
        return tuple(tokens) if len(tokens) == count and len(plain) == count else None
    found: list[tuple[Decimal, tuple[str, ...]]] = []
    exact: set[tuple[str, ...]] = set()
    before = compact[: percent.start()]
    for size in range(1, min(6, len(before)) + 1):
        rate_text, rest = before[-size:], before[:-size]
        if not re.fullmatch(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,2})?", rate_text):
            continue
        marks = [mark] if mark else ["10", "20", "5", "15"] if has_mark else [""]
        for printed in marks:
            if printed and not rest.endswith(printed):
                continue
            full = printed or scored
            if has_score and full and not _score_fits(compact[percent.end() :], rate_text, full):
                continue
            body = rest[: len(rest) - len(printed)] if printed else rest
            cuts = [(_error(cut, Decimal(rate_text)), cut) for cut in _cuts(body, count)]
            found += cuts
            exact |= {cut[-2:] for error, cut in cuts if error <= last_place(rate_text) / 100}
    found.sort(key=lambda item: item[0])
    if len(exact) == 1:
        # Only one way to cut gives the printed rate, rounded or cut off at its last place.
        return next(cut for _, cut in found if cut[-2:] in exact)
    if not found or found[0][0] > _MAX_ERROR:
        return None
    rivals = [
        cut for error, cut in found if error < found[0][0] + _CLEAR_LEAD and cut[-2:] != found[0][1][-2:]
    ]
    return None if rivals else found[0][1]


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


def _total_score(text: str) -> re.Match[str] | None:
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
    score = _total_score(text)
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
        digits = re.sub(r"\s", "", part.group())
        same = "".join(amounts)
        spaced = tuple(part.group().split())
        if digits == same or digits.startswith(same):
            sheet.money += _facts(line, part.start(), part.group(), amounts, suffix, unit.group())
        elif len(spaced) == len(amounts) and all(_AMOUNT.fullmatch(token) for token in spaced):
            sheet.money += _facts(line, part.start(), part.group(), spaced, suffix, unit.group())
    return sheet

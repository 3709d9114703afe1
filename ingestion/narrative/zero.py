"""Zero without a number and unit: ``因公出国（境）费用没有``, ``公务接待费预算和决算均为0``.

``无…支出`` and ``未发生…`` may mean a stated zero or that the report has nothing to say (the table is
blank): kept as a statement with that alternative, not used in a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.narrative.choice import choose_item, is_weak
from ingestion.narrative.context import Context
from ingestion.narrative.item_lists import choose_list
from ingestion.narrative.measure import PRIOR_WORD, YEAR
from ingestion.narrative.sentence import Target
from ingestion.narrative.targets import targets_of

_ITEM = r"(?P<item>[^，。；、]{2,30}?)"
_STATED = re.compile(
    rf"{_ITEM}(?:支出)?(?:没有(?:发生|支出)?|未发生|为零|为无|：[零无]|零支出)(?=[，。；、]|$)"
)
_BARE = re.compile(
    rf"{_ITEM}(?P<stage>预算和决算|预算与决算|预决算|预、决算|决算|支出)?(?:数|支出)?(?:均|都|分别)?(?:为|是)?0(?=[，。；、）]|$)"
)
_PAIRED = re.compile(
    rf"{_ITEM}：?(?P<early>年初)?(?P<stage>预算)数?(?:为)?0[，、；](?:(?:支出)?决算|(?:实际)?执行|实际(?:支出|完成)?)数?(?:为)?0(?=[，。；、）]|$)"
)
"""``公务接待费：预算0，决算0``: both without a unit."""
_LISTED = re.compile(r"(?P<list>[^。；0-9]{4,60})(?:均|都|各)(?:为|是)?(?:0|零)(?=[，。；、）]|$)")
_HINT = re.compile(r"0(?:[，。；、）]|$)|零|没有|未发生|无")
"""Most paragraphs have none of these, and searching them for items before a zero is slow."""
_LISTED_TABLES = ("fct_three_public", "fct_procurement")
_LISTED_CLASSES = ("nature",)
_UNCLEAR = re.compile(
    r"(?:未发生|没有发生|没有|无)(?P<item>[^，。；、0-9]{2,30}?(?:费用|经费|费|支出))(?:支出|发生)?(?=[，。；、]|$)"
)

_SCORING = re.compile(r"扣完为止|扣[0-9.]+分|[计得]满分|不得分|计[0-9.]+分|分值")
"""How marks are given (``“三公经费”>0，每超过一个百分点扣0.8分``): its zero is a limit, not an amount."""


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero in words: whose, of which stage, where its words stand, and whether it is stated."""

    target: Target
    kind: str
    start: int
    end: int
    text: str
    is_stated: bool


def find_zeros(text: str, context: Context) -> Iterator[Zero]:
    """Yield the zeros of a paragraph for items whose name is spelled out whole."""
    if not _HINT.search(text):
        return
    for match in _LISTED.finditer(text):
        if _SCORING.search(_sentence(text, match)):
            continue
        for listed in _listed(match, text, context):
            yield Zero(listed, "final", match.start(), match.end(), match.group(), True)
    for pattern in (_STATED, _BARE, _PAIRED, _UNCLEAR):
        for match in pattern.finditer(text):
            if _SCORING.search(_sentence(text, match)):
                continue
            target = _target(match["item"], text, match, context)
            if target is None:
                continue
            for kind in _kinds(match) if target.has_kind else ("final",):
                yield Zero(target, kind, match.start(), match.end(), match.group(), pattern is not _UNCLEAR)


def _sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence that ``match`` ends in."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；") + 1
    return text[start : match.end()] + re.split("[。；]", text[match.end() :], maxsplit=1)[0]


def _listed(match: re.Match[str], text: str, context: Context) -> tuple[Target, ...]:
    """Return whose zeros a list states (``甲支出、乙支出均为0``)."""
    words = re.split(r"[0-9]", match["list"])[-1]
    years = [int(m[1]) for m in YEAR.finditer(text[: match.end()])]
    if PRIOR_WORD.search(words) or (years and context.fiscal_year and years[-1] != context.fiscal_year):
        return ()
    return tuple(
        target
        for target in choose_list(words + "均为", context)
        if target.fact_table in _LISTED_TABLES
        or (target.fact_table == "fct_expenditure" and target.keys[1] in _LISTED_CLASSES)
        or (target.fact_table == "fct_revenue" and "total" not in target.keys[1])
    )


def _kinds(match: re.Match[str]) -> tuple[str, ...]:
    stage = match.groupdict().get("stage") or ""
    if match.groupdict().get("early"):
        return ("initial_budget", "final")
    return ("budget", "final") if "预" in stage else ("final",)


def _target(words: str, text: str, match: re.Match[str], context: Context) -> Target | None:
    years = [int(m[1]) for m in YEAR.finditer(text[max(0, match.start() - 12) : match.end()])]
    if PRIOR_WORD.search(words) or (years and context.fiscal_year and years[-1] != context.fiscal_year):
        return None
    item = choose_item(words)
    if item is None or is_weak(item) or item.end < len(words) - 2:
        return None
    if item.family not in ("three_public", "fund", "procurement", "operating_cost"):
        return None
    targets = targets_of(item, words, context)
    if item.family == "fund" and targets and targets[0].fact_table != "fct_expenditure":
        return None
    return targets[0] if targets else None

"""Rates of sentences that no claim was read from: execution of projects, growth in a sentence of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingestion.model import Notice, Reading
from ingestion.notices.money import money, yuan_of
from ingestion.notices.place import Block, Text, notice_at, notice_on
from ingestion.numbers import last_place

_EXECUTION = re.compile(
    r"预算(?:数|安排|金额|总额)?(?:为|共)?"
    + money("budget")
    + r"，(?:实际|全年|项目)?(?:执行|支出|完成|使用)(?:数|金额)?(?:为|共)?"
    + money("spent")
    + r"，(?:完成(?:全年|年初|调整)?预算(?:数)?的|(?:预算)?(?:执行|完成)率(?:为|达到?)?)"
    + r"(?P<rate>[0-9]+(?:\.[0-9]+)?)%"
)
_GROWTH = re.compile(
    r"(?P<way>增加|减少|下降|上升|提高|降低)"
    + money("change")
    + r"[，、]?(?:同比)?(?:增长|下降|增加|减少|上升|降低|提高|增幅|降幅)(?:为|了)?"
    + r"(?P<rate>[0-9]+(?:\.[0-9]+)?)%"
)


_FUNDS = frozenset({"general_public_budget", "government_fund", "state_capital"})
_WITHIN = defaultdict(
    frozenset,
    {
        "fiscal_appropriation": _FUNDS | {"fiscal_appropriation"},
        "all": _FUNDS | {"fiscal_appropriation", "all"},
    },
)


@dataclass(frozen=True, slots=True)
class _Prior:
    """Last year's amount as this year's and the change imply it."""

    scope: str
    item: tuple[str, ...]
    amount: Decimal
    room: Decimal
    block: Block
    start: int
    end: int


def read_rates(text: Text, reading: Reading) -> Iterator[Notice]:
    """Yield execution and growth rates that do not fit the amounts beside them, and prior years that clash.

    Only where no claim was read on the line: those are checked in the warehouse, with every stated base.
    """
    claimed = {(claim.line_no, claim.claim_kind) for claim in reading.claims}
    priors: list[_Prior] = []
    for block in text.blocks:
        lines = set(block.paragraph.line_nos)
        if block.section.part not in ("main", "attachment") or "%" not in block.text:
            continue
        if not any((line, "completion") in claimed for line in lines):
            yield from _execution(text, block)
        if block.in_accounts and not any((line, "growth") in claimed for line in lines):
            yield from _growth(text, block, reading, priors)
    yield from _clashes(text, priors)


def _execution(text: Text, block: Block) -> Iterator[Notice]:
    for match in _EXECUTION.finditer(block.text):
        budget = yuan_of(match, "budget")
        spent = yuan_of(match, "spent")
        if budget is None or spent is None or budget[0] == 0:
            continue
        room = 50 * (spent[1] + budget[1] * spent[0] / budget[0]) / budget[0]
        yield from _compare(text, block, match, "completion", 100 * spent[0] / budget[0], room, "完成率")


def _growth(text: Text, block: Block, reading: Reading, priors: list[_Prior]) -> Iterator[Notice]:
    """Growth and change in one sentence, the year's amount the only one of the sentence before."""
    for match in _GROWTH.finditer(block.text):
        start = block.text.rfind("。", 0, match.start()) + 1
        before = block.text.rfind("。", 0, max(start - 1, 0)) + 1
        places = {(block.paragraph.line_nos[at], block.paragraph.offsets[at]) for at in range(before, start)}
        stated = [
            one
            for one in reading.statements
            if one.source_kind == "narrative"
            and one.keys[-1:] == ("final",)
            and (one.line_no, one.char_start) in places
        ]
        values = {one.value_number for one in stated}
        change = yuan_of(match, "change")
        now = values.pop() if len(values) == 1 else None
        lead = block.text[start : match.start()].replace("公共预算", "")
        if change is None or now is None or re.search(r"预算|分别", lead):
            continue
        prior = now + change[0] if match["way"] in ("减少", "下降", "降低") else now - change[0]
        if prior <= change[1]:
            continue
        priors += [
            _Prior(one.keys[0], one.keys[1:-1], prior, change[1], block, match.start(), match.end())
            for one in stated
            if one.fact_table == "fct_expenditure" and len(one.keys) == 4
        ]
        room = 50 * (change[1] + 2 * change[1] * change[0] / prior) / prior
        yield from _compare(text, block, match, "growth", 100 * change[0] / prior, room, "增减率")


def _clashes(text: Text, priors: list[_Prior]) -> Iterator[Notice]:
    """A fund's spending of the prior year cannot exceed the total that holds it."""
    for part in priors:
        for whole in priors:
            if whole.item != ("total", "grand_total") or part.item != ("total", "current_total"):
                continue
            if part.scope not in _WITHIN[whole.scope] or part.amount <= whole.amount + part.room + whole.room:
                continue
            yield notice_at(
                text,
                part.block,
                part.start,
                part.end,
                "prior_implied",
                "error",
                f"{part.scope}|{whole.scope}",
                f"由增减额推出的上年支出{part.amount / 10_000:.2f}万元，"
                f"大于由增减额推出的上年总计{whole.amount / 10_000:.2f}万元",
                stated=part.amount,
                expected=whole.amount,
            )


def _compare(
    text: Text, block: Block, match: re.Match[str], code: str, should_be: Decimal, room: Decimal, word: str
) -> Iterator[Notice]:
    stated = Decimal(match["rate"])
    place = last_place(match["rate"])
    if abs(stated - should_be) <= room + place / 2:
        return
    severity = "info" if abs(stated - should_be) <= room + place else "error"
    yield notice_on(
        text,
        block,
        match,
        code,
        "info" if severity == "info" else "error",
        match["rate"] + "%",
        f"按所述金额计算{word}为{should_be:.2f}%，文中写{stated}%",
        stated=stated,
        expected=round(should_be, 4),
    )

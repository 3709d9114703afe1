"""What is written into a synthetic report is what is read out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from tests.synthetic.check import check
from tests.synthetic.page import Page
from tests.synthetic.style import Style, random_style
from tests.synthetic.write import write_report

COUNT = 150
PLAIN = Style(
    unit="万元", separator=",", wide=False, trim=False, gap="", brackets="（）", quotes="“”", numbering=0,
    year_word="年", percent="%", colon="：", faults=frozenset(),
)  # fmt: skip


def test_the_grammar_takes_nothing_from_the_parser() -> None:
    borrowed = [
        path.name
        for path in Path(__file__).parent.glob("*.py")
        if path.name not in ("check.py", Path(__file__).name)
        and re.search(r"\bingestion\b|lexicon", path.read_text(encoding="utf-8").split('"""', 2)[2])
    ]
    assert borrowed == []


def test_the_same_seed_writes_the_same_report() -> None:
    first, second = write_report(11), write_report(11)
    assert (first.text(), first.facts) == (second.text(), second.facts)
    assert write_report(12).text() != first.text()


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        ({}, "1,234.00万元"),
        ({"trim": True}, "1,234万元"),
        ({"unit": "元"}, "12,340,000.00元"),
        ({"unit": "亿元", "separator": ""}, "0.1234亿元"),
        ({"separator": "", "wide": True}, "１２３４．００万元"),
        ({"gap": " ", "separator": "，"}, "1，234.00 万元"),
    ],
)
def test_amounts_are_printed_in_the_style(change: dict[str, object], printed: str) -> None:
    assert replace(PLAIN, **change).amount(Decimal("12340000"), Random(1)) == printed


def test_a_drawn_amount_is_printed_without_loss() -> None:
    rng = Random(5)
    for _ in range(200):
        page = Page(rng, random_style(rng), 2022, "某局")
        assert page.draw(0, 10**7) % page.style.resolution == 0


def test_changes_are_printed_and_state_no_fact() -> None:
    page = Page(Random(1), PLAIN, 2022, "某局")
    page.write(page.plain(Decimal(10_000)), "，", page.fact("three_public", ("total", "final"), Decimal(20_000)))
    assert page.facts == {("fct_three_public", ("total", "final"), Decimal(20_000))}
    assert page.text() == "1.00万元，2.00万元\n"


@pytest.mark.slow
def test_round_trip() -> None:
    stated, lost, wrong = 0, [], []
    for seed in range(COUNT):
        outcome = check(seed)
        assert outcome.crash == "", f"seed {seed}"
        stated += len(outcome.page.facts)
        lost += [(seed, fact, outcome.page.sentences.get(fact, "")) for fact in outcome.lost]
        wrong += [(seed, fact, quote) for fact, quote in outcome.wrong]
    assert wrong == [], wrong[:3]
    assert len(lost) <= stated * 0.005, lost[:3]

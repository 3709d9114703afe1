"""What is written into a synthetic report is what is read out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from tests.synthetic.check import check
from tests.synthetic.numerals import in_words
from tests.synthetic.page import Page
from tests.synthetic.sheet import Sheet, lay_out
from tests.synthetic.style import Style, random_style
from tests.synthetic.write import write_report

FIRST, COUNT = 10_000, 150
"""Other reports than those of the committed score."""
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
        ({"words": "plain"}, "一千二百三十四万元"),
        ({"words": "formal"}, "壹仟贰佰叁拾肆万元"),
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


def test_pages_end_between_lines_of_prose() -> None:
    sheet = Sheet(width=10, lines=2, footer="第#页", header="某局2022年度部门决算", indent="　　")
    lines = [("甲" * 25, True), ("表", False), ("乙" * 12, True)]
    assert lay_out(lines, sheet, set()) == [
        "　　" + "甲" * 8, "甲" * 10, "第1页", sheet.header, "甲" * 7, "表", "　　" + "乙" * 8, "第2页", sheet.header, "乙" * 4,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("yuan", "plain", "formal"),
    [
        (0, "零元", "零元"), (35_000, "三万五千元", "叁万伍仟元整"), (120_000, "十二万元", "壹拾贰万元"),
        (503_000, "五十万三千元", "伍拾万叁仟元整"), (50_300, "五万零三百元", "伍万零叁佰元整"), (10_050_000, "一千零五万元", "壹仟零伍万元"),
    ],
)  # fmt: skip
def test_amounts_are_written_in_words(yuan: int, plain: str, formal: str) -> None:
    assert (in_words(yuan, formal=False), in_words(yuan, formal=True)) == (plain, formal)


@pytest.mark.slow
def test_round_trip() -> None:
    stated, lost, wrong = 0, [], []
    for seed in range(FIRST, FIRST + COUNT):
        outcome = check(seed)
        assert outcome.crash == "", f"seed {seed}"
        stated += len(outcome.page.facts)
        lost += [(seed, fact, outcome.page.sentences.get(fact, "")) for fact in outcome.lost]
        wrong += [(seed, fact, quote) for fact, quote in outcome.wrong]
    assert wrong == [], wrong[:3]
    assert len(lost) <= stated * 0.005, lost[:3]

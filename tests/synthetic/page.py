"""The sheet a synthetic report is written on: it keeps the text and every fact that was put into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.synthetic.sheet import PLAIN_SHEET, Sheet, lay_out
from tests.synthetic.style import TRADITIONAL, Style

Fact = tuple[str, tuple[str, ...], Decimal]
"""Fact table, key columns in the contract's order, canonical value."""


@dataclass
class Page:
    """A report in the making. Amounts go in through ``fact``; ``plain`` ones state no fact."""

    rng: Random
    style: Style
    year: int
    name: str
    running_head: str = "部门决算"
    """What the pages call the report: a budget's pages would not say 决算."""
    lines: list[str] = field(default_factory=list)
    facts: set[Fact] = field(default_factory=set)
    soft: set[Fact] = field(default_factory=set)
    """Readings that are right but may be left out."""
    sheet: Sheet = PLAIN_SHEET
    sections: int = 0
    apart: bool = False
    """The section before is not about the year's accounts: the next one needs its heading."""
    prose: set[int] = field(default_factory=set)
    """Indexes of the lines that begin a paragraph."""
    broken: set[int] = field(default_factory=set)
    """Indexes of the lines that go on a paragraph after a line break."""
    sentences: dict[Fact, str] = field(default_factory=dict)
    """The paragraph each fact was written into, for messages."""

    def pick(self, *options: str) -> str:
        """Choose one wording."""
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        """Say yes in ``share`` of the cases."""
        return self.rng.random() < share

    def draw(self, low: int, high: int) -> Decimal:
        """Draw an amount of yuan between ``low`` and ``high`` that the style can print exactly."""
        step = self.style.resolution
        if self.style.words and low < 100_000 <= high and self.chance(0.2):
            return Decimal(self.rng.randint(1, min(high // 10_000, 3_000)) * 10_000)
        return Decimal(self.rng.randint(int(low / step), int(high / step))) * step

    def fact(self, table: str, keys: tuple[str, ...], yuan: Decimal) -> str:
        """Print an amount that states a fact."""
        self.facts.add((f"fct_{table}", keys, yuan))
        return self.style.amount(yuan, self.rng)

    def plain(self, yuan: Decimal) -> str:
        """Print an amount that is no fact: a change, a price, a statistic."""
        return self.style.amount(yuan, self.rng)

    def count(self, table: str, key: str, number: int, unit: str) -> str:
        """Print a count that states a fact."""
        self.facts.add((f"fct_{table}", (key,), Decimal(number)))
        return self.style.count(number, self.rng) + unit

    def score(self, kind: str, name: str) -> str:
        """Draw and print a score that states a fact, sometimes with a blank or line break in its number."""
        value = Decimal(self.rng.randint(600, 1000)) / 10
        self.facts.add(("fct_performance_score", (kind, name), value))
        text = str(value)
        return text[0] + self.pick(" ", "\n") + text[1:] if self._fault("split digits", 0.2) else text

    def year_name(self) -> str:
        """Name the report's year, or leave it out."""
        return self.pick(f"{self.year}{self.style.year_word}", f"{self.year}{self.style.year_word}", "本年", "")

    def prior_name(self) -> str:
        """Name the year before."""
        before = self.year - 1
        return self.pick("上年", "上年决算", "上年决算数", f"{before}年", f"{before}年度", f"{before}年决算数", "上年度")

    def quoted(self, text: str) -> str:
        """Put text between the report's quotation marks."""
        return text if not self.style.quotes else self.style.quotes[0] + text + self.style.quotes[1]

    def heading(self, text: str, level: int = 0, number: int | None = None, *, needed: bool = True) -> None:
        """Write a heading; those of the first level number themselves.

        One that is not ``needed`` (the sentences below say all of it) can be missing.
        """
        if not needed and not self.apart and self._fault("missing heading", 0.5):
            return
        self.apart = False
        if level == 0 and number is None:
            self.sections += 1
            number = self.sections
        mark = f"[bookmark: _Toc{self.rng.randrange(10**8)}]" if self._fault("bookmark", 0.5) else ""
        self.lines.append(mark + self.style.number_heading(level, number or 1) + text)

    def write(self, *sentences: str) -> None:
        """Write a paragraph, with the faults of the style between its clauses."""
        text = "".join(sentences)
        self.sentences.update(dict.fromkeys(self.facts - self.sentences.keys(), text))
        if self._fault("image", 0.4):
            text = self._insert(text, self.pick("[image: ]", "[image: image3.png]"))
        if self._fault("bookmark", 0.2):
            text = self._insert(text, f"[bookmark: _Hlk{self.rng.randrange(10**8)}]")
        if self._fault("doubled mark", 0.2):
            text = text.replace("。", "。。", 1)
        if self._fault("lost mark", 0.2):
            at = [i for i in range(1, len(text) - 1) if text[i] == "；" and text[i - 1] in "平致%％" and text[i + 1] > "一"]
            if at:
                text = text[: at[0]] + text[at[0] + 1 :]
        if self._fault("line break", 0.3):
            at = [i for i, char in enumerate(text) if char in "，；" and not text[i - 1 : i].isdigit()]
            if at:
                spot = self.rng.choice(at) + 1
                text = text[:spot] + "\n" + text[spot:]
        if self._fault("spaced words", 0.1):
            text = self._insert(text, " ")
        if self._fault("lost stop", 0.06) and text.endswith("。"):
            text = text[:-1]
        if self._fault("torn line", 0.03):
            text = self._insert(text, self.pick("\n", "\n\n"))
        if not self.sheet.width and self._fault("torn page", 0.04):
            number = self.rng.randint(1, 40)
            text = self._insert(text, self.pick(f"\n{number}\n", f"\n- {number} -\n", f"\n第 {number} 页\n{self.name}{self.year}年度{self.running_head}\n"))
        for number, line in enumerate(text.replace("\n", "" if self.sheet.width else "\n").split("\n")):
            (self.broken if number else self.prose).add(len(self.lines))
            self.lines.append(line)

    def _fault(self, name: str, share: float) -> bool:
        if self.sheet.width and name in ("bookmark", "image"):
            return False  # what a word processor's export leaves, not a page
        return name in self.style.faults and self.chance(share)

    def _insert(self, text: str, mark: str) -> str:
        spots = [i for i in range(1, len(text)) if "一" <= text[i - 1] <= "龥" and "一" <= text[i] <= "龥"]
        if not spots:
            return text
        spot = self.rng.choice(spots)
        return text[:spot] + mark + text[spot:]

    def text(self) -> str:
        """Return the report as one text."""
        prose = self.prose | self.broken
        lines = [(text, number in prose) for number, text in enumerate(self.lines)]
        text = "\n".join(lay_out(lines, self.sheet, self.broken)) + "\n"
        return text.translate(TRADITIONAL) if "traditional" in self.style.faults else text

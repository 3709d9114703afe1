"""How one synthetic report is printed: numbers, units, years, brackets, quotes, numbering, faults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.synthetic.numerals import FORMAL, PLAIN, four_digits, in_words

UNIT = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
FAULTS = (
    "bookmark", "image", "split number", "split unit", "glued year", "line break", "doubled mark", "stray comma",
    "lost mark", "lost word", "traditional", "split digits", "missing heading",
    "torn line", "torn page", "spaced words", "lost stop",
)  # fmt: skip
DECIMALS = {"元": 2, "万元": 2, "亿元": 4}
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
TRADITIONAL = str.maketrans(
    "万亿费购车务经护维运财拨预决总计减较数国团组个辆项单位业资产机关设备专应执离领干与为图说结构养疗农乡卫环节场监办体传学类对补贴缴险奖绩标评实际并长会议训电邮租赁劳动",
    "萬億費購車務經護維運財撥預決總計減較數國團組個輛項單位業資產機關設備專應執離領幹與為圖說結構養療農鄉衛環節場監辦體傳學類對補貼繳險獎績標評實際並長會議訓電郵租賃勞動",
)


@dataclass(frozen=True)
class Style:
    """Choices that hold for a whole report."""

    unit: str
    separator: str
    wide: bool
    trim: bool
    gap: str
    brackets: str
    quotes: str
    numbering: int
    year_word: str
    percent: str
    colon: str
    faults: frozenset[str]
    words: str = ""
    """``plain`` or ``formal`` where round amounts may be written in words."""

    @property
    def resolution(self) -> Decimal:
        """Yuan per unit of the last printed place."""
        return UNIT[self.unit].scaleb(-DECIMALS[self.unit])

    def amount(self, yuan: Decimal, rng: Random) -> str:
        """Print an amount with its unit; faults of the style may split or space it."""
        if self.words and yuan % 10_000 == 0 and yuan < 10**8 and rng.random() < 0.5:
            return in_words(int(yuan), self.words == "formal")
        number = f"{yuan / UNIT[self.unit]:,.{DECIMALS[self.unit]}f}".replace(",", self.separator)
        if self.trim and "." in number:
            number = number.rstrip("0").rstrip(".")
        if "stray comma" in self.faults and rng.random() < 0.08 and yuan / UNIT[self.unit] >= 10_000:
            number = number.replace(",", "").replace("，", "")
            number = number[:2] + rng.choice([",", "，", " "]) + number[2:]
        gap, whole = self.gap, number
        if "split number" in self.faults and rng.random() < 0.08 and "." in number:
            number = number.replace(".", rng.choice([" .", ". ", ".\n"]))
        if number == whole and "split digits" in self.faults and rng.random() < 0.08 and re.search(r"[0-9]{2}\.", number):
            spot = number.index(".") - 1
            number = number[:spot] + rng.choice([" ", "\n"]) + number[spot:]
        if "split unit" in self.faults and rng.random() < 0.08:
            gap = rng.choice([" ", "\n", "　"])
        return (number.translate(WIDE) if self.wide else number) + gap + self.unit

    def count(self, number: int, rng: Random, words: bool = True) -> str:
        """Print a count; one to nine sometimes in words."""
        if words and 0 < number < 10 and rng.random() < 0.1:
            return rng.choice([PLAIN, FORMAL])[number]
        text = str(number)
        return (text.translate(WIDE) if self.wide else text) + rng.choice(["", self.gap])

    def rate(self, part: Decimal, whole: Decimal) -> str:
        """Print a percentage; on a zero base whatever reports print there."""
        if whole == 0:
            return "0" + self.percent
        return f"{100 * part / whole:.2f}{self.percent}"

    def bracket(self, text: str) -> str:
        """Put text between the report's brackets."""
        return self.brackets[0] + text + self.brackets[1]

    def number_heading(self, level: int, number: int) -> str:
        """Return the number of a heading in the report's own scheme."""
        chinese = four_digits(number, PLAIN)
        schemes = (
            (f"{chinese}、", f"（{chinese}）", f"{number}."),
            (f"{chinese}、", f"（{chinese}）", f"{number}、"),
            (f"{number}、", f"（{number}）", f"{number}）"),
            (f"{chinese}.", f"({chinese})", f"({number})"),
            ("", "", ""),
            (f"{chinese}、", f"{number}、", f"（{number}）"),
            (f"（{chinese}）", f"{number}.", f"（{number}）"),
            (f"第{chinese}部分 ", f"{chinese}、", f"（{chinese}）"),
            (f"{number}．", f"（{number}）", "①②③④⑤⑥⑦⑧⑨⑩"[number - 1] if number <= 10 else f"（{number}）"),
            (f"{chinese}、", f"（{chinese}）", f"{chinese}是"),
        )
        return schemes[self.numbering][level]


def random_style(rng: Random) -> Style:
    """Draw a style. Half of the reports are printed without faults."""
    unit = rng.choices(["万元", "元", "亿元"], [10, 3, 0.5])[0]
    faults = {
        name
        for name in FAULTS
        if rng.random() < (0.05 if name == "traditional" else 0.3)
    }
    return Style(
        unit=unit,
        separator=rng.choices(["", ",", "，"], [5, 4, 0.4])[0],
        wide=rng.random() < 0.05,
        trim=rng.random() < 0.3,
        gap=rng.choices(["", " "], [6, 1])[0],
        brackets=rng.choice(["（）", "（）", "()"]),
        quotes=rng.choice(["“”", "“”", '""', "「」", "\0\0"]).replace("\0", ""),
        numbering=rng.randrange(10),
        year_word=rng.choice(["年", "年度"]),
        percent=rng.choice(["%", "%", "％"]),
        colon=rng.choice(["：", "：", ":", "，"]),
        faults=frozenset(faults if rng.random() < 0.5 else ()),
        words=rng.choices(["", "plain", "formal"], [12, 1, 1])[0],
    )

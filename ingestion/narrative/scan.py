"""Numbers of a paragraph in order: amounts with unit, counts with measure word, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingestion.narrative.lent_unit import LENT, is_lent
from ingestion.numbers import (
    NUMBER_IN_WORDS,
    UNIT_SCALE,
    last_place,
    parse_chinese_integer,
    parse_decimal,
    to_yuan,
)

_UNIT = r"亿元|百万元|万元|千元|元"
_BARE_UNIT = r"(?:亿|万)(?=[，。；、）]|$)"
_MONEY_NAMED = re.compile(
    r"(?:费|费用|支出|收入|资金|预算|决算|经费|采购|运维|维护|运行|收、支)[^，。；0-9]{0,6}$"
    r"|(?:^|[，。；：、])(?:因公出国(?:（境）)?|公务接待|公务用车)$"
)
"""What stands before a number whose 元 is left out (``公务接待费3.1万，``)."""
_CHANGED_BY = re.compile(
    r"(?:费|费用|支出|收入|资金|预算|决算|经费|采购)[^。；]{0,40}"
    r"(?:增加|增长|增支|减少|下降|降低|节约|压减|压缩)(?:了|支出)?$"
)
"""``“三公”经费1.2万，比上年减少0.3万，``: how much money changed, its 元 left out like the others'."""
_GROUPED = r"[0-9]+(?:[,，][0-9]{2,})*(?:\.[0-9]+)?"
_TOKEN = re.compile(
    rf"（(?:单位：)?(?P<ahead_unit>{_UNIT})）[：]?(?P<ahead>{_GROUPED})(?=[，。；、]|$)"
    rf"|{LENT}"
    rf"|(?<![0-9.])(?<![0-9][,，])(?P<first>[0-9]+\.[0-9]+)[,，、](?P<second>[0-9]+\.[0-9]+)(?P<pair_unit>亿元|万元|元)"
    rf"|(?<![0-9.])(?P<list>{_GROUPED}(?:(?:、|和|及|与){_GROUPED})+)(?P<list_unit>{_UNIT})(?!/)"
    rf"|(?<![0-9.])(?P<amount>{_GROUPED})(?P<junk>[；;，,]?)(?P<unit>{_UNIT})(?!/)"
    rf"|(?<![0-9.])(?P<bare>{_GROUPED})(?P<bare_unit>{_BARE_UNIT})"
    rf"|(?<![0-9.])(?P<broken>[0-9][0-9.,，]*)(?P<broken_unit>{_UNIT})"
    rf"|(?<![0-9.])(?P<percent>{_GROUPED})%+"
    rf"|(?P<words>{NUMBER_IN_WORDS})(?P<words_unit>亿元|万元|元)整?"
    r"|(?<![0-9.])(?P<count>[0-9]+(?:,[0-9]{3})*|[零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})(?:余|多)?"
    r"(?P<measure>批（次）|批次|批|人（次）|人次|人|辆次|辆|台（套）|台/套|台套|台|套|个团组|个批次|个团|个组|团组|团次|次|个|组)"
    r"|(?<=[一-龥）])(?P<zero>0)(?=[，。；、）]|$)"
)
_UNIT_LINE = re.compile(r"（?(?:金额)?单位：(?:人民币)?(?P<unit>(?:亿|万|千)?元)）?")
_YEAR_GLUED = re.compile(r"(?<=[与较比同和元])(20[0-2][0-9])([0-9]+(?:\.[0-9]+)?)$")
TokenKind = Literal["amount", "percent", "count", "malformed", "zero"]


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a paragraph. ``value`` is yuan, percent or a count."""

    kind: TokenKind
    start: int
    end: int
    text: str
    value: Decimal | None
    resolution: Decimal | None
    unit: str
    glued_year: int | None = None
    """A year printed without 年 directly before the number (``与2019558.64万元``)."""


def scan(text: str) -> Iterator[Token]:
    """Yield the numbers of ``text`` in order. A number that cannot be read is ``malformed``."""
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if match["ahead"]:  # ``收入合计（万元）：325.10``
            number = match["ahead"]
            yield _amount(number, match["ahead_unit"], match.start("ahead"), match.end("ahead"), number)
        elif match["lent"]:
            if is_lent(text, match):
                yield _amount(
                    match["lent"], match["lent_unit"], match.start(), match.end("lent"), match["lent"]
                )
        elif match["first"]:
            unit = match["pair_unit"]
            yield _amount(match["first"], unit, match.start("first"), match.end("first"), match["first"])
            yield _amount(match["second"], unit, match.start("second"), match.end(), match["second"] + unit)
        elif match["list"]:
            yield from _list(text, match)
        elif match["amount"]:
            yield _whole_amount(text, match)
        elif match["bare"]:
            before = text[: match.start()]
            if _MONEY_NAMED.search(before) or _CHANGED_BY.search(before):
                yield _amount(
                    match["bare"], match["bare_unit"] + "元", match.start(), match.end(), match.group()
                )
        elif match["broken"]:
            yield Token(
                "malformed", match.start(), match.end(), match.group(), None, None, match["broken_unit"]
            )
        elif match["words"]:
            yield _in_words(match)
        elif match["zero"]:  # without a unit: of an amount where the words before it say so
            yield Token("zero", match.start(), match.end(), "0", Decimal(0), Decimal(1), "元")
        elif match["percent"]:
            number = match["percent"]
            yield Token(
                "percent",
                match.start(),
                match.end(),
                match.group(),
                parse_decimal(number),
                last_place(number),
                "%",
            )
        elif group:
            yield from _count(match)


_LISTED = re.compile(r"[^0-9，。；%]{2,60}?(?P<number>[0-9][0-9,]*\.[0-9]+|0)")


@dataclass(slots=True)
class ListedUnit:
    """The unit that a line of its own states for the list below it; '' outside such a list."""

    unit: str = ""

    def lists(self, text: str) -> bool:
        """Tell whether a paragraph is a line of the list: whole, though it ends without a mark."""
        return bool(self.unit) and _LISTED.fullmatch(text) is not None

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the numbers of a paragraph; in a list below its unit the amounts have none of their own."""
        if stated := _UNIT_LINE.fullmatch(text):
            self.unit = stated["unit"]
        elif self.unit and (match := _LISTED.fullmatch(text)):
            yield _amount(match["number"], self.unit, match.start("number"), match.end(), match["number"])
        else:
            self.unit = ""
            yield from scan(text)


def _list(text: str, match: re.Match[str]) -> Iterator[Token]:
    """``分别为1.2、3.4、5万元``: one unit for all; elsewhere it belongs to the last number alone."""
    unit, start = match["list_unit"], match.start("list")
    places = [(start + m.start(), m.group()) for m in re.finditer(_GROUPED, match["list"])]
    if not re.search(r"(?:分别|各|依次)(?:为|是|支出)?$", text[max(0, start - 4) : start]):
        places = places[-1:]
    for place, number in places[:-1]:
        yield _amount(number, unit, place, place + len(number), number)
    place, number = places[-1]
    yield _amount(number, unit, place, match.end(), number + unit)


def _whole_amount(text: str, match: re.Match[str]) -> Token:
    number, unit, start = match["amount"], match["unit"], match.start("amount")
    if re.search(r"[0-9] $", text[max(0, start - 2) : start]):
        return Token("malformed", start, match.end(), match.group(), None, None, unit)  # ``14 79115.18元``
    if match["junk"] and (unit in ("元", "千元") or "." not in number):
        return Token("malformed", start, match.end(), match.group(), None, None, unit)
    glued = _YEAR_GLUED.search(text[max(0, start - 1) : match.end("amount")])
    if glued and _is_year(glued, text, start, match.end()):
        rest = glued[2]
        return _amount(rest, unit, match.end("amount") - len(rest), match.end(), rest + unit, int(glued[1]))
    return _amount(number, unit, start, match.end(), match.group())


def _is_year(glued: re.Match[str], text: str, start: int, end: int) -> bool:
    """Tell whether the first four digits are a year: too long a number, or the next year is named."""
    if text[start - 1] == "元" and not re.match(r"相?比|比较", text[end:]):
        return False  # ``5万元2014247.15万元相比``: only what is compared with loses its 与
    if glued[2].startswith("0") and not glued[2].startswith("0."):
        return False
    too_long = len(glued.group().split(".")[0]) > 6
    return too_long or glued[2].startswith("0.") or f"{int(glued[1]) + 1}年" in text


def _amount(number: str, unit: str, start: int, end: int, text: str, year: int | None = None) -> Token:
    value, scale = parse_decimal(number), UNIT_SCALE[unit]
    if value is None:
        return Token("malformed", start, end, text, None, None, unit)
    return Token("amount", start, end, text, value * scale, last_place(number) * scale, unit, year)


def _in_words(match: re.Match[str]) -> Token:
    """``三万五千元``, ``叁佰万元整``: exact to one of its unit."""
    amount, unit = to_yuan(match["words"], match["words_unit"]), match["words_unit"]
    if amount is None:
        return Token("malformed", match.start(), match.end(), match.group(), None, None, unit)
    return Token("amount", match.start(), match.end(), match.group(), *amount, unit)


def _count(match: re.Match[str]) -> Iterator[Token]:
    number = match["count"]
    value = parse_decimal(number) if number[0].isdigit() else None
    if value is None:
        chinese = parse_chinese_integer(number)
        if chinese is None:
            return
        value = Decimal(chinese)
    yield Token("count", match.start(), match.end(), match.group(), value, Decimal(1), match["measure"])

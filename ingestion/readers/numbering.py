"""Automatic numbers of headings and lists, written out as Word prints them: ``一、``, ``（二）``, ``3.``"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_DIGITS = "零一二三四五六七八九"
_DEEPEST = 9


def chinese(number: int) -> str:
    """Return ``number`` in Chinese numerals up to 99; larger ones digit by digit."""
    if number < 10:
        return _DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    values = (100, 90, 50, 40, 10, 9, 5, 4, 1)
    text = ""
    for value, letters in zip(values, "C XC L XL X IX V IV I".split(), strict=True):  # noqa: SIM905
        count, number = divmod(number, value)
        text += letters * count
    return text


def written(number: int, style: str) -> str:
    """Return ``number`` in Word's number format ``style``; '' for bullets."""
    if style in ("bullet", "none"):
        return ""
    if number < 0:
        return str(number)
    if "hinese" in style or style.startswith(("japaneseCounting", "ideograph", "taiwanese")):
        return chinese(number)
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if style == "upperLetter" else letter.lower()
    if style in ("upperRoman", "lowerRoman"):
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if style == "decimalZero":
        return f"{number:02d}"
    return str(number)


@dataclass(slots=True)
class Level:
    """One level of a list: its number format (Word's name), its text with ``%1`` …, its first number."""

    style: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Counters of all lists of a document, in the order its paragraphs are read."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By list number (``w:numId``)."""
    shared: dict[str, str] = field(default_factory=dict)
    """List number -> abstract list whose counters it shares."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Paragraph style -> (list number, level)."""
    counters: dict[str, list[int]] = field(default_factory=dict)

    def next_label(self, list_id: str, level: int) -> str:
        """Return the label of the next paragraph of a list, and count it."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= level < _DEEPEST:
            return ""
        counts = self.counters.setdefault(self.shared.get(list_id, list_id), [0] * _DEEPEST)
        own = levels.get(level, Level())
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        if own.style in ("bullet", "none") and "%" not in own.text:
            return ""

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            inner = levels.get(index, Level())
            return written(counts[index] or inner.start, inner.style)

        return re.sub(r"%([1-9])", place, own.text)

"""Automatic numbers of headings and lists, written out as Word prints them: ``一、``, ``（二）``, ``3.``"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ingestion.readers.package import W, number_of, value_of

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
class _Level:
    style: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Counters of all lists of a document, in the order its paragraphs are read."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
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
        own = levels.get(level, _Level())
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        if own.style in ("bullet", "none") and "%" not in own.text:
            return ""

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            inner = levels.get(index, _Level())
            return written(counts[index] or inner.start, inner.style)

        return re.sub(r"%([1-9])", place, own.text)


def _levels(definition: etree._Element) -> dict[int, _Level]:
    return {
        int(level.get(W + "ilvl", "0")): _Level(
            value_of(level.find(W + "numFmt")) or "decimal",
            value_of(level.find(W + "lvlText")) or "",
            number_of(level.find(W + "start")),
        )
        for level in definition.findall(W + "lvl")
    }


def read_numbering(root: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Return the lists of ``numbering.xml`` and the styles that use them; empty without."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {item.get(W + "abstractNumId", ""): _levels(item) for item in root.findall(W + "abstractNum")}
    for item in root.findall(W + "num"):
        identifier = item.get(W + "numId", "")
        base = value_of(item.find(W + "abstractNumId")) or ""
        levels = dict(abstract.get(base, {}))
        overrides = item.findall(W + "lvlOverride")
        for override in overrides:
            levels |= _levels(override)
            index = int(override.get(W + "ilvl", "0"))
            if index in levels:
                start = number_of(override.find(W + "startOverride"), levels[index].start)
                levels[index] = replace(levels[index], start=start)
        numbering.levels[identifier] = levels
        numbering.shared[identifier] = identifier if overrides else f"abstract {base}"
    for style in styles.findall(W + "style") if styles is not None else ():
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None and (list_id := value_of(properties.find(W + "numId"))):
            numbering.styles[style.get(W + "styleId", "")] = (
                list_id,
                number_of(properties.find(W + "ilvl"), 0),
            )
    return numbering

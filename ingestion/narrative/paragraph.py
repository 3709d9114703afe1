"""Logical paragraphs: wrapped lines joined, blanks removed, every character traceable to its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingestion.model import Line
from ingestion.outline.build import find_heading
from ingestion.readers.torn import COMPARED, UNCHANGED
from ingestion.reference import is_class_name

_PUNCTUATION = str.maketrans(
    {
        "(": "（",
        ")": "）",
        ":": "：",
        ";": "；",
        '"': "”",
        "﹝": "（",
        "﹞": "）",
        "〈": "（",
        "「": "“",
        "」": "”",
        "『": "“",
        "』": "”",
        "兀": "元",
        "亓": "元",
    }
)
"""Characters read in another form, one for one; 兀 and 亓 are how a scanned 元 comes out."""
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[①-⑳]|[0-9]{1,2}(?:[、．]|\.(?!(?!20[0-9]{2}年)[0-9])))"
)
_SPECIAL = re.compile(r"[\s,.，、。；]")
"""Characters that may be dropped or changed; all others stay as they are, whole runs at a time."""
_THOUSANDS_BEFORE = re.compile(r"(?<![0-9.,，])[0-9]{1,3}(?:[,，][0-9]{3})*$")
_THOUSANDS_AFTER = re.compile(r"[0-9]{3}(?:[,，][0-9]{3})*(?![0-9,，])(?:\.[0-9]+)?(?:亿元|万元|元)")
_SENTENCE_END = "。！？：:"
CLOSED = re.compile(rf"(?:{UNCHANGED}|增减|减少|增加|增长|下降|降低|上升|节约|开支)$")
"""The end of a clause that is whole, its mark lost."""
_GOES_ON = re.compile(r"\s*(?:[，。、；）的]|主要|原因|是|系|因)")
"""Behind a comparison: its reason, or the rest of its clause."""
_NUMBER_ENDS = re.compile(r"[元%％]$")
_BEGINS = re.compile(
    r"\s*(?:20[0-9]{2}\s*年|[本当全]年|[我本](?:单位|部门)"
    r"|[与较比](?:上年|去年|年初|全年|调整)[^，。；0-9]{0,12}(?:相比|对比|比较)[，：])"
)
_BARE = re.compile(r"\s*[0-9.,]+\s*")
"""Behind a line that ends in a number this may be the rest of it: no unit below makes it an amount."""
_RESUMES = re.compile(r"\s*[0-9]+\s*(?:亿|万|千)?元")
"""The decimals of a number whose point ends the line above (``劳务费0.`` / ``0147亿元``)."""
_RUNNING_HEAD = re.compile(r"[^，。；：、0-9]{2,30}20[0-9]{2}\s*年度?(?:部门|单位)决算(?:公开|报告|说明)*")
_CLASS_OPENS = re.compile(r"\s*(?P<name>[一-龥、]{2,20})[（(]类[）)]")
_NUMBERING_MAX = 6
_WORDS_END = re.compile(r"[一-龥）”%]$|[一-龥]0$")
"""What a narrow full stop ends; no numbering begins with 0 (``购置费为0.公务接待费…``)."""
_WRAP_MIN = 18
"""A line shorter than this that ends without punctuation is a label, not a wrapped sentence."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without blanks, brackets and colons in their wide form, with a place for each character."""

    text: str
    line_nos: tuple[int, ...]
    offsets: tuple[int, ...]
    """Offset of each character in its ``Line.text``."""

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Return (line_no, first offset, end offset) of ``text[start:end]`` on the line it starts on."""
        line_no = self.line_nos[start]
        last = start
        while last + 1 < end and self.line_nos[last + 1] == line_no:
            last += 1
        return line_no, self.offsets[start], self.offsets[last] + 1


def paragraphs(lines: Sequence[Line], skip: set[int], *, as_printed: bool = False) -> Iterator[Paragraph]:
    """Yield the paragraphs of ``lines`` that are not in ``skip``, joining lines broken in mid-sentence.

    ``as_printed`` keeps a comma before another mark (``,,`` and ``,。`` of a faulty copy), and gives the wide
    comma of a number (``５０，０００元``) its narrow form, as the resolver reads it.
    """
    for group in _groups(lines, skip):
        yield _paragraph(group, as_printed)


def _groups(lines: Sequence[Line], skip: set[int]) -> Iterator[list[Line]]:
    group: list[Line] = []
    above = ""  # the line above the group
    for line in lines:
        if line.no in skip or not line.text.strip() or line.is_cell:
            above = ""
            if group and not line.text.strip() and _breaks_off(group[-1].text):
                continue
            if group:
                yield group
                group = []
            if line.is_cell and line.no not in skip and line.text.strip():
                yield [line]
            continue
        whole = not (len(group) == 1 and _BARE.fullmatch(group[0].text) and _breaks_number(above))
        if group and not (whole and _continues(group[-1], line)):
            yield group
            above, group = group[-1].text, []
        group.append(line)
    if group:
        yield group


def _breaks_number(text: str) -> bool:
    return bool(re.search(r"[0-9][,，.]?\s*$", text))


def _breaks_off(text: str) -> bool:
    """A blank line within a number or behind a comma ends nothing."""
    return _breaks_number(text) or text.rstrip().endswith("，")


def _continues(previous: Line, line: Line) -> bool:
    text = previous.text.rstrip()
    if previous.no + 1 != line.no and not _breaks_off(text):
        return False
    if re.match(r"\s*(?:亿元|万元|元)", line.text) and _breaks_number(text):
        return True
    if "|" in text or "|" in line.text or "\t" in text.strip():
        return False
    named = _CLASS_OPENS.match(line.text)
    if named and is_class_name(named["name"]):
        return False  # ``…主要用于日常运转`` / ``教育（类）支出5万元``: the stop is lost
    if _RUNNING_HEAD.fullmatch(text):
        return False  # a page's head says nothing of the line below it
    if text[-1] in _SENTENCE_END or _NUMBERED.match(line.text):
        return False
    if re.search(r"[0-9][.,，]$", text) and len(text) > 4:
        return bool(re.match(r"\s*[0-9]", line.text))
    if text[-1] in "，、":
        return True
    if CLOSED.search(text) and line.text.lstrip().startswith("其中"):
        return False  # ``…与上年相比减少`` / ``其中，甲支出5万元``
    if COMPARED.search(text) and not _GOES_ON.match(line.text):
        return False  # ``…与上年相比无变化`` / ``甲支出5万元``
    if _NUMBER_ENDS.search(text) and _BEGINS.match(line.text):
        return False  # ``…预算5万元`` / ``本年收入合计4万元``: a sentence whose stop is lost
    if _breaks_number(text):
        if re.match(r"\s*20[0-9]{2}\s*年", line.text):
            return False  # a year opens a sentence of its own
        if re.match(r"\s*(?:年|月|日|[%％]|万元|亿元|元|个|人|批|辆|台|次)", line.text):
            return len(text) >= _WRAP_MIN  # ``…较2021`` / ``年决算数…``
        return bool(re.match(r"\s*[0-9.,]", line.text)) and len(text) >= _WRAP_MIN
    if find_heading(line.text) is not None and len(line.text.strip()) < _WRAP_MIN:
        return False
    return len(text) >= _WRAP_MIN and (find_heading(previous.text) is None or text[-1] in "，、")


def _paragraph(group: Sequence[Line], as_printed: bool) -> Paragraph:
    chars: list[str] = []  # special characters alone, others in runs
    nos: list[int] = []
    offsets: list[int] = []
    for number, line in enumerate(group):
        text = line.text.translate(_PUNCTUATION)
        is_torn = number + 1 < len(group) and _RESUMES.match(group[number + 1].text) is not None
        passed = 0
        for match in _SPECIAL.finditer(text):
            index, char = match.start(), match.group()
            if index > passed:
                chars.append(text[passed:index])
                nos += [line.no] * (index - passed)
                offsets += range(passed, index)
            passed = match.end()
            if char in ",.":
                is_point = is_torn and char == "." and not text[index + 1 :].strip()
                char = char if is_point else _widened(text, index)
            elif as_printed and char == "，" and _in_thousands(text, index):
                char = ","
            if not as_printed and char in "，、。；" and chars and chars[-1] == "，":
                # A comma that a converter doubled or set before the mark (``其中，，``, ``元，。``).
                chars[-1], nos[-1], offsets[-1] = char, line.no, index
                continue
            if char.isspace():
                if not _separates_numbers(text, index):
                    continue
                char = " "
            chars.append(char)
            nos.append(line.no)
            offsets.append(index)
        if passed < len(text):
            chars.append(text[passed:])
            nos += [line.no] * (len(text) - passed)
            offsets += range(passed, len(text))
    return Paragraph("".join(chars), tuple(nos), tuple(offsets))


def _widened(text: str, index: int) -> str:
    """Return the wide form of a comma or full stop that stands between words, not inside a number.

    A full stop after a first number or letter (``1.收入``, ``A.``) is numbering and stays.
    """
    before, after = text[:index].rstrip(), text[index + 1 :].lstrip()
    if text[index] == ",":
        between_digits = before[-1:].isdigit() and after[:1].isdigit()
        return "," if between_digits else "，"
    ends_words = _WORDS_END.search(before) and len(before) > _NUMBERING_MAX
    return "。" if ends_words and (not after or re.match(r"[一-龥（“]", after)) else "."


def _in_thousands(text: str, index: int) -> bool:
    """True for a wide comma between groups of thousands of one amount (``50，000.00元``)."""
    return bool(_THOUSANDS_BEFORE.search(text[:index]) and _THOUSANDS_AFTER.match(text, index + 1))


def _separates_numbers(text: str, index: int) -> bool:
    """A blank between two complete numbers stays; one inside a number (``1 095.81``) goes."""
    before, after = text[:index].rstrip(), text[index:].lstrip()
    if not before or not after or not before[-1].isdigit() or not after[0].isdigit():
        return False
    if index and text[index - 1].isspace():
        return False
    head = re.search(r"(?<![0-9.])[0-9]{1,3}(?:[ ,][0-9]{3})*$", before)
    tail = re.match(r"[0-9]{3}(?:[ ,][0-9]{3})*(?:\.[0-9]+)?\s*(?:亿|万|千)?元", after)
    if head and tail:
        return False
    # ``共计25 50.15万元``: digits, a blank and digits with the unit are one number in prose
    split = re.search(r"(?<![第表图件])[一-龥：，、（）]\s*(?!20[0-9]{2}$)[0-9][0-9,]*$", before)
    return not (split and re.match(r"[0-9]+\.[0-9]+\s*(?:亿|万|千)?元", after))

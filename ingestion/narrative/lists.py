"""Lists that go on over paragraphs: what opens them, and whose numbered members the next ones are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.narrative.sentence import SentenceContext
from ingestion.numbers import parse_chinese_integer

_OPENS = re.compile(
    r"(?:其中|包括|分别为|分别是|明细如下|如下|用于|以下(?:方面|内容|几个方面)|具体(?:为|是)|(?<!的)构成)[：]$"
)
_MEMBER_MAX = 40
"""A line of a list without a mark at its end is shorter than this."""
_MEMBER_NO = re.compile(r"（?(?P<no>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[）.、．](?![0-9])")


def opens_list(text: str) -> bool:
    """Tell whether a paragraph announces a list that stands in the paragraphs behind it."""
    return bool(_OPENS.search(text))


def may_be_member(text: str) -> bool:
    """Tell whether a paragraph has the form of a line of a list that goes on behind it."""
    return text[-1] in "；，、" or (len(text) < _MEMBER_MAX and text[-1] != "。")


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else parse_chinese_integer(number)


@dataclass(slots=True)
class NumberedList:
    """A list that a paragraph announced (``如下：``): its numbered members may be whole paragraphs."""

    head: SentenceContext | None = None
    """What the announcement told; None where no list is open."""
    last: int = 0
    """Number of the last member."""
    style: tuple[bool, bool] = (False, False)
    """Whether the numbers stand in brackets, and are digits: ``（2）`` does not follow ``（一）``."""

    def open(self, sentence: SentenceContext) -> None:
        """Begin the list that ``sentence`` announced."""
        self.head, self.last = sentence, 0

    def next_member(self, text: str) -> SentenceContext | None:
        """Return what the announcement told where ``text`` is the next member, else None.

        A first paragraph without a number ends the list: it is not a numbered one.
        """
        number = _MEMBER_NO.match(text)
        if self.head is not None and number is not None and _value(number["no"]) == self.last + 1:
            style = (text.startswith("（"), number["no"].isdigit())
            if self.last == 0 or style == self.style:
                self.last, self.style = self.last + 1, style
                return self.head
        if self.last == 0:
            self.head = None
        return None

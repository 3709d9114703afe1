"""Sentences torn apart between two paragraphs: what a paragraph that broke off means for the next one.

Pages, pictures and blank lines tear names (``因公出国`` / ``（境）费5万元``). The first number behind the
tear is used only where the words before it mean the same with what stood before the tear, and without.
"""

from __future__ import annotations

import re
from copy import copy

from ingestion.narrative.context import Context, Target
from ingestion.narrative.filler import is_clean
from ingestion.narrative.named import name_target
from ingestion.outline.build import find_heading

_END = re.compile(r"[。；：！？，、]$")
_PARTED = re.compile(r"[，。；：！？]|[0-9](?:[亿万千百]*元|%|[人个批辆台次]+)")
_OPENING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．是]|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}(?:[、．）]|\.(?![0-9]))|[①-⑳]"
    r"|第[一二三四五六七八九十]+[部章条]|附|注)"
)
_CLOSED = re.compile(r"(?:持平|一致|相同|不变|变化|增减|减少|增加|增长|下降|降低|上升|节约|开支)$")
"""A clause that is whole, its mark lost."""
_OF_ANOTHER = re.compile(r"20[0-9]{2}|上年|去年|[预决]算|[较比与]|完成")
"""Words before the tear that say which stage or year the number behind it is of."""
_WORDS = re.compile(r"(?![亿万千百元]+）?$)[一-龥]")
_CODE_ALONE = re.compile(r"(?:[0-9]{1,2}[.．])?[0-9][0-9 ]{3,}")
_HEAD_MAX = 60
"""A shorter line without a mark is a label or a running head: it ends nothing and opens nothing."""


def open_end(text: str, before: str) -> str:
    """Return the words of the paragraph ``text`` that the next may go on; ``before``: those open so far."""
    if _END.search(text) or (_OPENING.match(text) and not _PARTED.search(text)):
        return ""
    if _CODE_ALONE.fullmatch(text):
        return text
    rest = _PARTED.split(text)[-1]
    if find_heading(rest) is not None or _CLOSED.search(rest) or not _WORDS.search(rest):
        return ""
    if rest == text:
        return "" if len(text) > _HEAD_MAX else before
    return rest


def may_go_on(text: str) -> bool:
    """Whether a paragraph may go on a sentence: it has no number of its own."""
    return not _OPENING.match(text)


def is_own(open_words: str, local: str, targets: tuple[Target, ...], context: Context) -> bool:
    """Whether ``local`` names ``targets`` for itself, the ``open_words`` before the tear adding nothing."""
    if _OF_ANOTHER.search(open_words) or not is_clean(open_words):
        return False
    alone, end, _ = name_target(local, copy(context))
    joined, joined_end, _ = name_target(open_words + local, copy(context))
    return alone == targets == joined and joined_end == end + len(open_words)

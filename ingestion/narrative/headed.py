"""Names that stand alone before the sentence that tells their numbers (``2．教育支出。年初预算为…``)."""

from __future__ import annotations

import re

from ingestion.narrative.class_targets import function_target
from ingestion.narrative.classes import find_plain
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.named import expects_functions
from ingestion.narrative.sentence import Target

_NUMBERED = re.compile(
    r"(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]+|[①-⑳])(?P<name>[^，；：0-9]{2,24})"
)
_COST = re.compile(r"(?P<name>[一-龥]{1,12}(?:费|费用|支出))")
_NO_NAME = re.compile(
    r"情况|总体|整体|说明|如下|方面|原因|分析|结构|对比|其中|概[况述]|公开|管理|绩效|[决预]算$"
)
"""Headings that name nothing: what is told below them is of the heading above."""


def names_another(sentence: str) -> bool:
    """Whether ``sentence`` is a name and nothing else: what is told next is of it, known or not."""
    found = _NUMBERED.fullmatch(sentence) or _COST.fullmatch(sentence)
    return found is not None and not _NO_NAME.search(found["name"]) and not is_clean(found["name"])


def headed_class(sentence: str, context: Context) -> tuple[Target, ...]:
    """Return the function class that a numbered name is, where such classes are told; () if none."""
    found = _NUMBERED.fullmatch(sentence)
    plain = find_plain(found["name"]) if found is not None and expects_functions(context) else None
    return function_target(plain, plain.names[-1], context) if plain is not None else ()

"""What sentences and lines say to the numbers behind them: an item without a number, a year that slipped."""

from __future__ import annotations

import re

from ingestion.narrative.classes import find_marked
from ingestion.narrative.context import Context
from ingestion.narrative.filler import is_clean
from ingestion.narrative.headed import headed_class, names_another
from ingestion.narrative.measure import YEAR
from ingestion.narrative.named import name_targets, names_only
from ingestion.narrative.sentence import Target
from ingestion.narrative.torn import is_own, is_torn_name, is_whole, without_mark
from ingestion.numbers import NUMBER_IN_WORDS

SENTENCE_END = re.compile(r"[。！？]")
_PURPOSE = re.compile(r"[，、：；]?(?:主要|用于|反映|系|是|指)")
_PIECE = re.compile(r"^.{0,2}（[类款项]）")
_HAS_NUMBER = re.compile(r"[0-9](?:万|亿|千)?元|[0-9]%")
_MONEY = re.compile(rf"(?:[0-9][0-9.,]*|{NUMBER_IN_WORDS})(?:亿|万|千)?元")
_COMPARES = re.compile(r"(?:较|比|与)(?:上年|去年)|完成(?:年初|全年|调整)?预算")
_NAME_MAX, _CLASS_MAX = 40, 90
"""Longer sentences name nothing alone; those that mark a class (``教育（类）``) may say what it is for."""


def note_name(sentence: str, torn: str, context: Context) -> None:
    """Remember the item that a sentence or line without a number names (a heading of its own).

    ``torn``: words of a paragraph before that the sentence may go on, else ''; it names nothing alone then.
    """
    if _HAS_NUMBER.search(sentence) or len(sentence) > _CLASS_MAX:
        return
    context.is_behind_income = context.is_behind_income and not sentence
    marked = find_marked(sentence)
    if marked is None and len(sentence) > _NAME_MAX:
        return
    if marked is not None and _PURPOSE.match(sentence[marked.end :]):
        sentence = sentence[: marked.end]  # ``…（项），主要用于…。年初预算为…``
    if marked is not None and not is_clean(sentence[marked.end :]):
        return
    if marked is None and not names_only(sentence):
        if names_another(sentence):
            _head(headed_class(sentence, context), context)
        elif _PIECE.search(sentence) or (torn and not is_whole(torn) and not is_clean(sentence)):
            _head((), context)  # ``育（项）。年初预算为…``: the piece of a name is not the class above it
        return
    named = name_targets(sentence, context)
    if torn and is_torn_name(torn, sentence):
        named = name_targets(without_mark(torn) + sentence, context)
    elif torn and not is_own(torn, sentence, named, context):
        named = ()
    if named or torn or marked is not None:  # an item that is not known is not the one before it either
        _head(named, context)


def _head(targets: tuple[Target, ...], context: Context) -> None:
    """What a sentence alone names is what the next ones tell of; () where it is not known."""
    context.previous_targets, context.is_noted = targets, True
    context.sentence.targets = ()


def note_slip(sentence: str, context: Context) -> None:
    """Remember that a sentence slipped a year: it names the prior one alone, yet compares with its prior."""
    fiscal = context.fiscal_year
    years = [int(m[1]) for m in YEAR.finditer(sentence)]
    if not fiscal or not YEAR.search(_MONEY.split(sentence)[0]):
        return
    if years and years[0] == fiscal - 1 and fiscal not in years and _COMPARES.search(sentence):
        context.sentence.slipped_year = years[0]

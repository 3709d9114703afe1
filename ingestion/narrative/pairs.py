"""Lists of numbers: the next number of a list belongs to the next item, stage or year."""

from __future__ import annotations

import re

from ingestion.narrative.answer import Resolution, Verdict
from ingestion.narrative.context import Context
from ingestion.numbers import NUMBER_IN_WORDS

PAIR_GAP = re.compile(r"^(?:和|、|，|,|及|与|；|/|以及)?$")
SECOND_FOLLOWS = re.compile(rf"(?:和|、|，|,|及|与|；|/|以及)(?:[0-9]|{NUMBER_IN_WORDS})")
_NEXT_NUMBER = re.compile(
    rf"(?:和|、|，|,|及|与|；|/|以及)(?:[0-9]+(?:[,，][0-9]{{2,}})*(?:\.[0-9]+)?|{NUMBER_IN_WORDS})"
    r"(?:亿元|万元|元|亿|万|(?=[和、，,及与；]))"
)


def continue_list(gap: str, context: Context) -> Resolution:
    """Resolve a number that follows another with nothing but a separator (``gap``) between them."""
    sentence = context.sentence
    if sentence.last == "base" and not gap:
        sentence.last = "change"  # ``较2022年决算数246.32万元14.45万元``: the verb fell out
        return Resolution("change", sentence.targets, reason="change")
    if sentence.kinds and sentence.last == "fact":
        sentence.pair_index += 1
        if sentence.pair_index >= len(sentence.kinds):
            return Resolution("skip", reason="unresolved")
        listed = sentence.kinds[sentence.pair_index]
        if listed is None:
            return Resolution("skip", reason="other_year")
        return Resolution("fact", sentence.targets, listed, rule="pair")
    if len(sentence.targets) < 2 or sentence.pair_index + 1 >= len(sentence.targets):
        if sentence.last == "change":
            return Resolution("change", sentence.targets[-1:], reason="change")
        return Resolution("skip", reason="unresolved")
    sentence.pair_index += 1
    target = (sentence.targets[sentence.pair_index],)
    if sentence.last == "change":
        return Resolution("change", target, reason="change")
    kind = sentence.kind or "final" if sentence.last == "fact" else sentence.base_kind or "prior_final"
    verdict: Verdict = "fact" if sentence.last == "fact" else "base"
    return Resolution(verdict, target, kind, rule="pair")


def numbers_following(after: str) -> int:
    """How many numbers go on the list that ``after`` continues."""
    place = count = 0
    while match := _NEXT_NUMBER.match(after, place):
        place, count = match.end(), count + 1
    return count

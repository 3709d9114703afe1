"""The words that say what a count counts, from the lexicon, and the answer they give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.asked import note_text
from ingestion.lexicon.load import any_of, load
from ingestion.lexicon.tables import per_lexicon
from ingestion.narrative.context import Context
from ingestion.narrative.sentence import Target

_FILLER = (
    r"(?:支出|费用|费|活动|总数|总量|总|共计|合计|累计|共|合|计|数量|数|量|为|是|达|约|有|了|的|：|，|“|”|及|其中|来访|来宾"
    r"|公务|国内|批次|人次|人数|次数|\s|全年|本年|年末|年底|期末|实有|实际|单位价值|本单位|单位|部门|我|局|镇|（[^（）]*）|等"
    r"|分别|各|均|安排|组织|、)*"
)


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern}){_FILLER}$")


@per_lexicon
def _subject(metric: str) -> re.Pattern[str]:
    return _rule(any_of("count", metric, "subject"))


@per_lexicon
def _uses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((e.keys[0], _rule(e.pattern.pattern)) for e in load("count") if e.keys[1] == "use")


@per_lexicon
def _marker(metric: str) -> re.Pattern[str]:
    return re.compile(any_of("count", metric, "marker"))


def is_counted(metric: str, window: str) -> bool:
    """Whether ``window`` ends in words for ``metric``."""
    note_text("count", window)
    return bool(_subject(metric).search(window))


def uses_named(text: str) -> Iterator[str]:
    """Yield the uses of vehicles that ``text`` ends in, in the lexicon's order."""
    note_text("count", text)
    return (use for use, rule in _uses() if rule.search(text))


def only_filler(window: str) -> bool:
    """Whether nothing but filler stands between the number before and the count."""
    bare = re.sub(r"因公(?=出国)|出国（境）|出国|团组$|境|（|）|接待", "", window)
    return bool(re.fullmatch(_FILLER, bare))


def is_foreign(window: str, back: str) -> bool:
    """Foreign or domestic by the word that stands last before the count."""
    for text in (window, back):
        note_text("count", text)
        foreign = max((m.end() for m in _marker("foreign").finditer(text)), default=-1)
        domestic = max((m.end() for m in _marker("domestic").finditer(text)), default=-1)
        if foreign >= 0 or domestic >= 0:
            return foreign > domestic
    return False


def volume(metric: str, context: Context) -> Target:
    """Return the target of a volume of the three public expenses, which the next count may go on."""
    context.sentence.counted = metric
    return Target("fct_three_public_volume", (metric,), has_kind=False)

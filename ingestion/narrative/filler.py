"""Words that may stand between an item's name and its number without changing whose number it is.

Data: ``ingestion/lexicon/filler.csv``. The check is what keeps wrong numbers out: anything else
between name and number leaves the amount unresolved.
"""

from __future__ import annotations

import re

from ingestion.asked import note_text
from ingestion.lexicon.load import any_of
from ingestion.lexicon.tables import per_lexicon

_BRACKETS = re.compile(r"（[^（）]*）")


@per_lexicon
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(any_of("filler", "word") + r"|\s"), re.compile(any_of("filler", "forbidden"))


def is_clean(text: str, allow: str = "") -> bool:
    """True when ``text`` holds nothing but filler: no other name, verb or number stands in it.

    ``allow`` is a regular expression of further words that the caller accepts there.
    """
    rest = re.sub(allow, "", text) if allow else text
    open_text = _BRACKETS.sub("", rest)
    note_text("filler", rest)
    note_text("filler", open_text)
    filler, forbidden = _patterns()
    return not forbidden.search(open_text) and not filler.sub("", rest)

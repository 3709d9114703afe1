"""Words that may stand between an item's name and its number without changing whose number it is.

Data: ``ingestion/lexicon/filler.csv``. The check is what keeps wrong numbers out: anything else
between name and number leaves the amount unresolved.
"""

from __future__ import annotations

import re

from ingestion.lexicon.load import any_of

_FILLER = re.compile(any_of("filler", "word") + r"|\s")
_FORBIDDEN = re.compile(any_of("filler", "forbidden"))


def is_clean(text: str, allow: str = "") -> bool:
    """True when ``text`` holds nothing but filler: no other name, verb or number stands in it.

    ``allow`` is a regular expression of further words that the caller accepts there.
    """
    rest = re.sub(allow, "", text) if allow else text
    if _FORBIDDEN.search(re.sub(r"（[^（）]*）", "", rest)):
        return False
    return not _FILLER.sub("", rest)

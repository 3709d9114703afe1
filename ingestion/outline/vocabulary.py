"""Section titles as data: ``ingestion/lexicon/section.csv``, first matching row wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from ingestion.asked import note_text
from ingestion.lexicon.load import load
from ingestion.model import Part


@dataclass(frozen=True, slots=True)
class TitleRule:
    """What a section title means: its code and the part it opens."""

    code: str
    part: Part


def classify_title(title: str, parent: str, current: str = "") -> TitleRule | None:
    """Return what a title (numbering removed) means under section ``parent``, or None.

    ``current``: the section just before, the parent where titles carry no numbers.
    """
    compact = re.sub(r"\s", "", title)
    note_text("section", compact)
    for entry in load("section"):
        code, part, parents = entry.keys
        if parents and not {parent, current} & set(parents.split()):
            continue
        if entry.pattern.search(compact):
            return TitleRule(code, cast(Part, part))
    return None

"""Item names as data: ``ingestion/lexicon/item.csv`` one list of wordings a family."""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.asked import note_text
from ingestion.lexicon.load import load
from ingestion.lexicon.tables import answers_per_lexicon


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """An item found in a text."""

    family: str
    key: str
    start: int
    end: int
    text: str


def find_items(text: str) -> list[ItemMatch]:
    """Return the items named in ``text``; within a family, matches inside longer ones are dropped."""
    note_text("item", text)
    return list(_find_items(text))


@answers_per_lexicon
def _find_items(text: str) -> tuple[ItemMatch, ...]:
    found: list[ItemMatch] = []
    for entry in load("item"):
        family, key = entry.keys
        for match in entry.pattern.finditer(text):
            if match.end() > match.start():
                found.append(ItemMatch(family, key, match.start(), match.end(), match.group()))
    return tuple(item for item in found if not any(_covers(other, item) for other in found))


def _covers(other: ItemMatch, item: ItemMatch) -> bool:
    if other is item or other.family != item.family:
        return False
    inside = other.start <= item.start and item.end <= other.end
    return inside and (other.end - other.start) > (item.end - item.start)

"""Item names as data: ``ingestion/lexicon/item.csv`` compiled into one list of patterns a family."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

FAMILIES = (
    "three_public", "operating_cost", "procurement", "pair", "revenue", "total", "nature", "economic", "fund",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItemName:
    """One wording of an item. ``key`` is the contract's code of the item within its family."""

    family: str
    key: str
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """An item found in a text."""

    family: str
    key: str
    start: int
    end: int
    text: str


@cache
def item_names() -> tuple[ItemName, ...]:
    """Load the item wordings. Raises ``ValueError`` naming the row that is wrong."""
    names: list[ItemName] = []
    text = resources.files("ingestion.lexicon").joinpath("item.csv").read_text("utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if row["family"] not in FAMILIES:
            raise ValueError(f"item.csv row {number}: unknown family {row['family']!r}")
        try:
            pattern = re.compile(row["pattern"])
        except re.error as error:
            raise ValueError(f"item.csv row {number}: bad pattern: {error}") from error
        names.append(ItemName(row["family"], row["key"], pattern, row["example"]))
    return tuple(names)


def find_items(text: str) -> list[ItemMatch]:
    """Return the items named in ``text``; within a family, matches inside longer ones are dropped."""
    found: list[ItemMatch] = []
    for name in item_names():
        for match in name.pattern.finditer(text):
            if match.end() > match.start():
                found.append(ItemMatch(name.family, name.key, match.start(), match.end(), match.group()))
    return [item for item in found if not any(_covers(other, item) for other in found)]


def _covers(other: ItemMatch, item: ItemMatch) -> bool:
    if other is item or other.family != item.family:
        return False
    inside = other.start <= item.start and item.end <= other.end
    return inside and (other.end - other.start) > (item.end - item.start)

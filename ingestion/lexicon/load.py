"""The one format of the lexicon: CSV tables with key columns, a ``pattern`` and its ``example``.

Every entry carries the sentence (or title, or word) it was taken from; the example is its test
(``ingestion.lexicon.check``). A wrong table is refused on load with file, row and what is wrong.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

KEY_COLUMNS: dict[str, tuple[str, ...]] = {
    "section": ("code", "part", "parent"),
    "item": ("family", "key"),
    "stage": ("kind",),
    "change": ("direction",),
    "filler": ("role",),
    "count": ("metric", "role"),
    "reason": ("reason",),
}
"""Key columns of each prose table, before ``pattern`` and ``example``."""

KNOWN_KEYS: dict[tuple[str, str], frozenset[str]] = {
    ("section", "part"): frozenset({"main", "attachment", "glossary", "contents"}),
    ("item", "family"): frozenset(
        [
            "three_public",
            "operating_cost",
            "procurement",
            "nature",
            "economic",
            "pair",
            "revenue",
            "total",
            "fund",
        ]
    ),
    ("stage", "kind"): frozenset(["initial_budget", "adjusted_budget", "budget", "final"]),
    ("change", "direction"): frozenset(["increase", "decrease", "flat", "none"]),
    ("filler", "role"): frozenset({"word", "forbidden"}),
}
"""Allowed values of a key column; other columns are free."""


class LexiconError(ValueError):
    """A lexicon table is wrong; the message names file, row and cause."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: its keys in column order, compiled pattern, example, and row number."""

    table: str
    row: int
    keys: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str


@cache
def load(table: str) -> tuple[Entry, ...]:
    """Return the entries of ``table`` in file order.

    Raises ``LexiconError`` for a wrong header, an unknown key, a pattern that does not compile, a
    missing example, an example without its pattern, or a duplicate.
    """
    text = resources.files("ingestion.lexicon").joinpath(f"{table}.csv").read_text("utf-8")
    return parse_table(table, text)


def parse_table(table: str, text: str) -> tuple[Entry, ...]:
    """Return the entries of a table given as CSV text; see ``load``."""
    columns = KEY_COLUMNS[table]
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != (*columns, "pattern", "example"):
        raise LexiconError(f"{table}.csv: columns must be {', '.join((*columns, 'pattern', 'example'))}")
    entries: list[Entry] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(reader, start=2):
        place = f"{table}.csv row {number}"
        for column in columns:
            allowed = KNOWN_KEYS.get((table, column))
            if allowed is not None and row[column] not in allowed:
                raise LexiconError(f"{place}: unknown {column} {row[column]!r}")
        entry = Entry(table, number, tuple(row[c] for c in columns), _compile(row, place), row["example"])
        identity = (*entry.keys, row["pattern"])
        if identity in seen:
            raise LexiconError(f"{place}: same as row {seen[identity]}")
        seen[identity] = number
        entries.append(entry)
    return tuple(entries)


def _compile(row: dict[str, str], place: str) -> re.Pattern[str]:
    if not row["pattern"] or not row["example"]:
        raise LexiconError(f"{place}: pattern and example must not be empty")
    try:
        pattern = re.compile(row["pattern"])
    except re.error as error:
        raise LexiconError(f"{place}: pattern does not compile: {error}") from error
    if not pattern.search(re.sub(r"\s", "", row["example"])):
        raise LexiconError(f"{place}: the pattern does not occur in its example")
    return pattern


def any_of(table: str, key: str) -> str:
    """Return one alternation of the patterns of ``table`` whose first key is ``key``, in file order."""
    return "|".join(f"(?:{e.pattern.pattern})" for e in load(table) if e.keys[0] == key)

"""The one format of the lexicon: CSV tables with key columns, a ``pattern`` and its ``example``.

Every entry carries the sentence (or title, or word) it was taken from; the example is its test
(``ingestion.lexicon.check``). A wrong table is refused on load with file, row and what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.lexicon.tables import LexiconError, Row, parse_rows, per_lexicon, table_rows

_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]|\(\?P=|\(\?\(")

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

ITEM_FAMILIES = (
    "three_public",
    "operating_cost",
    "procurement",
    "nature",
    "economic",
    "pair",
    "revenue",
    "total",
    "fund",
)
"""Families of items: of two that words name, the first in this order is meant."""

KNOWN_KEYS: dict[tuple[str, str], frozenset[str]] = {
    ("section", "part"): frozenset({"main", "attachment", "glossary", "contents"}),
    ("item", "family"): frozenset(ITEM_FAMILIES),
    ("stage", "kind"): frozenset(["initial_budget", "adjusted_budget", "budget", "final"]),
    ("change", "direction"): frozenset(["increase", "decrease", "flat", "none"]),
    ("filler", "role"): frozenset({"word", "forbidden"}),
}
"""Allowed values of a key column; other columns are free."""

OWN_KEYS: dict[str, tuple[str, ...]] = {
    "section": ("code",),
    "item": ("family", "key"),
    "count": ("role", "metric"),
    "reason": ("reason",),
}
"""Columns that name what code and marts know: a curator's row has them as a row of the package does.
Economic classes by their number are the exception: the chart of accounts has more than the package names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: its keys in column order, compiled pattern, example, and where it stands."""

    table: str
    place: str
    row: int
    keys: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str


@per_lexicon
def load(table: str) -> tuple[Entry, ...]:
    """Return the entries of ``table``, a curator's own first, each file in its order.

    Raises ``LexiconError`` for a wrong header, an unknown key, a pattern that does not compile, a
    missing example, an example without its pattern, or a duplicate.
    """
    return _entries(table, table_rows(table, columns_of(table)))


def columns_of(table: str) -> tuple[str, ...]:
    """Return the header of a prose table."""
    return (*KEY_COLUMNS[table], "pattern", "example")


def parse_table(table: str, text: str) -> tuple[Entry, ...]:
    """Return the entries of a table given as CSV text; see ``load``."""
    return _entries(table, parse_rows(f"{table}.csv", text, columns_of(table)))


def _entries(table: str, rows: list[Row]) -> tuple[Entry, ...]:
    columns = KEY_COLUMNS[table]
    entries: list[Entry] = []
    named = OWN_KEYS.get(table, ())
    package = {tuple(row.values[column] for column in named) for row in rows if not row.is_own}
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        for column in columns:
            allowed = KNOWN_KEYS.get((table, column))
            if allowed is not None and row.values[column] not in allowed:
                known = "、".join(sorted(allowed))
                raise LexiconError(f"{row.place}：{column} 不能是“{row.values[column]}”，可用：{known}")
        if row.is_own:
            _check_own(row, named, package)
        keys = tuple(row.values[column] for column in columns)
        identity = (*keys, row.values["pattern"])
        if identity in seen:
            raise LexiconError(f"{row.place}：与{seen[identity]}相同")
        seen[identity] = row.place
        entries.append(Entry(table, row.place, row.number, keys, _compile(row), row.values["example"]))
    return tuple(entries)


def _check_own(row: Row, columns: tuple[str, ...], package: set[tuple[str, ...]]) -> None:
    """Raise ``LexiconError`` where a curator's row names a code that no row of the package has."""
    codes = tuple(row.values[column] for column in columns)
    for at, column in enumerate(columns):
        known = {other[at] for other in package if other[:at] == codes[:at]}
        if codes[at] not in known and not (codes[0] == "economic" and codes[at].isdigit()):
            raise LexiconError(f"{row.place}：{column} 不能是“{codes[at]}”，可用：{'、'.join(sorted(known))}")


def _compile(row: Row) -> re.Pattern[str]:
    if not row.values["pattern"] or not row.values["example"]:
        raise LexiconError(f"{row.place}：pattern 和 example 不能为空")
    pattern = compile_pattern(row.values["pattern"], row.place)
    if not pattern.search(re.sub(r"\s", "", row.values["example"])):
        raise LexiconError(f"{row.place}：例句中没有 pattern 所写的词")
    return pattern


def compile_pattern(text: str, place: str) -> re.Pattern[str]:
    """Return ``text`` as a pattern that may be joined with others. Raises ``LexiconError``."""
    try:
        pattern = re.compile(text)
        re.compile(f"(?:{text})|x")
    except re.error as error:
        raise LexiconError(f"{place}：pattern 写法有误：{error}") from None
    if pattern.groupindex or _REFERENCE.search(text):
        raise LexiconError(f"{place}：pattern 中不能有命名组和反向引用，因为各词条会合在一起使用")
    return pattern


@per_lexicon
def any_of(table: str, *keys: str) -> str:
    """Return one alternation of the patterns of ``table`` whose first keys are ``keys``, in order.

    Without any it is a pattern that matches nothing.
    """
    found = [f"(?:{entry.pattern.pattern})" for entry in load(table) if entry.keys[: len(keys)] == keys]
    return "|".join(found) or "(?!)"

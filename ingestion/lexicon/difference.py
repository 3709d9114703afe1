r"""Which parsed files a changed lexicon can affect, by the questions they asked of it (``ingestion.asked``).

Every use of these tables has one property, and that is what makes the judgement safe: *an entry that
matches nowhere in a string has no part in the answer about that string*. It holds for lists that are
searched one by one and for alternations of all entries, inside look-arounds too, because a part of a
pattern acts only where it matches. So a file is affected only if an entry that came, went, changed or
moved matches in a string that the table was asked about. A matching entry may still change nothing:
the file is then parsed once for nothing.

Tables not named here are part of the parser key: a change of theirs parses everything again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ingestion.asked import Asked
from ingestion.lexicon.load import KEY_COLUMNS
from ingestion.lexicon.tables import Lexicon, table_rows

Row = tuple[bool, tuple[str, ...], str]
"""Whether it is a curator's own, its keys, and its pattern."""
Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    pattern: str = "pattern"
    splits: bool = True
    """Whether an alternative ``A|B`` of a row may be judged alone; not where rows are counted."""


JUDGED: dict[str, _Table] = {
    **{name: _Table((*keys, "pattern", "example"), keys) for name, keys in KEY_COLUMNS.items()},
    "accounts_table": _Table(
        ("code", "pattern", "scope", "flow", "section", "example"), ("code", "scope", "flow", "section")
    ),
    "accounts_axis": _Table(("axis", "value", "where", "pattern", "example"), ("axis", "value", "where")),
    "accounts_group": _Table(("kind", "parent", "child", "example"), ("kind", "parent"), "child"),
    "accounts_chart": _Table(
        ("topic", "pattern", "scope", "section", "example"), ("topic", "scope", "section")
    ),
    "notice_phrase": _Table(
        ("code", "severity", "pattern", "message", "example"), ("code", "severity", "message"), splits=False
    ),
}
"""The tables whose changes are judged file by file. Examples are for people and change nothing."""


@dataclass(slots=True)
class Difference:
    """What differs between two states of the lexicon: by table, keys and pattern that must be looked for."""

    patterns: dict[str, list[tuple[tuple[str, ...], re.Pattern[str]]]] = field(default_factory=dict)
    everything: bool = False
    """Something changed that cannot be judged: every file is affected."""

    def affects(self, asked: Asked) -> bool:
        """Return whether a file that asked these questions may be read differently."""
        return self.everything or any(
            _matches(table, changed, asked.texts.get(table, set()))
            for table, changed in self.patterns.items()
        )


def judged_tables(lexicon: Lexicon) -> Tables:
    """Return what the judged tables say, without examples. Raises ``LexiconError``."""
    return {
        name: [
            (row.is_own, tuple(row.values[key] for key in table.keys), row.values[table.pattern])
            for row in table_rows(name, table.columns, lexicon)
        ]
        for name, table in JUDGED.items()
    }


def difference(old: Tables, new: Tables) -> Difference:
    """Return what must be looked for in the questions of files that were parsed with ``old``."""
    found = Difference()
    if set(old) != set(JUDGED) or _first_of_code(old) != _first_of_code(new):
        found.everything = True
        return found
    for name, table in JUDGED.items():
        changed = []
        for keys, text in _changed(old[name], new[name], table.splits):
            try:
                changed.append((keys, re.compile(text)))
            except re.error:
                found.everything = True
        if changed:
            found.patterns[name] = changed
    return found


def _first_of_code(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Where a table without title is known by its headings, its code's first row says what it is."""
    rows = sorted(tables["accounts_table"], key=lambda row: row[0])
    return {keys[0]: keys for _, keys, _ in reversed(rows)}


def _changed(old: list[Row], new: list[Row], splits: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    before, after = [row[1:] for row in old], [row[1:] for row in new]
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = before[a:b], after[c:d]
        if splits and [keys for keys, _ in gone] == [keys for keys, _ in come]:
            for (keys, was), (_, now) in zip(gone, come, strict=True):
                yield from ((keys, part) for part in _unlike(alternatives(was), alternatives(now)))
        else:
            yield from gone
            yield from come


def _unlike(old: list[str], new: list[str]) -> Iterator[str]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from old[a:b]
            yield from new[c:d]


def alternatives(pattern: str) -> list[str]:
    """Return the parts of ``A|B(c|d)|[|]``: ``A``, ``B(c|d)``, ``[|]``."""
    parts, depth, in_class, start, at = [], 0, False, 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
            # A bracket that comes first in a class is one of its characters.
            at += 1 if pattern[at + 1 : at + 2] == "^" else 0
            at += 1 if pattern[at + 1 : at + 2] == "]" else 0
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _matches(
    table: str, changed: list[tuple[tuple[str, ...], re.Pattern[str]]], texts: Iterable[str]
) -> bool:
    if table == "accounts_group":
        return any(pattern.fullmatch(text) for text in texts for _, pattern in changed)
    if table == "accounts_axis":
        # Only read where such a change is judged: the parser is not imported by a run that parses nothing.
        from ingestion.accounts.vocabulary import SEARCHED, axis_views

        whole = [pattern for keys, pattern in changed if keys[0] not in SEARCHED]
        inside = [pattern for keys, pattern in changed if keys[0] in SEARCHED]
        return any(
            any(pattern.fullmatch(view) for pattern in whole)
            or any(pattern.search(view) for pattern in inside)
            for text in texts
            for view in axis_views(text)
        )
    return any(pattern.search(text) for text in texts for _, pattern in changed)

"""The words of forms (``layout.yaml``), validated on load."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, get_args

import yaml

from ingestion.grid import Column, Kind

_BRACKETS = re.compile(r"[（(\[【][^（()）\[\]【】]*[）)\]】]")
_EDGE = re.compile(r"^[\s:：、.*＊★▲]+|[\s:：、.*＊★▲;；，,]+$")
_SPACE = re.compile(r"\s+")


class LayoutError(ValueError):
    """``layout.yaml`` says something that makes no sense; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Word:
    """One pattern and the role it gives to a text."""

    role: str
    pattern: re.Pattern[str]
    kind: Kind | None
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All vocabulary of forms."""

    columns: tuple[Word, ...]
    money_columns: tuple[Word, ...]
    money_rows: tuple[Word, ...]
    names: tuple[Word, ...]
    totals: tuple[Word, ...]
    titles: tuple[Word, ...]
    notes: tuple[Word, ...]
    accounts_words: tuple[str, ...]
    level_names: dict[str, frozenset[str]]
    sheet_names: dict[str, tuple[str, ...]]
    """Names of the official score sheet of a department, longest first."""


def plain(text: str) -> str:
    """Return ``text`` as patterns see it: without blanks, brackets and what they hold, closing colons."""
    compact = _SPACE.sub("", text)
    previous = ""
    while previous != compact:
        previous, compact = compact, _BRACKETS.sub("", compact)
    return _EDGE.sub("", compact)


def _words(name: str, entries: Any) -> tuple[Word, ...]:
    words = []
    for entry in entries:
        unknown = set(entry) - {"role", "kind", "pattern", "examples"}
        if unknown or not entry.get("examples"):
            raise LayoutError(f"layout.yaml {name}: {entry} has unknown keys {unknown} or no example")
        kind = entry.get("kind")
        if kind is not None and kind not in get_args(Kind):
            raise LayoutError(f"layout.yaml {name}: kind {kind!r} of role {entry['role']} is unknown")
        pattern = re.compile(entry["pattern"])
        words.append(Word(entry["role"], pattern, kind, tuple(entry["examples"])))
    return tuple(words)


@cache
def load_layout() -> Layout:
    """Return the vocabulary. Raises ``LayoutError`` for unknown keys, kinds or missing examples."""
    source = resources.files("ingestion.forms").joinpath("layout.yaml")
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    lists = ("columns", "money_columns", "money_rows", "names", "totals", "titles", "notes")
    unknown = set(data) - {*lists, "accounts_words", "level_names", "sheet_names"}
    if unknown:
        raise LayoutError(f"layout.yaml: unknown lists {sorted(unknown)}")
    parts = {name: _words(name, data[name]) for name in lists}
    level_names = {role: frozenset(names) for role, names in data["level_names"].items()}
    sheet_names = {
        role: tuple(sorted(names, key=len, reverse=True)) for role, names in data["sheet_names"].items()
    }
    return Layout(
        **parts,
        accounts_words=tuple(data["accounts_words"]),
        level_names=level_names,
        sheet_names=sheet_names,
    )


def role_of(text: str, words: tuple[Word, ...]) -> Word | None:
    """Return the first word whose pattern matches the whole of ``text``, or None."""
    reduced = plain(text)
    if not reduced or len(reduced) > 80:
        return None
    return next((word for word in words if word.pattern.fullmatch(reduced)), None)


@cache
def column_of(text: str) -> Column | None:
    """Return the column that header text ``text`` stands for in an indicator table or score sheet."""
    word = role_of(text, load_layout().columns) if len(text) <= 60 else None
    return Column(word.role, word.kind, text) if word is not None and word.kind is not None else None


_FLAT_SKIP = {"level1": 0.3, "level2": 0.4, "level3": 3.0, "level4": 1.0}
"""Where rows are not shown, merged upper levels are missing often, a name never."""


_UPPER_MARK = 0.3
"""The mark of an upper level is missing where its merged name is."""


def flat_columns(columns: Sequence[Column]) -> list[Column]:
    """Return ``columns`` for cutting rows out of a flat stream: with the names of each level."""
    marks = [index for index, column in enumerate(columns) if column.role == "full_mark"]
    flat = [_flat_column(column) for column in columns]
    for index in marks[:-1]:
        flat[index] = replace(flat[index], skip=_UPPER_MARK)
    return flat


@cache
def _names_by_level() -> dict[str, frozenset[str]]:
    """Return the names that belong to one level: those of forms, and those of the official sheet."""
    layout = load_layout()
    names = dict(layout.level_names)
    known = frozenset().union(*names.values())
    sheet = {role: frozenset(listed) - known for role, listed in layout.sheet_names.items()}
    for role, listed in sheet.items():
        others = frozenset().union(*(other for key, other in sheet.items() if key != role))
        names[role] = names.get(role, frozenset()) | (listed - others)
    return names


def _flat_column(column: Column) -> Column:
    names = _names_by_level()
    own = names.get(column.role, frozenset())
    foreign = frozenset().union(*(words for role, words in names.items() if role != column.role)) - own
    if column.role == "level4":
        own = names["level3"]
    if column.role in ("level3", "level4"):
        # The lowest level is often called like one above it: 满意度, 经济效益.
        foreign = frozenset(name for name in foreign if name.endswith("指标"))
    return Column(column.role, column.kind, column.title, _FLAT_SKIP.get(column.role), own, foreign)


@cache
def money_column_of(text: str) -> Column | None:
    """Return the column that header text ``text`` stands for in a money block."""
    word = role_of(text, load_layout().money_columns) if len(text) <= 40 else None
    return Column(word.role, word.kind, text) if word is not None and word.kind is not None else None


@cache
def money_row_of(text: str) -> str | None:
    """Return the role of a row label of a money block: total, fiscal, other, carried, part."""
    word = role_of(text, load_layout().money_rows) if len(text) <= 40 else None
    return word.role if word else None


@cache
def name_label_of(text: str) -> str | None:
    """Return what the cell after label ``text`` names: project, department, other; None for no label."""
    word = role_of(re.sub(r"（单位）|（资金）", "", text), load_layout().names) if len(text) <= 30 else None
    return word.role if word else None


@cache
def total_label_of(text: str) -> str | None:
    """Return the role of the label of a closing row: total, score, grade."""
    word = role_of(text, load_layout().totals) if len(text) <= 30 else None
    return word.role if word else None


@cache
def note_label_of(text: str) -> str | None:
    """Return the role of the label of a row of remarks below an indicator table, or None."""
    head = re.split(r"[:：]", text, maxsplit=1)[0]
    word = role_of(head, load_layout().notes) if len(head) <= 30 else None
    return word.role if word else None


def title_kind(text: str) -> str | None:
    """Return the kind of sheet a title announces, or None."""
    compact = _SPACE.sub("", text)
    if len(compact) > 90 or "。" in compact or compact.endswith(("；", "，")):
        return None
    word = next((w for w in load_layout().titles if w.pattern.fullmatch(compact)), None)
    return word.role if word else None

"""Headings of a flattened table, put back under each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.accounts.vocabulary import axes_of, bare, compact, group_rules

_ITEM = frozenset({"sum", "vehicle", "reception", "change"})
_GROUP = frozenset({"group"})
_KIND = frozenset({"kind"})
"""Rules from the most to the least specific; the first kind that accepts a heading places it."""


@dataclass(slots=True)
class _Node:
    text: str
    children: list[_Node] = field(default_factory=list)

    @property
    def word(self) -> str:
        return bare(compact(self.text))


def _accepts(node: _Node, word: str, kinds: frozenset[str]) -> bool:
    if any(child.word == word for child in node.children):
        return False
    return any(
        rule.kind in kinds and rule.parent.fullmatch(node.word) and rule.child.fullmatch(word)
        for rule in group_rules()
    )


def _walk(nodes: list[_Node]) -> list[_Node]:
    found: list[_Node] = []
    for node in nodes:
        found.append(node)
        found += _walk(node.children)
    return found


def is_kind_word(text: str) -> bool:
    """Tell whether a heading says only the kind of amount (预算数, 2019年决算数)."""
    axes = dict(axes_of(text, True))
    return "kind" in axes and not axes.keys() - {"kind", "year", "total"}


def heading_paths(tokens: list[str]) -> list[tuple[str, ...]]:
    """Return the heading path of each value column, left to right, from headings in reading order.

    ``tokens`` come level by level, as merged headings do when a table is flattened; which heading
    stands below which is ``accounts_group.csv``. Kind words after all items are shared out over them.
    """
    tokens = [token for token in tokens if compact(token)]
    trailing = 0
    while trailing < len(tokens) and is_kind_word(tokens[-1 - trailing]):
        trailing += 1
    shared: list[str] = []
    if trailing >= 2 and trailing < len(tokens):
        shared = tokens[len(tokens) - trailing :]
        tokens = tokens[: len(tokens) - trailing]
    tops: list[_Node] = []
    current: _Node | None = None
    for token in tokens:
        word = bare(compact(token))
        nodes = _walk(tops)
        parent = next((node for node in nodes if _accepts(node, word, _ITEM)), None)
        parent = parent or next((node for node in nodes if _accepts(node, word, _GROUP)), None)
        parent = parent or next((node for node in nodes if _accepts(node, word, _KIND)), None)
        if parent is None and current is not None and not axes_of(token, True):
            parent = current
        if parent is not None:
            parent.children.append(_Node(token))
            current = parent if parent.children[1:] or not is_kind_word(parent.text) else None
        else:
            tops.append(_Node(token))
            current = None
    paths = _paths(tops, ())
    if not shared:
        return paths
    open_paths = [path for path in paths if not any("kind" in dict(axes_of(text, True)) for text in path)]
    values = [path for path in open_paths if "role" not in dict(axes_of(path[-1], True))]
    if values and len(shared) % len(values) == 0 and len(shared) > len(values):
        each = len(shared) // len(values)
        result: list[tuple[str, ...]] = []
        rest = iter(shared)
        for path in paths:
            if path in values:
                result += [(*path, next(rest)) for _ in range(each)]
            else:
                result.append(path)
        return result
    return paths + [(token,) for token in shared]


def _paths(nodes: list[_Node], above: tuple[str, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for node in nodes:
        path = (*above, node.text)
        found += _paths(node.children, path) if node.children else [path]
    return found


def is_label_head(text: str) -> bool:
    """Tell whether a heading stands over labels, codes or row numbers."""
    axes = dict(axes_of(text, True))
    return axes.get("role") in ("label", "code", "rowno") and not re.search("数|金额", compact(text))

"""Which heading of a flattened table stands below which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.accounts.codes import economic_code
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, bare, compact, stands_below

SUM_WORDS = frozenset({"合计", "小计", "总计"})
_SUM_END = re.compile("(?:合计|总计|小计|总额)$")
_SPENT = re.compile("支出$")
_ITEM = frozenset({"sum", "nature", "revenue", "vehicle", "reception", "change", "label"})
_GROUP, _KIND = frozenset({"group"}), frozenset({"kind"})
"""Kinds of rules from the most to the least specific; the first that accepts a heading places it."""


class UnclearError(Exception):
    """A sum heading could stand below more headings than there are sums."""


@dataclass(slots=True, eq=False)
class Node:
    """A heading and those below it."""

    text: str
    at: int = 0
    """Place in reading order."""
    children: list[Node] = field(default_factory=list)

    @property
    def word(self) -> str:
        """The heading without blanks, quotes and numbering."""
        return bare(compact(self.text))


def _accepts(node: Node, word: str, kinds: frozenset[str]) -> bool:
    if any(child.word == word for child in node.children):
        return False
    if kinds is _GROUP and word not in SUM_WORDS and _SUM_END.search(node.word):
        return False  # ``三公经费合计``: the sum beside its items, no head over them
    if kinds is _ITEM and _economic_child(node.word, word):
        return True
    return stands_below(word, kinds, node.word)


def _economic_child(parent: str, word: str) -> bool:
    """Tell whether ``word`` is a 款 (or the sum) of the economic class ``parent`` (明细表)."""
    if dict(axes_of(parent, True)):
        return False
    code = economic_code(parent, "", None, True)
    if not code:
        return False
    child = economic_code(word, "", None) or ""
    return word in SUM_WORDS or (len(child) == 5 and child.startswith(code))


def _walk(nodes: list[Node]) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        found += _walk(node.children)
    return found


def can_stand_below(parent: str, child: str) -> bool:
    """Tell whether a heading may stand below another, by ``accounts_group.csv`` or the economic classes."""
    node, word = Node(parent), bare(compact(child))
    return any(_accepts(node, word, kinds) for kinds in (_ITEM, _GROUP, _KIND))


def is_kind_word(text: str) -> bool:
    """Tell whether a heading says only the kind of amount (预算数, 2019年决算数)."""
    axes = dict(axes_of(text, True))
    return "kind" in axes and not axes.keys() - {"kind", "year", "total"}


def is_year(text: str) -> bool:
    """Tell a year alone: the kinds told below it are of that year."""
    return dict(axes_of(text, True)).keys() == {"year"}


def heading_tree(tokens: list[str]) -> list[Node]:
    """Return the headings of the top level, the others below them; ``tokens`` are in reading order.

    Raises ``UnclearError`` where a sum could stand below more than one.
    """
    tops: list[Node] = []
    words = [bare(compact(token)) for token in tokens]
    current: Node | None = None
    for at, token in enumerate(tokens):
        parent = _sum_parent(tops, words, at) if words[at] in SUM_WORDS else None
        if parent is None and words[at] not in SUM_WORDS:
            parent = _parent(tops, words[at], current)
        if parent is None and current is not None and not axes_of(token, True):
            parent = current
        if parent is None and words[at] in SUM_WORDS and _opens_a_level(tokens, at):
            raise UnclearError(words[at])
        node = Node(token, at)
        if parent is None:
            tops.append(node)
            current = None
        else:
            parent.children.append(node)
            current = None if is_kind_word(parent.text) else parent
    return tops


def _opens_a_level(tokens: list[str], at: int) -> bool:
    """Tell a sum between items: with them it is the lower level of a heading that no rule knows."""

    def is_item(token: str) -> bool:
        axes = dict(axes_of(token, True))
        return bool(SUBJECTS & axes.keys())

    return any(map(is_item, tokens[:at])) and any(map(is_item, tokens[at + 1 :]))


def _sum_parent(tops: list[Node], words: list[str], at: int) -> Node | None:
    """Return the heading that the sum ``words[at]`` stands below: one of those of the level above.

    With as many sums as headings they go in order; with fewer, to the heading that also takes the next
    word, and of several to the one of expenditure. Raises ``UnclearError`` where that leaves a choice.
    """
    word = words[at]
    first = words.index(word)
    if at > first and (node := _opened(tops, words, at)):
        return node
    above = [node for node in _walk(tops) if node.at < first]
    by_kind = [
        node
        for node in tops
        if node in above and is_kind_word(node.text) and _accepts(node, word, _KIND)
        if not any(map(_heads_labels, words[node.at + 1 : at]))
    ]
    if word != "小计" and by_kind:
        return by_kind[0]
    able = [node for node in above if _accepts(node, word, _ITEM) and not node.children]
    left = words[at:].count(word)
    if able and left < len(able) and at + 1 < len(words):
        able = [node for node in able if _accepts(node, words[at + 1], _ITEM)] or able
    if able and left < len(able):
        able = [node for node in able if _SPENT.search(node.word)]
        if left < len(able):  # ``本年收入 本年支出`` over 基本支出 each: its parts are of what was spent
            able = [node for node in able if _is_below_spending(tops, node)]
        if not able or left < len(able):
            raise UnclearError(word)
    if able:
        return able[0]
    return next((node for node in above if _accepts(node, word, _GROUP)), None)


def _is_below_spending(tops: list[Node], node: Node) -> bool:
    return any(_SPENT.search(above.word) for above in _walk(tops) if node in above.children)


def _heads_labels(word: str) -> bool:
    """Tell the heading of labels, behind which another lane begins: no kind before it covers that."""
    return dict(axes_of(word, True)).get("role") == "label"


def _opened(tops: list[Node], words: list[str], at: int) -> Node | None:
    """Return the heading just before a repeated sum, where sum and next word both stand below it."""
    node = next((node for node in _walk(tops) if node.at == at - 1), None)
    after = words[at + 1 : at + 2]
    fits = node and after and not node.children and all(_accepts(node, w, _ITEM) for w in (words[at], *after))
    return node if fits else None


def _parent(tops: list[Node], word: str, current: Node | None) -> Node | None:
    """Return the heading that ``word`` stands below, or None for one of the top level."""
    if current is not None and _accepts(current, word, _ITEM):
        return current
    nodes = _walk(tops)
    for kinds in (_ITEM, _GROUP, _KIND):
        found = next((node for node in nodes if _accepts(node, word, kinds)), None)
        if found is not None:
            return found
    return None

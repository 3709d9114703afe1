"""Headings of a flattened table, put back under each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.accounts.codes import economic_code
from ingestion.accounts.vocabulary import axes_of, bare, compact, stands_below

_SUMS = frozenset({"合计", "小计", "总计"})
_ITEM = frozenset({"sum", "nature", "revenue", "vehicle", "reception", "change", "label"})
_GROUP = frozenset({"group"})
_KIND = frozenset({"kind"})
"""Rules from the most to the least specific; the first kind that accepts a heading places it."""


class _UnclearError(Exception):
    """A sum heading could stand below more headings than there are sums."""


@dataclass(slots=True, eq=False)
class _Node:
    text: str
    at: int = 0
    """Place in reading order."""
    children: list[_Node] = field(default_factory=list)

    @property
    def word(self) -> str:
        return bare(compact(self.text))


def _accepts(node: _Node, word: str, kinds: frozenset[str]) -> bool:
    if any(child.word == word for child in node.children):
        return False
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
    return word in _SUMS or (len(child) == 5 and child.startswith(code))


def _walk(nodes: list[_Node]) -> list[_Node]:
    found: list[_Node] = []
    for node in nodes:
        found.append(node)
        found += _walk(node.children)
    return found


def can_stand_below(parent: str, child: str) -> bool:
    """Tell whether a heading may stand below another, by ``accounts_group.csv`` or the economic classes."""
    node, word = _Node(parent), bare(compact(child))
    return any(_accepts(node, word, kinds) for kinds in (_ITEM, _GROUP, _KIND))


def is_kind_word(text: str) -> bool:
    """Tell whether a heading says only the kind of amount (预算数, 2019年决算数)."""
    axes = dict(axes_of(text, True))
    return "kind" in axes and not axes.keys() - {"kind", "year", "total"}


def is_label_head(text: str) -> bool:
    """Tell whether a heading stands over labels, codes or row numbers."""
    axes = dict(axes_of(text, True))
    return axes.get("role") in ("label", "code", "rowno") and not re.search("数|金额", compact(text))


def heading_paths(tokens: list[str]) -> list[tuple[str, ...]]:
    """Return the heading path of each column, left to right, from headings in reading order.

    ``tokens`` come level by level, as merged headings do when a table is flattened; which heading
    stands below which is ``accounts_group.csv``. Kind words after all items are shared out over them.
    Empty where a heading could stand in more than one place.
    """
    tokens = [token for token in tokens if compact(token)]
    if repeated := _repeated(tokens):
        return repeated
    tokens, shared = _shared_kinds(tokens)
    try:
        return _share(_paths(_build(tokens), ()), shared)
    except _UnclearError:
        return []


def _repeated(tokens: list[str]) -> list[tuple[str, ...]]:
    """Return the paths of kind headings that all have the same headings below them, else [].

    ``项目 预算数 决算数 合计 一般公共预算 政府性基金 合计 一般公共预算 政府性基金``.
    """
    first = next((n for n, token in enumerate(tokens) if not is_label_head(token)), len(tokens))
    words = [compact(token) for token in tokens]
    for count in range(2, (len(tokens) - first) // 3 + 1):
        body = words[first + count :]
        width, rest = divmod(len(body), count)
        block = body[:width]
        if rest or width < 2 or body != block * count or not all(map(is_kind_word, tokens[first:][:count])):
            continue
        if len(set(block)) == width and not any(map(is_kind_word, block)):
            below = tokens[first + count : first + count + width]
            above = tokens[first : first + count]
            return [(token,) for token in tokens[:first]] + [(top, low) for top in above for low in below]
    return []


def _build(tokens: list[str]) -> list[_Node]:
    tops: list[_Node] = []
    words = [bare(compact(token)) for token in tokens]
    current: _Node | None = None
    for at, token in enumerate(tokens):
        parent = _sum_parent(tops, words, at) if words[at] in _SUMS else None
        if parent is None and words[at] not in _SUMS:
            parent = _parent(tops, words[at], current)
        if parent is None and current is not None and not axes_of(token, True):
            parent = current
        node = _Node(token, at)
        if parent is None:
            tops.append(node)
            current = None
        else:
            parent.children.append(node)
            current = None if is_kind_word(parent.text) else parent
    return tops


def _sum_parent(tops: list[_Node], words: list[str], at: int) -> _Node | None:
    """Return the heading that the sum ``words[at]`` stands below: one of those of the level above.

    With as many sums as headings they go in order; with fewer, to the heading that also takes the next
    word, and of several to the one of expenditure. Raises ``_UnclearError`` where that leaves a choice.
    """
    word = words[at]
    first = words.index(word)
    if at > first and (node := _opened(tops, words, at)):
        return node
    above = [node for node in _walk(tops) if node.at < first]
    by_kind = [
        node for node in tops if node in above and is_kind_word(node.text) and _accepts(node, word, _KIND)
    ]
    if word != "小计" and by_kind:
        return by_kind[0]
    able = [node for node in above if _accepts(node, word, _ITEM) and not node.children]
    left = words[at:].count(word)
    if able and left < len(able) and at + 1 < len(words):
        able = [node for node in able if _accepts(node, words[at + 1], _ITEM)] or able
    if able and left < len(able):
        able = [node for node in able if re.search("支出$", node.word)]
        if not able:
            raise _UnclearError(word)
    if able:
        return able[0]
    return next((node for node in above if _accepts(node, word, _GROUP)), None)


def _opened(tops: list[_Node], words: list[str], at: int) -> _Node | None:
    """Return the heading just before a repeated sum, where sum and next word both stand below it."""
    node = next((node for node in _walk(tops) if node.at == at - 1), None)
    after = words[at + 1 : at + 2]
    fits = node and after and not node.children and all(_accepts(node, w, _ITEM) for w in (words[at], *after))
    return node if fits else None


def _parent(tops: list[_Node], word: str, current: _Node | None) -> _Node | None:
    """Return the heading that ``word`` stands below, or None for one of the top level."""
    if current is not None and _accepts(current, word, _ITEM):
        return current
    nodes = _walk(tops)
    for kinds in (_ITEM, _GROUP, _KIND):
        found = next((node for node in nodes if _accepts(node, word, kinds)), None)
        if found is not None:
            return found
    return None


def _shared_kinds(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Cut kind words at the end off, where items stand before them."""
    trailing = 0
    while trailing < len(tokens) and is_kind_word(tokens[-1 - trailing]):
        trailing += 1
    if trailing < 2 or trailing == len(tokens):
        return tokens, []
    return tokens[: len(tokens) - trailing], tokens[len(tokens) - trailing :]


def _share(paths: list[tuple[str, ...]], shared: list[str]) -> list[tuple[str, ...]]:
    values = [
        path
        for path in paths
        if not any("kind" in dict(axes_of(text, True)) for text in path)
        and "role" not in dict(axes_of(path[-1], True))
    ]
    if not shared:
        return paths
    if not values or len(shared) % len(values) or len(shared) <= len(values):
        return paths + [(token,) for token in shared]
    each = len(shared) // len(values)
    rest = iter(shared)
    result: list[tuple[str, ...]] = []
    for path in paths:
        if path in values:
            result += [(*path, next(rest)) for _ in range(each)]
        else:
            result.append(path)
    return result


def _stands_beside(node: _Node) -> bool:
    """Tell a change (比上年增减) and the only one named after it (增减比例): no merged heading."""
    words = [node.text, *(child.text for child in node.children)]
    return len(words) == 2 and all(dict(axes_of(word, True)).get("skip") == "change" for word in words)


def _paths(nodes: list[_Node], above: tuple[str, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for node in nodes:
        path = (*above, node.text)
        if _stands_beside(node):
            found += [path, *_paths(node.children, above)]
        else:
            found += _paths(node.children, path) if node.children else [path]
    return found


def columns_in_order(tokens: list[str]) -> list[tuple[str, ...]]:
    """Return the paths of all columns, label columns included, of a table with whole rows.

    Headings over whole lanes (收入 | 支出, 人员经费 | 公用经费) stand before the first label heading of
    two or more; they name the lane's columns where there is one for each lane, and are no columns.
    """
    heads = [number for number, token in enumerate(tokens) if is_label_head(token)]
    first = heads[0] if heads else 0
    body = tokens[first:]
    if first and _lanes(body) >= 2:
        above = tokens[:first]
        return _with_lane_heads(heading_paths(body), above)
    return heading_paths(tokens)


def _lanes(tokens: list[str]) -> int:
    """Count the lanes of a heading line: label headings after value headings open another."""
    lanes, value = 1, False
    for token in tokens:
        if not is_label_head(token):
            value = True
        elif value and compact(token) != "行次":
            lanes, value = lanes + 1, False
    return lanes


def _with_lane_heads(paths: list[tuple[str, ...]], above: list[str]) -> list[tuple[str, ...]]:
    lane, value = 0, False
    lanes: list[int] = []
    for path in paths:
        if not is_label_head(path[-1]):
            value = True
        elif value:
            lane, value = lane + 1, False
        lanes.append(lane)
    return [(above[min(lane, len(above) - 1)], *path) for lane, path in zip(lanes, paths, strict=True)]

"""The heading path of each column of a flattened table."""

from __future__ import annotations

import re

from ingestion.accounts.heading_nodes import Node, UnclearError, heading_tree, is_kind_word, is_year
from ingestion.accounts.vocabulary import axes_of, compact
from ingestion.accounts.whole_parts import says_parts


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
    if says_parts(tokens):
        return []  # what is a part of what, the rows of heads told
    if repeated := _repeated(tokens):
        return repeated
    tokens, shared = _shared_kinds(tokens)
    try:
        return _share(_paths(heading_tree(tokens), ()), shared)
    except UnclearError:
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


def _shared_kinds(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Cut kind words at the end off, where items stand before them."""
    trailing = 0
    while trailing < len(tokens) and is_kind_word(tokens[-1 - trailing]):
        trailing += 1
    if trailing < 2 or trailing == len(tokens) or any(map(is_year, tokens)):
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


def _stands_beside(node: Node) -> bool:
    """Tell a change (比上年增减) and the only one named after it (增减比例): no merged heading."""
    words = [node.text, *(child.text for child in node.children)]
    return len(words) == 2 and all(dict(axes_of(word, True)).get("skip") == "change" for word in words)


def _paths(nodes: list[Node], above: tuple[str, ...]) -> list[tuple[str, ...]]:
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

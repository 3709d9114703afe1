"""Normal forms of classification names: what counts as the same name written differently.

Kept apart from the look-up so that every caller compares names in one way. Pure string functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DROP = re.compile(r"[\s★☆*＊“”\"'‘’《》【】\[\]<>＜＞、，,。.;；:：·]")
_LEVEL_MARK = re.compile(r"[（(](?:类|款|项|类级|款级|项级|科目)[）)]")
_BRACKET = str.maketrans({"(": "（", ")": "）", "﹙": "（", "﹚": "）"})
_NUMBERING = re.compile(
    r"^(?:[（(]?[0-9]{1,2}[）)]?[.、．]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)"
)
_TAIL = ("支出", "事务", "等")
_MAX_EDITS = ((10, 2), (5, 1))


def normalise_name(text: str) -> str:
    """Return ``text`` without spaces, marks, quotes, numbering and level words; 其它 becomes 其他.

    ``" 1.一般公共服务（类）支出★"`` -> ``"一般公共服务支出"``. Brackets that belong to the name stay,
    in full width.
    """
    compact = _NUMBERING.sub("", text.strip())
    compact = _LEVEL_MARK.sub("", re.sub(r"\s", "", compact))
    compact = _DROP.sub("", compact).translate(_BRACKET).replace("其它", "其他")
    return re.sub(r"^(?:其中|用于|包括)", "", compact)


def core(name: str) -> str:
    """Return a normalised name without its closing 支出, 事务, 等: the part that tells names apart."""
    while True:
        for tail in _TAIL:
            if name.endswith(tail) and len(name) - len(tail) >= 2:
                name = name[: -len(tail)]
                break
        else:
            return name


def without_other(name: str) -> str:
    """Return the core of a name without a leading 其他."""
    bare = core(name)
    return bare[2:] if bare.startswith("其他") and len(bare) > 4 else bare


def edits_allowed(length: int) -> int:
    """Return how many typing errors a name of ``length`` characters may hold and still be itself."""
    return next((edits for least, edits in _MAX_EDITS if length >= least), 0)


def edit_distance(left: str, right: str, limit: int) -> int:
    """Return the Levenshtein distance, or ``limit + 1`` as soon as it is known to exceed ``limit``."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def match_name(name: str, known: Iterable[tuple[str, str]]) -> tuple[int, set[str]]:
    """Match a normalised ``name`` against ``(known name, code)`` pairs of one parent.

    Returns the tier of the best match and the codes found there (several: ambiguous, none: tier 9).
    Tiers: 0 the same name, 1 without 支出/事务/等, 2 also without 其他, 3 one is a beginning or end of
    the other and at least half of it, 4 a few typing errors with no second name nearly as close.
    """
    pairs = [(known_name, code) for known_name, code in known if known_name]
    if not name:
        return 9, set()
    forms = (lambda n: n, core, without_other)
    for tier, form in enumerate(forms):
        wanted = form(name)
        if tier and wanted in ("其他", ""):
            return 9, set()
        found = {code for known_name, code in pairs if form(known_name) == wanted}
        if found:
            return tier, found
    bare = core(name)
    if len(bare) >= 4:
        found = {code for known_name, code in pairs if _part_of(bare, core(known_name))}
        if found:
            return 3, found
    return _nearest(bare, pairs)


def _part_of(written: str, known: str) -> bool:
    """Whether one is the beginning of the other, or ``written`` the end of ``known``."""
    short, long = sorted((written, known), key=len)
    # 其他X and X are different lines of one parent: tier 2 alone may join them.
    if len(short) < 4 or len(short) * 2 < len(long) or long.startswith("其他") != short.startswith("其他"):
        return False
    return long.startswith(short) or known.endswith(written)


def _nearest(name: str, pairs: list[tuple[str, str]]) -> tuple[int, set[str]]:
    """Return the one name within the allowed distance, unless another is within one more edit."""
    limit = edits_allowed(len(name))
    if not limit:
        return 9, set()
    best: dict[str, int] = {}
    for known_name, code in pairs:
        distance = edit_distance(name, core(known_name), limit + 1)
        if distance < best.get(code, limit + 2):
            best[code] = distance
    if not best:
        return 9, set()
    closest = min(best.values())
    if closest > limit:
        return 9, set()
    rivals = {code for code, distance in best.items() if distance <= closest + 1}
    return (4, rivals) if len(rivals) == 1 else (9, rivals)

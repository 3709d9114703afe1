"""Normal forms of classification names: what counts as the same name written differently.

Kept apart from the look-up so that every caller compares names in one way. Pure string functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

_DROP = re.compile(r"[\s★☆*＊“”\"'‘’《》【】\[\]<>＜＞、，,。.;；:：·]")
_LEVEL_MARK = re.compile(r"[（(](?:类|款|项|类级|款级|项级|科目)[）)]")
_BRACKET = str.maketrans({"(": "（", ")": "）", "﹙": "（", "﹚": "）"})
_NUMBERING = re.compile(
    r"^(?:[（(]?[0-9]{1,2}[）)]?[.、．]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)"
)
_TAIL = ("支出", "事务", "等")
_MAX_EDITS = ((10, 2), (5, 1))
_REMEMBERED = 16_384
"""A name is compared with all names of its parent: these are a few thousand, and the same every time."""


def normalise_name(text: str) -> str:
    """Return ``text`` without spaces, marks, quotes, numbering and level words; 其它 becomes 其他.

    ``" 1.一般公共服务（类）支出★"`` -> ``"一般公共服务支出"``. Brackets that belong to the name stay,
    in full width.
    """
    compact = _NUMBERING.sub("", text.strip())
    compact = _LEVEL_MARK.sub("", re.sub(r"\s", "", compact))
    compact = _DROP.sub("", compact).translate(_BRACKET).replace("其它", "其他")
    return re.sub(r"^(?:其中|用于|包括)", "", compact)


@lru_cache(maxsize=_REMEMBERED)
def core(name: str) -> str:
    """Return a normalised name without its closing 支出, 事务, 等: the part that tells names apart."""
    while True:
        for tail in _TAIL:
            if name.endswith(tail) and len(name) - len(tail) >= 2:
                name = name[: -len(tail)]
                break
        else:
            return name


@lru_cache(maxsize=_REMEMBERED)
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
    if not name:
        return 9, set()
    known_names = _index(tuple(known))
    for tier, (form, codes) in enumerate(zip(_FORMS, known_names.codes, strict=True)):
        wanted = form(name)
        if tier and wanted in ("其他", ""):
            return 9, set()
        if wanted in codes:
            return tier, set(codes[wanted])
    bare = core(name)
    if len(bare) >= 4:
        found = {code for other, _, code in known_names.cores if _part_of(bare, other)}
        if found:
            return 3, found
    return _nearest(bare, known_names.cores)


_FORMS: tuple[Callable[[str], str], ...] = (str, core, without_other)
_Cores = tuple[tuple[str, frozenset[str], str], ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """The names of one parent: codes by each form of a name, and (core, its letters, code)."""

    codes: tuple[dict[str, set[str]], ...]
    cores: _Cores


@lru_cache(maxsize=1024)
def _index(known: tuple[tuple[str, str], ...]) -> _Index:
    pairs = [(name, code) for name, code in known if name]
    codes: list[dict[str, set[str]]] = []
    for form in _FORMS:
        found: dict[str, set[str]] = {}
        for name, code in pairs:
            found.setdefault(form(name), set()).add(code)
        codes.append(found)
    return _Index(tuple(codes), tuple((core(name), frozenset(core(name)), code) for name, code in pairs))


def _part_of(written: str, known: str) -> bool:
    """Whether one is the beginning of the other, or ``written`` the end of ``known``."""
    if not (known.startswith(written) or written.startswith(known) or known.endswith(written)):
        return False
    short, long = (written, known) if len(written) <= len(known) else (known, written)
    # 其他X and X are different lines of one parent: tier 2 alone may join them.
    alike = long.startswith("其他") == short.startswith("其他")
    return alike and len(short) >= 4 and len(short) * 2 >= len(long)


def _nearest(name: str, cores: _Cores) -> tuple[int, set[str]]:
    """Return the one name within the allowed distance, unless another is within one more edit."""
    limit = edits_allowed(len(name))
    if not limit:
        return 9, set()
    best: dict[str, int] = {}
    own = frozenset(name)
    for other, letters, code in cores:
        # Every character that the other lacks is an edit of its own: most names end here.
        if len(own - letters) > limit + 1:
            continue
        distance = edit_distance(name, other, limit + 1)
        if distance < best.get(code, limit + 2):
            best[code] = distance
    if not best:
        return 9, set()
    closest = min(best.values())
    if closest > limit:
        return 9, set()
    rivals = {code for code, distance in best.items() if distance <= closest + 1}
    return (4, rivals) if len(rivals) == 1 else (9, rivals)

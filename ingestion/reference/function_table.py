"""The 支出功能分类 as a tree of names, and which of its codes are in force in a year."""

from __future__ import annotations

from functools import cache, lru_cache

from ingestion.reference.names import core, match_name, normalise_name
from ingestion.reference.tables import NamedCode, changes, code_names, code_years, named_codes

_MISTYPED = 4
"""Tier of ``match_name`` for a few typing errors."""
_BELOW = {3: (5, 7), 5: (7,)}
"""Lengths of the codes below one."""


@cache
def by_length(length: int) -> tuple[NamedCode, ...]:
    """Return the names of all 3-, 5- or 7-digit codes."""
    return tuple(entry for entry in named_codes("function") if len(entry.code) == length)


@cache
def children(parent: str, length: int) -> tuple[tuple[str, str], ...]:
    """Return (name, code) of the codes of ``length`` below ``parent``; all of them below ''."""
    return tuple((e.name, e.code) for e in by_length(length) if e.code.startswith(parent))


@cache
def exact(length: int) -> dict[str, frozenset[str]]:
    """Return the codes of ``length`` that ever bore each name."""
    index: dict[str, set[str]] = {}
    for entry in by_length(length):
        index.setdefault(entry.name, set()).add(entry.code)
    return {name: frozenset(codes) for name, codes in index.items()}


@cache
def function_names() -> dict[str, tuple[str, ...]]:
    """Return every known normalised name and its codes, longest name first, for a tokenizer."""
    index: dict[str, set[str]] = {}
    for entry in named_codes("function"):
        index.setdefault(entry.name, set()).add(entry.code)
        if len(entry.code) == 3 and len(core(entry.name)) > 2:
            index.setdefault(core(entry.name), set()).add(entry.code)
    return {name: tuple(sorted(index[name])) for name in sorted(index, key=lambda n: (-len(n), n))}


def function_name(code: str) -> str:
    """Return the present official name of a code, '' when it is not in the reference."""
    return code_names("function").get(code, "")


def is_class_name(text: str, mistyped: bool = False) -> bool:
    """Whether ``text`` names a 类 (3 digits), in any of its official or written forms.

    ``mistyped`` allows typing errors, but no name that has more or less to it: 其他城乡社区支出 and
    城乡社区管理事务 are no 城乡社区支出.
    """
    name = normalise_name(text)
    if not name:
        return False
    tier = match_name(name, children("", 3))[0]
    return tier <= 1 or (mistyped and tier == _MISTYPED)


@lru_cache(maxsize=4096)
def names_deeper_class(text: str, code: str) -> bool:
    """Whether ``text`` is no name of a class as deep as ``code``, but of one below it.

    ``行政运行`` beside 20105 is 2010501 with its end lost. Names nobody knows are none.
    """
    name = normalise_name(text)
    if len(code) not in _BELOW or not name:
        return False
    if match_name(name, children(code[:-2] if len(code) > 3 else "", len(code)))[0] in (0, 1, _MISTYPED):
        return False
    tiers = (match_name(name, children(code, length))[0] for length in _BELOW[len(code)])
    return any(tier < _MISTYPED for tier in tiers)


def for_year(name: str, codes: frozenset[str], year: int | None) -> frozenset[str]:
    """Reduce codes of one name to those in force in ``year``, following renumberings."""
    moved = frozenset(successor(code, name, year) for code in codes)
    if len(moved) <= 1:
        return moved
    valid = frozenset(code for code in moved if code_valid(code, year))
    if len(valid) > 1 and name:
        # A code whose name changed in the meantime gives way to one that bears the name in that year.
        bearing = frozenset(e.code for e in named_codes("function") if e.name == name and e.is_valid(year))
        valid = (valid & bearing) or valid
    return valid or moved


def code_valid(code: str, year: int | None) -> bool:
    """Whether the code is in force in ``year`` (None: today) by any of its names."""
    first, last = code_years("function").get(code, (None, None))
    if year is None:
        return last is None
    return (first or 0) <= year <= (last or 9999)


def successor(code: str, name: str, year: int | None) -> str:
    """Return the code that took over from ``code`` by ``year``; ``code`` itself when none clearly did."""
    at = 9999 if year is None else year
    last = code_years("function").get(code, (None, None))[1]
    if last is None or last >= at:
        return code
    change = changes().get(code)
    if change and change.year <= at:
        same = [new for new in change.new_codes if len(new) == len(code)]
        if len(same) == 1:
            return successor(same[0], name, year)
    parent = changes().get(code[:5]) if len(code) == 7 else None
    if parent and parent.year <= at:
        heirs = {
            heir
            for new in parent.new_codes
            for known, heir in children(new[:5], 7)
            if known == name and code_valid(heir, year)
        }
        if len(heirs) == 1:
            return heirs.pop()
    return code


@cache
def known_classes() -> frozenset[str]:
    """Return the 3-digit codes."""
    return frozenset(entry.code for entry in by_length(3))


def near_validity(code: str, year: int | None) -> bool:
    """Whether the code was in force in ``year`` or the year before: old codes are printed a year longer."""
    return code_valid(code, year) or (year is not None and code_valid(code, year - 1))

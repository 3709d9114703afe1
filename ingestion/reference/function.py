"""From 类/款/项 names and printed codes to a 支出功能分类 code.

Rules, in order: a 项 is read inside its 款, by the strictest tier of ``names.match_name`` that finds
exactly one; else inside its 类; a 项 alone only when its name is the only one nationally. Names that
were renumbered give the code of the report's year. Names come before printed codes, which settle what
names leave open. What stays open has no code and lists its candidates. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingestion.reference.names import core, match_name, normalise_name
from ingestion.reference.tables import NamedCode, changes, code_names, code_years, named_codes

Level = Literal["class", "subclass", "item"]
_LEVEL_OF_LENGTH: dict[int, Level] = {3: "class", 5: "subclass", 7: "item"}
_LOOSE = 3
"""From this tier on a name is similar rather than equal, and a printed code outranks it."""


@dataclass(frozen=True, slots=True)
class FunctionMatch:
    """A resolved function class. ``code`` is None when the words leave it open."""

    code: str | None
    level: Level | None
    matched_name: str
    """Official name of ``code``, '' without one."""
    how: str
    """The rule that decided, e.g. ``item in subclass``, ``item in class``, ``code``, ``ambiguous``."""
    candidates: tuple[str, ...] = ()
    note: str = ""
    """Chinese remark for a reviewer where words and code, or words and reference, disagree."""


@dataclass(frozen=True, slots=True)
class _Reading:
    codes: frozenset[str]
    tier: int
    how: str
    note: str = ""


@cache
def _by_length(length: int) -> tuple[NamedCode, ...]:
    return tuple(entry for entry in named_codes("function") if len(entry.code) == length)


@cache
def _children(parent: str, length: int) -> tuple[tuple[str, str], ...]:
    return tuple((e.name, e.code) for e in _by_length(length) if e.code.startswith(parent))


@cache
def _exact(length: int) -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for entry in _by_length(length):
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


def is_class_name(text: str) -> bool:
    """Whether ``text`` names a 类 (3 digits), in any of its official or written forms."""
    name = normalise_name(text)
    known = _children("", 3)
    return bool(name) and match_name(name, known)[0] <= 1


@cache
def _resolve(names: tuple[str, ...], codes: tuple[str, ...], year: int | None) -> FunctionMatch:
    cleaned, embedded = _split_names(names)
    printed = _join_codes(codes or embedded, cleaned)
    reading = _read_names(cleaned, year)
    return _decide(reading, printed, cleaned, year)


def resolve_function(
    names: Sequence[str], codes: Sequence[str] = (), year: int | None = None
) -> FunctionMatch:
    """Resolve 类/款/项 ``names`` (outermost first) and printed ``codes`` to one code of ``year``.

    With three names the position is the level ('' where a level is not written); with one or two the
    level is found from the names. ``codes`` are pieces as printed: ``("2080505",)`` or
    ``("208", "05", "05")``. Missing inner levels give a 3- or 5-digit code. Never raises.
    """
    return _resolve(tuple(names), tuple(codes), year)


def _split_names(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return normalised names and the codes that were printed together with them."""
    cleaned, codes = [], []
    for name in names:
        match = re.match(r"\s*[（(]?([0-9]{3}(?:[0-9]{2}){0,2})[）)]?(?![0-9])", name)
        if match:
            codes.append(match.group(1))
            name = name[match.end() :]
        trailing = re.search(r"[（(]([0-9]{2,7})[）)]\s*$", name)
        if trailing:
            codes.append(trailing.group(1))
            name = name[: trailing.start()]
        cleaned.append(normalise_name(name))
    longest = max(codes, key=len, default="")
    return tuple(cleaned), (longest,) if len(longest) == 7 else tuple(codes)


def _join_codes(pieces: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Return one 3-, 5- or 7-digit code from printed pieces, '' when they do not make one."""
    code = ""
    for piece in (re.sub(r"\D", "", p) for p in pieces):
        if not piece:
            continue
        if len(piece) >= 3:
            code = piece if not code or piece.startswith(code) else ""
            if not code:
                return ""
        else:
            code += piece.zfill(2)
    if len(code) in (2, 4) and names and names[0]:
        # ``社会保障和就业（类）05（款）05（项）``: the 类 is given by its name alone.
        tier, found = match_name(names[0], _children("", 3))
        if tier <= 1 and len(found) == 1:
            code = next(iter(found)) + code
    return code if len(code) in _LEVEL_OF_LENGTH and code[0] == "2" else ""


def _read_names(names: tuple[str, ...], year: int | None) -> _Reading | None:
    """Return the best reading of the names over the levels they can stand for."""
    written = [name for name in names if name]
    if not written:
        return None
    if len(names) == 3:
        readings = [_read_at(names[0], names[1], names[2], year)]
        if not names[0]:
            readings.append(_read_shifted(names[1], names[2], year))
    elif len(written) >= 3:
        readings = [_read_at(written[-3], written[-2], written[-1], year)]
    elif len(written) == 2:
        a, b = written
        readings = [_read_at("", a, b, year), _read_at(a, b, "", year), _read_at(a, "", b, year)]
    else:
        a = written[0]
        readings = [_read_at(a, "", "", year), _read_at("", a, "", year), _read_at("", "", a, year)]
    found = [reading for reading in readings if reading and reading.codes]
    if not found:
        return None
    best = min(reading.tier for reading in found)
    top = [reading for reading in found if reading.tier == best]
    codes = frozenset().union(*(reading.codes for reading in top))
    return _Reading(codes, best, top[0].how, top[0].note)


def _read_shifted(sub: str, item: str, year: int | None) -> _Reading | None:
    """Read ``X（款）Y（项）`` where X is really the name of a 类: one level too high."""
    tier, classes = match_name(sub, _children("", 3))
    if tier > 1 or len(classes) != 1:
        return None
    readings = [r for r in (_read_at(sub, item, "", year), _read_at(sub, "", item, year)) if r and r.codes]
    return min(readings, key=lambda r: r.tier, default=None) if item else None


def _pick(name: str, pairs: Iterable[tuple[str, str]], year: int | None) -> tuple[int, frozenset[str]]:
    tier, found = match_name(name, pairs)
    if tier == 9:
        return 9, frozenset()
    return tier, _for_year(name, frozenset(found), year)


def _read_at(class_name: str, sub: str, item: str, year: int | None) -> _Reading | None:
    """Read names at fixed levels. ``codes`` may hold several: ambiguous."""
    class_tier, classes = _pick(class_name, _children("", 3), None) if class_name else (0, frozenset())
    if not sub and not item:
        return _Reading(classes, class_tier, "class name") if classes else None
    sub_tier, subs = _read_sub(sub, classes)
    if not item:
        subs = _for_year(sub, subs, year)
        tier = max(sub_tier, class_tier if classes else 0)
        return _Reading(subs, tier, "subclass name", _misplaced(subs, classes)) if subs else None
    if subs:
        inside = _item_in(item, sub, subs, year)
        if inside:
            tier = max(inside.tier, sub_tier)
            return _Reading(inside.codes, tier, inside.how, _misplaced(inside.codes, classes))
    if classes:
        tier, found = _pick(item, (p for c in sorted(classes) for p in _children(c, 7)), year)
        # Only names that say the same: inside a whole 类, similar names are too many.
        if found and tier <= 1:
            note = f"款“{sub}”与项“{item}”不相符，按类、项名称认定" if sub else ""
            return _Reading(found, max(tier, class_tier), "item in class", note)
    exact = _for_year(item, _exact(7).get(item, frozenset()), year)
    if len(exact) == 1 and len(_exact(7)[item]) <= 2:
        note = "类、款名称与项名称不相符，项名称全国唯一，按项认定" if sub or class_name else ""
        return _Reading(exact, 2 if note else 0, "item name unique nationally", note)
    if sub or class_name:
        return _Reading(exact, 9, "unknown item", "") if exact else None
    tier, found = _pick(item, ((e.name, e.code) for e in _by_length(7)), year)
    return _Reading(found, tier, "item name alone") if found and (tier <= 1 or len(item) >= 8) else None


def _read_sub(sub: str, classes: frozenset[str]) -> tuple[int, frozenset[str]]:
    if not sub:
        return 0, frozenset()
    if classes:
        tier, subs = match_name(sub, (p for c in sorted(classes) for p in _children(c, 5)))
        if subs and tier != 9:
            return tier, frozenset(subs)
    tier, subs = match_name(sub, _named_alone())
    return (tier, frozenset(subs)) if tier <= 1 or (not classes and len(sub) >= 6) else (9, frozenset())


@cache
def _named_alone() -> tuple[tuple[str, str], ...]:
    """The 款 that a name alone can mean: 219 援助其他地区 repeats the names of the 类, so not those."""
    return tuple(pair for pair in _children("", 5) if not pair[1].startswith("219"))


def _item_in(item: str, sub: str, subs: frozenset[str], year: int | None) -> _Reading | None:
    """Find a 项 inside 款 ``subs``; a 项 printed as its 款's name is the 款's 99 line."""
    # A 款 that was renumbered still names its old items: look under both numbers.
    parents = set(subs)
    for old, change in changes().items():
        if old in subs and (year is None or change.year <= year):
            parents.update(code for code in change.new_codes if len(code) == 5)
    pairs = [pair for parent in sorted(parents) for pair in _children(parent, 7)]
    tier, found = _pick(item, pairs, year)
    if found and tier <= 1:
        return _Reading(found, tier, "item in subclass")
    if core(item) == core(sub):
        other = frozenset(parent + "99" for parent in subs if function_name(parent + "99"))
        other = _for_year("", other, year)
        if len(other) == 1:
            note = f"项名称“{item}”与款名称相同，按该款“其他”项认定"
            return _Reading(other, 2, "item named as its subclass", note)
    return _Reading(found, tier, "item in subclass, similar name") if found else None


def _misplaced(codes: frozenset[str], classes: frozenset[str]) -> str:
    if not classes or not codes or any(code[:3] in classes for code in codes):
        return ""
    return "类名称与款、项名称不属同一类，按款、项名称认定"


def _for_year(name: str, codes: frozenset[str], year: int | None) -> frozenset[str]:
    """Reduce codes of one name to those in force in ``year``, following renumberings."""
    moved = frozenset(_successor(code, name, year) for code in codes)
    if len(moved) <= 1:
        return moved
    valid = frozenset(code for code in moved if _code_valid(code, year))
    if len(valid) > 1 and name:
        # A code whose name changed in the meantime gives way to one that bears the name in that year.
        bearing = frozenset(e.code for e in named_codes("function") if e.name == name and e.is_valid(year))
        valid = (valid & bearing) or valid
    return valid or moved


def _code_valid(code: str, year: int | None) -> bool:
    first, last = code_years("function").get(code, (None, None))
    if year is None:
        return last is None
    return (first or 0) <= year <= (last or 9999)


def _successor(code: str, name: str, year: int | None) -> str:
    """Return the code that took over from ``code`` by ``year``; ``code`` itself when none clearly did."""
    at = 9999 if year is None else year
    last = code_years("function").get(code, (None, None))[1]
    if last is None or last >= at:
        return code
    change = changes().get(code)
    if change and change.year <= at:
        same = [new for new in change.new_codes if len(new) == len(code)]
        if len(same) == 1:
            return _successor(same[0], name, year)
    parent = changes().get(code[:5]) if len(code) == 7 else None
    if parent and parent.year <= at:
        heirs = {
            heir
            for new in parent.new_codes
            for known, heir in _children(new[:5], 7)
            if known == name and _code_valid(heir, year)
        }
        if len(heirs) == 1:
            return heirs.pop()
    return code


def _decide(
    reading: _Reading | None, printed: str, names: tuple[str, ...], year: int | None
) -> FunctionMatch:
    by_code = _printed_code(printed, year)
    if reading is None or reading.tier == 9:
        if by_code and not any(names):
            return _match(by_code, "code")
        if by_code and not _contradicts(by_code, names):
            return _match(by_code, "code, name unknown", note=f"名称未收录，按所列编码{printed}认定")
        candidates = tuple(sorted({*(reading.codes if reading else ()), *([by_code] if by_code else [])}))
        return FunctionMatch(None, None, "", "unknown name", candidates)
    if printed and printed in reading.codes and _near_validity(printed, year):
        return _match(printed, reading.how + " and code", note=reading.note)
    if by_code and by_code in reading.codes:
        return _match(by_code, reading.how + " and code", note=reading.note)
    if len(reading.codes) > 1:
        inner = frozenset(code for code in reading.codes if by_code and code.startswith(by_code))
        if len(inner) == 1:
            return _match(next(iter(inner)), reading.how + " and code", note=reading.note)
        return FunctionMatch(None, None, "", "ambiguous", tuple(sorted(reading.codes)), reading.note)
    code = next(iter(reading.codes))
    if not by_code or code.startswith(by_code):
        return _match(code, reading.how, note=reading.note)
    if by_code.startswith(code):
        # The names stop at an outer level, the code goes on.
        return _match(by_code, "code below " + reading.how, note=reading.note)
    note = f"名称对应编码{code}，所列编码为{printed}"
    if reading.tier >= _LOOSE:
        return _match(by_code, "code, name only similar", (code, by_code), note)
    if len(code) < len(by_code):
        return FunctionMatch(None, None, "", "name and code disagree", tuple(sorted((code, by_code))), note)
    return _match(code, reading.how + ", code disagrees", (code, by_code), f"{note}，按名称认定")


def _printed_code(printed: str, year: int | None) -> str:
    """Return the code of ``year`` for a printed one; a 类 that does not exist gives ''.

    A 款 or 项 that the reference lacks is kept as printed: the reference is not complete.
    """
    if not printed or printed[:3] not in _known_classes():
        return ""
    if _near_validity(printed, year):
        return printed
    names = {entry.name for entry in named_codes("function") if entry.code == printed}
    heirs = {_successor(printed, name, year) for name in names} or {printed}
    return heirs.pop() if len(heirs) == 1 else printed


@cache
def _known_classes() -> frozenset[str]:
    return frozenset(entry.code for entry in _by_length(3))


def _near_validity(code: str, year: int | None) -> bool:
    """Whether the code was in force in ``year`` or the year before: old codes are printed a year longer."""
    return _code_valid(code, year) or (year is not None and _code_valid(code, year - 1))


def _contradicts(code: str, names: tuple[str, ...]) -> bool:
    """Whether a 类 name that is known stands before a code of another 类."""
    if not names or not names[0]:
        return False
    tier, classes = match_name(names[0], _children("", 3))
    return tier <= 1 and code[:3] not in classes


def _match(code: str, how: str, candidates: tuple[str, ...] = (), note: str = "") -> FunctionMatch:
    return FunctionMatch(code, _LEVEL_OF_LENGTH[len(code)], function_name(code), how, candidates, note)

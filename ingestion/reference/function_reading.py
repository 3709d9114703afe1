"""Reading 类/款/项 names: at which levels they stand, and the codes that they can mean there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingestion.reference.function_table import by_length, children, exact, for_year, function_name
from ingestion.reference.names import core, match_name
from ingestion.reference.tables import changes


@dataclass(frozen=True, slots=True)
class Reading:
    """The codes that names can mean (several: ambiguous), how loosely they matched, and by which rule."""

    codes: frozenset[str]
    tier: int
    how: str
    note: str = ""


def read_names(names: tuple[str, ...], year: int | None) -> Reading | None:
    """Return the best reading of the names over the levels they can stand for."""
    written = [name for name in names if name]
    if not written:
        return None
    if len(names) == 3:
        as_placed = _read_at(names[0], names[1], names[2], year)
        readings = [as_placed]
        if not names[0] and (as_placed is None or as_placed.tier):
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
    return Reading(codes, best, top[0].how, top[0].note)


def _read_shifted(sub: str, item: str, year: int | None) -> Reading | None:
    """Read ``X（款）Y（项）`` where X is really the name of a 类: one level too high."""
    tier, classes = match_name(sub, children("", 3))
    if tier > 1 or len(classes) != 1:
        return None
    readings = [r for r in (_read_at(sub, item, "", year), _read_at(sub, "", item, year)) if r and r.codes]
    return min(readings, key=lambda r: r.tier, default=None) if item else None


def _pick(name: str, pairs: Iterable[tuple[str, str]], year: int | None) -> tuple[int, frozenset[str]]:
    tier, found = match_name(name, pairs)
    if tier == 9:
        return 9, frozenset()
    return tier, for_year(name, frozenset(found), year)


def _read_at(class_name: str, sub: str, item: str, year: int | None) -> Reading | None:
    """Read names at fixed levels. ``codes`` may hold several: ambiguous."""
    class_tier, classes = _pick(class_name, children("", 3), None) if class_name else (0, frozenset())
    if not sub and not item:
        return Reading(classes, class_tier, "class name") if classes else None
    sub_tier, subs = _read_sub(sub, classes)
    if not item:
        subs = for_year(sub, subs, year)
        tier = max(sub_tier, class_tier if classes else 0)
        return Reading(subs, tier, "subclass name", _misplaced(subs, classes)) if subs else None
    if subs:
        inside = _item_in(item, sub, subs, year)
        if inside:
            tier = max(inside.tier, sub_tier)
            return Reading(inside.codes, tier, inside.how, _misplaced(inside.codes, classes))
    if classes:
        tier, found = _pick(item, (p for c in sorted(classes) for p in children(c, 7)), year)
        # Only names that say the same: inside a whole 类, similar names are too many.
        if found and tier <= 1:
            note = f"款“{sub}”与项“{item}”不相符，按类、项名称认定" if sub else ""
            return Reading(found, max(tier, class_tier), "item in class", note)
    alone = for_year(item, exact(7).get(item, frozenset()), year)
    if len(alone) == 1 and len(exact(7)[item]) <= 2:
        note = "类、款名称与项名称不相符，项名称全国唯一，按项认定" if sub or class_name else ""
        return Reading(alone, 2 if note else 0, "item name unique nationally", note)
    if sub or class_name:
        return Reading(alone, 9, "unknown item", "") if alone else None
    tier, found = _pick(item, ((e.name, e.code) for e in by_length(7)), year)
    return Reading(found, tier, "item name alone") if found and (tier <= 1 or len(item) >= 8) else None


def _read_sub(sub: str, classes: frozenset[str]) -> tuple[int, frozenset[str]]:
    if not sub:
        return 0, frozenset()
    if classes:
        tier, subs = match_name(sub, (p for c in sorted(classes) for p in children(c, 5)))
        if subs and tier != 9:
            return tier, frozenset(subs)
    tier, subs = match_name(sub, _named_alone())
    return (tier, frozenset(subs)) if tier <= 1 or (not classes and len(sub) >= 6) else (9, frozenset())


@cache
def _named_alone() -> tuple[tuple[str, str], ...]:
    """The 款 that a name alone can mean: 219 援助其他地区 repeats the names of the 类, so not those."""
    return tuple(pair for pair in children("", 5) if not pair[1].startswith("219"))


def _item_in(item: str, sub: str, subs: frozenset[str], year: int | None) -> Reading | None:
    """Find a 项 inside 款 ``subs``; a 项 printed as its 款's name is the 款's 99 line."""
    # A 款 that was renumbered still names its old items: look under both numbers.
    parents = set(subs)
    for old, change in changes().items():
        if old in subs and (year is None or change.year <= year):
            parents.update(code for code in change.new_codes if len(code) == 5)
    pairs = [pair for parent in sorted(parents) for pair in children(parent, 7)]
    tier, found = _pick(item, pairs, year)
    if found and tier <= 1:
        return Reading(found, tier, "item in subclass")
    if core(item) == core(sub):
        other = frozenset(parent + "99" for parent in subs if function_name(parent + "99"))
        other = for_year("", other, year)
        if len(other) == 1:
            note = f"项名称“{item}”与款名称相同，按该款“其他”项认定"
            return Reading(other, 2, "item named as its subclass", note)
    return Reading(found, tier, "item in subclass, similar name") if found else None


def _misplaced(codes: frozenset[str], classes: frozenset[str]) -> str:
    if not classes or not codes or any(code[:3] in classes for code in codes):
        return ""
    return "类名称与款、项名称不属同一类，按款、项名称认定"

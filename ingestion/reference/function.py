"""From 类/款/项 names and printed codes to a 支出功能分类 code.

Rules, in order: a 项 is read inside its 款, by the strictest tier of ``names.match_name`` that finds
exactly one; else inside its 类; a 项 alone only when its name is the only one nationally. Names that
were renumbered give the code of the report's year. Names come before printed codes, which settle what
names leave open. What stays open has no code and lists its candidates. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingestion.reference.function_reading import Reading, read_names
from ingestion.reference.function_table import (
    children,
    known_classes,
    near_validity,
    successor,
)
from ingestion.reference.names import match_name, normalise_name
from ingestion.reference.tables import named_codes

Level = Literal["class", "subclass", "item"]
_LEVEL_OF_LENGTH: dict[int, Level] = {3: "class", 5: "subclass", 7: "item"}
_LOOSE = 3
"""From this tier on a name is similar rather than equal, and a printed code outranks it."""


@dataclass(frozen=True, slots=True)
class FunctionMatch:
    """A resolved function class. ``code`` is None when the words leave it open."""

    code: str | None
    level: Level | None
    how: str
    """The rule that decided, e.g. ``item in subclass``, ``item in class``, ``code``, ``ambiguous``."""
    candidates: tuple[str, ...] = ()
    note: str = ""
    """Chinese remark for a reviewer where words and code, or words and reference, disagree."""


@cache
def _resolve(names: tuple[str, ...], codes: tuple[str, ...], year: int | None) -> FunctionMatch:
    cleaned, embedded = _split_names(names)
    printed = _join_codes(codes or embedded, cleaned)
    reading = read_names(cleaned, year)
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
        tier, found = match_name(names[0], children("", 3))
        if tier <= 1 and len(found) == 1:
            code = next(iter(found)) + code
    return code if len(code) in _LEVEL_OF_LENGTH and code[0] == "2" else ""


def _decide(reading: Reading | None, printed: str, names: tuple[str, ...], year: int | None) -> FunctionMatch:
    by_code = _printed_code(printed, year)
    if reading is None or reading.tier == 9:
        if by_code and not any(names):
            return _match(by_code, "code")
        if by_code and not _contradicts(by_code, names):
            return _match(by_code, "code, name unknown", note=f"名称未收录，按所列编码{printed}认定")
        candidates = tuple(sorted({*(reading.codes if reading else ()), *([by_code] if by_code else [])}))
        return FunctionMatch(None, None, "unknown name", candidates)
    if printed and printed in reading.codes and near_validity(printed, year):
        return _match(printed, reading.how + " and code", note=reading.note)
    if by_code and by_code in reading.codes:
        return _match(by_code, reading.how + " and code", note=reading.note)
    if len(reading.codes) > 1:
        inner = frozenset(code for code in reading.codes if by_code and code.startswith(by_code))
        if len(inner) == 1:
            return _match(next(iter(inner)), reading.how + " and code", note=reading.note)
        return FunctionMatch(None, None, "ambiguous", tuple(sorted(reading.codes)), reading.note)
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
        return FunctionMatch(None, None, "name and code disagree", tuple(sorted((code, by_code))), note)
    return _match(code, reading.how + ", code disagrees", (code, by_code), f"{note}，按名称认定")


def _printed_code(printed: str, year: int | None) -> str:
    """Return the code of ``year`` for a printed one; a 类 that does not exist gives ''.

    A 款 or 项 that the reference lacks is kept as printed: the reference is not complete.
    """
    if not printed or printed[:3] not in known_classes():
        return ""
    if near_validity(printed, year):
        return printed
    names = {entry.name for entry in named_codes("function") if entry.code == printed}
    heirs = {successor(printed, name, year) for name in names} or {printed}
    return heirs.pop() if len(heirs) == 1 else printed


def _contradicts(code: str, names: tuple[str, ...]) -> bool:
    """Whether a 类 name that is known stands before a code of another 类."""
    if not names or not names[0]:
        return False
    tier, classes = match_name(names[0], children("", 3))
    return tier <= 1 and code[:3] not in classes


def _match(code: str, how: str, candidates: tuple[str, ...] = (), note: str = "") -> FunctionMatch:
    return FunctionMatch(code, _LEVEL_OF_LENGTH[len(code)], how, candidates, note)

"""From a name or code to a 部门预算支出经济分类 code (3 digits 类, 5 digits 款)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingestion.reference.names import match_name, normalise_name
from ingestion.reference.tables import code_names, named_codes

_CAPITAL_CONSTRUCTION = ("309", "311")
"""Classes financed by the planning commission: their item names repeat those of 310 and 312, which
are meant unless the code says otherwise."""


@dataclass(frozen=True, slots=True)
class EconomicMatch:
    """A resolved economic class. ``code`` is None when the name leaves it open."""

    code: str | None
    level: Literal["class", "item"] | None
    how: str
    candidates: tuple[str, ...] = ()
    note: str = ""
    """Chinese remark where name and printed code disagree."""


@cache
def economic_names() -> dict[str, tuple[str, ...]]:
    """Return every known normalised name and its codes, longest name first, for a tokenizer."""
    index: dict[str, set[str]] = {}
    for entry in named_codes("economic"):
        index.setdefault(entry.name, set()).add(entry.code)
    return {name: tuple(sorted(index[name])) for name in sorted(index, key=lambda n: (-len(n), n))}


def economic_name(code: str) -> str:
    """Return the present official name of a code, '' when it is not in the reference."""
    return code_names("economic").get(code, "")


@cache
def resolve_economic(
    name: str,
    code: str | None = None,
    year: int | None = None,
    level: Literal["class", "item"] | None = None,
) -> EconomicMatch:
    """Resolve a 经济分类 ``name`` first, ``code`` second (some units shift the codes of a form).

    ``level`` restricts to 3-digit classes or 5-digit items where the caller knows it. Codes of the
    government-budget scheme (501…) are not of this scheme and never match. Never raises.
    """
    written = normalise_name(re.sub(r"^\s*[0-9]{3,5}(?![0-9])", "", name))
    printed = re.sub(r"\D", "", code or "")
    if not printed:
        embedded = re.match(r"\s*([0-9]{3}(?:[0-9]{2})?)(?![0-9])", name)
        printed = embedded.group(1) if embedded else ""
    if printed and not printed.startswith("3"):
        return EconomicMatch(None, None, "code of another scheme")
    width = {"class": 3, "item": 5}.get(level or "", 0)
    pairs = [(e.name, e.code) for e in named_codes("economic") if not width or len(e.code) == width]
    tier, found = match_name(written, pairs)
    if tier == 9:
        found = set()
    if printed in found:
        return _match(printed, "name and code")
    found = _narrow(written, found, year)
    known = bool(economic_name(printed))
    if len(found) == 1 and not (tier >= 3 and known):
        resolved = found.pop()
        if printed and known and not printed.startswith(resolved) and not resolved.startswith(printed):
            note = f"名称对应编码{resolved}，所列编码为{printed}，按名称认定"
            return _match(resolved, "name, code disagrees", note)
        return _match(resolved, "name" if tier < 3 else "similar name")
    if known and (not width or len(printed) == width):
        return _match(printed, "code")
    return EconomicMatch(None, None, "ambiguous" if found else "unknown name", tuple(sorted(found)))


def _narrow(name: str, found: set[str], year: int | None) -> set[str]:
    """Drop codes that did not bear the name in the year, then those of capital construction."""
    if len(found) > 1:
        bearing = {e.code for e in named_codes("economic") if e.name == name and e.is_valid(year)}
        found = (found & bearing) or found
    if len(found) > 1:
        found = {code for code in found if code[:3] not in _CAPITAL_CONSTRUCTION} or found
    return found


def _match(code: str, how: str, note: str = "") -> EconomicMatch:
    return EconomicMatch(code, "class" if len(code) == 3 else "item", how, (), note)

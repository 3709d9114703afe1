"""The reference seeds, read lazily and once: ``dbt_project/seeds/ref_*.csv``, plain ``csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingestion.reference.names import normalise_name

SEED_DIR = Path(__file__).resolve().parents[2] / "dbt_project" / "seeds"
OWN_DIR = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class NamedCode:
    """One name of a code and the years it was in use (None: open)."""

    code: str
    name: str
    valid_from: int | None
    valid_to: int | None
    is_current: bool

    def is_valid(self, year: int | None) -> bool:
        """Whether the name was in use in ``year``; without a year, whether it is in use now."""
        if year is None:
            return self.is_current
        return (self.valid_from or 0) <= year <= (self.valid_to or 9999)


@dataclass(frozen=True, slots=True)
class Change:
    """A renumbering: from ``year`` on, a code is one of ``new_codes``."""

    new_codes: tuple[str, ...]
    year: int


def read_seed(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of seed ``ref_<name>.csv``. Raises ``FileNotFoundError`` naming the file."""
    yield from _read(SEED_DIR / f"ref_{name}.csv")


def read_own(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table kept beside this module."""
    yield from _read(OWN_DIR / name)


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def _year(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None


@cache
def named_codes(scheme: str) -> tuple[NamedCode, ...]:
    """Return every name of a code of ``function`` or ``economic``: official, former, as written.

    Written variants count as names of their code in any year. Rows of the variant table that name no
    single code are cases for the rules, not names, and are left out.
    """
    found: list[NamedCode] = []
    for row in read_seed(f"{scheme}_class"):
        current = row["status"] == "current"
        name = normalise_name(row["name"])
        found.append(NamedCode(row["code"], name, _year(row["valid_from"]), _year(row["valid_to"]), current))
    known = {entry.code for entry in found}
    for row in (*read_seed("name_variant"), *read_own("name_alias.csv")):
        if row["scheme"] != scheme or row["canonical_code"] not in known:
            continue
        for written in re.split(r"[;；]", row["as_written"]):
            if re.search(r"[0-9]|[（(][类款项][）)]", written):
                continue
            found.append(NamedCode(row["canonical_code"], normalise_name(written), None, None, True))
    return tuple(found)


@cache
def code_years(scheme: str) -> dict[str, tuple[int | None, int | None]]:
    """Return the first and last year of each code over all its names (None: open)."""
    years: dict[str, tuple[int | None, int | None]] = {}
    for row in read_seed(f"{scheme}_class"):
        first, last = _year(row["valid_from"]), _year(row["valid_to"])
        if row["code"] in years:
            old_first, old_last = years[row["code"]]
            first = None if first is None or old_first is None else min(first, old_first)
            last = None if last is None or old_last is None else max(last, old_last)
        years[row["code"]] = (first, last)
    return years


@cache
def code_names(scheme: str) -> dict[str, str]:
    """Return the present (else latest) official name of each code, as printed in the seed."""
    names: dict[str, str] = {}
    current: set[str] = set()
    for row in read_seed(f"{scheme}_class"):
        if row["code"] in current:
            continue
        names[row["code"]] = row["name"]
        if row["status"] == "current":
            current.add(row["code"])
    return names


@cache
def changes() -> dict[str, Change]:
    """Return the renumberings by old code; renames under the same code are names, not changes."""
    found: dict[str, Change] = {}
    for row in read_seed("function_class_change"):
        # ``20134 (2013404)``: the item in brackets is the more exact target.
        new_codes = tuple(dict.fromkeys(re.findall(r"\b[0-9]{3,7}\b", row["new_code"])))
        year = _year(row["effective_year"])
        if year is None or not new_codes or new_codes == (row["old_code"],):
            continue
        found[row["old_code"]] = Change(new_codes, year)
    return found

"""One number changed at a time: which numbers a document has, and how each may be mistyped."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.model import Document
from tests.mutation.accounts import Accounts
from tests.mutation.report import prose, tables, write

_AMOUNT = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]{2}(?=万元)")
_PERCENT = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]{2}(?=%)")
_CELL = re.compile(r"[0-9]+\.[0-9]{2}")


@dataclass(frozen=True)
class Mutation:
    """A number at a place, as printed and as mistyped. ``kind``: table, prose or percent."""

    kind: str
    table: int
    place: int
    start: int
    before: str
    after: str

    def __str__(self) -> str:
        where = f"table {self.table + 1} cell {self.place}" if self.kind == "table" else f"line {self.table}"
        return f"{self.kind} {where}: {self.before} -> {self.after}"


def mistype(text: str, rng: random.Random) -> str:
    """Return the number mistyped as people do: a digit changed, two swapped, one doubled or lost."""
    places = [i for i, char in enumerate(text) if char.isdigit()]
    while True:
        how, at = rng.randrange(4), rng.choice(places)
        if how == 0:
            result = text[:at] + rng.choice("0123456789".replace(text[at], "")) + text[at + 1 :]
        elif how == 1 and at + 1 < len(text) and text[at + 1].isdigit():
            result = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        elif how == 2 and at < text.index("."):
            result = text[:at] + text[at] + text[at:]
        elif how == 3 and 0 < at < text.index("."):
            result = text[:at] + text[at + 1 :]
        else:
            continue
        if float(result) != float(text):
            return result


def mistype_digits(text: str, rng: random.Random) -> str:
    """Return a number of any shape (``1,234.5``, ``36``) mistyped; never the same number, nor a leading zero."""
    places = [i for i, char in enumerate(text) if char.isdigit()]
    point = text.find(".") if "." in text else len(text)
    for _ in range(1000):
        how, at = rng.randrange(4), rng.choice(places)
        if how == 0:
            result = text[:at] + rng.choice("0123456789".replace(text[at], "")) + text[at + 1 :]
        elif how == 1 and text[at + 1 : at + 2].isdigit():
            result = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        elif how == 2 and at < point:
            result = text[:at] + text[at] + text[at:]
        elif how == 3 and 0 < at < point:
            result = text[:at] + text[at + 1 :]
        else:
            continue
        plain, was = result.replace(",", ""), text.replace(",", "")
        if float(plain) != float(was) and not re.match(r"-?0[0-9]", plain):
            return result
    raise ValueError(f"no mistyping of {text}")


def mutations(one: Accounts, rng: random.Random) -> Iterator[Mutation]:
    """Yield one mistyping of every number of the report. Zeros are left: a zero is often no number."""
    for table, (_, rows) in enumerate(tables(one)):
        for place, text in enumerate(text for row in rows for text in row):
            if _CELL.fullmatch(text) and float(text):
                yield Mutation("table", table, place, 0, text, mistype(text, rng))
    for line, text in enumerate(prose(one)):
        for kind, pattern in (("prose", _AMOUNT), ("percent", _PERCENT)):
            for match in pattern.finditer(text):
                if float(match.group()):
                    yield Mutation(kind, line, 0, match.start(), match.group(), mistype(match.group(), rng))


def apply(one: Accounts, mutation: Mutation) -> Document:
    """Return the report with the one number mistyped."""

    def change(kind: str, i: int, j: int, text: str) -> str:
        if (mutation.kind == "table") != (kind == "table") or i != mutation.table or j != mutation.place:
            return text
        end = mutation.start + len(mutation.before)
        return text[: mutation.start] + mutation.after + text[end:]

    return write(one, change)

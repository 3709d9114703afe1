"""Template words, placeholders, blanks and doubled signs. The phrases are data: notice_phrase.csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from ingestion.model import Notice
from ingestion.notices.place import Text, notice_on

_CODES = ("template_leftover", "doubled_sign", "missing_number")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording that should not stand in a published report."""

    code: str
    severity: Literal["error", "warning", "info"]
    pattern: re.Pattern[str]
    message: str
    example: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """Load the phrases. Raises ``ValueError`` naming the row that is wrong."""
    text = resources.files("ingestion.lexicon").joinpath("notice_phrase.csv").read_text("utf-8")
    found = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if row["code"] not in _CODES or row["severity"] not in ("error", "warning", "info"):
            raise ValueError(
                f"notice_phrase.csv row {number}: unknown code or severity {row['code']} {row['severity']}"
            )
        try:
            pattern = re.compile(row["pattern"])
        except re.error as error:
            raise ValueError(f"notice_phrase.csv row {number}: bad pattern: {error}") from error
        if not pattern.search(row["example"]):
            raise ValueError(f"notice_phrase.csv row {number}: the example does not match: {row['example']}")
        severity = cast(Literal["error", "warning", "info"], row["severity"])
        found.append(Phrase(row["code"], severity, pattern, row["message"], row["example"]))
    return tuple(found)


def read_leftovers(text: Text) -> Iterator[Notice]:
    """Yield one notice a phrase and document, at its first place, with the number of places."""
    for phrase in phrases():
        places = [
            (block, match)
            for block in text.blocks
            if phrase.code != "missing_number" or block.in_accounts
            for match in phrase.pattern.finditer(block.text)
        ]
        if not places:
            continue
        block, match = places[0]
        count = f"，共{len(places)}处" if len(places) > 1 else ""
        code = "template_leftover" if phrase.code == "missing_number" else phrase.code
        yield notice_on(
            text,
            block,
            match,
            code,
            phrase.severity,
            match.group()[:40],
            f"{phrase.message}{count}",
        )

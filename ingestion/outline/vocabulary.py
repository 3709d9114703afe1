"""Section titles as data: ``ingestion/lexicon/section.csv``, first matching row wins."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingestion.model import Part


@dataclass(frozen=True, slots=True)
class TitleRule:
    """One wording of a section title."""

    code: str
    part: Part
    parents: frozenset[str]
    """Codes of the enclosing section this wording needs; empty for any."""
    pattern: re.Pattern[str]
    example: str


@cache
def title_rules() -> tuple[TitleRule, ...]:
    """Load the title rules in file order. Raises ``ValueError`` naming the row that is wrong."""
    rules: list[TitleRule] = []
    text = resources.files("ingestion.lexicon").joinpath("section.csv").read_text("utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if row["part"] not in ("main", "attachment", "glossary", "contents"):
            raise ValueError(f"section.csv row {number}: unknown part {row['part']!r}")
        try:
            pattern = re.compile(row["pattern"])
        except re.error as error:
            raise ValueError(f"section.csv row {number}: bad pattern: {error}") from error
        rules.append(
            TitleRule(row["code"], row["part"], frozenset(row["parent"].split()), pattern, row["example"])  # type: ignore[arg-type]
        )
    return tuple(rules)


def classify_title(title: str, parent: str) -> TitleRule | None:
    """Return the rule that a title (numbering removed) matches under section ``parent``."""
    compact = re.sub(r"\s", "", title)
    for rule in title_rules():
        if rule.parents and parent not in rule.parents:
            continue
        if rule.pattern.search(compact):
            return rule
    return None

"""Builds a document from a text of our own writing and reads its prose."""

from __future__ import annotations

from ingestion.model import Document, Identity, Line, Reading
from ingestion.narrative import read_narrative
from ingestion.numbers import FOLD_WIDTH
from ingestion.outline import build_outline


def read(text: str, year: int = 2020) -> Reading:
    """Return what the prose reader finds in ``text``, a report of fiscal year ``year``."""
    lines = tuple(
        Line(no, raw.translate(FOLD_WIDTH), raw, f"line {no}") for no, raw in enumerate(text.split("\n"))
    )
    document = Document("own.txt", "text/plain", "0" * 64, len(text.encode()), lines)
    identity = Identity(None, None, None, year, "final_accounts")
    return read_narrative(document, build_outline(lines), identity, set())


def facts(text: str, year: int = 2020) -> dict[str, set[str]]:
    """Return the values stated for each fact: ``{'three_public:total|final': {'12300'}}``."""
    found: dict[str, set[str]] = {}
    for statement in read(text, year).statements:
        key = f"{statement.fact_table.removeprefix('fct_')}:{'|'.join(statement.keys)}"
        value = statement.value_number
        assert value is not None
        found.setdefault(key, set()).add(f"{value.normalize():f}")
    return found

"""Statements read by OCR: a misread digit looks like any other, so one reading alone is no fact.

Rule: a statement of an OCR document is used only when the same fact is stated with the same value at
another place of the document; the others are kept, shown, and marked with what would settle them.
"""

from __future__ import annotations

from collections import defaultdict

from ingestion.model import Document, Reading, Statement

_MARK = ";ocr"
NOT_CONFIRMED = "ocr_not_confirmed"
"""``Statement.alternatives`` of a value that no second place confirms."""


def is_ocr(document: Document) -> bool:
    """True when the document's text was recognised from pictures."""
    return document.media_type.endswith(_MARK)


def distrust_unconfirmed(reading: Reading) -> None:
    """Mark as not usable every statement whose value no second place of the document confirms."""
    places: dict[tuple[object, ...], set[tuple[str, int, int]]] = defaultdict(set)
    for statement in reading.statements:
        places[_fact(statement)].add((statement.locator, statement.line_no, statement.char_start))
    for statement in reading.statements:
        if statement.usable and len(places[_fact(statement)]) < 2:
            statement.usable = False
            statement.alternatives = NOT_CONFIRMED


def _fact(statement: Statement) -> tuple[object, ...]:
    return statement.fact_table, statement.keys, statement.value_number, statement.value_text

"""Whole short pages through reader, outline, identity and parsers."""

from __future__ import annotations

from ingestion.parse import parse_document
from ingestion.readers import read_bytes


def stated(text: str) -> dict[str, set[str]]:
    """Return the values of each fact that a page states, ``{'three_public:total|final': {'25000'}}``."""
    (document,) = read_bytes("own.txt", text.encode())
    found: dict[str, set[str]] = {}
    for statement in parse_document(document).reading.statements:
        if statement.usable:
            assert statement.value_number is not None
            key = f"{statement.fact_table.removeprefix('fct_')}:{'|'.join(statement.keys)}"
            found.setdefault(key, set()).add(f"{statement.value_number.normalize():f}")
    return found

"""Stable keys: of a document by its content, of a fact by its parts, of a statement by its place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ingestion.model import Statement


def document_key(sha256: str) -> str:
    """Return the key of the document with this content."""
    return "d" + sha256[:20]


def fact_key(keys: Sequence[str]) -> str:
    """Return key parts joined by ``|``; a ``|`` inside a part becomes ``／``."""
    return "|".join(clean_key(part) for part in keys)


def clean_key(part: str) -> str:
    """Return a key part that cannot be taken for two."""
    return part.replace("|", "／")


def statement_keys(sha256: str, statements: Sequence[Statement]) -> list[str]:
    """Return a stable key for each statement: content, place and fact; equal ones are numbered."""
    seen: dict[str, int] = {}
    keys = []
    for statement in statements:
        place = (sha256, statement.locator, str(statement.line_no), str(statement.char_start))
        basis = "\x1f".join((*place, statement.fact_table, fact_key(statement.keys)))
        turn = seen.get(basis, 0)
        seen[basis] = turn + 1
        keys.append("s" + hashlib.sha256(f"{basis}\x1f{turn}".encode()).hexdigest()[:24])
    return keys

"""Readers and parsers that misbehave on purpose; worker processes import them by name."""

from __future__ import annotations

import hashlib
import os
import time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from ingestion.model import (
    Claim,
    Document,
    Identity,
    Line,
    Mention,
    Outline,
    Reading,
    RejectedError,
    Section,
    Statement,
)
from ingestion.readers.limits import Limits


def document(source_name: str, data: bytes) -> Document:
    """One line a text line."""
    texts = data.decode("utf-8", "replace").splitlines()
    lines = tuple(Line(no, text, text, f"line {no}") for no, text in enumerate(texts))
    return Document(source_name, "text/plain", hashlib.sha256(data).hexdigest(), len(data), lines, encoding="utf-8")


def read(source_name: str, data: bytes, limits: Limits) -> list[Document]:
    """``archive:`` on the first line makes every further line a document of its own."""
    if not data:
        raise RejectedError("empty", "文件为空（0字节）")
    first, *rest = data.split(b"\n")
    if first == b"archive:":
        return [document(f"{source_name}!/{no}.txt", line) for no, line in enumerate(rest) if line]
    return [document(source_name, data)]


def statement(value: str | None, fact_table: str = "fct_three_public", *keys: str, **changes: Any) -> Statement:
    """A statement on line 0 with only what a test varies."""
    fields: dict[str, Any] = {
        "stated_text": f"{value}元",
        "source_kind": "narrative",
        "section": "three_public",
        "part": "main",
        "locator": "line 0",
        "line_no": 0,
        "char_start": 3,
        "quote": "接待费若干元",
        "extractor": "test.fake",
    }
    return Statement(
        fact_table,
        keys or ("reception", "final"),
        None if value is None else Decimal(value),
        **(fields | changes),
    )


def parsed(doc: Document, reading: Reading) -> Any:
    """What ``parse_document`` returns, around a reading."""
    section = Section(0, "three_public", "三公经费", 1, "main", 0, max(1, len(doc.lines)))
    return SimpleNamespace(
        document=doc,
        identity=Identity("云岭市档案局", "530100", "prefecture", 2023, "final_accounts", "title"),
        outline=Outline((section,), tuple(0 for _ in doc.lines)),
        reading=reading,
    )


def parse(doc: Document) -> Any:
    """Every number on a line is a statement; some words make the parser misbehave."""
    words = [line.text.strip() for line in doc.lines]
    for word in words:
        match word:
            case "crash":
                os._exit(7)
            case "hang":
                time.sleep(600)
            case "memory":
                return bytearray(64 * 1024**3)
            case "bug":
                raise KeyError("missing")
            case "budget":
                raise RejectedError("not_final_accounts", "这是预算，不是决算")
    reading = Reading()
    for no, word in enumerate(words):
        if word.isdigit():
            reading.statements.append(
                statement(word, locator=f"line {no}", line_no=no, char_start=0, stated_text=f"{word}元")
            )
            index = len(reading.statements) - 1
            reading.mentions.append(
                Mention(f"line {no}", no, 0, len(word), word, Decimal(word), "three_public", "main", True, word, index)
            )
            reading.claims.append(
                Claim(
                    "share", "fct_three_public", ("reception", "final"), "none", Decimal("12.5"), Decimal("0.1"),
                    "12.5%", "three_public", "main", f"line {no}", no, 0, word, statement_index=index,
                )
            )
    return parsed(doc, reading)


def broken_parser() -> None:
    """What a worker meets when the parser itself has a syntax error or lacks a table."""
    raise ImportError("no module named ingestion.nonsense")

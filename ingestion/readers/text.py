"""Plain text: one ``Line`` a printed line (a paragraph where lines were wrapped), tables as they came."""

from __future__ import annotations

import hashlib
import re

from ingestion.model import Document, RejectedError
from ingestion.readers.decode import decode
from ingestion.readers.limits import Limits
from ingestion.readers.lines import make_line
from ingestion.readers.wrapped import unwrap

_BREAK = re.compile(r"(?:\r\n|\n|\r)\f*|\f+")
"""A form feed after a line end is part of it, so that numbers agree with an editor's."""


def split_lines(text: str) -> list[str]:
    """Return the lines of ``text``; a final line end does not open another line."""
    lines = _BREAK.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def read_text(source_name: str, data: bytes, limits: Limits) -> Document:
    """Return a text file as a document with locators ``line N`` (0-based).

    Raises ``RejectedError``: ``binary`` where the bytes are not text, ``empty`` without any character.
    """
    text, encoding, unreadable = decode(data)
    limits.check("max_chars", len(text), "字符数")
    if re.match(r"\s*(?:\{\s*\"|\[\s*[\[{])", text):
        raise RejectedError("unsupported_format", "是数据文件（JSON），不是报告；请放入报告本身")
    lines = tuple(make_line(no, raw, f"line {no}") for no, raw in enumerate(unwrap(split_lines(text))))
    if not any(line.text.strip() for line in lines):
        raise RejectedError("empty", "文件没有任何文字")
    remarks = (f"有{unreadable}个字符无法读出，以“\ufffd”代替",) if unreadable else ()
    return Document(
        source_name=source_name,
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=lines,
        encoding=encoding,
        remarks=remarks,
    )

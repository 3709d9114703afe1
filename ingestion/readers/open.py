"""The entry point of the readers."""

from __future__ import annotations

from ingestion.model import Document, RejectedError
from ingestion.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from ingestion.readers.text import read_text


def read_bytes(source_name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Document]:
    """Return the documents in ``data``: one, or one per readable file of an archive.

    ``source_name`` is used for its extension (as a second opinion) and in the result, never opened.
    Raises ``RejectedError`` with a reason code and a Chinese reason; no other error leaves this call.
    """
    if not data:
        raise RejectedError("empty", "文件为空（0字节）")
    if len(data) > limits.max_bytes:
        refuse_size("文件字节数", len(data), limits.max_bytes, "max_bytes")
    return [read_text(source_name, data, limits)]

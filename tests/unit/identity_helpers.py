"""Documents out of plain text for the identity tests."""

from ingestion.identity import identify
from ingestion.model import Document, Identity, Line
from ingestion.outline import build_outline


def document(text: str, source_name: str = "a.txt") -> Document:
    lines = tuple(Line(n, t, t, f"line {n}") for n, t in enumerate(text.split("\n")))
    return Document(source_name, "text/plain", "0" * 64, len(text.encode()), lines)


def identified(text: str, source_name: str = "a.txt") -> Identity:
    doc = document(text, source_name)
    return identify(doc, build_outline(doc.lines))

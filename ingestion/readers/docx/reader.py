"""A Word document (DOCX) as lines and grids in reading order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from lxml import etree

from ingestion.model import Document, RejectedError
from ingestion.readers.docx.numbering import read_numbering
from ingestion.readers.docx.tables import children, table_rows
from ingestion.readers.docx.text import paragraph_text, text_boxes
from ingestion.readers.flowing import FlowingText
from ingestion.readers.limits import Limits
from ingestion.readers.lines import clean_text
from ingestion.readers.numbering import Numbering
from ingestion.readers.package import DC, Package, W

_PASSED_THROUGH = frozenset({W + name for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag")})


@dataclass(slots=True)
class _Body(FlowingText):
    """Collects lines and grids of the body."""

    numbering: Numbering = field(kw_only=True)

    def visit(self, parent: etree._Element) -> None:
        """Take the paragraphs and tables in ``parent``, in order."""
        for child in parent:
            if child.tag == W + "p":
                self.paragraph(child)
            elif child.tag == W + "tbl":
                self.table(child)
            elif child.tag in _PASSED_THROUGH:
                self.visit(child)

    def paragraph(self, paragraph: etree._Element) -> None:
        """Take a paragraph, then the text boxes anchored in it."""
        for raw in paragraph_text(paragraph, self.numbering).split("\n"):
            self.line(raw, f"paragraph {len(self.lines) + 1}")
        for box in text_boxes(paragraph):
            self.visit(box)

    def table(self, table: etree._Element) -> None:
        """Take a table as a grid; a table of one column only frames text."""
        rows = table_rows(table, self.numbering)
        if max((len(row) for row in rows), default=0) < 2:
            for row in children(table, "tr"):
                for cell in children(row, "tc"):
                    self.visit(cell)
            return
        self.add_table(rows)


def _title(package: Package) -> str | None:
    core = package.part("docProps/core.xml")
    title = core.findtext(DC + "title") if core is not None else None
    return clean_text(title) or None if title else None


def read_docx(source_name: str, data: bytes, limits: Limits) -> Document:
    """Return a DOCX file as a document. Macros, links and outside parts are never followed.

    Locators: ``paragraph 12`` (1-based, blank ones not counted), ``footnote 3``, ``table 2 row 5``.
    Raises ``RejectedError``: ``damaged``, ``unsafe_xml``, ``empty`` or a limit.
    """
    package = Package(data, limits)
    root = package.part("word/document.xml")
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise RejectedError("damaged", "Word文件缺少正文部分，可能损坏；请用Word另存后放入")
    styles = package.part("word/styles.xml")
    collected = _Body(limits, numbering=read_numbering(package.part("word/numbering.xml"), styles))
    collected.visit(body)
    notes = package.part("word/footnotes.xml")
    if notes is not None:
        for number, paragraph in enumerate(notes.iter(W + "p"), 1):
            raw = paragraph_text(paragraph, collected.numbering).replace("\n", " ")
            collected.line(raw, f"footnote {number}")
    if not collected.lines and not collected.grids:
        raise RejectedError("empty", "Word文件没有任何文字（内容可能是图片）")
    return Document(
        source_name=source_name,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=tuple(collected.lines),
        grids=tuple(collected.grids),
        title=_title(package),
    )

"""A legacy Word document (DOC) as lines and grids in reading order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ingestion.model import Document, RejectedError
from ingestion.readers.doc.binary import WordFile
from ingestion.readers.doc.lists import label_of, read_lists
from ingestion.readers.doc.story import CELL, Paragraph, read_story
from ingestion.readers.doc.tables import DocRow, make_row, span_rows
from ingestion.readers.flowing import FlowingText
from ingestion.readers.limits import Limits
from ingestion.readers.lines import clean_text, joined
from ingestion.readers.numbering import Numbering


@dataclass(slots=True)
class _Body(FlowingText):
    """Collects lines and grids; cells wait until their row ends, rows until their table does."""

    numbering: Numbering = field(kw_only=True)
    pieces: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[DocRow] = field(default_factory=list)

    def take(self, paragraph: Paragraph) -> None:
        """Take the next paragraph of the body."""
        if not paragraph.in_table:
            self.close_table()
            label = ""
            if paragraph.text.strip():
                label = label_of(paragraph.style, paragraph.modifiers, self.numbering)
            for raw in (label + paragraph.text).split("\n"):
                self.line(raw, f"paragraph {len(self.lines) + 1}")
        elif paragraph.is_row_end:
            self.rows.append(make_row(self.cells, paragraph.modifiers))
            self.cells, self.pieces = [], []
        else:
            self.pieces += [clean_text(piece) for piece in paragraph.text.split("\n")]
            if paragraph.mark == CELL:
                self.cells.append(joined([piece for piece in self.pieces if piece]))
                self.pieces = []

    def close_table(self) -> None:
        """End the table that is being read, if any; cells without a row end become cell lines."""
        rows, self.rows = self.rows, []
        loose, self.cells, self.pieces = [*self.cells, *self.pieces], [], []
        if rows and max(len(row.texts) for row in rows) < 2:
            loose = [*(text for row in rows for text in row.texts), *loose]
        elif rows:
            self.add_table(span_rows(rows))
        for text in loose:
            self.line(text, f"paragraph {len(self.lines) + 1}", is_cell=not rows)


def _title(word: WordFile) -> str | None:
    """Return the title property; its encoding is not told, so only what decodes is used."""
    if not word.title:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return clean_text(word.title.decode(encoding)) or None
        except UnicodeDecodeError:
            continue
    return None


def read_doc(source_name: str, data: bytes, limits: Limits) -> Document:
    """Return a DOC file as a document. Macros and embedded objects are never opened.

    Locators: ``paragraph 12`` (1-based, blank ones not counted), ``footnote 3``, ``text box 1``,
    ``table 2 row 5``. Raises ``RejectedError``.
    """
    word = WordFile(data)
    body = _Body(limits, numbering=read_lists(word))
    main, notes, *others = word.counts
    limits.check("max_chars", sum(word.counts), "字符数")
    for paragraph in read_story(word, 0, main):
        body.take(paragraph)
    body.close_table()
    boxes = main + notes + sum(others)
    for name, start, end in (("footnote", main, main + notes), ("text box", boxes, boxes + word.box_count)):
        for number, paragraph in enumerate(read_story(word, start, end), 1):
            body.line(paragraph.text.replace("\n", " "), f"{name} {number}")
    if not body.lines and not body.grids:
        raise RejectedError("empty", "Word文件没有任何文字（内容可能是图片）")
    return Document(
        source_name=source_name,
        media_type="application/msword",
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=tuple(body.lines),
        grids=tuple(body.grids),
        title=_title(word),
    )

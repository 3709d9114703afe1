"""An article as lines and grids, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingestion.readers.flowing import FlowingText
from ingestion.readers.html.article import cells_of, is_data_table, rows_of
from ingestion.readers.html.dom import Element
from ingestion.readers.lines import joined, raised
from ingestion.readers.spans import SpanCell

_BLOCKS = frozenset(
    (  # noqa: SIM905
        "address article aside blockquote body caption center dd div dl dt fieldset figure form h1 h2 h3 "
        "h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WRAP = re.compile(r"(?<=[^\x00-\x7f])[ \t\f]*[\r\n][ \t\r\n\f]*|[ \t\f]*[\r\n][ \t\r\n\f]*(?=[^\x00-\x7f])")
"""Where the source of a page is wrapped within Chinese text; word processors do so every 80 columns."""


def _span(element: Element, name: str) -> int:
    value = (element.attributes.get(name) or "").strip()
    return int(value) if value.isdecimal() and value.isascii() and len(value) < 6 else 1


@dataclass(slots=True)
class Flow(FlowingText):
    """Collects the lines and grids of an article."""

    _buffer: list[str] = field(default_factory=list)

    def visit(self, element: Element) -> None:
        """Take everything in ``element``. Depth is bounded by ``dom``."""
        for child in element.children:
            if isinstance(child, str):
                self._buffer.append(child)
            elif child.tag == "sup":
                self._buffer += [raised(text) for text in child.children if isinstance(text, str)]
            elif child.tag == "br":
                self.close_line()
            elif is_data_table(child):
                self.close_line()
                self._table(child)
            elif child.tag in _BLOCKS:
                self.close_line()
                self.visit(child)
                self.close_line()
            else:
                self.visit(child)

    def close_line(self) -> None:
        """End the current line, if it holds anything."""
        raw = _BLANKS.sub(" ", _WRAP.sub("", "".join(self._buffer))).strip(" ")
        self._buffer.clear()
        self.line(raw, f"paragraph {len(self.lines) + 1}")

    def _cell_text(self, cell: Element) -> str:
        inner = Flow(self.limits)
        inner.visit(cell)
        inner.close_line()
        return joined([line.text.strip() for line in inner.lines])

    def _table(self, table: Element) -> None:
        rows = [
            [
                SpanCell(self._cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
                for cell in cells
            ]
            for cells in map(cells_of, rows_of(table))
        ]
        caption = [
            self._cell_text(child)
            for child in table.children
            if isinstance(child, Element) and child.tag == "caption"
        ]
        self.add_table(rows, caption)

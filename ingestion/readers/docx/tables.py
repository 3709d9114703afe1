"""Tables of a Word document: cells merged across (``gridSpan``) and down (``vMerge``)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ingestion.readers.docx.text import paragraph_text
from ingestion.readers.lines import clean_text, joined
from ingestion.readers.numbering import Numbering
from ingestion.readers.package import W, number_of
from ingestion.readers.spans import SpanCell


@dataclass(slots=True)
class _Open:
    """A cell that rows below may still be merged into."""

    row: int
    index: int
    span: int
    row_span: int = 1


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Return the ``w:name`` children of ``element``, through content controls and insertions."""
    found = []
    for child in element:
        if child.tag == W + name:
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "smartTag"):
            found += children(child, name)
    return found


def _cell_text(cell: etree._Element, numbering: Numbering) -> str:
    pieces = [
        clean_text(piece)
        for paragraph in cell.iter(W + "p")
        for piece in paragraph_text(paragraph, numbering).split("\n")
    ]
    return joined([piece for piece in pieces if piece])


def table_rows(table: etree._Element, numbering: Numbering) -> list[list[SpanCell]]:
    """Return the rows of a table; a cell merged down stands in its first row only."""
    rows: list[list[SpanCell]] = []
    open_cells: dict[int, _Open] = {}
    for r, row in enumerate(children(table, "tr")):
        cells: list[SpanCell] = []
        properties = row.find(W + "trPr")
        before = number_of(properties.find(W + "gridBefore"), 0) if properties is not None else 0
        if before > 0:
            cells.append(SpanCell("", 1, before))
        column = max(before, 0)
        still_open: dict[int, _Open] = {}
        for cell in children(row, "tc"):
            settings = cell.find(W + "tcPr")
            span = number_of(settings.find(W + "gridSpan")) if settings is not None else 1
            merge = settings.find(W + "vMerge") if settings is not None else None
            above = open_cells.get(column)
            if merge is not None and merge.get(W + "val") != "restart" and above is not None:
                above.row_span += 1
                first = rows[above.row][above.index]
                rows[above.row][above.index] = first._replace(row_span=above.row_span)
                still_open[column] = above
            else:
                if merge is not None:
                    still_open[column] = _Open(r, len(cells), span)
                cells.append(SpanCell(_cell_text(cell, numbering), 1, span))
            column += span
        open_cells = still_open
        rows.append(cells)
    return rows

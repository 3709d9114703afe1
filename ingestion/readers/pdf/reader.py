"""A text PDF as a document: lines in reading order, ruled tables as grids."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from ingestion.model import Document, Grid, Line, RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.lines import clean_text, make_line
from ingestion.readers.pdf.furniture import drop_furniture
from ingestion.readers.pdf.geometry import PrintedLine
from ingestion.readers.pdf.grids import JoinedTable, TablePart, continue_table, title_lines, to_grid
from ingestion.readers.pdf.ocr import OcrEngine
from ingestion.readers.pdf.pages import Page, read_pages
from ingestion.readers.pdf.paragraphs import Margins, continues, join, margins_of
from ingestion.readers.pdf.tables import RuledTable

_FULL_PAGE = 12
"""A page with so many lines shows its own margins."""
_TITLES_BEFORE = 3
"""So many lines at the end of the page before may be the title of a table that opens a page."""

Item = PrintedLine | TablePart


def _items(pages: list[Page]) -> list[Item]:
    """Return printed lines and table parts of all pages in reading order."""
    items: list[Item] = []
    kept = drop_furniture([page.layout for page in pages], [page.lines for page in pages])
    for page, lines in zip(pages, kept, strict=True):
        for number, line in enumerate(lines, 1):
            line.number = number
        items += _page_items(page.layout.number, page.tables, lines)
    return items


def _page_items(page: int, tables: list[RuledTable], lines: list[PrintedLine]) -> list[Item]:
    """Return the lines and tables of one page from top to bottom."""
    items: list[Item] = []
    done = 0
    for number, table in enumerate(tables, 1):
        above = [line for line in lines[done:] if line.top < table.ys[0]]
        items += above
        items.append(TablePart(table, page, number, title_lines(above)))
        done += len(above)
    return items + list(lines[done:])


def _margins(items: list[Item], pages: list[Page]) -> dict[int, Margins]:
    """Return the margins of every page: its own where it is full of text, else those of its size."""
    by_width: dict[int, list[PrintedLine]] = defaultdict(list)
    by_page: dict[int, list[PrintedLine]] = defaultdict(list)
    width_of = {page.layout.number: round(page.layout.width) for page in pages}
    for item in items:
        if isinstance(item, PrintedLine):
            by_width[width_of[item.page]].append(item)
            by_page[item.page].append(item)
    usual = {width: margins_of(lines, width) for width, lines in by_width.items()}
    return {
        number: margins_of(lines, width_of[number]) if len(lines) >= _FULL_PAGE else usual[width_of[number]]
        for number, lines in by_page.items()
    }


def _is_title(line: Line) -> bool:
    return len(line.text) < 60 and not line.text.rstrip().endswith(("。", "；"))


def _logical(items: list[Item], margins: dict[int, Margins]) -> tuple[list[Line], list[Grid]]:
    """Return logical lines and grids: paragraphs joined, tables continued from page to page."""
    lines: list[Line] = []
    tables: list[JoinedTable] = []
    paragraph: list[PrintedLine] = []

    def close() -> None:
        if paragraph:
            first = paragraph[0]
            locator = f"page {first.page} line {first.number}"
            lines.append(make_line(len(lines), join(paragraph), locator, first.page))
            paragraph.clear()

    for item in items:
        if isinstance(item, TablePart):
            close()
            if not (tables and continue_table(tables[-1], item)):
                since = tables[-1].after_line + 1 if tables else 0
                before = lines[max(since, len(lines) - _TITLES_BEFORE) :]
                titles = item.above or [clean_text(line.raw) for line in before if _is_title(line)]
                tables.append(JoinedTable([item], item.table.xs, titles, len(lines) - 1))
        elif isinstance(item, PrintedLine):
            second = paragraph[1] if len(paragraph) > 1 else None
            if not paragraph or not continues(paragraph[0], second, paragraph[-1], item, margins[item.page]):
                close()
            paragraph.append(item)
    close()
    return lines, [to_grid(table) for table in tables]


def read_pdf(source_name: str, data: bytes, limits: Limits, engine: OcrEngine | None = None) -> Document:
    """Return a PDF as a document; ``engine`` reads scanned pages (default: the installed one).

    Lines have locators ``page 7 line 12`` (1-based, of a paragraph its first printed line), grids
    ``page 7 table 2`` and their cells ``page 7 table 2 row 5``. Raises ``RejectedError``:
    ``damaged``, ``encrypted``, ``scanned_pdf``, ``empty`` or a limit.
    """
    found = read_pages(data, limits, engine)
    items = _items(found.pages)
    lines, grids = _logical(items, _margins(items, found.pages))
    if not lines and not grids:
        raise RejectedError("empty", f"PDF共{len(found.pages)}页，没有任何文字")
    return Document(
        source_name=source_name,
        media_type="application/pdf" + (";ocr" if found.is_ocr else ""),
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=tuple(lines),
        grids=tuple(grids),
        title=clean_text(found.title) if found.title else None,
        page_count=len(found.pages),
        remarks=tuple(found.remarks),
    )

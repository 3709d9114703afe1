"""A text PDF as a document: lines in reading order, ruled tables as grids."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pypdfium2 as pdfium

from ingestion.model import Document, Grid, Line, RejectedError
from ingestion.readers.limits import Limits, refuse_size
from ingestion.readers.lines import clean_text, make_line
from ingestion.readers.pdf.furniture import drop_furniture
from ingestion.readers.pdf.geometry import PageLayout, PrintedLine
from ingestion.readers.pdf.grids import JoinedTable, TablePart, continue_table, title_lines, to_grid
from ingestion.readers.pdf.layout import printed_lines
from ingestion.readers.pdf.ocr import OcrEngine, default_engine, read_scan
from ingestion.readers.pdf.page import read_page
from ingestion.readers.pdf.paragraphs import Margins, continues, join, margins_of
from ingestion.readers.pdf.tables import RuledTable, ruled_tables

_PASSWORD_ERROR = 4
_UNREADABLE_SHARE = 0.3
"""More glyphs without a character than this, and the text layer of the page is no use."""

_FULL_PAGE = 12
"""A page with so many lines shows its own margins."""
_DRAWN_TEXT = 2000
"""A page with more path segments and no text shows its text as drawings."""

Item = PrintedLine | TablePart


def _check_whole(data: bytes) -> None:
    """Refuse a cut file: pdfium would repair it and silently return fewer pages."""
    end = data.rfind(b"%%EOF")
    if end < 0 or (end < len(data) // 2 and len(data) - end > 65_536):
        raise RejectedError("damaged", "PDF文件不完整（缺少文件尾），可能下载中断；请重新下载")


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    _check_whole(data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise RejectedError("encrypted", "PDF设有打开密码，无法读取；请提供无密码的文件") from error
        raise RejectedError("damaged", "PDF结构损坏，无法打开；请重新下载或另存") from error
    try:
        yield document
    finally:
        document.close()


def _is_scan(layout: PageLayout) -> bool:
    inked = sum(not glyph.text.isspace() for glyph in layout.glyphs)
    if layout.unreadable > _UNREADABLE_SHARE * (inked + layout.unreadable):
        return True
    return inked == 0 and (layout.has_image or layout.segments > _DRAWN_TEXT)


def _layouts(document: pdfium.PdfDocument, count: int, remarks: list[str]) -> list[PageLayout]:
    layouts: list[PageLayout] = []
    for index in range(count):
        try:
            layouts.append(read_page(document.raw, index))
        except ValueError:
            remarks.append(f"第{index + 1}页损坏，未读出")
            layouts.append(PageLayout(index + 1, 595.0, 842.0))
    return layouts


def _list(layouts: list[PageLayout]) -> str:
    return "、".join(str(layout.number) for layout in layouts[:20]) + ("等" if len(layouts) > 20 else "")


def _read_scans(
    document: pdfium.PdfDocument, layouts: list[PageLayout], limits: Limits, engine: OcrEngine | None
) -> tuple[list[str], bool]:
    """Read scanned pages with ``engine`` or refuse a scan; return remarks, and whether it was used."""
    scans = [layout for layout in layouts if _is_scan(layout)]
    layered = [layout for layout in layouts if layout.has_image and layout.hidden_texts > layout.texts / 2]
    if layered and not scans:
        return [f"ocr：第{_list(layered)}页的文字来自扫描件的识别层，数字须经核对"], True
    if not scans:
        return [], False
    pages = _list(scans)
    if engine is None or limits.ocr_pages == 0:
        if len(scans) == len([layout for layout in layouts if layout.glyphs or layout.has_image]):
            raise RejectedError(
                "scanned_pdf", f"扫描件PDF，共{len(layouts)}页，没有可读的文字层；可安装 juesuan[ocr] 后重试"
            )
        return [f"第{pages}页是扫描图像或字体无法解码，未读出文字"], False
    remarks = [f"ocr：第{pages}页由文字识别读出，数字须经核对"]
    if len(scans) > limits.ocr_pages:
        remarks.append(f"扫描页{len(scans)}页，超过识别上限{limits.ocr_pages}页（参数 ocr_pages），其余未读")
    for layout in scans[: limits.ocr_pages]:
        layout.glyphs = read_scan(document, layout.number - 1, engine)
        layout.horizontals, layout.verticals = [], []
    return remarks, True


def _items(layouts: list[PageLayout], limits: Limits) -> list[Item]:
    """Return printed lines and table parts of all pages in reading order."""
    tables: list[list[RuledTable]] = []
    pages: list[list[PrintedLine]] = []
    cells = 0
    for layout in layouts:
        found, rest = ruled_tables(layout)
        cells += sum((len(table.xs) - 1) * (len(table.ys) - 1) for table in found)
        if cells > limits.max_cells:
            refuse_size("表格单元格数", cells, limits.max_cells, "max_cells")
        tables.append(found)
        pages.append(printed_lines(rest, layout.number))
    items: list[Item] = []
    for layout, found, lines in zip(layouts, tables, drop_furniture(layouts, pages), strict=True):
        for number, line in enumerate(lines, 1):
            line.number = number
        items += _page_items(layout.number, found, lines)
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


def _margins(items: list[Item], layouts: list[PageLayout]) -> dict[int, Margins]:
    """Return the margins of every page: its own where it is full of text, else those of its size."""
    by_width: dict[int, list[PrintedLine]] = defaultdict(list)
    by_page: dict[int, list[PrintedLine]] = defaultdict(list)
    width_of = {layout.number: round(layout.width) for layout in layouts}
    for item in items:
        if isinstance(item, PrintedLine):
            by_width[width_of[item.page]].append(item)
            by_page[item.page].append(item)
    usual = {width: margins_of(lines, width) for width, lines in by_width.items()}
    return {
        page: margins_of(lines, width_of[page]) if len(lines) >= _FULL_PAGE else usual[width_of[page]]
        for page, lines in by_page.items()
    }


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

    for before, item in pairwise([None, *items]):
        if isinstance(item, TablePart):
            close()
            if not (tables and continue_table(tables[-1], item)):
                titles = item.above or [
                    clean_text(line.text) for line in lines[-3:] if len(line.text) < 60 and before is not None
                ]
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
    with _opened(data) as document:
        count = len(document)
        if count > limits.max_pages:
            refuse_size("页数", count, limits.max_pages, "max_pages")
        remarks: list[str] = []
        layouts = _layouts(document, count, remarks)
        if count and len(remarks) == count:
            raise RejectedError("damaged", f"PDF共{count}页，没有一页能读出；请重新下载")
        needs_ocr = any(_is_scan(layout) for layout in layouts)
        used_engine = engine or (default_engine() if needs_ocr and limits.ocr_pages else None)
        scan_remarks, is_ocr = _read_scans(document, layouts, limits, used_engine)
        remarks += scan_remarks
        title = document.get_metadata_dict().get("Title") or None
    items = _items(layouts, limits)
    lines, grids = _logical(items, _margins(items, layouts))
    if not lines and not grids:
        raise RejectedError("empty", f"PDF共{count}页，没有任何文字")
    return Document(
        source_name=source_name,
        media_type="application/pdf" + (";ocr" if is_ocr else ""),
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=tuple(lines),
        grids=tuple(grids),
        title=title,
        page_count=count,
        remarks=tuple(remarks),
    )

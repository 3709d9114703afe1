"""The pages of a PDF: their tables and printed lines, scanned ones read by an OCR engine or told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from ingestion.asked import note_hit
from ingestion.model import RejectedError
from ingestion.readers.limits import Limits, how_to_raise
from ingestion.readers.pdf.beside import attached_files
from ingestion.readers.pdf.columns import in_one_column
from ingestion.readers.pdf.geometry import PageLayout, PrintedLine
from ingestion.readers.pdf.layout import printed_lines
from ingestion.readers.pdf.ocr import OcrEngine, default_engine, read_scan
from ingestion.readers.pdf.page import read_page
from ingestion.readers.pdf.tables import RuledTable, ruled_tables
from ingestion.readers.pdf.unruled import may_hold_tables, unruled_tables

_PASSWORD_ERROR = 4
_UNREADABLE_SHARE = 0.3
"""More glyphs without a character than this, and the text layer of the page is no use."""
_DRAWN_TEXT = 2000
"""A page with more path segments and no text shows its text as drawings."""
_FOOT = 0.88
"""Share of the page height below which page numbers stand."""
_SCAN_SHARE, _STAMP = 0.6, 40
"""A picture over this share of a page with fewer characters than this (a stamp, a scanner's mark)."""


@dataclass(slots=True)
class Page:
    """What a page holds once its glyphs are read: they are dropped then, to keep long files small."""

    layout: PageLayout
    is_scan: bool
    tables: list[RuledTable] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)

    def fill(self, before: Page | None = None) -> None:
        """Work out tables and lines from the glyphs. A table of the page ``before`` may go on."""
        self.tables, rest = ruled_tables(self.layout)
        if not self.tables:
            rest = in_one_column(rest)
        self.lines = printed_lines(rest, self.layout.number)
        if may_hold_tables(self.lines):
            same = before is not None and before.layout.width == self.layout.width
            more, rest = unruled_tables(self.layout, rest, before.running_table if before and same else None)
            if more:
                self.tables = sorted(self.tables + more, key=lambda table: table.ys[0])
                self.lines = printed_lines(rest, self.layout.number)
        self.layout.glyphs = []
        self.layout.horizontals, self.layout.verticals = [], []

    @property
    def running_table(self) -> RuledTable | None:
        """The table rebuilt from its text that nothing but a page number follows: it may run on."""
        last = self.tables[-1] if self.tables else None
        foot = _FOOT * self.layout.height
        if last is None or not last.columns or any(last.ys[-1] < line.top < foot for line in self.lines):
            return None
        return last

    @property
    def cells(self) -> int:
        """Places of all tables, merged or not."""
        return sum((len(table.xs) - 1) * (len(table.ys) - 1) for table in self.tables)


@dataclass(slots=True)
class Pages:
    """All pages of a file, what is to be said of them, and whether OCR had a part in their text."""

    pages: list[Page]
    remarks: list[str]
    is_ocr: bool = False
    title: str | None = None


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


def _is_garbled(layout: PageLayout) -> bool:
    return layout.unreadable > _UNREADABLE_SHARE * max(len(layout.glyphs), 1)


def _is_scan(layout: PageLayout) -> bool:
    if _is_garbled(layout):
        return True
    inked = sum(not glyph.text.isspace() for glyph in layout.glyphs)
    if inked == 0:
        return layout.has_image or layout.segments > _DRAWN_TEXT
    return inked < _STAMP and layout.image_share > _SCAN_SHARE


def _is_doubtful(table: RuledTable) -> bool:
    return any(span is not None and "\ufffd" in span.text for row in table.cells for span in row)


def _read(document: pdfium.PdfDocument, count: int, limits: Limits) -> Pages:
    found = Pages([], [])
    cells = 0
    for index in range(count):
        try:
            layout = read_page(document.raw, index)
        except ValueError:
            found.remarks.append(f"第{index + 1}页损坏，未读出")
            layout = PageLayout(index + 1, 595.0, 842.0)
        page = Page(layout, _is_scan(layout))
        if not _is_garbled(layout):
            page.fill(found.pages[-1] if found.pages else None)
        cells += page.cells
        limits.check("max_cells", cells, "表格单元格数")
        found.pages.append(page)
    if len(found.remarks) == count:
        raise RejectedError("damaged", f"PDF共{count}页，没有一页能读出；请重新下载")
    marked = [page for page in found.pages if page.layout.overprints]
    if marked:
        found.remarks.append(f"第{_list(marked)}页的水印文字未读入")
    noted = [page for page in found.pages if page.layout.has_notes]
    if noted:
        found.remarks.append(f"第{_list(noted)}页上有批注或填写的表单，未读入")
    attached = attached_files(document.raw)
    if attached:
        found.remarks.append(f"PDF带有附件{attached}个，未读入；如是报告的一部分，请另行提供")
    hidden = [page for page in found.pages if page.layout.hidden_glyphs]
    if hidden:
        found.remarks.append(f"第{_list(hidden)}页有看不见的隐藏文字，未读入")
    across = [page for page in found.pages if page.layout.across_glyphs]
    if across:
        found.remarks.append(f"第{_list(across)}页有与其他文字方向不同的数字，未读入")
    doubtful = [page for page in found.pages if any(_is_doubtful(table) for table in page.tables)]
    if doubtful:
        found.remarks.append(f"第{_list(doubtful)}页的表格中有重叠、越界或无法解码的文字，有关数字未读入")
    unknown = [page for page in found.pages if any("\ufffd" in line.text for line in page.lines)]
    if unknown:
        found.remarks.append(f"第{_list(unknown)}页有字体无法解码的文字，以“\ufffd”代替，有关数字未读入")
    return found


def _list(pages: list[Page]) -> str:
    return "、".join(str(page.layout.number) for page in pages[:20]) + ("等" if len(pages) > 20 else "")


def _read_scans(
    document: pdfium.PdfDocument, found: Pages, scans: list[Page], limits: Limits, engine: OcrEngine | None
) -> None:
    """Read scanned pages with ``engine``, or say that they are not read. Raises ``scanned_pdf``."""
    if engine is None:
        if all(page.is_scan or not (page.lines or page.tables) for page in found.pages):
            count = len(found.pages)
            raise RejectedError(
                "scanned_pdf",
                f"扫描件PDF（或字体无法解码），共{count}页，没有可读的文字层；可安装 juesuan[ocr] 后重试",
            )
        found.remarks.append(f"第{_list(scans)}页是扫描图像或字体无法解码，未读出文字")
        return
    found.is_ocr = True
    found.remarks.append(f"ocr：第{_list(scans)}页由文字识别读出，数字须经核对")
    if len(scans) > limits.ocr_pages:
        found.remarks.append(
            f"扫描页{len(scans)}页，超过识别上限{limits.ocr_pages}页，其余未读；"
            f"如需全部识别，请在构建时用 {how_to_raise('ocr_pages', len(scans))}"
        )
    for page in scans[: limits.ocr_pages]:
        page.layout.glyphs = read_scan(document, page.layout.number - 1, engine)
        page.fill()


def read_pages(data: bytes, limits: Limits, engine: OcrEngine | None) -> Pages:
    """Return the pages of a PDF. Raises ``RejectedError``."""
    with _opened(data) as document:
        count = len(document)
        limits.check("max_pages", count, "页数")
        found = _read(document, count, limits)
        found.title = document.get_metadata_dict().get("Title") or None
        scans = [page for page in found.pages if page.is_scan]
        if scans:
            note_hit("ocr_pages")
            usable = (engine or default_engine()) if limits.ocr_pages else None
            _read_scans(document, found, scans, limits, usable)
    layered = [
        page
        for page in found.pages
        if page.layout.has_image and page.layout.hidden_texts > page.layout.texts / 2
    ]
    if layered:
        found.is_ocr = True
        found.remarks.append(f"ocr：第{_list(layered)}页的文字来自扫描件的识别层，数字须经核对")
    return found

"""Workbooks (XLSX, XLS) as documents: every visible sheet's text as lines, its tables as grids."""

from __future__ import annotations

import hashlib

from ingestion.model import Document, Grid, Line, RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.lines import make_line
from ingestion.readers.sheet import xls, xlsx
from ingestion.readers.sheet.cells import Workbook
from ingestion.readers.sheet.parts import SheetLine, sheet_parts


def _document(source_name: str, data: bytes, media_type: str, workbook: Workbook, limits: Limits) -> Document:
    lines: list[Line] = []
    grids: list[Grid] = []
    for sheet in workbook.sheets:
        for part in sheet_parts(sheet, limits):
            if isinstance(part, SheetLine):
                for piece in part.text.splitlines():
                    if piece.strip():
                        lines.append(make_line(len(lines), piece, part.locator))
            else:
                grids.append(Grid(part.rows, part.locator, part.titles, len(lines) - 1))
    hidden = "、".join(f"“{name}”" for name in workbook.hidden)
    if not lines and not grids:
        also = f"（隐藏的工作表不读：{hidden}）" if hidden else ""
        raise RejectedError("empty", f"工作簿的可见工作表没有任何内容{also}")
    return Document(
        source_name=source_name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        lines=tuple(lines),
        grids=tuple(grids),
        remarks=(f"略去隐藏的工作表{hidden}",) if hidden else (),
    )


def read_xlsx(source_name: str, data: bytes, limits: Limits) -> Document:
    """Return an XLSX workbook; locators ``sheet 表三!C12``. Raises ``RejectedError``."""
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _document(source_name, data, media_type, xlsx.read_workbook(data, limits), limits)


def read_xls(source_name: str, data: bytes, limits: Limits) -> Document:
    """Return an XLS workbook; locators ``sheet 表三!C12``. Raises ``RejectedError``."""
    return _document(source_name, data, "application/vnd.ms-excel", xls.read_workbook(data, limits), limits)

"""XLS (BIFF) cells through xlrd, which reads no macros and follows no links."""

from __future__ import annotations

import contextlib
import io

import xlrd  # type: ignore[import-untyped,unused-ignore]

from ingestion.model import RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.sheet.cells import Sheet, Workbook
from ingestion.readers.sheet.numbers import number_format, print_stored


def _opened(data: bytes) -> xlrd.book.Book:
    try:
        # xlrd prints warnings about odd files; they are no part of our output.
        with contextlib.redirect_stdout(io.StringIO()):
            return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise RejectedError("encrypted", "Excel文件设有打开密码，无法读取；请提供无密码的文件") from error
        raise RejectedError(
            "damaged", f"Excel文件损坏，无法打开（{str(error)[:80]}）；请另存为XLSX"
        ) from error


def _text(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        key = book.xf_list[cell.xf_index].format_key
        shown = number_format(key, book.format_map[key].format_str if key in book.format_map else None)
        return print_stored(repr(cell.value), shown, bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return ""


def read_workbook(data: bytes, limits: Limits) -> Workbook:
    """Return the visible sheets of an XLS file. Raises ``RejectedError``."""
    book = _opened(data)
    workbook = Workbook([], [])
    for source in book.sheets():
        if source.visibility:
            workbook.hidden.append(source.name)
            continue
        sheet = Sheet(source.name)
        for r in range(source.nrows):
            for c in range(source.row_len(r)):
                sheet.put(r, c, _text(book, source.cell(r, c)), limits)
        # xlrd's upper bounds are exclusive.
        sheet.merges = [
            (top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells
        ]
        workbook.sheets.append(sheet)
    return workbook

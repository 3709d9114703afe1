"""XLS (BIFF) cells through calamine, which reads no macros and follows no links."""

from __future__ import annotations

from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ingestion.model import RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.sheet.cells import Sheet, Workbook
from ingestion.readers.sheet.numbers import print_value


def read_workbook(data: bytes, limits: Limits) -> Workbook:
    """Return the visible sheets of an XLS file. Raises ``RejectedError``."""
    try:
        source = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise RejectedError("encrypted", "Excel文件设有打开密码，无法读取；请提供无密码的文件") from error
    except CalamineError as error:
        raise RejectedError(
            "damaged", f"Excel文件损坏，无法打开（{str(error)[:80]}）；请另存为XLSX"
        ) from error
    workbook = Workbook([], [])
    for item in source.sheets_metadata:
        if item.typ != SheetTypeEnum.WorkSheet:
            continue
        if item.visible != SheetVisibleEnum.Visible:
            workbook.hidden.append(item.name)
            continue
        found = source.get_sheet_by_name(item.name)
        sheet = Sheet(item.name)
        first_row, first_col = found.start or (0, 0)
        for r, values in enumerate(found.to_python(skip_empty_area=True)):
            for c, value in enumerate(values):
                sheet.put(first_row + r, first_col + c, print_value(value), limits)
        for (top, left), (bottom, right) in found.merged_cell_ranges or ():
            sheet.merges.append((top, left, bottom, right))
        workbook.sheets.append(sheet)
    return workbook

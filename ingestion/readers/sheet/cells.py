"""Value types of a workbook between its file format and the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.readers.limits import Limits


def column_name(col: int) -> str:
    """Return the letters of a 0-based column: 0 -> ``A``, 27 -> ``AB``."""
    name = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(slots=True)
class Sheet:
    """One visible sheet: its non-blank cells by (row, col), 0-based, and its merged ranges."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(first row, first column, last row, last column)."""
    row_count: int = 0
    """Rows that hold something."""
    last_row: int = -1

    def put(self, row: int, col: int, text: str, limits: Limits) -> None:
        """Add a cell unless it is blank. Raises ``RejectedError`` past ``max_rows``/``max_cells``."""
        if not text.strip():
            return
        if row != self.last_row:
            self.last_row = row
            self.row_count += 1
            limits.check("max_rows", self.row_count, f"工作表“{self.name}”的行数")
        self.cells[row, col] = text
        limits.check("max_cells", len(self.cells), f"工作表“{self.name}”的单元格数")

    def locate(self, row: int, col: int) -> str:
        """Return the locator of a cell: ``sheet 表三!C12``."""
        return f"sheet {self.name}!{column_name(col)}{row + 1}"


@dataclass(slots=True)
class Workbook:
    """The visible sheets in order, and the names of those left out."""

    sheets: list[Sheet]
    hidden: list[str]

"""The internal form of a table: columns with their heading paths, records with their cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.model import Cell, Grid


@dataclass(frozen=True, slots=True)
class TableCell:
    """One printed cell and where it stands."""

    text: str
    locator: str
    line_no: int
    char_start: int
    row: int
    col: int


@dataclass(slots=True)
class Column:
    """One column of a table."""

    index: int
    path: tuple[str, ...]
    """Heading texts from the top down, without repeats."""
    lane: int = 0
    axes: dict[str, str] = field(default_factory=dict)
    unclear: bool = False
    """The lowest heading says nothing that is known: its cells are no facts."""

    @property
    def role(self) -> str:
        """``code``, ``label``, ``unit``, ``rowno``, or ``value``."""
        return self.axes.get("role", "value")


def of_three_public(column: Column) -> bool:
    """Tell a column of the three public expenses: 支出合计 alone is the sum of any table."""
    return "tp" in column.axes and "total" not in column.axes


@dataclass(slots=True)
class Record:
    """One row of one lane: its label, printed code and cells by column index."""

    lane: int
    label: str
    code: str
    cells: dict[int, TableCell]
    row: int
    usable: bool = True
    """False where blank cells were lost and the columns cannot be told for certain."""
    other: str = ""
    """Another reading of an unusable row, for the reviewer."""
    is_total: bool = False
    """The row is the 合计 row by its place, its label is printed elsewhere or missing."""
    proved: int | None = None
    """Column of a sum that the other numbers of a partly filled row make, whatever their columns are."""
    unit: str | None = None
    """Unit of the row's numbers, printed in a column of its own."""


@dataclass(slots=True)
class Table:
    """A recognised table, out of a grid or out of text lines."""

    title: str
    context: tuple[str, ...]
    """Texts above the table and inside its first rows: titles, unit and unit of account lines."""
    columns: list[Column]
    records: list[Record]
    locator: str
    line_start: int
    line_end: int
    strays: list[TableCell] = field(default_factory=list)
    """Numeric cells that belong to no record."""
    code: str = ""
    """Which of the accounts tables it is; '' before that is known."""
    lines: set[int] = field(default_factory=set)
    """Text lines whose content is in the table."""
    keeps_blanks: bool = False
    """It was put back from a stream of cells whose blank ones are known: every row is whole."""


Matrix = list[list[Cell | None]]


def expand(grid: Grid) -> Matrix:
    """Return the grid as a full matrix: a merged cell stands in every place it covers."""
    width = max((len(row) for row in grid.rows), default=0)
    matrix: Matrix = [list(row) + [None] * (width - len(row)) for row in grid.rows]
    for row in grid.rows:
        for cell in row:
            if cell is None or (cell.row_span == 1 and cell.col_span == 1):
                continue
            for r in range(cell.row, min(cell.row + cell.row_span, len(matrix))):
                for c in range(cell.col, min(cell.col + cell.col_span, width)):
                    if matrix[r][c] is None:
                        matrix[r][c] = cell
    return matrix

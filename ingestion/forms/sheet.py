"""What is read from one form or score sheet, before it becomes statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ingestion.grid import Column, TableCell, TableRow


@dataclass(slots=True)
class MoneyFact:
    """One amount of the money block: measure as in the contract, the cell, the unit of its header."""

    measure: str
    cell: TableCell
    unit: str | None
    subject: str = ""
    """The project, in tables with one project a row; else that of the sheet."""
    label: str = ""
    """The role of the label that stands before the amount, where it has one of its own."""


@dataclass(slots=True)
class Listed:
    """The score of one project in a table with one project a row."""

    subject: str
    score: TableCell
    grade: str | None


@dataclass(slots=True)
class IndicatorRow:
    """One row of an indicator table or score sheet: the levels and the cells by role."""

    levels: tuple[str, str, str]
    cells: dict[str, TableCell]
    name_cell: TableCell


@dataclass(slots=True)
class Block:
    """The indicator or score block of a sheet: header rows as printed, its columns, the rows below."""

    header: list[list[str]]
    columns: list[Column] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    width: int = 0
    is_flat: bool = False
    """The source does not show where rows end: rows were cut by their words."""
    unclear: int = 0
    """Rows left out because no alignment fits them well."""


@dataclass(slots=True)
class Closing:
    """What the closing rows print: total full mark, total score, grade, the band beside the grade."""

    full_mark: TableCell | None = None
    score: TableCell | None = None
    score_label: str = ""
    grade: str | None = None
    grade_cell: TableCell | None = None
    band: tuple[Decimal, Decimal] | None = None


@dataclass(slots=True)
class Sheet:
    """One form or score sheet: where it stands, whom it is about, and what was read from it."""

    kind: str
    title: str
    line_start: int
    line_end: int
    locator: str
    is_grid: bool
    subject: str = ""
    subject_kind: str = ""
    department: str = ""
    unit: str | None = None
    money: list[MoneyFact] = field(default_factory=list)
    money_columns: list[Column] = field(default_factory=list)
    money_width: int = 0
    """Cells of the header row of the money block."""
    money_places: tuple[int, ...] = ()
    """Where in that row the heads of its columns stand."""
    heads_lent: bool = False
    """Its heads are those of the sheet before with the same title."""
    total_in_head: bool = False
    """The head of the money block holds the label of the total, whose amounts follow without one."""
    two_of_three: tuple[str, ...] = ()
    """The two amounts of a row below three columns of them that its rate of execution told apart."""
    sides: list[str] = field(default_factory=lambda: ["budget", "executed"])
    """Which measure the first, second … label of a row belongs to; '' for one that is not kept."""
    has_sides: bool = False
    """The sides were named by labels of the form."""
    sides_alone: list[str] = field(default_factory=list)
    """The sides whose labels stood alone with their amounts so far: 预算数, 到位数, 执行数."""
    sides_seen: dict[str, int] = field(default_factory=dict)
    """How many labels of a kind stood alone in their rows so far."""
    without_unit: int = 0
    """Amounts that no unit is printed for: listed, not read."""
    unclear: int = 0
    """Rows of the money block whose amounts fit several columns: listed, not read."""
    blocks: list[Block] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    execution: IndicatorRow | None = None
    """Full mark and score of the execution rate, which stand in the money block."""
    closing: Closing = field(default_factory=Closing)
    lines: set[int] = field(default_factory=set)
    cells: list[TableCell] = field(default_factory=list)
    """Filled cells of a grid, which has no lines."""
    row_count: int = 0
    list_columns: list[Column] = field(default_factory=list)
    """Columns of a table with one project a row."""
    listed: list[Listed] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True while nothing but titles, names and headers was read."""
        rows = any(block.rows for block in self.blocks)
        return not (self.money or rows or self.indicators or self.listed or self.closing.score)

"""Rows of cells as every table reader sees them, whatever they were printed as."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACE = re.compile(r"\s+")
GRID_WIDTH = 1000
"""``char_start`` of a cell of a grid is its row times this, plus its column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a cell: ``Line.text[start:end]`` of line ``line_no``."""

    line_no: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its paragraphs joined by line breaks, and where it stands.

    ``line_no``/``char_start`` are those of ``Statement`` (for grids: the line before the grid and
    ``row * GRID_WIDTH + col``); ``pieces`` is empty for grid cells.
    """

    text: str
    locator: str
    line_no: int
    char_start: int
    quote: str
    pieces: tuple[Piece, ...] = ()
    compact: str = field(init=False, repr=False, compare=False)
    """The text without any white space: what labels and numbers are compared by."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "compact", _SPACE.sub("", self.text))

    @property
    def grid_place(self) -> tuple[int, int]:
        """Row and column of a cell of a grid; of no meaning in other runs."""
        return divmod(self.char_start, GRID_WIDTH)

    @property
    def name(self) -> str:
        """The text as a name: paragraphs joined, runs of blanks made one, none beside Chinese characters."""
        joined = self.text.replace("\n", "")
        joined = _SPACE.sub(" ", joined).strip()
        return re.sub(r"(?<=[^\x00-\x7f]) {2,}(?=[^\x00-\x7f])", " ", joined)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one printed row, blank ones included, those covered sideways left out."""

    cells: tuple[TableCell, ...]

    @property
    def filled(self) -> tuple[TableCell, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell.compact)


@dataclass(frozen=True, slots=True)
class TableRun:
    """Cells that stand together in a document.

    ``is_flat``: the source does not show where rows end, so each row holds one cell.
    ``line_start``/``line_end`` are inclusive line numbers (for grids both the line before the grid).
    """

    rows: tuple[TableRow, ...]
    line_start: int
    line_end: int
    locator: str
    is_flat: bool = False
    is_grid: bool = False
    is_spaced: bool = False
    """Rows are lines, cells stand between blanks: blank cells have vanished."""
    title_lines: tuple[str, ...] = ()

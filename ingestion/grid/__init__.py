"""Table recovery: rows and columns rebuilt from text streams and real tables, by one mechanism.

``stream``/``from_grid`` give runs of cells, ``align`` says which cells of a row belong to which column.
No vocabulary of forms or accounts lives here.
"""

from ingestion.grid.align import PAD, Column, Kind, align, align_all, cut_rows, fit, level_of
from ingestion.grid.cells import Piece, TableCell, TableRow, TableRun
from ingestion.grid.from_grid import grid_run
from ingestion.grid.header import lowest, stack
from ingestion.grid.lines import HEADING, make_cell, piece, split_row
from ingestion.grid.stream import line_runs

__all__ = [
    "HEADING",
    "PAD",
    "Column",
    "Kind",
    "Piece",
    "TableCell",
    "TableRow",
    "TableRun",
    "align",
    "align_all",
    "cut_rows",
    "fit",
    "grid_run",
    "level_of",
    "line_runs",
    "lowest",
    "make_cell",
    "piece",
    "split_row",
    "stack",
]

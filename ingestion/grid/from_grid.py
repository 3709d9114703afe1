"""Grids of real tables in the same shape as runs out of a text stream."""

from __future__ import annotations

from ingestion.grid.cells import GRID_WIDTH, TableCell, TableRow, TableRun
from ingestion.model import Cell, Grid


def _table_cell(cell: Cell | None, grid: Grid, row: int, col: int) -> TableCell:
    text = cell.text.strip() if cell is not None else ""
    locator = cell.locator if cell is not None else grid.locator
    line_no = cell.line_no if cell is not None and cell.line_no is not None else grid.after_line
    return TableCell(text, locator, line_no, row * GRID_WIDTH + col, text[:200])


def grid_run(grid: Grid) -> TableRun:
    """Return ``grid`` as a run: cells covered from above are blank, those covered sideways left out."""
    sideways: set[tuple[int, int]] = set()
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            for dr in range(max(cell.row_span, 1)):
                sideways.update((r + dr, c + dc) for dc in range(1, max(cell.col_span, 1)))
    rows = tuple(
        TableRow(tuple(_table_cell(cell, grid, r, c) for c, cell in enumerate(row) if (r, c) not in sideways))
        for r, row in enumerate(grid.rows)
    )
    return TableRun(
        rows=rows,
        line_start=grid.after_line,
        line_end=grid.after_line,
        locator=grid.locator,
        is_grid=True,
        title_lines=grid.title_lines,
    )

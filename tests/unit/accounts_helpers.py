"""Grids written as text: ``|`` between cells, ``<`` merged with the left, ``^`` with the cell above."""

from __future__ import annotations

from dataclasses import replace

from ingestion.accounts import read_accounts_tables
from ingestion.model import Cell, Document, Grid, Identity, Line, Outline, Reading, Section


def make_grid(text: str, *titles: str, page: int = 1, after_line: int = -1) -> Grid:
    """Return a grid of the rows of ``text`` with ``titles`` above it."""
    printed = [[cell.strip() for cell in row.split("|")] for row in text.strip().split("\n")]
    rows: list[list[Cell | None]] = []
    for r, row in enumerate(printed):
        cells: list[Cell | None] = []
        for c, word in enumerate(row):
            if word == "<":
                cells.append(None)
                k = c - 1
                while cells[k] is None and row[k] == "<":
                    k -= 1
                if cells[k] is not None:
                    cells[k] = replace(cells[k], col_span=c - k + 1)
            elif word == "^":
                cells.append(None)
                k = r - 1
                while printed[k][c] == "^":
                    k -= 1
                above = rows[k][c]
                if above is not None:
                    rows[k][c] = replace(above, row_span=r - k + 1)
            else:
                cells.append(Cell(word, r, c, f"page {page} table 1 row {r + 1}"))
        rows.append(cells)
    return Grid(tuple(tuple(row) for row in rows), f"page {page} table 1", titles, after_line, page)


def make_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text; a leading tab marks a cell, as the text reader does."""
    return tuple(
        Line(number, line.removeprefix("\t"), line, f"line {number}", None, line.startswith("\t"))
        for number, line in enumerate(text.strip("\n").split("\n"))
    )


def read(
    *grids: Grid,
    text: str = "",
    year: int | None = 2022,
    claimed: set[int] | None = None,
    name: str = "清源县水务局",
) -> Reading:
    """Read grids or a text as one document of fiscal year ``year``."""
    lines = make_lines(text) if text else ()
    document = Document("t", "text/plain", "0", 0, lines, grids)
    section = Section(0, "tables", "", 1, "main", 0, len(lines))
    outline = Outline((section,), tuple(0 for _ in lines))
    identity = Identity(name, None, None, year, "final_accounts")
    return read_accounts_tables(document, outline, identity, claimed or set())


def facts(reading: Reading, table: str | None = None) -> dict[str, str]:
    """Return the usable statements as key to value, two places for money; ``table`` filters and is dropped."""
    found: dict[str, str] = {}
    for statement in reading.statements:
        if not statement.usable or (table and statement.fact_table != table):
            continue
        key = "|".join(statement.keys) if table else "|".join((statement.fact_table, *statement.keys))
        assert found.get(key, str(statement.value_number)) == str(statement.value_number), key
        found[key] = str(statement.value_number)
    return found

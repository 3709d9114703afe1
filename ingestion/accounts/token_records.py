"""From rows of a stream to records: each number in the column that the sums of its table prove."""

from __future__ import annotations

from ingestion.accounts.align import RawRow, Term, align
from ingestion.accounts.table import Column, Record, TableCell, of_three_public
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import axes_of


def records_by_sums(rows: list[RawRow], columns: list[Column]) -> tuple[list[Record], list[TableCell]]:
    """Return the records of ``rows`` and the cells that found no column.

    Numbers of the three public expenses whose column is a guess make records that are not usable; in other
    tables they are left over.
    """
    numbers = {id(row): number for number, row in enumerate(rows)}

    three_public = any(map(of_three_public, columns))
    by_items = _by_items(rows)
    funds = any("fund" in column.axes for column in columns if not three_public)
    whole = "total" if three_public else "all_funds" if funds else "whole"

    # With an addend of unknown kind beside them (其他资金) the funds need not make up the whole.
    open_sum = funds and any(c.unclear and "skip" not in c.axes and c.role == "value" for c in columns)

    def term(row: RawRow, column: Column) -> Term | None:
        if open_sum:
            return None
        if "skip" in column.axes or column.role != "value":
            return None
        said = column.axes
        if by_items and not three_public:
            axes = dict(axes_of(row.label, False))
            item = "total" if row.is_total or axes.get("total") == "all" else axes.get("tp")
            return (item, column.index) if item else None
        item = said.get("tp") if three_public else said.get("fund") if funds else None
        item = item or (None if three_public else said.get("econ") or said.get("nature"))
        item = item or (whole if said.get("total") in ("all", "current_total") else None)
        return (item, (numbers[id(row)], said.get("kind"), said.get("year"))) if item else None

    records: list[Record] = []
    strays: list[TableCell] = []
    for position, (row, placed) in enumerate(
        zip(rows, align(rows, columns, term, by_items and not three_public), strict=True)
    ):
        if _is_of_rates(row):
            # What the row says holds in every column: its numbers are no amounts in any of them.
            values = [c.index for c in columns if c.role == "value" and c.lane == row.lane]
            cells = dict(zip(values, row.values, strict=False))
            records.append(Record(row.lane, row.label, row.code, cells, position))
            strays += row.values[len(values) :]
            continue
        certain = {index: cell for index, cell in placed.cells.items() if index not in placed.uncertain}
        doubtful = {index: cell for index, cell in placed.cells.items() if index in placed.uncertain}
        if _is_count_of_final(row, columns):
            certain, doubtful = placed.cells, {}
        proved = _proved_sum(row, columns)
        if proved is not None and proved not in certain:
            first = row.values[0]
            certain[proved] = first
            doubtful = {index: cell for index, cell in doubtful.items() if cell is not first}
            placed.left = [cell for cell in placed.left if cell is not first]
        if not three_public and not by_items:
            # Only the sums of the three public expenses leave a guess worth showing.
            strays += doubtful.values()
            doubtful = {}
        for cells, usable in ((certain, True), (doubtful, False)):
            if cells:
                records.append(
                    Record(
                        row.lane,
                        row.label,
                        row.code,
                        cells,
                        position,
                        usable,
                        "" if usable else "空单元格缺失，列不能确定",
                        row.is_total,
                        proved,
                    )
                )
        strays += placed.left
    return records, strays


def _is_of_rates(row: RawRow) -> bool:
    """Tell ``2022年比2021年增减%``: by how much each column changed, or its share."""
    return dict(axes_of(row.label, False)).get("skip") in ("change", "share") and not row.fixed


def _is_count_of_final(row: RawRow, columns: list[Column]) -> bool:
    """Tell a lone count beside a column of the budget and one of the final accounts: nobody budgets counts.

    ``align`` has put it under the final accounts. With a column of the year before it may be that year's.
    """
    mine = [c for c in columns if c.lane == row.lane and c.role == "value" and "skip" not in c.axes]
    kinds = sorted(column.axes.get("kind", "") for column in mine)
    budgets = ("budget", "initial_budget", "adjusted_budget")
    is_count = "volume" in dict(axes_of(row.label, False)) and len(row.values) == 1
    return is_count and len(kinds) == 2 and "final" in kinds and any(kind in budgets for kind in kinds)


def _proved_sum(row: RawRow, columns: list[Column]) -> int | None:
    """Return the sum column of a row with blank cells, if its first number is the sum of all others.

    Every other column must be a part: a share or another kind of amount would not add up.
    """
    mine = [column for column in columns if column.lane == row.lane and column.role == "value"]
    values = [value for cell in row.values if (value := read_value(cell.text))]
    if not 2 <= len(values) < len(mine) or any(value.is_percent or value.unit for value in values):
        return None
    first, *parts = mine
    is_sum = first.axes.get("total") in ("all", "current_total") or first.axes.get("rev") == "current_total"
    kinds = {column.axes.get("kind") for column in mine}
    wholes = any("skip" in c.axes or ("total" in c.axes and "rev" not in c.axes) for c in parts)
    if not is_sum or len(kinds) > 1 or wholes:
        return None
    return first.index if values[0].number == sum(value.number for value in values[1:]) else None


def _by_items(rows: list[RawRow]) -> bool:
    said = {dict(axes_of(row.label, False)).get("tp") for row in rows if not row.code}
    return len(said - {None, "total"}) >= 2

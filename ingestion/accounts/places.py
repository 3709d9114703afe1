"""Headings put back by their places, and the sums that a table put back from text must keep.

Rows that kept their blank cells show what a merged heading covers: the blanks to its right, as far as the
heading above it reaches. Where that gives a heading below one it cannot belong to, the places are not to
be trusted (blanks moved to the end of the row) and the vocabulary alone decides (``tree``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from ingestion.accounts.align import PARTS, TOLERANCE
from ingestion.accounts.heading_nodes import SUM_WORDS, can_stand_below, is_kind_word
from ingestion.accounts.headings import is_numbering_row
from ingestion.accounts.table import Column, Record, Table, TableCell
from ingestion.accounts.tree import is_label_head
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import axes_of, compact

_LANE_HEAD = re.compile("收入|支出|人员经费|公用经费|项目|科目|.*统计.*")


def placed_paths(rows: Sequence[Sequence[TableCell]], width: int) -> list[tuple[str, ...]]:
    """Return the heading path of each column by the places of ``rows``; [] where they make no sense."""
    paths: list[list[str]] = [[] for _ in range(width)]
    above = [0] * width
    for number, row in enumerate(rows):
        if len(row) != width:
            return []
        if is_numbering_row([cell.text for cell in row]):
            continue
        below, current = list(above), -1
        for column, cell in enumerate(row):
            if compact(cell.text):
                current = column
            elif current >= 0 and above[column] != above[current]:
                current = -1
            if current >= 0:
                paths[column].append(row[current].text)
                below[column] = (number + 1) * 1000 + current
        above = below
    sensible = all(path and all(map(_may_cover, path, path[1:])) for path in paths)
    values = [tuple(path) for path in paths if path and not is_label_head(path[-1])]
    if (
        not sensible
        or is_label_head(paths[-1][-1])
        or len(values) != len(set(values))
        or not _lanes_whole(paths)
    ):
        return []
    return [tuple(path) for path in paths]


def with_labels(
    paths: list[tuple[str, ...]], rows: Sequence[Sequence[TableCell]], width: int
) -> list[tuple[str, ...]]:
    """Return ``paths`` with a nameless column before them where words without any heading open all rows."""
    if len(paths) != width - 1 or any(path and is_label_head(path[-1]) for path in paths):
        return paths
    firsts = [row[0].text for row in rows if len(row) == width]
    named = bool(firsts) and all(compact(text) and read_value(text) is None for text in firsts)
    return [(), *paths] if named else paths


def contradicts_places(rows: Sequence[Sequence[TableCell]], paths: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a heading behind a blank first cell stands over another column than ``paths`` put it.

    A row that kept the blank on its left kept the others before its words, too.
    """
    kept = [row for row in rows if len(row) == len(paths) and not compact(row[0].text)]
    kept = [row for row in kept if not any(read_value(cell.text) for cell in row)]
    return any(
        compact(cell.text) and cell.text not in path
        for row in kept
        for cell, path in zip(row, paths, strict=True)
    )


def _lanes_whole(paths: Sequence[Sequence[str]]) -> bool:
    """Tell whether a heading over labels (收入, 支出) covers their numbers too."""
    lanes: dict[str, list[bool]] = defaultdict(list)
    for path in paths:
        if len(path) > 1 and not is_label_head(path[0]):
            lanes[path[0]].append(is_label_head(path[-1]))
    return all(any(labels) is False or not all(labels) for labels in lanes.values()) and not any(
        labels[-1] for labels in lanes.values()
    )


def _may_cover(parent: str, child: str) -> bool:
    if is_label_head(parent):
        return is_label_head(child)
    if is_kind_word(child) and (not is_kind_word(parent) or _refines(parent, child)):
        return True  # an item, or a stage, over 预算数 and 决算数
    if is_kind_word(parent) and (compact(child) in SUM_WORDS or _is_part_of_funds(child)):
        return True  # 决算数 over 合计 and the funds it is made of
    if "change" in (skip := [dict(axes_of(text, True)).get("skip") for text in (parent, child)]) and all(
        skip
    ):
        return True  # 增减情况 over 原因
    lane = bool(_LANE_HEAD.fullmatch(re.sub("[（(].*$", "", compact(parent))))
    amounts = bool(re.search("[数额]", child)) or "fund" in dict(axes_of(child, True))
    return can_stand_below(parent, child) or (lane and (is_label_head(child) or amounts))


def _is_part_of_funds(head: str) -> bool:
    return "fund" in dict(axes_of(head, True)) or compact(head).startswith("其中")


def _refines(stage: str, below: str) -> bool:
    """``2020年预算`` over 年初预算 and 调整预算."""
    above, own = (dict(axes_of(text, True)).get("kind", "") for text in (stage, below))
    return above == "budget" and own.endswith(f"_{above}")


def sums_of(columns: Sequence[Column]) -> dict[int, tuple[str, object]]:
    """Return (item, series) of each column that takes part in a sum; sums hold inside one series."""
    terms: dict[int, tuple[str, object]] = {}
    for column in columns:
        axes = column.axes
        if column.role != "value" or column.unclear or "skip" in axes or "rev" in axes:
            continue
        if axes.get("total") == "closing_carryover":
            continue
        item = axes.get("tp") or (f"proc:{axes['proc']}" if "proc" in axes else axes.get("econ"))
        item = item or axes.get("nature") or ("whole" if "total" in axes else None)
        if item:
            fund = axes.get("fund", "")
            terms[column.index] = (item, (column.lane, axes.get("kind"), axes.get("year"), fund))
    return terms


def holds(record: Record, terms: dict[int, tuple[str, object]]) -> bool | None:
    """Tell whether the sums of a row hold; None where it prints none."""
    series: dict[object, dict[str, Decimal]] = defaultdict(dict)
    for index, (item, name) in terms.items():
        value = read_value(record.cells[index].text) if index in record.cells else None
        series[name].setdefault(item, value.number if value else Decimal(0))
    checked: bool | None = None
    for figures in series.values():
        for whole, parts in PARTS.items():
            # Where the vehicles' sum has no column, buying and running them make up the whole.
            shown = [p for part in parts for p in ((part,) if part in figures else PARTS.get(part, ()))]
            stated = [figures[part] for part in shown if part in figures]
            if whole not in figures or len(stated) < 2:
                continue
            if abs(figures[whole] - sum(stated)) > TOLERANCE:
                return False
            checked = True if figures[whole] else checked
    return checked


def keep_sound(table: Table, of_rows: bool) -> Table | None:
    """Return a table put back from text without the rows that may have lost a place, or None.

    ``of_rows`` tells that rows were printed as such; in a stream ``align`` has placed partly filled ones.

    A row with blank cells whose sums fail stands in the wrong columns; a whole row is the report's own
    error and stays. Where most rows fail the headings were put back wrongly.
    """
    terms = sums_of(table.columns)
    records = [record for record in table.records if of_rows or _is_full(record, table.columns)]
    results = [(record, holds(record, terms)) for record in records]
    failed = [record for record, result in results if result is False]
    if len(failed) * 2 > sum(result is not None for _, result in results):
        return None
    for record in failed:
        if not _is_full(record, table.columns):
            table.strays += [cell for cell in record.cells.values() if read_value(cell.text)]
            table.records.remove(record)
    return table


def only_true_sums(table: Table) -> Table:
    """Return the table without the rows whose sums fail, whole ones too: in one line cells change places."""
    terms = sums_of(table.columns)
    for record in [record for record in table.records if holds(record, terms) is False]:
        table.strays += [cell for cell in record.cells.values() if read_value(cell.text)]
        table.records.remove(record)
    return table


def _is_full(record: Record, columns: Sequence[Column]) -> bool:
    return all(c.index in record.cells for c in columns if c.role == "value" and c.lane == record.lane)

"""Rows of a form whose source shows cells but not where rows end: its own words say so."""

from __future__ import annotations

import re
from dataclasses import replace

from ingestion.forms.block import under_wide
from ingestion.forms.layout import (
    column_of,
    flat_columns,
    load_layout,
    money_column_of,
    money_row_of,
    name_label_of,
    note_label_of,
    title_kind,
    total_label_of,
)
from ingestion.forms.money import is_amount
from ingestion.grid import Column, Piece, TableCell, TableRow, TableRun, cut_rows, level_of

_SHORT = 14
_DOTS = re.compile(r"[…\.。·]{2,}")
_BARE = re.compile(r"指标[0-9一二三四五六七八九十]{0,2}[:：]?[…\.。·]*")
_MONEY_WORD = re.compile(r"[^0-9]{2,6}[算数]数?")
_DAMAGED = re.compile(r"(?=.*[0-9])[0-9A-Za-z.,，%％]+")
_HEAD_REACH = 3
_FEWEST_HEADS = 3
"""So many known words of one line are heads."""
_HEADS = {"level1", "level2", "level3", "full_mark", "score"}
_ROW_VALUE = re.compile(r"[-+0-9.,，%％/—\-元万亿无 ]*")


def _known(text: str) -> bool:
    return bool(column_of(text) or money_column_of(text) or money_row_of(text) or name_label_of(text))


def _part_heads(cells: list[TableCell]) -> list[TableCell]:
    """Return the cells with heads of one line apart, and a name apart from its label, blanks between them."""
    parted: list[TableCell] = []
    for cell in cells:
        words = cell.text.split()
        is_heads = len(words) >= _FEWEST_HEADS and all(map(_known, words))
        is_named = len(words) == 2 and name_label_of(words[0]) and not _known(words[1])
        parted += _words_of(cell) if len(cell.pieces) == 1 and (is_heads or is_named) else [cell]
    return parted


def _words_of(cell: TableCell) -> list[TableCell]:
    whole = cell.pieces[0]
    words = []
    for match in re.finditer(r"\S+", whole.text):
        start = whole.start + match.start()
        piece = Piece(whole.line_no, start, whole.start + match.end(), match.group())
        words.append(TableCell(match.group(), cell.locator, cell.line_no, start, cell.quote, (piece,)))
    return words


def _merge_split_words(cells: list[TableCell]) -> list[TableCell]:
    """Join neighbouring cells that make one header word together: 年初 + 预算数."""
    merged: list[TableCell] = []
    index = 0
    while index < len(cells):
        for size in (3, 2):
            group = cells[index : index + size]
            texts = [cell.compact for cell in group]
            if len(group) < size or any(not t or len(t) > _SHORT or is_amount(t) for t in texts):
                continue
            joined = "".join(texts)
            # 评分 + 标准: the first half is a head of its own, the second none.
            is_note = getattr(column_of(joined), "role", "") == "note" and not any(map(_known, texts[1:]))
            is_torn = not _known(texts[0]) or is_note
            if (column_of(joined) or money_column_of(joined)) and is_torn:
                pieces = tuple(piece for cell in group for piece in cell.pieces)
                first = group[0]
                merged.append(
                    TableCell(joined, first.locator, first.line_no, first.char_start, first.quote, pieces)
                )
                index += size
                break
        else:
            merged.append(cells[index])
            index += 1
    return merged


def _join_split_names(cells: list[TableCell]) -> list[TableCell]:
    """Join level names printed over two lines: 经济效益 + 指标."""
    names = frozenset().union(*load_layout().level_names.values())
    joined: list[TableCell] = []
    for cell in cells:
        if cell.compact == "指标" and joined and joined[-1].compact + "指标" in names:
            first = joined.pop()
            text = first.compact + "指标"
            pieces = (*first.pieces, *cell.pieces)
            cell = TableCell(text, first.locator, first.line_no, first.char_start, first.quote, pieces)
        joined.append(cell)
    return joined


def _without_fillers(cells: list[TableCell]) -> list[TableCell]:
    """Leave out rows of the blank form that nobody filled in.

    Those are ``……``, ``指标2`` before another name, and a second level right before another level.
    """
    names = load_layout().level_names
    second = names["level2"] - names["level1"]
    every = frozenset().union(*names.values())
    kept: list[TableCell] = []
    for cell in reversed(cells):
        text, following = cell.compact, kept[-1].compact if kept else ""
        no_name = _BARE.fullmatch(text) and not re.match(r"[-≥≤=<>0-9]", following)
        no_row = level_of(text) in second and level_of(following) in every and "指标" in following
        if not (_DOTS.fullmatch(text) or no_name or no_row):
            kept.append(cell)
    return kept[::-1]


def _is_row_value(cell: TableCell) -> bool:
    """Return whether ``cell`` goes on with a row of amounts; a damaged amount does (``37l.08``)."""
    text = cell.compact
    if _known(text) or _is_start(text):
        return False
    return bool(_ROW_VALUE.fullmatch(cell.text)) or (len(text) <= 10 and bool(_DAMAGED.fullmatch(text)))


def _is_pair(cells: list[TableCell], index: int) -> bool:
    """Return whether the label of an amount stands at ``index`` with its amount: ``预算数： 48.50``."""
    following = cells[index + 1].compact if index + 1 < len(cells) else ""
    column = money_column_of(cells[index].compact)
    return column is not None and column.kind == "number" and is_amount(following)


def _run_length(cells: list[TableCell], start: int, of: str) -> int:
    """Return how many cells from ``start`` on are header words of a money block or indicator table."""
    end = start
    while end < len(cells):
        text = cells[end].compact
        known = column_of(text) or (money_column_of(text) if of == "money" else None)
        if not text or known is None:
            break
        end += 1
    return end - start


def _is_start(text: str) -> bool:
    """Return whether a cell with ``text`` opens a row whatever came before."""
    return bool(name_label_of(text) or money_row_of(text) or total_label_of(text) or title_kind(text))


def _indicator_end(cells: list[TableCell], start: int) -> int:
    end = start
    while end < len(cells):
        text = cells[end].compact
        if total_label_of(text) or title_kind(text) or name_label_of(text) == "project":
            break
        if note_label_of(text) and not re.search("[:：].", text):
            break
        end += 1
    return end


def as_flat(run: TableRun) -> TableRun:
    """Return ``run`` with one cell a row where its lines are no rows: behind a header its first data.

    Some pages end lines at blank cells: the header and the first row stand in one, a row goes over several.
    """
    names = load_layout().level_names["level1"]
    for row in () if run.is_grid or run.is_flat else run.rows:
        cells = list(row.filled)
        for index in range(len(cells)):
            end = index + _run_length(cells, index, "table")
            levels = sum(c.kind == "level" for x in cells[index:end] if (c := column_of(x.compact)))
            if levels >= 2 and end < len(cells) and level_of(cells[end].compact) in names:
                cells = [cell for each in run.rows for cell in each.filled]
                return replace(run, rows=tuple(TableRow((cell,)) for cell in cells), is_flat=True)
    return run


def _header_rows(cells: list[TableCell]) -> list[list[TableCell]]:
    """Return the header in its two rows where the parts of its wide cells stand behind all of them."""
    words = [cell.compact for cell in cells]
    level = next((i for i, word in enumerate(words) if getattr(column_of(word), "kind", "") == "level"), 0)
    return [cells[:level], cells[level:]] if level and under_wide(words[:level], words[level:]) else [cells]


def _head_goes_on(cells: list[TableCell], end: int) -> bool:
    """Return whether heads of marks or levels stand behind a word that no head is known to be.

    How many columns there are is open then.
    """
    ahead = [column_of(cell.compact) for cell in cells[end + 1 : end + 1 + _HEAD_REACH]]
    return any(column is not None and column.role in _HEADS for column in ahead)


def flat_rows(run: TableRun) -> list[TableRow]:
    """Return the rows of a flat run, in order; cells that belong to no form row stand alone."""
    cells = _merge_split_words(_part_heads([row.cells[0] for row in run.rows if row.cells]))
    rows: list[TableRow] = []
    index = 0
    while index < len(cells):
        text = cells[index].compact
        money = _run_length(cells, index, "money")
        table = _run_length(cells, index, "table")
        roles = {c.role for c in (money_column_of(x.compact) for x in cells[index : index + money]) if c}
        levels = {c.role for c in (column_of(x.compact) for x in cells[index : index + table]) if c}
        end = index + 1
        if money >= 2 and "executed" in roles and len(roles) >= 2:
            end = index + money
            if rows and len(rows[-1].cells) == 1 and _MONEY_WORD.fullmatch(rows[-1].cells[0].compact):
                # A head word nobody knows right before: the column is there all the same.
                index = end - money - 1
                rows.pop()
        elif table >= 3 and levels & {"level1", "level2", "level3"}:
            end = index + table
            while getattr(column_of(cells[index].compact), "kind", "") not in ("block", "level"):
                rows.append(TableRow((cells[index],)))  # ``…已完成 绩效指标 一级指标…``
                index += 1
            header = _header_rows(cells[index:end])
            rows += [TableRow(tuple(row)) for row in header]
            words = [cell.compact for cell in cells[index:end]]
            if len(header) > 1:
                words = under_wide(*([cell.compact for cell in row] for row in header))
            columns = flat_columns([column_of(word) or Column("note", "text") for word in words])
            stop = _indicator_end(cells, end)
            if _head_goes_on(cells, end):
                index = stop
                continue
            data = _without_fillers(_join_split_names(cells[end:stop]))
            cuts = cut_rows([cell.compact for cell in data], columns) if data else []
            rows += [TableRow(tuple(data[a:b])) for a, b in cuts]
            index = stop
            continue
        elif name_label_of(text):
            if end < len(cells) and not _is_start(cells[end].compact) and not _known(cells[end].compact):
                end += 1
        elif money_row_of(text) or total_label_of(text) or _is_pair(cells, index):
            while end < len(cells) and _is_row_value(cells[end]):
                end += 1
        rows.append(TableRow(tuple(cells[index:end])))
        index = end
    return rows

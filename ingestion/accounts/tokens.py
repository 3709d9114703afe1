"""A stream of cells without rows: headings, then labels and the numbers after them."""

from __future__ import annotations

import re

from ingestion.accounts.align import RawRow, Term, align
from ingestion.accounts.block import Block
from ingestion.accounts.codes import is_class, is_code_of
from ingestion.accounts.headings import describe, is_context, split_code
from ingestion.accounts.headless import noted_columns
from ingestion.accounts.numbering import (
    counts_up,
    drop_numbering,
    is_numbering,
    lanes_by_number,
    torn,
)
from ingestion.accounts.table import Column, Record, Table, TableCell, of_three_public
from ingestion.accounts.tree import heading_paths, is_label_head
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, compact
from ingestion.accounts.wrapped import rejoined

_CODE = re.compile(r"[23][0-9]{2}(?:[0-9]{2}){0,2}")
_PIECE = re.compile("[0-9]{2}")
_COLUMN_RUN = 2
"""With more numbers than columns and these, columns were printed one by one, not rows."""
_HEAD_AXES = frozenset({"role", "kind", "skip", "year"})


def stream_table(block: Block) -> Table | None:
    """Return a block whose rows are unknown as a table, or None without a heading and a number."""
    tokens = [cell for cell in block.cells if compact(cell.text)]
    if block.kind in ("bare", "inline"):
        tokens = rejoined(tokens)
    first = next((n for n, cell in enumerate(tokens) if _is_amount(tokens, n)), None)
    if first is None:
        return None
    if _codes_astray(tokens):
        return None
    counted = _numbering(tokens)
    if counted:
        head_end, body_start = counted[0], counted[1]
        by_columns = True
    else:
        by_columns = _by_columns(tokens, first)
        head_end = first if by_columns else _head_end(tokens, first)
        body_start = head_end
    above = [cell.text for cell in tokens[:head_end] if is_context(cell.text)]
    heads = [cell.text for cell in tokens[:head_end] if not is_context(cell.text)]
    numbered = any(compact(head) == "栏次" for head in heads)
    if any(compact(head) == "行次" for head in heads):
        # 栏次 heads the line that numbers the columns, no column of its own.
        heads = [head for head in heads if compact(head) != "栏次"]
    columns = _columns(heads, by_columns)
    width = sum(column.role == "value" for column in columns)
    if width == 0:
        return None
    if by_columns and (width < 3 if not counted else width != counted[1] - counted[2]):
        return None
    fixed = _in_heading_line(block, tokens[head_end:], columns) if by_columns else {}
    body = [cell for cell in tokens[body_start:] if cell not in fixed.values()]
    rows = _rows_by_width(body, width) if by_columns else _rows_by_label(body)
    if not rows:
        return None
    if fixed:
        rows[0].fixed = fixed
    if not by_columns:
        rows = [row for row in rows if compact(row.label) not in ("栏次", "行次")]
        if is_numbering(rows, columns, numbered):
            rows = rows[1:]
        if not heads:
            columns = noted_columns(rows, block.context, block.below) or columns
        if not rows or not _set_lanes(rows, columns):
            return None
        _unlabelled_total(rows)
    drop_numbering(rows, columns)
    if block.kind in ("bare", "inline") and sum(not row.label and not row.code for row in rows) > 1:
        return None  # more numbers than the columns of one row, and no label between them
    if not by_columns and torn(rows, columns, 0 if block.kind == "inline" else _COLUMN_RUN):
        return None
    records, strays = _records(rows, columns, by_columns)
    start, end = min(block.lines), max(block.lines)
    context = (*(heads[:1] if by_columns else ()), *block.context, *above)
    return Table("", context, columns, records, f"lines {start}-{end}", start, end, strays)


def _code_length(tokens: list[TableCell], number: int) -> int:
    """Return how many tokens from ``number`` on make a printed code: one, or 类, 款 and 项 apart; else 0."""
    words = [compact(cell.text) for cell in tokens[number : number + 4]]
    if not words or not _CODE.fullmatch(words[0]):
        return 0
    length = 1
    while (
        length < 3 and length < len(words) and len(words[0]) == 3 and re.fullmatch("[0-9]{2}", words[length])
    ):
        length += 1
    if length >= len(words) or read_value(words[length]) is not None or is_blank(words[length]):
        return 0
    return length if is_code_of("".join(words[:length]), words[length]) else 0


def _is_amount(tokens: list[TableCell], number: int) -> bool:
    """Tell whether a token is an amount: a number that is no part of a code printed before a name."""
    if read_value(tokens[number].text) is None:
        return False
    return not any(_code_length(tokens, at) > number - at for at in range(max(0, number - 2), number + 1))


def _codes_astray(tokens: list[TableCell]) -> bool:
    """Tell whether codes stand where amounts should: names were lost, or columns printed one by one."""
    lengths = [_code_length(tokens, n) for n in range(len(tokens))]
    words = [compact(cell.text) for cell in tokens]
    codes = {"".join(words[n : n + size]) for n, size in enumerate(lengths) if size}
    places = [
        n
        for n, word in enumerate(words)
        if _CODE.fullmatch(word) and is_class(word) and _is_amount(tokens, n)
    ]
    if any(n and dict(axes_of(tokens[n - 1].text, True)).get("role") == "code" for n in places):
        return True
    if any(re.fullmatch("0[0-9]", word) and _is_amount(tokens, n) for n, word in enumerate(words)):
        return True
    loose = {words[n] for n in places}
    return any(
        a.startswith(b) or b.startswith(a) for a in loose for b in codes | loose if a != b or b in codes
    )


def _numbering(tokens: list[TableCell]) -> tuple[int, int, int] | None:
    """Return (end of headings, start of body, place of the 1) around a 栏次 row 1, 2, 3 …, or None."""
    words = [compact(cell.text) for cell in tokens]
    for number, word in enumerate(words):
        if word != "1":
            continue
        end = number
        while end < len(words) and words[end] == str(end - number + 1):
            end += 1
        marked = number > 0 and words[number - 1] in ("行次", "栏次")
        if end - number >= 3 and (marked or end - number >= 4):
            return (number - 1 if marked else number), end, number
    return None


def _by_columns(tokens: list[TableCell], first: int) -> bool:
    """Tell whether items stand in the headings: three or more of them, and one run of numbers."""
    subjects = sum(bool(SUBJECTS & dict(axes_of(cell.text, True)).keys()) for cell in tokens[:first])
    gaps = sum(
        _is_amount(tokens, n) and not _is_amount(tokens, n - 1) and not is_blank(tokens[n - 1].text)
        for n in range(1, len(tokens))
    )
    return subjects >= 3 and gaps == 1


def _head_end(tokens: list[TableCell], first: int) -> int:
    """Return the end of the headings of a table with labelled rows."""
    end = 0
    values = 0
    while end < first:
        axes = dict(axes_of(tokens[end].text, True))
        if not axes or SUBJECTS & axes.keys() or axes.keys() - _HEAD_AXES - {"total", "flow"}:
            break
        if not _HEAD_AXES & axes.keys():
            break
        values += not is_label_head(tokens[end].text)
        end += 1
    if values or first == 0:
        return end
    if re.fullmatch("[12]", compact(tokens[first].text)) and _only_heads(tokens[first - 1].text):
        return first  # the number of the column, not the amount of a row
    label = first - 1
    while label > end and _code_length(tokens, label - 1) + label - 1 >= label:
        label -= 1
    return max(end, label)


def _only_heads(text: str) -> bool:
    axes = dict(axes_of(text, True))
    return bool(axes) and not axes.keys() - _HEAD_AXES


def _columns(heads: list[str], by_columns: bool) -> list[Column]:
    """Return the value columns of the headings, in lanes where label headings come again.

    Empty where the headings leave it open what stands below what.
    """
    labels = [number for number, head in enumerate(heads) if is_label_head(head)]
    if (
        len(labels) >= 2
        and not by_columns
        and any(not is_label_head(h) for h in heads[labels[0] : labels[-1]])
    ):
        above = heads[: labels[0]]
        heads = [head for head in above if compact(head) in ("收入", "支出")] + heads[labels[0] :]
    lanes: list[list[str]] = [[]]
    flows = [head for head in heads if compact(head) in ("收入", "支出")]
    for head in heads:
        if head in flows:
            continue
        if not is_label_head(head):
            lanes[-1].append(head)
        elif lanes[-1] and not by_columns:
            lanes.append([])
    lanes = [lane for lane in lanes if lane] or [[]]
    if not flows and all(lane == lanes[0] for lane in lanes):
        lanes = lanes[:1]
    numbered = any(compact(head) == "行次" for head in heads) and not by_columns
    columns: list[Column] = []
    for lane, texts in enumerate(lanes):
        if numbered:
            columns.append(Column(len(columns), ("行次",), lane))
        paths = heading_paths(texts) if texts else [()]
        if not paths:
            return []
        for path in paths:
            flow = (flows[lane],) if len(flows) == len(lanes) else ()
            columns.append(Column(len(columns), (*flow, *path), lane))
    for column in columns:
        describe(column)
    return columns


def _in_heading_line(block: Block, rest: list[TableCell], columns: list[Column]) -> dict[int, TableCell]:
    """Return numbers printed in the line of the lowest headings, by the column they stand in."""
    for row in block.rows:
        numbers = [n for n, cell in enumerate(row) if read_value(cell.text) is not None]
        if (
            numbers
            and len(row) == len(columns)
            and len(numbers) * 2 < len(row)
            and row[numbers[0]] in rest[:1]
        ):
            return {n: row[n] for n in numbers}
    return {}


def _rows_by_width(body: list[TableCell], width: int) -> list[RawRow]:
    rows: list[RawRow] = []
    row: RawRow | None = None
    for number, cell in enumerate(body):
        if _is_amount(body, number) or (is_blank(cell.text) and row is not None):
            if row is None or len(row.values) >= width:
                row = RawRow("", "", [])
                rows.append(row)
            row.values.append(cell)
            continue
        axes = dict(axes_of(cell.text, False))
        if (
            row is not None
            and row.values
            and len(row.values) < width
            and not axes
            and not split_code(cell.text)[0]
        ):
            row.values.append(cell)
            continue
        code, name = split_code(cell.text)
        if row is not None and not row.values and row.code and not row.label:
            row.code += compact(cell.text) if _PIECE.fullmatch(compact(cell.text)) else ""
            row.label = "" if _PIECE.fullmatch(compact(cell.text)) else name
        else:
            row = RawRow(name, code, [])
            rows.append(row)
    return [row for row in rows if row.values]


def _rows_by_label(body: list[TableCell]) -> list[RawRow]:
    rows: list[RawRow] = []
    for number, cell in enumerate(body):
        if _is_amount(body, number) or (is_blank(cell.text) and rows):
            if not rows:
                rows.append(RawRow("", "", []))
            rows[-1].values.append(cell)
            continue
        code, name = split_code(cell.text)
        if rows and rows[-1].code and not rows[-1].label and not rows[-1].values:
            rows[-1].code += compact(cell.text) if _PIECE.fullmatch(compact(cell.text)) else ""
            rows[-1].label = "" if _PIECE.fullmatch(compact(cell.text)) else name
        else:
            rows.append(RawRow(name, code, []))
    return [row for row in rows if row.values]


def _set_lanes(rows: list[RawRow], columns: list[Column]) -> bool:
    """Put rows of a two-lane table into their lanes: revenue left, all else right, totals in turn.

    Without revenue the row numbers tell the lanes apart. False where nothing does.
    """
    numbered = any(column.role == "rowno" for column in columns)
    if not numbered and counts_up(rows):
        return False
    if columns[-1].lane != 1:
        return True
    if not any("rev" in dict(axes_of(row.label, False)) for row in rows):
        return numbered and lanes_by_number(rows)
    turn = 0
    for row in rows:
        axes = dict(axes_of(row.label, False))
        if axes.get("total") == "all":
            row.lane, turn = turn, 1 - turn
        else:
            row.lane = 0 if "rev" in axes else 1
    return True


def _unlabelled_total(rows: list[RawRow]) -> None:
    """Take a first row without a label for the 合计 row; its sums are checked by ``align``."""
    if rows and not rows[0].label and not rows[0].code:
        rows[0].is_total = True


def _records(
    rows: list[RawRow], columns: list[Column], by_columns: bool
) -> tuple[list[Record], list[TableCell]]:
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
        return (item, (numbers[id(row)], said.get("kind"))) if item else None

    records: list[Record] = []
    strays: list[TableCell] = []
    for position, (row, placed) in enumerate(
        zip(rows, align(rows, columns, term, by_items and not three_public), strict=True)
    ):
        certain = {index: cell for index, cell in placed.cells.items() if index not in placed.uncertain}
        doubtful = {index: cell for index, cell in placed.cells.items() if index in placed.uncertain}
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
                        _proved_sum(row, columns),
                    )
                )
        strays += placed.left
    return records, strays


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
    if not is_sum or len(kinds) > 1 or any("skip" in c.axes or "total" in c.axes for c in parts):
        return None
    return first.index if values[0].number == sum(value.number for value in values[1:]) else None


def _by_items(rows: list[RawRow]) -> bool:
    said = {dict(axes_of(row.label, False)).get("tp") for row in rows if not row.code}
    return len(said - {None, "total"}) >= 2

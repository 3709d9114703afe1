"""From a grid to columns, lanes and records: headings decide, positions never."""

from __future__ import annotations

import itertools
import re

from ingestion.accounts.codes import economic_code
from ingestion.accounts.table import Column, Matrix, Record, TableCell
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, bare, compact, match_title, stands_below
from ingestion.model import Cell
from ingestion.readers.lines import fold

_CONTEXT = re.compile(
    r"^(?:[(（]?(?:金额)?单位[:：]|(?:编制|填报|预算)?(?:部门|单位)(?:名称)?[:：]|(?:财决|决算)?(?:公开|批复|预算|附表|附件|附|表|Z|CS)表?[-—]?[0-9一二三四五六七八九十]{1,3}"
    r"(?:[-—.][0-9]{1,2})?表?$|第[0-9]+页.*$"
    r"|.{0,8}[0-9]{4}年(?:度)?$|日期)"
)
_NUMBERING_WORDS = frozenset({"栏次", "行次", "合计", "项目", "类", "款", "项"})
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]{1,2}[.、．](?![0-9])")
_CODE = re.compile(r"[1-5][0-9]{2}(?:[0-9]{2}){0,2}")
_CODED = re.compile(r"^([1-5][0-9]{2}(?:[0-9]{2}){0,2})[-—_:：.]?(?=[^0-9.,，])(.+)$")


def _distinct(row: list[Cell | None]) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.strip() and all(cell is not known for known in cells):
            cells.append(cell)
    return cells


def _own_texts(row: list[Cell | None], row_no: int) -> list[str]:
    """Return the texts of the cells that begin in this row: not those merged down into it."""
    return [cell.text for cell in _distinct(row) if cell.row == row_no]


def _spilled(word: str) -> str:
    """Return a column number without the end of a heading that did not fit into the cell above it."""
    return re.sub(r"^[^0-9.]{1,6}(?=[0-9]{1,2}$)", "", word)


def is_numbering_row(texts: list[str]) -> bool:
    """Tell a 栏次 row: its numbers count up from 1."""
    words = [compact(text) for text in texts if text.strip()]
    if len(words) >= 4 and [_spilled(word) for word in words] == [str(n) for n in range(1, len(words) + 1)]:
        return True
    numbers = [word for word in words if re.fullmatch(r"[0-9]{1,2}", word)]
    others = [word for word in words if word not in numbers]
    if any(word not in _NUMBERING_WORDS and not re.fullmatch(r"[0-9=+\-（）]+", word) for word in others):
        return False
    if not numbers or (len(numbers) < 2 and not others):
        return False
    values = [int(number) for number in numbers]
    return (
        values[0] <= 2
        and all(b - a == 1 for a, b in itertools.pairwise(values))
        and (len(values) > 1 or bool(others))
    )


def is_context(text: str) -> bool:
    """Tell a line of a table's own head: table number, unit of account, unit of amounts, year."""
    return bool(_CONTEXT.match(re.sub(r"\s", "", fold(text))))


def is_heading(text: str) -> bool:
    """Tell whether a text is a known column heading or stands below one."""
    word = bare(compact(text))
    return bool(axes_of(text, True)) or stands_below(word)


def context_rows(matrix: Matrix) -> tuple[list[str], int]:
    """Return the texts of the title and unit rows inside the grid and the first row below them."""
    texts: list[str] = []
    for number, row in enumerate(matrix):
        cells = _distinct(row)
        words = [compact(cell.text) for cell in cells]
        lone = len(cells) == 1 and (
            cells[0].col_span >= len(row) or (len(row) > 1 and row[0] is not cells[0])
        )
        titled = len(cells) == 1 and bool(match_title(words[0])) and read_value(words[0]) is None
        whole = lone and (titled or cells[0].col_span >= len(row) > 1)
        if words and not whole and not (titled and words[0].endswith("表")):
            if not all(is_context(cell.text) for cell in cells):
                return texts, number
        texts += [cell.text for cell in cells]
    return texts, len(matrix)


def heading_rows(matrix: Matrix, start: int) -> int:
    """Return the first body row at or after ``start``."""
    row_no = start
    while row_no < len(matrix):
        cells = _distinct(matrix[row_no])
        texts = [cell.text for cell in cells]
        if is_numbering_row(_own_texts(matrix[row_no], row_no)):
            return row_no + 1 if row_no > start else row_no
        if not texts:
            if row_no > start:
                return row_no
            row_no += 1
            continue
        words = [compact(text) for text in texts]
        if any(_NUMBERED.match(word) for word in words) or any(
            _CODE.fullmatch(w) or _CODED.match(w) for w in words
        ):
            return row_no
        numeric = sum(read_value(word) is not None for word in words)
        known = sum(is_heading(text) for text in texts if read_value(text) is None)
        if known and not numeric:
            # 会议费 and 培训费 stand beside “三公”经费, economic classes beside 合计.
            known += sum(not is_heading(text) and bool(economic_code(text, "", None)) for text in texts)
        if numeric and (known < 3 or numeric * 3 > known):
            return row_no  # a label beside its number is a row, not a heading
        if len(words) == 1 and matrix[row_no][0] is cells[0] and cells[0].col_span == 1 and row_no > start:
            return row_no
        if known * 2 < len(words) - numeric or known == 0:
            return row_no
        if row_no > start and "合计" in words[0] and len(words) == 1:
            return row_no
        row_no += 1
    return row_no


def columns_of(matrix: Matrix, start: int, end: int) -> list[Column]:
    """Return the columns that the heading rows ``start`` to ``end`` (exclusive) make, with lanes."""
    width = len(matrix[0]) if matrix else 0
    heads = [
        matrix[row_no]
        for row_no in range(start, end)
        if not is_numbering_row(_own_texts(matrix[row_no], row_no))
    ]
    columns = []
    for index in range(width):
        path: list[str] = []
        previous: Cell | None = None
        for row in heads:
            cell = row[index]
            if cell is None or cell is previous or not cell.text.strip():
                continue
            previous = cell
            if read_value(cell.text) is None and not (
                cell.row > start and cell.col == 0 and compact(cell.text) == "合计"
            ):
                path.append(cell.text)
        columns.append(Column(index, tuple(path)))
    for column in columns:
        describe(column)
    assign_lanes(columns)
    return columns


def describe(column: Column) -> None:
    """Set what the heading path of ``column`` says: lower headings refine higher ones."""
    axes: dict[str, str] = {}
    known = True
    for text in column.path:
        said = dict(axes_of(text, True))
        known = bool(said)
        if said.get("total") == "all" and "total" in axes:
            del said["total"]
        if "skip" not in said and "role" in axes:
            axes.pop("role")
        subject = SUBJECTS & said.keys()
        if subject:
            for axis in SUBJECTS:
                axes.pop(axis, None)
        axes.update(said)
    if SUBJECTS & axes.keys():
        axes.pop("role", None)
    column.axes = axes
    column.unclear = not known


def expand_detail(columns: list[Column]) -> None:
    """Give headings of economic classes (明细表) their code; a 小计 below a class takes the class's."""
    for column in columns:
        if column.role != "value" or column.axes.keys() & {"nature", "econ", "rev", "skip"}:
            continue
        names = [text for text in column.path if not dict(axes_of(text, True)).get("total")]
        printed, name = split_code(names[-1]) if names else ("", "")
        code = economic_code(name, printed, None) if names else None
        if code:
            column.axes["economic_code"] = code
            column.unclear = False


def assign_lanes(columns: list[Column]) -> None:
    """Start a new lane where label columns stand again after value columns."""
    lane, seen_value = 0, False
    for column in columns:
        if column.role == "value":
            seen_value = seen_value or bool(column.path)
        elif seen_value:
            lane, seen_value = lane + 1, False
        column.lane = lane


def split_code(label: str) -> tuple[str, str]:
    """Return (code, name) of a label such as ``2011301 行政运行``; the code is '' when none is printed."""
    word = compact(label)
    if _CODE.fullmatch(word):
        return word, ""
    match = _CODED.match(word)
    return (match.group(1), match.group(2)) if match else ("", label)


def _cell(cell: Cell, after_line: int) -> TableCell:
    line_no = cell.line_no if cell.line_no is not None else after_line
    return TableCell(cell.text, cell.locator, line_no, cell.row * 1000 + cell.col, cell.row, cell.col)


def _record(
    row: list[Cell | None], row_no: int, lane: int, columns: list[Column], after_line: int
) -> Record | None:
    labels: list[Cell] = []
    pieces: list[str] = []
    cells: dict[int, TableCell] = {}
    for column in columns:
        cell = row[column.index]
        if column.lane != lane or cell is None or not cell.text.strip():
            continue
        if column.role == "value":
            if cell.row == row_no and cell.col == column.index:
                cells[column.index] = _cell(cell, after_line)
        elif column.role != "rowno" and all(cell is not known for known in labels):
            labels.append(cell)
            if column.role == "code" and re.fullmatch(r"[0-9]{2,7}", compact(cell.text)):
                pieces.append(compact(cell.text))
    code, label = "", ""
    for cell in labels:
        printed, name = split_code(cell.text)
        if printed and not pieces:
            code = printed
        if name and not re.fullmatch(r"[0-9]+", compact(name)):
            label = name
    if pieces:
        code = max(pieces, key=len) if len(max(pieces, key=len)) > 3 else "".join(pieces)
    if not (labels or cells):
        return None
    return Record(lane, label, code, cells, row_no)


def next_heading(matrix: Matrix, start: int, columns: list[Column]) -> int:
    """Return the first row from ``start`` on that begins another set of headings, else the row count.

    Some forms print a second table below the first inside one frame (相关统计数: 项目, 统计数 twice).
    """
    heads = {compact(text) for column in columns for text in column.path}
    for row_no in range(start, len(matrix) - 1):
        texts = _own_texts(matrix[row_no], row_no)
        said = [dict(axes_of(text, True)) for text in texts]
        if len(texts) < 2 or not all(said) or all(compact(text) in heads for text in texts):
            continue
        names = sum(axes.get("role") == "label" for axes in said)
        kinds = sum("kind" in axes and not axes.keys() - {"kind", "year"} for axes in said)
        if names and kinds and names + kinds == len(texts):
            return row_no
    return len(matrix)


def name_label_columns(matrix: Matrix, start: int, end: int, columns: list[Column]) -> None:
    """Make columns with words below an unknown heading label columns, and set the lanes anew."""
    found = False
    for column in columns:
        if not column.unclear or column.role != "value" or not column.path:
            continue
        texts = [matrix[row_no][column.index] for row_no in range(start, end)]
        words = [cell.text for cell in texts if cell is not None and not is_blank(cell.text)]
        if len(words) >= 3 and sum(read_value(word) is None for word in words) >= len(words) * 0.8:
            column.axes["role"] = "label"
            found = True
    if found:
        assign_lanes(columns)


def records_of(
    matrix: Matrix, start: int, columns: list[Column], after_line: int, end: int | None = None
) -> list[Record]:
    """Return the records of the body rows ``start`` to ``end``; repeated headings are left out."""
    heads = {compact(text) for column in columns for text in column.path}
    records: list[Record] = []
    for row_no in range(start, len(matrix) if end is None else end):
        row = matrix[row_no]
        texts = [cell.text for cell in _distinct(row)]
        words = [compact(text) for text in texts]
        if not texts or is_numbering_row(_own_texts(row, row_no)):
            continue
        if len(words) > 1 and all(word in heads for word in words):
            continue
        for lane in range(columns[-1].lane + 1):
            record = _record(row, row_no, lane, columns, after_line)
            if record is None:
                continue
            before = records[-1] if records and records[-1].row == row_no else None
            if before and not record.label and not record.code and not before.cells:
                # A label merged over two lanes, its number in the second.
                record.label = before.label
            records.append(record)
    return records


def heading_strays(matrix: Matrix, start: int, end: int, after_line: int) -> list[Record]:
    """Return numbers standing inside the heading rows as records of the 合计 row.

    A total row printed into the headings (合计 beside 小计, 基本支出) and a heading cell that ends in
    its value are both seen in real tables.
    """
    records = []
    for row_no in range(start, end):
        if is_numbering_row(_own_texts(matrix[row_no], row_no)):
            continue
        cells = {
            index: _cell(cell, after_line)
            for index, cell in enumerate(matrix[row_no])
            if cell is not None and cell.row == row_no and cell.col == index
            if not is_blank(cell.text) and read_value(cell.text) is not None
        }
        if cells:
            records.append(Record(0, "合计", "", cells, row_no, is_total=True))
    return records

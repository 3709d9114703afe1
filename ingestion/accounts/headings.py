"""Which rows of a grid are its title, its headings and its numbering: words decide, positions never."""

from __future__ import annotations

import itertools
import re

from ingestion.accounts.codes import economic_code, split_code
from ingestion.accounts.table import Column, Matrix
from ingestion.accounts.values import read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, bare, compact, match_title, stands_below
from ingestion.model import Cell
from ingestion.readers.lines import BODY_LABEL, fold

_CONTEXT = re.compile(
    rf"^(?:[(（]?(?:金额)?单位[:：]|{BODY_LABEL}[:：]|(?:财决|决算)?(?:公开|批复|预算|附表|附件|附|表|Z|CS)表?[-—]?[0-9一二三四五六七八九十]{{1,3}}"
    r"(?:[-—.][0-9]{1,2})?表?$|第[0-9]+页.*$"
    r"|.{0,8}[0-9]{4}年(?:度)?$|日期)"
)
_TITLE_ROWS = 6
_LONGEST_TITLE = 50
_NUMBERING_WORDS = frozenset({"栏次", "行次", "合计", "项目", "类", "款", "项", "类款项"})
_FEWEST_COUNTED = 4
_OVER_ALL = re.compile("(?:20[0-9]{2}年度?|本年度?|上年度?)?(?:年初|全年|调整)?(?:预算|决算)(?:数|金额)?")
"""A heading over all columns that says what their amounts are."""
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]{1,2}[.、．](?![0-9])")


def distinct_cells(row: list[Cell | None]) -> list[Cell]:
    """Return the cells of a row that hold text, one merged over several columns once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.strip() and all(cell is not known for known in cells):
            cells.append(cell)
    return cells


def own_texts(row: list[Cell | None], row_no: int) -> list[str]:
    """Return the texts of the cells that begin in this row: not those merged down into it."""
    return [cell.text for cell in distinct_cells(row) if cell.row == row_no]


def _spilled(word: str) -> str:
    """Return a column number without the end of a heading that did not fit into the cell above it."""
    return re.sub(r"^[^0-9.]{1,6}(?=[0-9]{1,2}$)", "", word)


def is_numbering_row(texts: list[str]) -> bool:
    """Tell a 栏次 row: its numbers count up from 1, or go on counting where a page holds the last columns."""
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
        (values[0] <= 2 or len(values) >= _FEWEST_COUNTED)
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


def context_rows(matrix: Matrix, start: int = 0) -> tuple[list[str], int]:
    """Return the texts of the title and unit rows from ``start`` on and the first row below them."""
    texts: list[str] = []
    for number, row in enumerate(matrix[start:], start):
        cells = distinct_cells(row)
        words = [compact(cell.text) for cell in cells]
        lone = len(cells) == 1 and (
            cells[0].col_span >= len(row) or (len(row) > 1 and row[0] is not cells[0])
        )
        titled = len(cells) == 1 and bool(match_title(words[0])) and read_value(words[0]) is None
        whole = lone and (titled or cells[0].col_span >= len(row) > 1)
        if whole and _OVER_ALL.fullmatch(words[0]):
            return texts, number
        if words and not whole and not (len(cells) == 1 and is_table_title(words[0])):
            if not all(is_context(cell.text) for cell in cells):
                return texts, number
        texts += [cell.text for cell in cells]
    return texts, len(matrix)


def heading_rows(matrix: Matrix, start: int) -> int:
    """Return the first body row at or after ``start``."""
    row_no = start
    while row_no < len(matrix):
        cells = distinct_cells(matrix[row_no])
        texts = [cell.text for cell in cells]
        if is_numbering_row(own_texts(matrix[row_no], row_no)):
            return row_no + 1 if row_no > start else row_no
        if not texts:
            if row_no > start and not _goes_on(matrix, row_no):
                return row_no
            row_no += 1
            continue
        words = [compact(text) for text in texts]
        if any(_NUMBERED.match(word) or split_code(word)[0] for word in words):
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
        if (known * 2 < len(words) - numeric or known == 0) and not _parts_of_wide(matrix, start, row_no):
            return row_no
        if row_no > start and "合计" in words[0] and len(words) == 1:
            return row_no
        row_no += 1
    return row_no


def _parts_of_wide(matrix: Matrix, start: int, row_no: int) -> bool:
    """Tell a row of words that all stand below merged headings: their parts, whether known or not.

    Without them the columns below one merged heading would all be the whole.
    """
    if row_no == start:
        return False
    own = [cell for cell in distinct_cells(matrix[row_no]) if cell.row == row_no]
    above = [matrix[row_no - 1][cell.col] for cell in own]
    return len(own) > 1 and all(
        wide is not None
        and wide.col_span > cell.col_span
        and dict(axes_of(wide.text, True)).get("role") is None
        and read_value(cell.text) is None
        for wide, cell in zip(above, own, strict=True)
    )


def next_title(matrix: Matrix, start: int) -> int:
    """Return the first row from ``start`` on that is the title of another table, else the row count.

    Tables stand right below one another on a sheet or in one table of a page. A title is alone in its row,
    ends in 表, and headings or a unit come within a few rows, before any number.
    """
    for row_no in range(start, len(matrix) - 2):
        cells = distinct_cells(matrix[row_no])
        if len(cells) != 1 or cells[0].row != row_no or not is_table_title(cells[0].text):
            continue
        for below in range(row_no + 1, min(row_no + _TITLE_ROWS, len(matrix))):
            texts = own_texts(matrix[below], below)
            if any(is_context(text) for text in texts) or heading_rows(matrix, below) > below:
                return row_no
            if any(read_value(text) is not None for text in texts):
                break
    return len(matrix)


def is_table_title(text: str) -> bool:
    """Tell a text that names an accounts table and ends in 表, brackets behind it left out."""
    word = re.sub(r"（[^）]*）$", "", compact(text))
    return word.endswith("表") and len(word) <= _LONGEST_TITLE and match_title(word) is not None


def _goes_on(matrix: Matrix, blank: int) -> bool:
    """Whether the headings go on below the row ``blank``, which a page break left within them."""
    below = next((own_texts(row, n) for n, row in enumerate(matrix) if n > blank and distinct_cells(row)), [])
    return len(below) > 1 and (is_numbering_row(below) or all(map(is_heading, below)))


def next_heading(matrix: Matrix, start: int, columns: list[Column]) -> int:
    """Return the first row from ``start`` on that begins another set of headings, else the row count.

    Some forms print a second table below the first inside one frame (相关统计数: 项目, 统计数 twice, or the
    names of what is counted above the counts).
    """
    values = {column.index for column in columns if column.role == "value"}
    heads = {compact(text) for column in columns for text in column.path}
    for row_no in range(start, len(matrix) - 1):
        texts = own_texts(matrix[row_no], row_no)
        said = [dict(axes_of(text, True)) for text in texts]
        if len(texts) < 2 or not all(said) or all(compact(text) in heads for text in texts):
            continue
        names = sum(axes.get("role") == "label" for axes in said)
        kinds = sum("kind" in axes and not axes.keys() - {"kind", "year"} for axes in said)
        if names and kinds and names + kinds == len(texts):
            return row_no
        if all(SUBJECTS & axes.keys() for axes in said) and values.issuperset(
            cell.col for cell in distinct_cells(matrix[row_no])
        ):
            return row_no
    return len(matrix)

"""Tables printed in one line with nothing but blanks between their cells: pages whose text lost its lines.

The line may go on with prose, so that it is never claimed: only the numbers between the headings and the
first sentence are the table's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingestion.accounts.codes import function_code
from ingestion.accounts.table import TableCell
from ingestion.accounts.tree import is_kind_word, is_label_head
from ingestion.accounts.values import BLANK, read_value
from ingestion.accounts.vocabulary import axes_of, compact
from ingestion.model import Line

_SENTENCE = re.compile("[，。；！？]")
_CONTEXT_CUT = re.compile(r"\s+(?=[一二三四五六七八九十]{1,3}、)|(?=(?:金额)?单位[:：])|(?=部门[:：])")
_NUMERAL = re.compile("^(?!一般)[一二三四五六七八九十]{1,3}?(?=一般|[^、一二三四五六七八九十])")
_LETTER = re.compile("[\u4e00-\u9fff]")
_SHORTEST = 60
_FEWEST_NUMBERS = 6
_LABEL_MAX = 32
_CONTEXT_MAX = 60


def inline_cells(line: Line) -> tuple[list[TableCell], list[str]]:
    """Return (cells, texts before them) of the table that ``line`` holds; ([], []) where it holds none."""
    if len(line.text) < _SHORTEST or "|" in line.text or "\t" in line.text:
        return [], []
    cells = _joined(line)
    first = next((n for n in range(len(cells) - 1) if _opens(cells, n)), None)
    if first is None:
        return [], []
    end = last = first
    while end < len(cells) and _may_be_cell(cells[end].text):
        last = end if read_value(cells[end].text) is not None else last
        end += 1
    table = [_without_numeral(cell) for cell in cells[first : last + 1]]
    if sum(read_value(cell.text) is not None for cell in table) < _FEWEST_NUMBERS:
        return [], []
    before = [part.strip() for part in _CONTEXT_CUT.split(line.text[: cells[first].char_start])]
    return _flows_once(table), [part[-_CONTEXT_MAX:] for part in before[-4:] if part]


def _opens(cells: list[TableCell], number: int) -> bool:
    """Tell the first heading of a table: 收入 or 项目, with row numbers or a kind of amount soon after."""
    word = compact(cells[number].text)
    if word not in ("收入", "支出") and not is_label_head(cells[number].text):
        return False
    near = [cell.text for cell in cells[number + 1 : number + 9]]
    if any(read_value(text) is not None for text in near[:1]):
        return False
    if word in ("收入", "支出"):
        return any(compact(text) == "行次" for text in near)
    return is_kind_word(near[0]) or (compact(near[0]) == "行次" and is_kind_word(near[1] if near[1:] else ""))


def _may_be_cell(text: str) -> bool:
    if read_value(text) is not None or compact(text) in BLANK:
        return True
    return len(compact(text)) <= _LABEL_MAX and not _SENTENCE.search(text)


def _joined(line: Line) -> list[TableCell]:
    """Return the words between blanks; single characters (``合 计``) and halves of a known label joined."""
    cells: list[TableCell] = []
    for match in re.finditer(r"\S+", line.text):
        cell = TableCell(match.group(), line.locator, line.no, match.start(), line.no, match.start())
        last = cells[-1] if cells else None
        if last is not None and _belongs(last.text, cell.text):
            cells[-1] = replace(last, text=last.text + cell.text)
        else:
            cells.append(cell)
    return cells


def _belongs(left: str, right: str) -> bool:
    if read_value(left) is not None or read_value(right) is not None:
        return False
    if _LETTER.fullmatch(right):
        return bool(_LETTER.fullmatch(left)) and right not in "类款项"
    return (
        len(left) > 1
        and not axes_of(left, True)
        and len(left + right) <= _LABEL_MAX
        and bool(axes_of(left + right, False))
    )


def _without_numeral(cell: TableCell) -> TableCell:
    """Take off numbering that lost its mark: ``五教育支出``."""
    match = _NUMERAL.match(cell.text)
    if not match:
        return cell
    rest = cell.text[match.end() :]
    said = len(axes_of(cell.text, False))
    known = len(axes_of(rest, False)) > said or (not said and function_code(rest, "", None) is not None)
    return replace(cell, text=rest) if known else cell


def _flows_once(cells: list[TableCell]) -> list[TableCell]:
    """Keep one of 收入 收入 收入: a merged heading printed once a column."""
    kept: list[TableCell] = []
    for cell in cells:
        word = compact(cell.text)
        if not (kept and word in ("收入", "支出") and compact(kept[-1].text) == word):
            kept.append(cell)
    return kept

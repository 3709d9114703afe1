"""The headings of a stream of cells: where they end and which columns they make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.accounts.block import Block
from ingestion.accounts.columns import describe
from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.token_codes import code_length, is_amount
from ingestion.accounts.tree import heading_paths, is_label_head
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import SUBJECTS, axes_of, bare, compact, stands_below

_HEAD_AXES = frozenset({"role", "kind", "skip", "year", "count"})


def column_numbers(tokens: list[TableCell]) -> tuple[int, int, int] | None:
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


def stands_by_columns(tokens: list[TableCell], first: int) -> bool:
    """Tell whether items stand in the headings: three or more of them, and one run of numbers."""
    subjects = sum(bool(SUBJECTS & dict(axes_of(cell.text, True)).keys()) for cell in tokens[:first])
    gaps = sum(
        is_amount(tokens, n) and not is_amount(tokens, n - 1) and not is_blank(tokens[n - 1].text)
        for n in range(1, len(tokens))
    )
    return subjects >= 3 and gaps == 1


def end_of_heads(tokens: list[TableCell], first: int) -> int:
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
    while label > end and code_length(tokens, label - 1) + label - 1 >= label:
        label -= 1
    return max(end, label)


def _only_heads(text: str) -> bool:
    axes = dict(axes_of(text, True))
    return bool(axes) and not axes.keys() - _HEAD_AXES


def columns_below(heads: list[str], by_columns: bool) -> list[Column]:
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
    open_labels: list[str] = []
    flows = [head for head in heads if compact(head) in ("收入", "支出")]
    for head in heads:
        if head in flows:
            continue
        if not is_label_head(head):
            lanes[-1].append(head)
        elif lanes[-1] and not by_columns and not _is_part(head, open_labels):
            lanes.append([])
            open_labels = [head]
        else:
            open_labels.append(head)
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


def is_row_label(tokens: Sequence[TableCell], place: int) -> bool:
    """Tell the label of the only row behind heads, the first one of labels: ``单位名称 合计 … 某局 5``."""
    unknown = not axes_of(tokens[place].text, True) and not stands_below(bare(compact(tokens[place].text)))
    return place > 1 and unknown and is_label_head(tokens[0].text)


def _is_part(label: str, above: list[str]) -> bool:
    """Tell a label heading of a lower level (科目编码 below 项目), which opens no lane."""
    word, kinds = bare(compact(label)), frozenset({"label"})
    return any(stands_below(word, kinds, bare(compact(head))) for head in above)


def in_heading_line(block: Block, rest: list[TableCell], columns: list[Column]) -> dict[int, TableCell]:
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

"""Indicator tables and score sheets: header, rows, merged levels carried down."""

from __future__ import annotations

import re

from ingestion.forms.layout import column_of, flat_columns, plain
from ingestion.forms.level_marks import Marks, marks_contradict, marks_of
from ingestion.forms.lost_cells import drop_uncertain, has_stray_number
from ingestion.forms.sheet import Block, IndicatorRow
from ingestion.forms.torn import levels_astray
from ingestion.grid import PAD, Column, TableCell, TableRow, align, align_all, fit, lowest, stack

_LEVELS = ("tier", "scope", "level1", "level2", "level3", "level4")
_NUMBERED = re.compile(r"^\s*指标\s*[0-9一二三四五六七八九十]+\s*[:：、.．]?\s*")
_SPANNING = re.compile(r"指标|产出|效益|满意度|投入|过程|决策|管理|履职")
_BLOCK = 1
"""The column with the name of the whole block is left out by many sources."""
_UNCLEAR = 2.6
"""A flat row that fits worse than this is left out: a wrong number is worse than a missing one."""
_UPPER_HEAD = 3
"""Cells of the upper row of a header whose levels stand in the lower one."""
_DONE = "完成|达|[是否有无优良好]|合格|实现|满意"
"""Words of what was achieved, which no unit holds."""
_FILLER = re.compile(r"[…\.。·—\-/ ]*")


def level_name(text: str) -> str:
    """Return a level as its name: without line breaks, numbering (``指标1：``) and the mark in brackets."""
    joined = re.sub(r"\s+", " ", text.replace("\n", "")).strip()
    # Blanks inside short labels come from spreading them over a narrow cell: 数量  指标, 企业   入库.
    joined = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", joined)
    joined = re.sub(r"\s*[（(]\s*(?:满分|计|权重)?\s*[0-9.]+\s*[分%]?\s*[）)]\s*$", "", joined)
    return _NUMBERED.sub("", joined).strip(" ★*")


def is_header(row: TableRow) -> bool:
    """Return whether ``row`` is the (first) header row of an indicator table or score sheet."""
    filled = [cell.compact for cell in row.cells if cell.compact]
    columns = [column_of(text) for text in filled]
    roles = [column.role for column in columns if column is not None]
    if len(roles) < 2 or len(roles) < len(filled) * 0.5:
        return False
    levels = [role for role in roles if role in _LEVELS]
    others = {"target", "actual", "full_mark", "score"} & set(roles)
    # 评价指标 | 指标说明 | 评分标准 | 自评得分: the levels and their marks stand in the next row.
    upper = len(roles) == len(filled) >= _UPPER_HEAD and bool({"full_mark", "score"} & others)
    is_block = "block" in roles and (len(others) >= 2 or upper)
    return len(set(levels)) >= 2 or (bool(levels) and bool(others)) or is_block


def continues_header(block: Block, row: TableRow) -> bool:
    """Return whether ``row`` is a further header row of ``block``."""
    filled = [cell.compact for cell in row.cells if cell.compact]
    if block.rows or not filled:
        return False
    known = sum(column_of(text) is not None for text in filled)
    if known:
        return known >= len(filled) * 0.6
    return all(re.fullmatch(r"[0-9.%％]+", text) for text in filled) and len(row.cells) >= block.width


def is_repeat(block: Block, row: TableRow) -> bool:
    """Return whether ``row`` prints the first header row again, as on a new page."""
    first = [text for text in block.header[0] if text]
    return [plain(cell.compact) for cell in row.cells if cell.compact] == [plain(text) for text in first]


def under_wide(upper: list[str], lower: list[str]) -> list[str]:
    """Return the words of all columns where ``lower`` holds the parts of the wide cells of ``upper`` only.

    Text of web pages leaves out cells that reach down: 绩效指标 | 年度指标值 | 分值 above 一级指标 |
    二级指标 | 指标性质 | 指标值. [] where the rows are not of that kind.
    """
    upper = [text for text in upper if text]
    above = [column.role if (column := column_of(text)) else "" for text in upper]
    below = [column.role if (column := column_of(text)) else "" for text in lower]
    levels = sum(role in _LEVELS for role in below)
    parts = {*_LEVELS, "nature", "unit", "target", *({"full_mark"} - set(above))}
    if levels < 2 or not set(below) <= parts or any(role in _LEVELS for role in above):
        return []
    if "block" not in above or len(above) <= len(set(below) & {"target"}) + 1:
        return []
    inside = {"block", "target"} if "target" in below else {"block"}
    return lower + [text for text, role in zip(upper, above, strict=True) if role not in inside]


def set_columns(block: Block) -> None:
    """Work out the columns of ``block`` from its header rows."""
    words = _stripped(block.header[0])
    for lower in block.header[1:]:
        if under := under_wide(words, _stripped(lower)):
            words = under
        elif len(lower) >= len(words) and any(column_of(text) for text in lower if text):
            words = lowest(stack(words, lower))
    columns = [column_of(text) or Column("note", "text", text) for text in words]
    if not any(column.role in _LEVELS for column in columns):
        columns = [Column("level3", "level", c.title) if c.role == "block" else c for c in columns]
    # A blank head stands over the merged column that holds the name of the block, or over a level.
    columns = [Column("block", "block") if not c.title and i == 0 else c for i, c in enumerate(columns)]
    if columns[0].kind not in ("block", "level") and any(c.kind == "level" for c in columns):
        while columns[0].kind != "level" and columns[0].role == "note":
            columns[0] = Column("block", "block", columns[0].title)
            break
    block.columns = columns
    block.width = max(len(row) for row in block.header)


def _levels(path: list[str], roles: list[str]) -> tuple[str, str, str]:
    """Return (level1, level2, level3) of a path of names; nested third levels joined by ``/``."""
    names = path
    if "tier" in roles:
        # Score sheets by tier print a scope between: the tier, then the two lowest levels.
        rest = [name for name in names[1:] if name]
        return names[0], rest[-2] if len(rest) > 1 else "", rest[-1] if rest else ""
    slots = {"level1": "", "level2": ""}
    deeper: list[str] = []
    for index, name in enumerate(names):
        role = roles[index] if index < len(roles) else "deeper"
        if role in slots:
            slots[role] = name
        else:
            deeper.append(name)
    deep = "/".join(dict.fromkeys(name for name in deeper if name))
    return slots["level1"], slots["level2"], deep


def _carry(path: list[str], previous: list[str]) -> list[str]:
    """Fill the blank leading levels of ``path`` from the row above; later blanks are blanks."""
    first = next((i for i, name in enumerate(path) if name), len(path))
    carried = [previous[i] if i < len(previous) else "" for i in range(first)]
    return carried + path[first:]


def _stripped(texts: list[str]) -> list[str]:
    """Return ``texts`` without the blank ones at the end."""
    count = len(texts)
    while count and not texts[count - 1]:
        count -= 1
    return texts[:count]


def _slices(block: Block, texts: list[list[str]]) -> list[list[tuple[int, int]]]:
    """Return the slices of every row; a flat row that fits badly gets none (it would be a guess)."""
    if not block.is_flat:
        # Rows shorter than the header have lost merged cells: the names of the levels tell which.
        spare = _BLOCK if block.columns[0].kind == "block" else 0
        # One that begins with a blank cell shows its merged cells, and keeps its blanks at the end.
        short = [
            len(_stripped(text) if text and text[0] else text) < len(block.columns) - spare for text in texts
        ]
        full = align_all(
            [text for text, cut in zip(texts, short, strict=True) if not cut], [*block.columns, PAD]
        )
        names = [*flat_columns(block.columns), PAD]
        less = align_all([text for text, cut in zip(texts, short, strict=True) if cut], names)
        rest = {False: iter(full), True: iter(less)}
        return [next(rest[cut]) for cut in short]
    columns = flat_columns(block.columns)
    found: list[list[tuple[int, int]]] = []
    for text in texts:
        cost, slices = align([text], columns)
        if cost > _UNCLEAR and len(text) > 1:
            block.unclear += 1
            slices = []
        found.append(slices)
    return found


def _drop_unit(cells: dict[str, TableCell]) -> None:
    """Take a unit for no value: where what was achieved is blank, the unit stands next to the marks."""
    target, actual = cells.get("target"), cells.get("actual")
    if target is None or actual is None or "unit" in cells or not re.search("[0-9]", target.text):
        return
    if not re.search("[0-9]|" + _DONE, actual.text) and fit("unit", actual.compact) == 0:
        cells["unit"] = cells.pop("actual")


def _is_adjusted(column: Column) -> bool:
    """Tell the target as it was adjusted: it goes before the one at the beginning of the year."""
    return column.role == "target" and "调整" in column.title


def read_rows(block: Block) -> list[IndicatorRow]:
    """Return the rows of ``block`` with their levels; rows without any level name are left out."""
    texts = [[cell.compact for cell in row.cells] for row in block.rows]
    roles = [column.role for column in block.columns]
    level_roles = [role for role in roles if role in _LEVELS]
    found: list[IndicatorRow] = []
    previous: list[str] = []
    marks: list[Marks] = []
    strays: list[bool] = []
    for row, slices in zip(block.rows, _slices(block, texts), strict=True):
        if len(row.filled) == 1 and len(row.cells) < len(block.columns) - 2:
            # A level that spans the table, above the rows it holds.
            if _SPANNING.search(row.filled[0].compact):
                previous = [level_name(row.filled[0].text)]
            continue
        if not slices:
            continue
        cells: dict[str, TableCell] = {}
        levels: list[TableCell | None] = []
        for column, (start, end) in zip(block.columns, slices, strict=False):
            if column.role in _LEVELS:
                # A level cell left out altogether (merged away) is a blank one.
                levels += row.cells[start:end] if end > start else [None]
            elif end > start and column.role == "full_mark":
                # Sheets with a mark for every level: the one of the lowest level comes last.
                cells[column.role] = row.cells[start]
            elif end > start and _is_adjusted(column) and row.cells[start].compact:
                cells[column.role] = row.cells[start]
            elif end > start:
                cells.setdefault(column.role, row.cells[start])
        if block.is_flat and "unit" in roles:
            _drop_unit(cells)
        names = [level_name(cell.text) if cell is not None else "" for cell in levels]
        last = next((cell for cell in reversed(levels) if cell is not None and cell.compact), None)
        if last is None and not any(c.compact for c in cells.values()):
            continue
        if not names or (last is not None and _FILLER.fullmatch(level_name(last.text))):
            continue
        printed = [name for name in names if name]
        if len(printed) == len(level_roles) and len(set(printed)) == 1:
            names = printed  # 预算执行率 | 预算执行率 | 预算执行率: one name in all levels
        while len(names) > len(level_roles) and not names[-1]:
            names.pop()
        path = _carry(names, previous)
        if not any(path):
            continue
        previous = path
        name_cell = last or next(c for c in cells.values() if c.compact)
        marks.append(marks_of(block.columns, slices, row.cells))
        strays.append(has_stray_number(row, block.columns, slices))
        found.append(IndicatorRow(_levels(path, level_roles), cells, name_cell))
    if block.is_flat:
        block.unclear += drop_uncertain(found, block.columns, strays)
    if block.is_flat and "level1" in level_roles and "level2" in level_roles:
        # The first level of a whole table is never blank: its name went astray among other cells.
        block.unclear += sum(not row.levels[0] for row in found)
        found = [row for row in found if row.levels[0]]
    if block.is_flat and (levels_astray(found) or marks_contradict(marks)):
        block.unclear += len(found)
        return []
    return found

"""Tables with one project a row: name, budget, executed, perhaps score and grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingestion.forms.grade import chosen_grade
from ingestion.forms.layout import column_of, money_column_of, money_row_of, name_label_of, total_label_of
from ingestion.forms.money import BUDGETS, facts_of, is_amount, unit_in
from ingestion.forms.prose_text import is_project_name
from ingestion.forms.sheet import Listed, Sheet
from ingestion.grid import PAD, Column, TableCell, TableRow, align

AMOUNTS = frozenset({*BUDGETS, "executed", "received"})
_PARTS = ("total", "fiscal", "other")
_FEWEST_PARTS = 2


def _list_column(text: str) -> Column:
    if name_label_of(text) == "project":
        return Column("name", "label", text)
    if total_label_of(text) == "grade":
        return Column("grade", "remark", text)
    known = money_column_of(text) or column_of(text)
    if known is None or known.kind in ("level", "block", "value"):
        return Column("note", "text", text)
    return known


def list_columns(texts: Sequence[str]) -> list[Column] | None:
    """Return the columns if ``texts`` (compact) head a table with one project a row, else None."""
    if any(is_amount(text) for text in texts if text):
        return None
    columns = [_list_column(text) for text in texts]
    roles = [column.role for column in columns]
    money = "executed" in roles and bool(set(roles) & set(BUDGETS))
    if roles.count("name") != 1 or not (money or "score" in roles) or roles.index("name") > 2:
        return None
    return columns


def list_header(row: TableRow) -> list[Column] | None:
    """Return the columns if ``row`` heads a table with one project a row, else None."""
    return list_columns([cell.compact for cell in row.cells])


def with_parts(columns: Sequence[Column], words: Sequence[str]) -> list[Column] | None:
    """Return the columns where ``words`` are the parts of each amount of the head, else None.

    ``预算数 | 执行数`` above ``合计 | 财政拨款 | 合计 | 财政拨款``. The role of a part that is not the whole
    is ``budget/fiscal``.
    """
    wide = [column for column in columns if column.role in AMOUNTS]
    filled = [word for word in words if word]
    parts = ["total" if word == "小计" else money_row_of(word) for word in filled]
    size, rest = divmod(len(filled), len(wide)) if wide else (0, 1)
    is_repeated = len(set(filled)) == size and filled == filled[:size] * len(wide)
    if rest or size < _FEWEST_PARTS or None in parts or not is_repeated:
        return None
    found: list[Column] = []
    for column in columns:
        if column.role not in AMOUNTS:
            found.append(column)
            continue
        for part in parts[:size]:
            role = column.role if part == "total" else f"{column.role}/{part}"
            found.append(Column(role, column.kind, column.title))
    return found


def read_list_row(sheet: Sheet, row: TableRow) -> bool:
    """Read one project of the list, or the parts of its head; totals and remarks are left out."""
    texts = [cell.compact for cell in row.cells]
    if not (sheet.money or sheet.listed) and (columns := with_parts(sheet.list_columns, texts)):
        sheet.list_columns = columns
        return True
    if len(texts) > len(sheet.list_columns) and any(texts[len(sheet.list_columns) :]):
        # One cell too many: nothing shows which.
        sheet.unclear += any(map(is_amount, texts))
        return False
    _, slices = align([texts], [*sheet.list_columns, PAD])
    cells: dict[str, TableCell] = {}
    for column, (start, end) in zip(sheet.list_columns, slices, strict=False):
        if end > start:
            cells.setdefault(column.role, row.cells[start])
    return state_project(sheet, cells)


def state_project(sheet: Sheet, cells: Mapping[str, TableCell]) -> bool:
    """Add the project that the ``cells`` of one row (by role) state; False for totals and remarks."""
    name = cells.get("name")
    if name is None or total_label_of(name.compact) or not is_project_name(name.name):
        return False
    units = {column.role: unit for column in sheet.list_columns if (unit := unit_in(column.title))}
    for part in _PARTS:
        mine = {role.split("/")[0]: cell for role, cell in cells.items() if _part_of(role) == part}
        for fact in facts_of(part, mine, sheet.unit):
            role = next(role for role, cell in cells.items() if cell is fact.cell)
            fact.subject, fact.unit = name.name, units.get(role, sheet.unit)
            sheet.money.append(fact)
    score = cells.get("score")
    grade = chosen_grade(cells["grade"].text) if "grade" in cells else None
    if score is not None and is_amount(score.compact.removesuffix("分")):
        sheet.listed.append(Listed(name.name, score, grade[0] if grade else None))
    return True


def _part_of(role: str) -> str:
    return role.partition("/")[2] or "total"

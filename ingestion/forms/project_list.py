"""Tables with one project a row: name, budget, executed, perhaps score and grade."""

from __future__ import annotations

from ingestion.forms.grade import chosen_grade
from ingestion.forms.layout import column_of, money_column_of, name_label_of, total_label_of
from ingestion.forms.money import BUDGETS, facts_of, is_amount
from ingestion.forms.prose_text import is_project_name
from ingestion.forms.sheet import Listed, Sheet
from ingestion.grid import PAD, Column, TableCell, TableRow, align


def _list_column(text: str) -> Column:
    if name_label_of(text) == "project":
        return Column("name", "label", text)
    if total_label_of(text) == "grade":
        return Column("grade", "remark", text)
    known = money_column_of(text) or column_of(text)
    if known is None or known.kind in ("level", "block", "value"):
        return Column("note", "text", text)
    return known


def list_header(row: TableRow) -> list[Column] | None:
    """Return the columns if ``row`` heads a table with one project a row, else None."""
    texts = [cell.compact for cell in row.cells]
    if any(is_amount(text) for text in texts if text):
        return None
    columns = [_list_column(text) for text in texts]
    roles = [column.role for column in columns]
    money = "executed" in roles and bool(set(roles) & set(BUDGETS))
    if roles.count("name") != 1 or not (money or "score" in roles) or roles.index("name") > 2:
        return None
    return columns


def read_list_row(sheet: Sheet, row: TableRow) -> bool:
    """Read one project of the list; totals and remarks are left out."""
    _, slices = align([[cell.compact for cell in row.cells]], [*sheet.list_columns, PAD])
    cells: dict[str, TableCell] = {}
    for column, (start, end) in zip(sheet.list_columns, slices, strict=False):
        if end > start:
            cells.setdefault(column.role, row.cells[start])
    name = cells.get("name")
    if name is None or total_label_of(name.compact) or not is_project_name(name.name):
        return False
    for fact in facts_of("total", cells, sheet.unit):
        fact.subject = name.name
        sheet.money.append(fact)
    score = cells.get("score")
    grade = chosen_grade(cells["grade"].text) if "grade" in cells else None
    if score is not None and is_amount(score.compact.removesuffix("分")):
        sheet.listed.append(Listed(name.name, score, grade[0] if grade else None))
    return True

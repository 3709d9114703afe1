"""The money block of a form: budget and executed, in columns or as labels with values."""

from __future__ import annotations

import re

from ingestion.forms.layout import column_of, money_column_of, money_row_of
from ingestion.forms.sheet import IndicatorRow, MoneyFact, Sheet
from ingestion.grid import PAD, Column, TableCell, TableRow, align

UNIT = re.compile(r"百?万元|千元|亿元|(?<![万亿千])元")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,，]*(?:\.[0-9]+)?(?:百?万元|亿元|千元|元)?")
BUDGETS = ("budget_adjusted", "budget", "budget_initial")
_SIDE = {**dict.fromkeys(BUDGETS, "budget"), "executed": "executed", "received": ""}
_SUM_LABEL = re.compile(r"合计|总计")
"""Label that any table may end with: alone it is no project's money."""
_SUFFIX = {"total": "", "fiscal": "_fiscal", "other": "_other"}
EXECUTION_LEVELS = ("预算执行", "预算执行率", "预算执行率")
"""Where the mark for the execution rate belongs; forms print it beside the money, not as an indicator."""


def is_amount(text: str) -> bool:
    """Return whether ``text`` (no white space) is one printed number, with or without unit."""
    return bool(_NUMBER.fullmatch(text))


def unit_in(text: str) -> str | None:
    """Return the money unit a header or label names in brackets or after ``单位``, or None."""
    compact = re.sub(r"\s", "", text).replace("兀", "元")
    match = re.search(
        r"[（(][^（）()]*?(百?万元|千元|亿元|元)[^（）()]*[）)]|单位[:：]?(百?万元|千元|亿元|元)", compact
    )
    return (match.group(1) or match.group(2)) if match else None


def money_header(row: TableRow) -> list[Column] | None:
    """Return the columns of a money block if ``row`` is its header, else None."""
    filled = [cell.compact for cell in row.cells if cell.compact]
    if any(is_amount(text) for text in filled):
        return None
    found = [money_column_of(text) or column_of(text) for text in filled]
    roles = [column.role for column in found if column is not None]
    if "executed" not in roles or not set(roles) & set(BUDGETS):
        return None
    columns = [column for column in found if column is not None]
    while columns and columns[0].role not in (*BUDGETS, "executed", "received"):
        columns.pop(0)
    if len({c.role for c in columns} & set(BUDGETS)) == 3:
        # The head of the label column reads 年度预算数 where initial and adjusted columns follow.
        columns = [c for c in columns if c.role != "budget"]
    return [Column("block", "block"), Column("label", "label"), *columns]


def facts_of(role: str, cells: dict[str, TableCell], unit: str | None) -> list[MoneyFact]:
    """Return budget and executed of one row; the adjusted budget goes before the initial one."""
    suffix = _SUFFIX.get(role)
    if suffix is None:
        return []
    facts = []
    budget = next((cells[b] for b in BUDGETS if b in cells and is_amount(cells[b].compact)), None)
    if budget is not None:
        facts.append(MoneyFact("budget" + suffix, budget, unit))
    executed = cells.get("executed")
    if executed is not None and is_amount(executed.compact):
        facts.append(MoneyFact("executed" + suffix, executed, unit))
    return facts


def read_money_row(sheet: Sheet, row: TableRow) -> bool:
    """Read ``row`` below a money header into ``sheet``; return whether it was such a row."""
    place = next((i for i, cell in enumerate(row.cells[:3]) if money_row_of(cell.compact)), None)
    if place is None:
        return False
    label = row.cells[place]
    role = money_row_of(label.compact) or ""
    columns, rest = sheet.money_columns[2:], row.cells[place + 1 :]
    if not rest:
        return True
    _, slices = align([[cell.compact for cell in rest]], [*columns, PAD])
    cells: dict[str, TableCell] = {}
    for column, (start, end) in zip(columns, slices, strict=False):
        if end > start:
            cells.setdefault(column.role, rest[start])
    amounts = {column.role for column in columns} & {*BUDGETS, "executed", "received"}
    if not amounts <= set(cells):
        # Blank cells have vanished and nothing shows which: an amount in the wrong column is worse than none.
        sheet.unclear += any(is_amount(cell.compact) for cell in rest)
        return True
    sheet.money += facts_of(role, cells, sheet.unit)
    marks = {
        key: cells[key] for key in ("full_mark", "score") if key in cells and is_amount(cells[key].compact)
    }
    if role == "total" and marks and sheet.execution is None:
        sheet.execution = IndicatorRow(EXECUTION_LEVELS, marks, label)
    return True


def read_money_pairs(sheet: Sheet, row: TableRow) -> bool:
    """Read a row of labels each followed by its value; return whether it was such a row.

    Labels of one kind belong to the sides of the row above in order, budget and executed unless it says
    otherwise: ``其中-财政拨款: 8 其中-财政拨款: 2.4``.
    """
    sheet.unit = next(
        (u for u in (unit_in(c.text) for c in row.filled if len(c.compact) < 30) if u), sheet.unit
    )
    order = [_SIDE.get(c.role) for cell in row.cells if (c := money_column_of(cell.compact)) is not None]
    if sum(side is not None for side in order) >= 2:
        sheet.sides = [side or "" for side in order if side is not None]
    seen: dict[str, int] = {}
    found: list[MoneyFact] = []
    pairs = 0
    for index, cell in enumerate(row.cells):
        column = money_column_of(cell.compact)
        role = money_row_of(cell.compact)
        value = row.cells[index + 1] if index + 1 < len(row.cells) else None
        if value is None or (column is None and role is None):
            continue
        if value.compact and (not is_amount(value.compact) and value.compact not in {"无", "/", "-", "—"}):
            continue
        pairs += 1
        unit = unit_in(cell.text) or sheet.unit
        if column is not None and column.role in (*BUDGETS, "executed"):
            measure = "executed" if column.role == "executed" else "budget"
        elif role in _SUFFIX and not _SUM_LABEL.search(cell.compact):
            place = seen.get(role, 0)
            seen[role] = place + 1
            side = sheet.sides[place] if place < len(sheet.sides) else ""
            if not side:
                continue
            measure = side + _SUFFIX[role]
        else:
            continue
        if is_amount(value.compact):
            found.append(MoneyFact(measure, value, unit))
    if not pairs:
        return False
    sheet.money += found
    return True

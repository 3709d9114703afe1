"""Money as labels each followed by its value: ``预算数： 31.5 | 执行数： 30.2``, parts of both below."""

from __future__ import annotations

import re

from ingestion.forms.layout import money_column_of, money_row_of
from ingestion.forms.money import BUDGETS, SUFFIX, is_amount, unit_in
from ingestion.forms.sheet import MoneyFact, Sheet
from ingestion.grid import TableRow

_SIDE = {**dict.fromkeys(BUDGETS, "budget"), "executed": "executed", "received": ""}
_SUM_LABEL = re.compile(r"合计|总计")
"""Label that any table may end with: alone it is no project's money."""
_NOTHING = {"无", "/", "-", "—"}
_ALONE = "part_alone"
"""Label of a part that stood alone in its row: only the order of such rows tells its side."""


def read_money_pairs(sheet: Sheet, row: TableRow) -> bool:
    """Read a row of labels each followed by its value; return whether it was such a row.

    Parts belong to the side that their own row names; else those of one kind go in order to the sides of the
    row above, budget and executed unless it says otherwise: ``其中-财政拨款: 8 其中-财政拨款: 2.4``.
    """
    sheet.unit = next(
        (u for u in (unit_in(c.text) for c in row.filled if len(c.compact) < 30) if u), sheet.unit
    )
    labels = [role for cell in row.cells if (role := money_row_of(cell.compact)) in SUFFIX]
    own_side = _sides(sheet, row, bool(labels))
    is_alone = len(labels) == 1 and len(row.filled) <= 2
    # One pair a row: the second row of a kind is that of the other side.
    seen = sheet.sides_seen if is_alone else {}
    found: list[MoneyFact] = []
    pairs = 0
    for index, cell in enumerate(row.cells):
        column, role = money_column_of(cell.compact), money_row_of(cell.compact)
        value = row.cells[index + 1] if index + 1 < len(row.cells) else None
        if value is None or (column is None and role is None):
            continue
        if value.compact and not is_amount(value.compact) and value.compact not in _NOTHING:
            continue
        further = row.cells[index + 2].compact if index + 2 < len(row.cells) else ""
        if is_amount(value.compact) and is_amount(further):
            # Several amounts behind one label are columns, and no head says which.
            sheet.unclear += 1
            return True
        pairs += 1
        if column is not None and column.role in (*BUDGETS, "executed"):
            measure, label = _SIDE[column.role], column.role
        elif role in SUFFIX and not _SUM_LABEL.search(cell.compact):
            place = seen.get(role, 0)
            seen[role] = place + 1
            side = own_side
            if side is None:
                side = sheet.sides[place] if place < len(sheet.sides) else ""
                if not is_alone and sheet.has_sides and labels.count(role) != len(sheet.sides):
                    side = ""  # a label was lost, and nothing shows which
            if not side:
                continue
            measure, label = side + SUFFIX[role], _ALONE if is_alone else ""
        else:
            continue
        if is_amount(value.compact):
            found.append(MoneyFact(measure, value, unit_in(cell.text) or sheet.unit, label=label))
    if not pairs:
        return False
    sheet.money += found
    return True


def _sides(sheet: Sheet, row: TableRow, has_parts: bool) -> str | None:
    """Note the sides that ``row`` names; return the one its parts belong to, None where they go in order."""
    order = [
        side
        for cell in row.cells
        if (column := money_column_of(cell.compact)) is not None
        and (side := _SIDE.get(column.role)) is not None
    ]
    if len(order) == 1 and has_parts:
        return order[0]
    if len(order) == 1:
        sheet.sides_alone.append(order[0])
        order = list(sheet.sides_alone)
    if len(order) >= 2:
        sheet.sides, sheet.has_sides = order, True
    return None


def settled(sheet: Sheet) -> list[MoneyFact]:
    """Return the facts of ``sheet`` whose measure is certain.

    Left out are other funds given in several parts, the budget of the beginning beside the adjusted one,
    and parts in rows of their own of which there are more or fewer than sides.
    """
    facts = _settle_other(sheet.money)
    if any(fact.label == "budget_adjusted" for fact in facts):
        facts = [fact for fact in facts if fact.label != "budget_initial"]
    if not sheet.has_sides:
        return facts
    astray = tuple(SUFFIX[role] for role, count in sheet.sides_seen.items() if count != len(sheet.sides))
    sheet.unclear += sum(fact.label == _ALONE and _suffix(fact) in astray for fact in facts)
    return [fact for fact in facts if fact.label != _ALONE or _suffix(fact) not in astray]


def _suffix(fact: MoneyFact) -> str:
    return fact.measure.removeprefix("budget").removeprefix("executed")


def _settle_other(facts: list[MoneyFact]) -> list[MoneyFact]:
    """Return ``facts`` without other funds given in several parts: none of them is the whole."""
    parts: dict[str, set[str]] = {}
    for fact in facts:
        if fact.measure.endswith("_other"):
            parts.setdefault(fact.subject + fact.measure, set()).add(fact.cell.compact)
    return [fact for fact in facts if len(parts.get(fact.subject + fact.measure, ())) <= 1]

"""A form printed again below one of the same title, its heads left out: they are those of the form before.

That holds only where the money keeps its rate of execution and all marks and scores make the printed totals.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingestion.forms.block import set_columns
from ingestion.forms.layout import money_row_of
from ingestion.forms.sheet import Block, Closing, Sheet
from ingestion.forms.totals import adds_up
from ingestion.grid import TableRow
from ingestion.numbers import last_place, parse_decimal

_EXECUTED = (-1, -2)
"""Where among the amounts before the rate the executed one stands."""


def lend_heads(sheet: Sheet, row: TableRow, before: Sequence[Sheet]) -> None:
    """Give ``sheet`` the heads that ``row`` needs, of the last of ``before`` with its title."""
    model = next((one for one in reversed(before) if one.title == sheet.title and one.blocks), None)
    if model is None or not sheet.title or not sheet.subject or sheet.blocks or sheet.list_columns:
        return
    is_money = money_row_of(row.filled[0].compact) is not None
    if is_money and not sheet.money_columns and model.money_columns:
        if _keeps_rate(row):
            sheet.money_columns, sheet.unit, sheet.heads_lent = model.money_columns, model.unit, True
        return
    widths = {len(one.filled) for one in model.blocks[-1].rows}
    names = {one.filled[0].compact for one in model.blocks[-1].rows}
    if sheet.heads_lent and len(row.filled) in widths and row.filled[0].compact in names:
        block = Block([list(head) for head in model.blocks[-1].header], is_flat=model.blocks[-1].is_flat)
        set_columns(block)
        sheet.blocks.append(block)


def _keeps_rate(row: TableRow) -> bool:
    """Return whether the rate in ``row`` is, to its last place, that of two of the amounts before it.

    The mark may stand between the executed amount and the rate.
    """
    amounts: list[Decimal] = []
    for cell in row.filled[1:]:
        number = parse_decimal(cell.compact.rstrip("%％"))
        if number is None:
            return False
        if cell.compact[-1] in "%％":
            place = last_place(cell.compact.rstrip("%％"))
            pairs = [(amounts[n], b) for n in _EXECUTED if len(amounts) > -n for b in amounts[:n] if b]
            return any(abs(executed / budget * 100 - number) <= place for executed, budget in pairs)
        amounts.append(number)
    return False


def take_back(sheet: Sheet) -> None:
    """Drop what lent heads made of a sheet whose marks and scores do not make its totals."""
    if not sheet.heads_lent or adds_up(sheet):
        return
    sheet.unclear += len(sheet.money) + len(sheet.indicators)
    sheet.money, sheet.indicators, sheet.execution, sheet.closing = [], [], None, Closing()

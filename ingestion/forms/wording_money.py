"""The year's goal of a form, its texts about money, and the notice on a text."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from ingestion.forms.place import Place, yuan_of
from ingestion.forms.sheet import Sheet
from ingestion.grid import TableCell
from ingestion.model import Notice
from ingestion.numbers import NUMBER, UNIT_SCALE, last_place

_TOTAL = re.compile(
    r"(?:^|[，。；：、])(?:(?:全年|本年度?|项目|该项目|本项目|年度)*"
    r"(?:(?P<budget>预算)(?:资金|数|金额|总额|安排)*|(?P<executed>(?:预算)?执行数|预算执行(?:金额|资金)?))|(?:项目|全年)(?P<spent>实际支出))"
    rf"(?:为|共计?|合计)?(?P<number>{NUMBER})(?P<unit>亿元|万元|元)"
)
_PRODUCT = re.compile(rf"(?P<price>(?:{NUMBER}))元(?:[/／][一-龥])?[*×xX](?P<times>[0-9]+)[一-龥]")
_GOAL = re.compile(r"(?:预期|年度|年初|全年)*(?:总体)?目标(?:值)?")
_DONE = re.compile(
    r"(?:全年|年度|本年度?)*(?:目标)?实际完成(?:目标|情况)?|(?:全年|年度)*(?:总体)?目标?完成情况"
)


_SHORT_GOAL = 10
_AROUND = 30


def goal_texts(place: Place, sheet: Sheet) -> list[tuple[TableCell, TableCell]]:
    """Return the cells of the year's goal, expected and done, below the labels of both."""
    cells = sheet.cells or [
        TableCell(line.text.strip(), line.locator, no, 0, line.quote(0, len(line.text)))
        for no in sorted(sheet.lines)
        if (line := place.line(no)) is not None and line.text.strip()
    ]
    in_rows = {
        (cell.line_no, cell.char_start)
        for row in sheet.indicators
        for cell in row.cells.values()
        if cell.text
    }
    for first, second in pairwise(cells):
        if not (_GOAL.fullmatch(first.compact) and _DONE.fullmatch(second.compact)):
            continue
        if sheet.is_grid:
            pair: list[TableCell | None] = [_below(cells, label) for label in (first, second)]
        else:
            at = (second.line_no, second.char_start)
            pair = [*[cell for cell in cells if (cell.line_no, cell.char_start) > at][:2]]
        goals = [cell for cell in pair if cell is not None and len(cell.compact) > _SHORT_GOAL]
        # 目标值 and 实际完成情况 also head the indicators.
        if len(goals) == 2 and not any((cell.line_no, cell.char_start) in in_rows for cell in goals):
            return [(goals[0], goals[1])]
    return []


def _below(cells: list[TableCell], label: TableCell) -> TableCell | None:
    row, col = divmod(label.char_start, 1000)
    found = [
        cell
        for cell in cells
        if cell.line_no == label.line_no and divmod(cell.char_start, 1000) == (row + 1, col)
    ]
    return found[0] if found else None


def check_money(place: Place, sheet: Sheet, done: list[TableCell], planned: list[TableCell]) -> None:
    """Totals in words against the cells of the money block, and listed costs against all of the money."""
    amounts: dict[str, tuple[Decimal, str]] = {}
    for fact in sheet.money:
        amount = yuan_of(fact.cell.compact, fact.unit)
        if amount is not None and not fact.subject:
            unit = "" if "元" in fact.cell.text else fact.unit or ""
            amounts.setdefault(fact.measure, (amount[0], fact.cell.text + unit))
    if not amounts or sheet.subject_kind != "project":
        return
    for cell in done:
        for measure in ("budget", "executed"):
            matches = [
                one for one in _TOTAL.finditer(cell.compact) if bool(one["budget"]) == (measure == "budget")
            ]
            if len(matches) != 1 or measure not in amounts:
                continue
            match = matches[0]
            scale = UNIT_SCALE[match["unit"]]
            value, room = (
                Decimal(match["number"].replace(",", "")) * scale,
                last_place(match["number"]) * scale / 2,
            )
            known = [amount for key, (amount, _) in amounts.items() if key.startswith(measure)]
            if all(abs(value - amount) > room for amount in known):
                expected, printed = amounts[measure]
                word = "预算" if measure == "budget" else "执行数"
                shown = match["number"] + match["unit"]
                message = f"文字中项目{word}为{shown}，表中为{printed}"
                text_notice(place, sheet, cell, (word, shown), message, (value, expected))
    most = max(amount for amount, _ in amounts.values())
    for cell in (*done, *planned):
        products = list(_PRODUCT.finditer(cell.compact))
        total = sum(
            (Decimal(one["price"].replace(",", "")) * int(one["times"]) for one in products), Decimal(0)
        )
        if len(products) >= 2 and total > most > 0:
            costs, money = f"{total.normalize():f}元", f"{most.normalize():f}元"
            message = f"所列{len(products)}项单价乘数量之和{costs}，大于项目全部资金{money}"
            text_notice(place, sheet, cell, ("单价乘数量", products[0].group()), message, (total, most))


def text_notice(
    place: Place,
    sheet: Sheet,
    cell: TableCell,
    what: tuple[str, str],
    message: str,
    values: tuple[Decimal, Decimal],
) -> None:
    """Add a notice. ``what``: the measure and the words to quote; ``values``: stated and expected."""
    at = max(cell.quote.find(what[1]), 0)
    place.reading.notices.append(
        Notice(
            notice_code="form_text",
            severity="warning",
            subject=f"{sheet.subject}|{what[0]}",
            message=f"《{sheet.title or sheet.subject}》{message}",
            section=place.section(cell.line_no)[0],
            locator=cell.locator,
            line_no=cell.line_no,
            quote=cell.quote[max(0, at - _AROUND) : at + len(what[1]) + _AROUND],
            stated_value=values[0],
            expected_value=values[1],
        )
    )

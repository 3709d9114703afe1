"""What the texts of a form say of its money: totals in words against its cells, costs against all of it."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.forms.place import Place, yuan_of
from ingestion.forms.sheet import Sheet
from ingestion.forms.wording_text import text_notice
from ingestion.grid import TableCell
from ingestion.numbers import NUMBER, parse_decimal, to_yuan

_TOTAL = re.compile(
    r"(?:^|[，。；：、])(?:(?:全年|本年度?|项目|该项目|本项目|年度)*"
    r"(?:(?P<budget>预算)(?:资金|数|金额|总额|安排)*|(?P<executed>(?:预算)?执行数|预算执行(?:金额|资金)?))|(?:项目|全年)(?P<spent>实际支出))"
    rf"(?:为|共计?|合计)?(?P<number>{NUMBER})(?P<unit>亿元|万元|元)"
)
_PRODUCT = re.compile(rf"(?P<price>(?:{NUMBER}))元(?:[/／][一-龥])?[*×xX](?P<times>[0-9]+)[一-龥]")


def check_money(place: Place, sheet: Sheet, done: list[TableCell], planned: list[TableCell]) -> None:
    """Add a notice for a total in words that no cell of the money block bears, and for costs above all money.

    ``done``, ``planned``: the cells whose texts tell what was reached and what was aimed at.
    """
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
            stated = to_yuan(match["number"], match["unit"])
            known = [amount for key, (amount, _) in amounts.items() if key.startswith(measure)]
            if stated is not None and all(abs(stated[0] - amount) > stated[1] / 2 for amount in known):
                expected, printed = amounts[measure]
                word = "预算" if measure == "budget" else "执行数"
                shown = match["number"] + match["unit"]
                message = f"文字中项目{word}为{shown}，表中为{printed}"
                text_notice(place, sheet, cell, (word, shown), message, (stated[0], expected))
    most = max(amount for amount, _ in amounts.values())
    for cell in (*done, *planned):
        products = list(_PRODUCT.finditer(cell.compact))
        costs = ((parse_decimal(one["price"]) or Decimal(0)) * int(one["times"]) for one in products)
        total = sum(costs, Decimal(0))
        if len(products) >= 2 and total > most > 0:
            made, money = f"{total.normalize():f}元", f"{most.normalize():f}元"
            message = f"所列{len(products)}项单价乘数量之和{made}，大于项目全部资金{money}"
            text_notice(place, sheet, cell, ("单价乘数量", products[0].group()), message, (total, most))

"""Whether 总收入 and 总支出 are the totals of the form, which balance, or the year's sums, which need not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ingestion.model import Statement
from ingestion.numbers import NUMBER, to_yuan

_WHOLE = r"(?:总(?P<before>收入|支出)|(?P<behind>收入|支出)总(?:额|数))"
_NAME = re.compile(_WHOLE)
_SPENT = ("total", "grand_total")
_RECEIVED = ("grand_total",)
_STATED = re.compile(
    _WHOLE + rf"(?:决算|合计|共计|为|是|共|计|数)*(?P<number>{NUMBER})(?P<unit>(?:亿|万|千)?元)"
)


def is_loose_whole(name: str) -> bool:
    """True for 总收入, 总支出, 收入总额 …: everyday words for a total. 总计 is the word of the form."""
    return _NAME.fullmatch(name) is not None


def loose_wholes_differ(paragraphs: Iterable[str]) -> bool:
    """True where a text states 总收入 and 总支出 (or 收入总额, 支出总额) and the two are not equal.

    On the form 收入总计 holds the carry-over of the year before and 支出总计 that to the next: the two are
    equal (部门决算报表, 收入支出决算总表). Totals that differ are those of the year, 本年收入 and 本年支出.
    """
    first: dict[str, Decimal] = {}
    for text in paragraphs:
        for match in _STATED.finditer(text):
            if amount := to_yuan(match["number"], match["unit"]):
                first.setdefault(match["before"] or match["behind"], amount[0])
    return len(first) == 2 and first["收入"] != first["支出"]


def settle_total(statements: list[Statement]) -> None:
    """Part the totals of the form from those of the year where the text itself shows which is which.

    On the form 收入总计 is the revenue of the year and what was left before it; 支出总计 equals it. Where two
    amounts are told of the year's revenue and one is the other and the carry-over, that one is the form's.
    Where 支出总计 lacks just what is carried to the next year, it is the year's spending.
    """
    stated: dict[tuple[str, ...], set[Decimal]] = {}
    for one in statements:
        if one.keys[:1] == ("all",) and one.keys[-1] == "final" and one.value_number is not None:
            stated.setdefault(one.keys[1:-1], set()).add(one.value_number)
    if whole := _revenue_and_carried(stated):
        stated[_RECEIVED] = {whole}
        for one in statements:
            if one.keys == ("all", "current_total", "final") and one.value_number == whole:
                one.keys = ("all", *_RECEIVED, "final")
    if _lacks_carried(stated):
        for one in statements:
            if one.keys[:1] == ("all",) and one.keys[1:3] == _SPENT:
                one.keys = ("all", "total", "current_total", *one.keys[3:])


def _revenue_and_carried(stated: dict[tuple[str, ...], set[Decimal]]) -> Decimal | None:
    """``收入8万元；上年结转和结余1万元，本年收入总合计9万元``: return the 9."""
    revenue, carried = stated.get(("current_total",), set()), stated.get(("opening_carryover",), set())
    if len(revenue) != 2 or len(carried) != 1 or _RECEIVED in stated:
        return None
    whole = max(revenue)
    return whole if whole == min(revenue) + min(carried) else None


def _lacks_carried(stated: dict[tuple[str, ...], set[Decimal]]) -> bool:
    """Whether 收入总计 is 支出总计 and what is carried to the next year."""
    totals, carried = stated.get(_SPENT, set()), stated.get(("total", "closing_carryover"), set())
    income = stated.get(_RECEIVED, set())
    if not (len(totals) == len(carried) == len(income) == 1) or ("total", "current_total") in stated:
        return False
    rest = min(carried)
    return rest != 0 and {min(totals) + rest} == income

"""A row of the money block with two amounts below three columns of them: which one is blank.

Where blank cells left no trace, the two may be any of initial budget, adjusted budget and executed amount.
The printed rate of execution settles it: it is there only with an executed amount, and must be theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.forms.sheet import Sheet
from ingestion.grid import TableCell
from ingestion.numbers import last_place, parse_decimal

_THREE = ["budget_initial", "budget_adjusted", "executed"]
_RATE = re.compile(r"[0-9.]+[%％]")
_FILLER = re.compile(r"[-—－–/\s]*")


def two_of_three(sheet: Sheet, roles: Sequence[str], cells: Sequence[TableCell]) -> dict[str, TableCell]:
    """Return the cells of a row by role, {} where nothing proves them; ``roles``: those of the header.

    The first amount comes back as the adjusted budget: it is one of the two budgets. Rows below one that was
    proven are as proven where they print its two amounts again and nothing else.
    """
    if list(roles[:3]) != _THREE:
        return {}
    amounts, beside = cells[:2], cells[2:]
    words = tuple(cell.compact for cell in amounts)
    found = dict(zip(_THREE[1:], amounts, strict=False))
    if sheet.two_of_three == words and all(_FILLER.fullmatch(cell.compact) for cell in beside):
        return found
    if len(cells) != len(roles) - 1 or "rate" not in roles:
        return {}
    found |= zip(roles[3:], beside, strict=True)
    if not _is_rate_of(found):
        return {}
    sheet.two_of_three = words
    return found


def _is_rate_of(cells: dict[str, TableCell]) -> bool:
    """Tell whether the printed rate is that of the two amounts, as far as it is rounded."""
    text = cells["rate"].compact
    budget = parse_decimal(cells["budget_adjusted"].compact)
    executed = parse_decimal(cells["executed"].compact)
    rate = parse_decimal(text.rstrip("%％")) if _RATE.fullmatch(text) else None
    if rate is None or not budget or executed is None:
        return False
    return abs(executed / budget * 100 - rate) <= last_place(text.rstrip("%％")) / 2

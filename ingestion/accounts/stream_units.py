"""The column of units of a stream of cells: ``车辆 辆 4 | 应急保障用车 辆 3``."""

from __future__ import annotations

from ingestion.accounts.table import TableCell
from ingestion.accounts.values import is_unit, read_value
from ingestion.accounts.vocabulary import bare, compact
from ingestion.numbers import UNIT_SCALE

_HEADS = frozenset({"单位", "计量单位"})
_FEWEST = 2


def without_units(tokens: list[TableCell]) -> tuple[list[TableCell], str | None]:
    """Return the cells without a column of units, and the unit that its amounts have.

    Nothing is taken out where no head names such a column, a unit stands elsewhere than between a label and a
    number, or amounts have different units.
    """
    head = next((n for n, cell in enumerate(tokens) if bare(compact(cell.text)) in _HEADS), None)
    if head is None:
        return tokens, None
    units = [n for n, cell in enumerate(tokens) if n > head and is_unit(cell.text)]
    money = {compact(tokens[n].text) for n in units} & UNIT_SCALE.keys()
    between = all(
        n + 1 < len(tokens)
        and read_value(tokens[n + 1].text) is not None
        and read_value(tokens[n - 1].text) is None
        for n in units
    )
    if len(units) < _FEWEST or len(money) > 1 or not between:
        return tokens, None
    left = [cell for n, cell in enumerate(tokens) if n != head and n not in units]
    return left, next(iter(money), None)

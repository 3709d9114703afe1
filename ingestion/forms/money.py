"""The money block of a form: budget and executed, in columns or as labels with values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.forms.layout import column_of, money_column_of, money_row_of, plain
from ingestion.forms.lost_budget import two_of_three
from ingestion.forms.sheet import IndicatorRow, MoneyFact, Sheet
from ingestion.grid import PAD, Column, TableCell, TableRow, align
from ingestion.numbers import parse_decimal

UNIT = re.compile(r"百?万元|千元|亿元|(?<![万亿千])元")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,，]*(?:\.[0-9]+)?(?:百?万元|亿元|千元|元)?")
BUDGETS = ("budget_adjusted", "budget", "budget_initial")
AMOUNT_ROLES = frozenset({*BUDGETS, "executed", "received", "carried"})
"""Roles of columns that hold amounts."""
_CARRIED = re.compile(
    "(?:上年|年初|年末|期末|本年)?(?:结转|结余)(?:(?:和|及)?(?:结转|结余))?(?:资金|数|金额)?"
)
SUFFIX = {"total": "", "fiscal": "_fiscal", "other": "_other"}
_UNKNOWN = "unknown"
_UNFIT = 4.0
"""A row that costs more to align has a cell of another kind in some column."""
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


def _head(text: str) -> Column | None:
    if _CARRIED.fullmatch(plain(text)):
        return Column("carried", "number", text)
    return money_column_of(text) or column_of(text)


def money_header(row: TableRow) -> list[Column] | None:
    """Return the columns of a money block if ``row`` is its header, else None."""
    filled = [cell.compact for cell in row.cells if cell.compact]
    if any(is_amount(text) for text in filled):
        return None
    found = [_head(text) for text in filled]
    roles = [column.role for column in found if column is not None]
    if "executed" not in roles or not set(roles) & set(BUDGETS):
        return None
    # A word nobody knows keeps its place: the amounts below it are none of the others.
    columns = [column or Column(_UNKNOWN, "number", text) for column, text in zip(found, filled, strict=True)]
    while columns and columns[0].role not in AMOUNT_ROLES:
        if columns[0].role == _UNKNOWN and re.search(r"[算数]数?$", plain(columns[0].title)):
            break
        columns.pop(0)
    last = max(i for i, column in enumerate(columns) if column.role in AMOUNT_ROLES)
    columns = [
        Column("note", "text") if c.role == _UNKNOWN and i > last else c for i, c in enumerate(columns)
    ]
    if len({c.role for c in columns} & set(BUDGETS)) == 3:
        # The head of the label column reads 年度预算数 where initial and adjusted columns follow.
        columns = [c for c in columns if c.role != "budget"]
    return [Column("block", "block"), Column("label", "label"), *columns]


def money_places(row: TableRow, columns: Sequence[Column]) -> tuple[int, ...]:
    """Return where in the header ``row`` the heads of ``columns`` stand; () if that is open."""
    heads = columns[2:]
    places = [index for index, cell in enumerate(row.cells) if cell.compact][-len(heads) :]
    same = all(c.title in ("", row.cells[p].compact) for c, p in zip(heads, places, strict=True))
    return tuple(places) if same else ()


def _below_heads(sheet: Sheet, row: TableRow, label: int) -> Sequence[TableCell]:
    """Return the cells behind the label: those below heads where the row shows every cell of the grid."""
    places = sheet.money_places
    if len(row.cells) == sheet.money_width and places and label < places[0]:
        beside = [cell for i, cell in enumerate(row.cells) if i > label and i not in places]
        if not any(cell.compact for cell in beside):
            return [row.cells[place] for place in places]
    return row.cells[label + 1 :]


def facts_of(role: str, cells: dict[str, TableCell], unit: str | None) -> list[MoneyFact]:
    """Return budget and executed of one row; the adjusted budget goes before the initial one."""
    suffix = SUFFIX.get(role)
    if suffix is None:
        return []
    facts = []
    budget = next((cells[b] for b in BUDGETS if b in cells and is_amount(cells[b].compact)), None)
    if _UNKNOWN in cells and not {"budget", "budget_adjusted"} & set(cells):
        # The initial budget is the budget only where no adjusted one can stand beside it.
        budget = None
    if budget is not None:
        facts.append(MoneyFact("budget" + suffix, budget, unit))
    executed = cells.get("executed")
    if executed is not None and is_amount(executed.compact):
        facts.append(MoneyFact("executed" + suffix, executed, unit))
    return facts


def _is_amounts(cells: Sequence[TableCell]) -> bool:
    return len(cells) >= 2 and all(is_amount(cell.compact.rstrip("%％")) for cell in cells)


def _is_clear(roles: list[str], cells: dict[str, TableCell]) -> bool:
    """Return whether the amounts of a row are where they belong for sure.

    Every column of amounts needs its cell. Where some of the cells for rate and marks are missing, the
    printed rate must be that of the amounts.
    """
    amounts = {*AMOUNT_ROLES, _UNKNOWN}
    if not set(roles) & amounts <= set(cells):
        return False
    mark = parse_decimal(cells["full_mark"].compact.removesuffix("分")) if "full_mark" in cells else None
    if mark is not None and mark > 100:
        return False
    beside = {"full_mark", "rate", "score"} & set(roles)
    numbers = {r for r in beside & set(cells) if is_amount(cells[r].compact.rstrip("%％分"))}
    if "rate" in numbers and not is_amount(cells["executed"].compact) and "executed" in roles:
        return False
    if "rate" not in roles and (set(roles) - amounts) & set(cells) and len(cells) < len(set(roles)):
        # The head of the rate may be damaged: a cell is missing, and nothing shows which.
        return False
    last = max((i for i, r in enumerate(roles) if r in cells and cells[r].compact), default=-1)
    whole = beside <= set(cells) and set(roles[: last + 1]) <= set(cells)
    if not all(is_amount(cells[r].compact) for r in amounts & set(roles)):
        return whole
    return not numbers or whole or rate_fits(cells)


def rate_fits(cells: dict[str, TableCell]) -> bool:
    """Return whether the printed rate is the executed amount over one of the budgets, within two points."""
    rate = parse_decimal(cells["rate"].compact.rstrip("%％")) if "rate" in cells else None
    executed = parse_decimal(cells["executed"].compact) if "executed" in cells else None
    budgets = [parse_decimal(cells[role].compact) for role in BUDGETS if role in cells]
    if rate is None or executed is None:
        return False
    if executed == 0 and rate == 0:
        return True
    return any(abs(executed / budget * 100 - rate) <= 2 for budget in budgets if budget)


def read_money_row(sheet: Sheet, row: TableRow) -> bool:
    """Read ``row`` below a money header into ``sheet``; return whether it was such a row."""
    place = next((i for i, cell in enumerate(row.cells[:3]) if money_row_of(cell.compact)), None)
    columns = sheet.money_columns[2:]
    if place is not None:
        label = row.cells[place]
        role, rest = money_row_of(label.compact) or "", _below_heads(sheet, row, place)
    elif sheet.total_in_head and not sheet.money and _is_amounts(row.filled):
        # 年度资金总额 stands in the head, above a row of nothing but amounts.
        role, rest, label = "total", row.filled, row.filled[0]
    else:
        return False
    if not rest:
        return True
    if role == "fiscal" and any(fact.measure.endswith("_fiscal") for fact in sheet.money):
        # Parts of the appropriation stand below it: 其中：一般公共预算拨款.
        return True
    cost, slices = align([[cell.compact for cell in rest]], [*columns, PAD])
    cells: dict[str, TableCell] = {}
    for column, (start, end) in zip(columns, slices, strict=False):
        if end > start:
            cells.setdefault(column.role, rest[start])
    printed = max((i + 1 for i, cell in enumerate(rest) if cell.compact), default=0)
    if proven := two_of_three(sheet, [column.role for column in columns], rest):
        cells = proven
    elif cost > _UNFIT or printed > len(columns) or not _is_clear([column.role for column in columns], cells):
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

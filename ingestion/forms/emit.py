"""Sheets become statements, mentions, form rows and notices."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.forms.block import read_rows
from ingestion.forms.lent_heads import take_back
from ingestion.forms.mentions import list_amounts
from ingestion.forms.money_pairs import settled
from ingestion.forms.place import Place, yuan_of
from ingestion.forms.sheet import IndicatorRow, MoneyFact, Sheet
from ingestion.forms.totals import check_sheet
from ingestion.forms.wording import check_wording
from ingestion.grid import TableCell
from ingestion.model import Form
from ingestion.numbers import NUMBER, last_place, parse_decimal

_TYPED = re.compile(
    rf"[≥≤＞＜><=＝]?\s*(-?{NUMBER})\s*([^\s0-9.,，。；;余多约近]{{0,6}}?)(?:及?以[上下]|左右)?[，。；]?"
)
_SIGN_EQUAL = {"=", "＝", "﹦", "═", "等于", ""}
_HIGHEST = Decimal(120)
"""No total is higher unless its full mark is."""
_NO_REASON = {"", "0", "无", "暂无", "/", "-", "—", "无偏差"}


def score_value(text: str) -> Decimal | None:
    """Return the number of a mark or score cell (``9.5``, ``10分``), or None."""
    return parse_decimal(text.strip().removesuffix("分").strip())


def typed_value(text: str) -> tuple[Decimal, str] | None:
    """Return (number, unit) of a cell that is one number with a unit: ``≥95%``, ``12次``, ``1.1亿元``."""
    match = _TYPED.fullmatch(text.strip())
    value = parse_decimal(match.group(1)) if match else None
    if match is None or value is None or match.group(2)[:1] in {"年", "月", "日", "季"}:
        # 12月底 is a date, not a quantity.
        return None
    return value, match.group(2)


def evaluator_of(text: str) -> str:
    """Return who evaluated, as far as the words say: self, finance_bureau, third_party or ''."""
    if "第三方" in text:
        return "third_party"
    if re.search(r"财政(?:局|部门|厅)?.{0,4}(?:评价|评审|审核|复核|抽查|审)", text):
        return "finance_bureau"
    return "self" if "自评" in text or "自查" in text else ""


def _money(place: Place, sheet: Sheet, fact: MoneyFact, used: dict[tuple[int, int], int]) -> None:
    amount = yuan_of(fact.cell.compact, fact.unit)
    line = place.line(fact.cell.line_no)
    start = fact.cell.char_start
    if amount is None:
        sheet.without_unit += 1
        if not sheet.is_grid and line is not None:
            end = start + len(fact.cell.text)
            place.mention(line, start, end, None, line.text.strip(), None, "form_other")
        return
    yuan, resolution, unit = amount
    index = place.state(
        "fct_project_execution",
        (fact.subject or sheet.subject, fact.measure),
        fact.cell,
        "forms.money",
        value_number=yuan,
        unit=unit,
        resolution=resolution,
    )
    used[(fact.cell.line_no, fact.cell.char_start)] = index
    if sheet.is_grid:
        place.cell_mention(fact.cell, fact.cell.text, yuan, index, None)
    elif line is not None:
        place.mention(line, start, start + len(fact.cell.text), yuan, line.text.strip(), index, None)


def _indicator(place: Place, sheet: Sheet, row: IndicatorRow) -> None:
    nature = row.cells["nature"].compact if "nature" in row.cells else ""
    unit = row.cells["unit"].compact if "unit" in row.cells else ""
    for field, role in (("target", "target"), ("actual", "actual"), ("deviation_reason", "reason")):
        cell = row.cells.get(role)
        if cell is None or not cell.text or (field == "deviation_reason" and cell.compact in _NO_REASON):
            continue
        text = cell.text
        if field != "deviation_reason" and unit and parse_decimal(text) is not None:
            text += unit
        if field == "target" and nature not in _SIGN_EQUAL and not nature.startswith("定"):
            text = nature + text
        typed = typed_value(text.replace("\n", "")) if field != "deviation_reason" else None
        attributes = {"typed_value": str(typed[0]), "typed_unit": typed[1]} if typed else {}
        place.state(
            "fct_performance_indicator",
            (sheet.subject, *row.levels, field),
            cell,
            "forms.indicator",
            value_text=text,
            attributes=attributes,
        )


def _score_item(place: Place, sheet: Sheet, row: IndicatorRow) -> None:
    for field in ("full_mark", "score"):
        cell = row.cells.get(field)
        value = score_value(cell.compact) if cell is not None else None
        if cell is None or value is None:
            continue
        place.state(
            "fct_score_item",
            (sheet.subject, *row.levels, field),
            cell,
            "forms.score_item",
            value_number=value,
            unit="分",
            resolution=last_place(cell.compact.removesuffix("分")),
        )


def _closing_cell(cell: TableCell, label: str) -> Decimal | None:
    value = score_value(cell.compact)
    if value is None:
        match = re.search(r"([0-9]{1,3}(?:\.[0-9]+)?)分?$", cell.compact)
        value = Decimal(match.group(1)) if match and label else None
    return value


def _score(place: Place, sheet: Sheet) -> None:
    closing = sheet.closing
    cell = closing.score or closing.grade_cell
    if cell is None:
        return
    value = _closing_cell(closing.score, closing.score_label) if closing.score is not None else None
    full = score_value(closing.full_mark.compact) if closing.full_mark is not None else None
    if value is not None and value > max(full or 0, _HIGHEST):
        return
    attributes = {
        "grade": closing.grade or "",
        "full_mark": str(full) if full is not None else "",
        "evaluator": evaluator_of(closing.score_label + sheet.title),
    }
    place.state(
        "fct_performance_score",
        (sheet.subject_kind, sheet.subject),
        cell,
        "forms.score",
        value_number=value,
        value_text=closing.grade,
        unit="分",
        resolution=last_place(re.sub(r"[^0-9.]", "", cell.compact)) if value is not None else None,
        attributes={key: text for key, text in attributes.items() if text},
    )


def _listed(place: Place, sheet: Sheet) -> None:
    for one in sheet.listed:
        evaluator = evaluator_of(
            sheet.title + "".join(c.title for c in sheet.list_columns if c.role == "score")
        )
        attributes = {"grade": one.grade or "", "evaluator": evaluator}
        place.state(
            "fct_performance_score",
            ("project", one.subject),
            one.score,
            "forms.score_list",
            value_number=score_value(one.score.compact),
            value_text=one.grade,
            unit="分",
            resolution=last_place(one.score.compact.removesuffix("分")),
            attributes={key: text for key, text in attributes.items() if text},
        )


def _tell_apart(rows: list[IndicatorRow]) -> None:
    """Number further rows of one name that say something else (``奖励金额``, ``奖励金额#2``).

    A row printed twice in the same words stays one indicator with two statements.
    """
    seen: dict[tuple[str, str, str], list[tuple[str, ...]]] = {}
    for row in rows:
        content = tuple(f"{role}={cell.compact}" for role, cell in row.cells.items() if role != "note")
        known = seen.setdefault(row.levels, [])
        if content not in known:
            known.append(content)
        number = known.index(content) + 1
        if number > 1:
            level1, level2, level3 = row.levels
            row.levels = (level1, level2, f"{level3 or level2}#{number}")


def _note(sheet: Sheet, unclear: int) -> str:
    if sheet.is_empty:
        return "有表题而没有可读的内容"
    notes = []
    if unclear:
        notes.append(f"有{unclear}行无法可靠还原，未取数")
    if sheet.without_unit:
        notes.append(f"有{sheet.without_unit}个金额未印单位，未取数")
    return "；".join(notes)


def emit_sheet(place: Place, sheet: Sheet) -> None:
    """Add everything ``sheet`` states to the reading."""
    for block in sheet.blocks:
        sheet.indicators += read_rows(block)
    take_back(sheet)
    _tell_apart(sheet.indicators)
    used: dict[tuple[int, int], int] = {}
    if sheet.subject_kind == "project" or sheet.list_columns:
        for fact in settled(sheet):
            _money(place, sheet, fact, used)
    for row in sheet.indicators:
        _indicator(place, sheet, row)
    for row in [*([sheet.execution] if sheet.execution else []), *sheet.indicators]:
        _score_item(place, sheet, row)
    _score(place, sheet)
    _listed(place, sheet)
    check_sheet(place, sheet)
    check_wording(place, sheet)
    if not sheet.is_empty:
        place.reading.claimed_lines |= sheet.lines
        list_amounts(place, sheet, used)
    rows = len(sheet.indicators) + len(sheet.money) or sheet.row_count
    unclear = sheet.unclear + sum(block.unclear for block in sheet.blocks)
    place.reading.forms.append(
        Form(
            form_kind=sheet.kind or "performance_form",
            title=sheet.title or sheet.subject,
            subject=sheet.subject,
            locator=sheet.locator,
            line_start=sheet.line_start,
            line_end=sheet.line_end,
            row_count=rows,
            is_recognised=not sheet.is_empty,
            note=_note(sheet, unclear),
        )
    )

"""The data of drawn charts, as exports leave it in the text: a title, then names and their numbers.

A line of tabbed cells holds n names and then n numbers (names may be repeated in whole). The rule for a
fact: the title names the accounts (``accounts_chart.csv``) and the line's title states the unit; names
are either items, each read like a row label, in the report's own year; or years, and then the words
before the line name one item. Everything else is a mention with the reason ``chart``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.accounts.block import Block, is_chart_line
from ingestion.accounts.codes import function_code
from ingestion.accounts.facts import Fact
from ingestion.accounts.table import TableCell
from ingestion.accounts.values import Value, read_value, unit_in
from ingestion.accounts.vocabulary import ChartRule, axes_of, bare, chart_rule, compact
from ingestion.model import Form, Identity, Mention, Part, Reading, Statement
from ingestion.numbers import UNIT_SCALE

CHART = "chart"
_YEAR = re.compile(r"(20[0-9]{2})年?度?")
_SUM = re.compile("总计|总额|总体")
_DRAWN = re.compile("[（(]?(图|柱状图|饼状图|饼图)[0-9]*[)）]?$|结构图?|构成图?|(变动)?情况图?|示意图")


@dataclass(frozen=True, slots=True)
class Series:
    """One run of names with their numbers, and the title and series name above it."""

    names: tuple[TableCell, ...]
    values: tuple[TableCell, ...]
    titles: tuple[str, ...]
    """Nearest first: the series' name, then titles above it."""


def has_chart(block: Block) -> bool:
    """Tell whether a block holds the data of drawn charts."""
    return block.kind == "tab" and any(map(is_chart_line, block.rows))


def series_of(block: Block) -> list[Series]:
    """Return the chart series of a tabbed block in reading order."""
    titles = []
    for text in reversed(block.context):
        if any(read_value(piece) for piece in text.split("\t")):
            break  # the data of the chart before
        titles.append(text)
    found: list[Series] = []
    for row in block.rows:
        lines: dict[int, list[TableCell]] = {}
        for cell in row:
            if compact(cell.text):
                lines.setdefault(cell.line_no, []).append(cell)
        for cells in lines.values():
            if is_chart_line(cells):
                first = next(n for n, cell in enumerate(cells) if read_value(cell.text))
                last = next(
                    (n for n in range(first, len(cells)) if not read_value(cells[n].text)), len(cells)
                )
                found.append(Series(tuple(cells[:first]), tuple(cells[first:last]), tuple(titles)))
                cells = [] if last == len(cells) else cells[last : last + 1]
            titles = [cell.text for cell in cells if not _YEAR.fullmatch(compact(cell.text))] + titles
    return found


def read_charts(block: Block, identity: Identity, part: Part) -> Reading:
    """Return statements (``source_kind`` chart), one mention a number and one form for the block."""
    reading = Reading()
    start, end = min(block.lines), max(block.lines)
    numbers = 0
    for series in series_of(block):
        rule, unit = _rule_of(series), _unit_of(series)
        names = _distinct_names(series)
        for position, cell in enumerate(series.values):
            value = read_value(cell.text)
            if value is None:
                continue
            numbers += 1
            name = names[position].text if names else ""
            found: Fact | str = CHART
            if rule and unit and names and not value.is_percent:
                found = _fact(rule, series, name, identity.fiscal_year)
            _write(reading, series, cell, value, name, unit, found, rule, part)
    title = next((text.strip() for text in block.context[::-1]), "")
    reading.forms.append(Form("accounts_chart", title, "", f"lines {start}-{end}", start, end, numbers, True))
    reading.claimed_lines |= block.lines
    return reading


def _distinct_names(series: Series) -> tuple[TableCell, ...]:
    """Return one name a number; () where names and numbers do not pair."""
    count = len(series.values)
    words = [compact(cell.text) for cell in series.names]
    if len(words) % count or words != words[:count] * (len(words) // count):
        return ()
    return series.names[:count] if len(set(words[:count])) == count else ()


def _rule_of(series: Series) -> ChartRule | None:
    return next((rule for rule in map(chart_rule, series.titles[:3]) if rule), None)


def _unit_of(series: Series) -> str | None:
    return next((unit for unit in map(unit_in, series.titles[:3]) if unit), None)


def _fact(rule: ChartRule, series: Series, name: str, fiscal_year: int | None) -> Fact | str:
    stated = _YEAR.fullmatch(compact(name))
    if stated:
        year, item = int(stated.group(1)), _item_of_titles(rule, series)
    else:
        years = [int(y) for text in series.titles[:2] for y in _YEAR.findall(compact(text))]
        year, item = (years[0] if years else fiscal_year or 0), _item(rule, name, fiscal_year)
    if item is None or fiscal_year is None:
        return CHART
    if year not in (fiscal_year, fiscal_year - 1):
        return "other_year"
    if not stated and year != fiscal_year:
        return "other_year"
    kind = "final" if year == fiscal_year else "prior_final"
    return Fact(item[0], (*item[1], kind))


def _item_of_titles(rule: ChartRule, series: Series) -> tuple[str, tuple[str, ...]] | None:
    """Return what the series name, else the title, says as one item, for a chart over years."""
    whole = any(_SUM.search(compact(text)) for text in series.titles[:3])
    for text in series.titles[:2]:
        word = _DRAWN.sub("", re.sub("[（(]单位.*$", "", compact(text)))
        if whole and re.fullmatch("(财政拨款)?收入(决算数?|总计|总额)*", word):
            return "fct_revenue", (rule.scope, "grand_total")
        if whole and re.fullmatch("(财政拨款)?支出(决算数?|总计|总额)*", word):
            return "fct_expenditure", (rule.scope, "total", "grand_total")
        if (
            rule.topic in ("gpb", "government_fund", "state_capital")
            and rule.pattern.fullmatch(re.sub("(决算|总额|合计)?(数)?$", "", word))
            and word.rstrip("数").endswith(("支出", "支出决算", "支出合计"))
        ):
            return "fct_expenditure", (rule.scope, "total", "current_total")
        item = _item(rule, word, None)
        if item:
            return item
    return None


def _item(rule: ChartRule, name: str, fiscal_year: int | None) -> tuple[str, tuple[str, ...]] | None:
    """Return (fact table, keys without the kind) of one category of a chart on ``rule``'s accounts."""
    axes = dict(axes_of(name, False))
    if rule.topic == "three_public":
        return ("fct_three_public", (axes["tp"],)) if "tp" in axes else None
    if rule.topic == "revenue" and "rev" in axes:
        return "fct_revenue", (rule.scope, axes["rev"])
    if rule.topic == "basic":
        return ("fct_expenditure", (rule.scope, "economic", axes["econ"])) if "econ" in axes else None
    if rule.topic in ("revenue", "total", "fiscal_total"):
        return None
    if "nature" in axes:
        return "fct_expenditure", (rule.scope, "nature", axes["nature"])
    code = function_code(re.sub("[（(]类[)）]", "", bare(compact(name))), "", fiscal_year)
    return ("fct_expenditure", (rule.scope, "function", code)) if code and not axes else None


def _write(
    reading: Reading,
    series: Series,
    cell: TableCell,
    value: Value,
    name: str,
    unit: str | None,
    found: Fact | str,
    rule: ChartRule | None,
    part: Part,
) -> None:
    scale = UNIT_SCALE.get(unit or "")
    section = rule.section if rule else "other"
    title = series.titles[0].strip() if series.titles else ""
    quote = " ".join(text for text in (title, name.strip(), cell.text.strip()) if text)[:200]
    index: int | None = None
    if isinstance(found, Fact) and scale is not None:
        index = len(reading.statements)
        reading.statements.append(
            Statement(
                fact_table=found.table,
                keys=found.keys,
                value_number=value.number * scale,
                stated_text=cell.text.strip(),
                source_kind="chart",
                section=section,
                part=part,
                locator=cell.locator,
                line_no=cell.line_no,
                char_start=cell.char_start,
                quote=quote,
                extractor="accounts.chart",
                unit=unit,
                resolution=value.place * scale,
            )
        )
    reading.mentions.append(
        Mention(
            cell.locator,
            cell.line_no,
            cell.char_start,
            cell.char_start + len(cell.text),
            cell.text.strip(),
            value.number * scale if scale is not None and not value.is_percent else None,
            section,
            part,
            True,
            quote,
            index,
            None if index is not None else (found if isinstance(found, str) else CHART),
        )
    )

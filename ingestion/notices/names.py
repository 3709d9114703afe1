"""Names of items: out of date for the year, or listed as spent while the table has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingestion.model import Notice, Reading
from ingestion.notices.place import Text, notice_at, notice_on
from ingestion.reference.economic import economic_name
from ingestion.reference.tables import read_seed

_CLASS = re.compile(r"(?P<name>[一-龥、]{3,16}?)（类）")
_LISTING = re.compile(r"主要(?:包括|用于)：?")


@cache
def _class_years() -> dict[str, tuple[tuple[int, int], ...]]:
    """First and last year of every official class name; aliases have no years and are left out."""
    years: dict[str, list[tuple[int, int]]] = {}
    for row in read_seed("function_class"):
        if row["level"] == "class":
            span = (int(row["valid_from"] or 0), int(row["valid_to"] or 9999))
            years.setdefault(_core(row["name"]), []).append(span)
    return {name: tuple(spans) for name, spans in years.items()}


def _core(name: str) -> str:
    return name.removesuffix("支出").removesuffix("等")


def read_names(text: Text, reading: Reading) -> Iterator[Notice]:
    """Yield class names not in force in the report's year, and items listed but zero in the table."""
    if text.identity.fiscal_year is not None:
        yield from _outdated(text, text.identity.fiscal_year)
    yield from _listed_zero(text, reading)


def _outdated(text: Text, fiscal_year: int) -> Iterator[Notice]:
    seen: set[str] = set()
    for block in text.blocks:
        if not block.in_accounts or "（类）" not in block.text:
            continue
        for match in _CLASS.finditer(block.text):
            name = _core(match.group("name"))
            spans = _class_years().get(name)
            if spans is None or name in seen:
                continue
            if any(start <= fiscal_year <= end for start, end in spans):
                continue
            seen.add(name)
            yield notice_on(
                text,
                block,
                match,
                "outdated_name",
                "info",
                name,
                f"“{match.group('name')}”不是{fiscal_year}年的类级科目名称",
            )


def _listed_zero(text: Text, reading: Reading) -> Iterator[Notice]:
    stated: dict[str, list[bool]] = {}
    for one in reading.statements:
        if one.fact_table == "fct_expenditure" and one.source_kind == "table" and one.keys[1] == "economic":
            if one.keys[0] == "general_public_budget" and one.keys[3] == "final" and len(one.keys[2]) == 5:
                stated.setdefault(one.keys[2], []).append(bool(one.value_number))
    if not any(any(values) for values in stated.values()):
        return
    zero = {economic_name(code): code for code, values in stated.items() if not any(values)}
    for block in text.blocks:
        listing = _LISTING.search(block.text)
        if block.section.code != "basic_expenditure" or listing is None:
            continue
        items = dict(_items(block.text, listing.end()))
        for name in zero.keys() & items.keys():
            place = items[name]
            yield notice_at(
                text,
                block,
                place,
                place + len(name),
                "listed_but_zero",
                "warning",
                name,
                f"文中列举了“{name}”，表中该科目（{zero[name]}）为零",
            )


def _items(text: str, start: int) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"[^、。；，：]+", text[start:]):
        yield match.group().removesuffix("等"), start + match.start()

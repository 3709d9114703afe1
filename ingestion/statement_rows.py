"""Rows of the statements in the staging tables, their values fitted to the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from ingestion import schema
from ingestion.fitting import Fitted, fit
from ingestion.keys import clean_key, fact_key
from ingestion.model import Notice, Statement
from ingestion.numbers import parse_decimal

Rows = dict[str, list[tuple[Any, ...]]]

_FAULT = {
    "value_rounded": ("info", "“{text}”的位数多于本表精度，入库时按最末位四舍六入五成双"),
    "value_not_whole": ("warning", "“{text}”应为整数，未入库为事实，请核对原文"),
    "value_out_of_range": ("error", "“{text}”超出可存范围，未入库为事实，请核对原文"),
}
_NUMERIC_ATTRIBUTES = (pl.Decimal, pl.Int64)


def add_statements(
    rows: Rows, document: str, keys: list[str], statements: Sequence[Statement]
) -> list[Notice]:
    """Append the statements in order of place; return notices about values that did not fit."""
    notices: list[Notice] = []
    order = sorted(
        range(len(statements)),
        key=lambda i: (statements[i].line_no, statements[i].char_start, statements[i].fact_table, keys[i]),
    )
    for no, index in enumerate(order):
        one = statements[index]
        columns = schema.TOPIC_KEYS.get(one.fact_table)
        if columns is None or len(columns) != len(one.keys):
            raise ValueError(f"{one.extractor}: {one.fact_table} does not have the keys {one.keys}")
        typed = schema.TOPIC_VALUE[one.fact_table]
        fitted = fit(one.value_number, typed[1]) if typed else Fitted(None)
        if fitted.fault:
            notices.append(_fault_notice(one, fitted.fault))
        has_value = one.value_text is not None if typed is None else fitted.value is not None
        rows[schema.staging_name(one.fact_table)].append(
            (
                keys[index],
                document,
                no,
                one.value_text,
                one.stated_text,
                one.unit,
                fit(one.resolution, schema.VALUE).value,
                one.source_kind,
                one.section,
                one.part,
                one.locator,
                one.line_no,
                one.char_start,
                one.quote,
                one.extractor,
                one.usable and has_value,
                one.alternatives,
                *(clean_key(part) for part in one.keys),
                *([fitted.value] if typed else []),
                *(_attribute(one, name, kind) for name, kind in _attributes(one.fact_table)),
            )
        )
    return notices


def _attributes(fact_table: str) -> Iterable[tuple[str, pl.DataType]]:
    return schema.TOPIC_ATTRIBUTES.get(fact_table, {}).items()


def _attribute(statement: Statement, name: str, kind: pl.DataType) -> str | Decimal | int | None:
    text = statement.attributes.get(name)
    if text is None or not isinstance(kind, _NUMERIC_ATTRIBUTES):
        return text
    return fit(parse_decimal(text), kind).value


def _fault_notice(statement: Statement, fault: str) -> Notice:
    severity, message = _FAULT[fault]
    return Notice(
        notice_code=fault,
        severity=severity,  # type: ignore[arg-type]
        subject=f"{statement.fact_table}:{fact_key(statement.keys)}",
        message=message.format(text=statement.stated_text),
        section=statement.section,
        locator=statement.locator,
        line_no=statement.line_no,
        quote=statement.quote,
        stated_value=statement.value_number,
    )

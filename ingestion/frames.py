"""What parsing found, as Polars frames in the types of ``ingestion.schema``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

from ingestion import schema
from ingestion.cache import RejectedRow
from ingestion.fitting import Fitted, fit
from ingestion.model import Notice, Statement
from ingestion.numbers import parse_decimal
from ingestion.version import PARSER_VERSION

if TYPE_CHECKING:
    from ingestion.parse import Parsed

Rows = dict[str, list[tuple[Any, ...]]]

_FAULT = {
    "value_rounded": ("info", "“{text}”的位数多于本表精度，入库时按最末位四舍六入五成双"),
    "value_not_whole": ("warning", "“{text}”应为整数，未入库为事实，请核对原文"),
    "value_out_of_range": ("error", "“{text}”超出可存范围，未入库为事实，请核对原文"),
}
_NUMERIC_ATTRIBUTES = (pl.Decimal, pl.Int64)


def document_key(sha256: str) -> str:
    """Return the key of the document with this content."""
    return "d" + sha256[:20]


def fact_key(keys: Sequence[str]) -> str:
    """Return key parts joined by ``|``; a ``|`` inside a part becomes ``／``."""
    return "|".join(clean_key(part) for part in keys)


def clean_key(part: str) -> str:
    """Return a key part that cannot be taken for two."""
    return part.replace("|", "／")


def statement_keys(sha256: str, statements: Sequence[Statement]) -> list[str]:
    """Return a stable key for each statement: content, place and fact; equal ones are numbered."""
    seen: dict[str, int] = {}
    keys = []
    for statement in statements:
        place = (sha256, statement.locator, str(statement.line_no), str(statement.char_start))
        basis = "\x1f".join((*place, statement.fact_table, fact_key(statement.keys)))
        turn = seen.get(basis, 0)
        seen[basis] = turn + 1
        keys.append("s" + hashlib.sha256(f"{basis}\x1f{turn}".encode()).hexdigest()[:24])
    return keys


def to_frames(parsed: Sequence[Parsed]) -> dict[str, pl.DataFrame]:
    """Return every staging table (also the empty ones) of these documents, in document order.

    Raises ``ValueError`` when a statement names an unknown table or has the wrong number of keys:
    that is an error of a reader, not of the report.
    """
    rows: Rows = {name: [] for name in schema.staging_schemas()}
    for one in sorted(parsed, key=lambda item: document_key(item.document.sha256)):
        _add_document(rows, one)
    return {
        name: pl.DataFrame(rows[name], schema=types, orient="row")
        for name, types in schema.staging_schemas().items()
    }


def rejected_frame(rows: Iterable[RejectedRow]) -> pl.DataFrame:
    """Return ``stg_rejected``, sorted."""
    return pl.DataFrame(sorted_rows(rows), schema=schema.REJECTED, orient="row")


def sorted_rows(rows: Iterable[RejectedRow]) -> list[RejectedRow]:
    """Return rejections in the order of ``stg_rejected``."""
    return sorted(rows, key=lambda row: (row[0], row[3], row[1] or "", row[4]))


def _add_document(rows: Rows, parsed: Parsed) -> None:
    document, identity, reading = parsed.document, parsed.identity, parsed.reading
    key = document_key(document.sha256)
    rows["stg_document"].append(
        (
            key,
            document.source_name,
            document.media_type,
            document.sha256,
            document.byte_size,
            document.encoding,
            document.page_count,
            len(document.lines),
            document.title,
            identity.report_kind,
            identity.organization_name,
            identity.organization_basis,
            "；".join(identity.aliases),
            identity.region_code,
            identity.region_level,
            identity.region_note,
            identity.fiscal_year,
            identity.year_basis,
            identity.published_on,
            "；".join(document.remarks),
            PARSER_VERSION,
        )
    )
    for section in parsed.outline.sections:
        rows["stg_section"].append(
            (
                key,
                section.no,
                section.code,
                section.title,
                section.level,
                section.part,
                section.line_start,
                section.line_end,
            )
        )
    keys = statement_keys(document.sha256, reading.statements)
    notices = _add_statements(rows, key, keys, reading.statements)
    _add_mentions(rows, key, keys, parsed)
    _add_claims(rows, key, keys, parsed)
    ordered = sorted(reading.notices, key=lambda item: (item.line_no, item.notice_code, item.subject))
    for no, notice in enumerate([*ordered, *notices]):
        rows["stg_notice"].append(
            (
                key,
                no,
                notice.notice_code,
                notice.severity,
                notice.subject,
                notice.message,
                fit(notice.stated_value, schema.VALUE).value,
                fit(notice.expected_value, schema.VALUE).value,
                notice.section,
                notice.locator,
                notice.line_no,
                notice.quote,
            )
        )
    for no, form in enumerate(sorted(reading.forms, key=lambda item: (item.line_start, item.title))):
        rows["stg_form"].append(
            (
                key,
                no,
                form.form_kind,
                form.title,
                form.subject,
                form.locator,
                form.line_start,
                form.line_end,
                form.row_count,
                form.is_recognised,
                form.note,
            )
        )


def _add_statements(
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


def _add_mentions(rows: Rows, document: str, keys: list[str], parsed: Parsed) -> None:
    ordered = sorted(
        parsed.reading.mentions, key=lambda item: (item.line_no, item.char_start, item.char_end)
    )
    for no, mention in enumerate(ordered):
        index = mention.statement_index
        rows["stg_amount_mention"].append(
            (
                document,
                no,
                mention.locator,
                mention.line_no,
                mention.char_start,
                mention.char_end,
                mention.stated_text,
                fit(mention.value_yuan, schema.VALUE).value,
                mention.section,
                mention.part,
                mention.in_accounts,
                mention.clause,
                None if index is None else keys[index],
                mention.reason,
            )
        )


def _add_claims(rows: Rows, document: str, keys: list[str], parsed: Parsed) -> None:
    ordered = sorted(
        parsed.reading.claims,
        key=lambda item: (item.line_no, item.char_start, item.claim_kind, item.fact_table, item.keys),
    )
    for no, claim in enumerate(ordered):
        index = claim.statement_index
        rows["stg_claim"].append(
            (
                document,
                no,
                claim.claim_kind,
                claim.fact_table,
                fact_key(claim.keys),
                None if index is None else keys[index],
                claim.direction,
                fit(claim.value_number, schema.VALUE).value,
                fit(claim.resolution, schema.VALUE).value,
                claim.stated_text,
                claim.base_kind,
                claim.base_year,
                fit(claim.base_value, schema.VALUE).value,
                claim.base_subject,
                claim.section,
                claim.part,
                claim.locator,
                claim.line_no,
                claim.char_start,
                claim.quote,
            )
        )

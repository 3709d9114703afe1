"""What parsing found, as Polars frames in the types of ``ingestion.schema``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import polars as pl

from ingestion import schema
from ingestion.cache import RejectedRow
from ingestion.fitting import fit
from ingestion.keys import document_key, fact_key, statement_keys
from ingestion.statement_rows import Rows, add_statements
from ingestion.version import PARSER_VERSION

if TYPE_CHECKING:
    from ingestion.parse import Parsed


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
    notices = add_statements(rows, key, keys, reading.statements)
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


def _add_mentions(rows: Rows, document: str, keys: list[str], parsed: Parsed) -> None:
    ordered = sorted(parsed.reading.mentions, key=lambda item: (item.line_no, item.char_start, item.char_end))
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

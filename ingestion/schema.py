"""The staging tables: names, columns and types. The one place that ``frames``, pandera and dbt follow.

Every statement table has the columns of ``STATEMENT_COLUMNS`` plus its own key columns (in the
contract's ``fact_key`` order), value column and attributes.
"""

from __future__ import annotations

import polars as pl

AMOUNT = pl.Decimal(20, 2)
QUANTITY = pl.Int64()
SCORE = pl.Decimal(9, 4)
VALUE = pl.Decimal(24, 4)

STATEMENT_COLUMNS: dict[str, pl.DataType] = {
    "statement_key": pl.String(),
    "document_key": pl.String(),
    "statement_no": pl.Int64(),
    "value_text": pl.String(),
    "stated_text": pl.String(),
    "unit": pl.String(),
    "resolution": VALUE,
    "source_kind": pl.String(),
    "section": pl.String(),
    "part": pl.String(),
    "locator": pl.String(),
    "line_no": pl.Int64(),
    "char_start": pl.Int64(),
    "quote": pl.String(),
    "extractor": pl.String(),
    "is_usable": pl.Boolean(),
    "alternatives": pl.String(),
}

TOPIC_KEYS: dict[str, tuple[str, ...]] = {
    "fct_revenue": ("fund_scope", "revenue_item", "amount_kind"),
    "fct_expenditure": ("fund_scope", "classification", "category_code", "amount_kind"),
    "fct_expenditure_matrix": ("fund_scope", "function_code", "nature", "economic_code", "amount_kind"),
    "fct_three_public": ("item", "amount_kind"),
    "fct_three_public_volume": ("metric",),
    "fct_operating_cost": ("amount_kind",),
    "fct_procurement": ("item",),
    "fct_state_asset": ("item",),
    "fct_project_execution": ("project_name", "measure"),
    "fct_performance_score": ("subject_kind", "subject_name"),
    "fct_score_item": ("subject_name", "level1", "level2", "level3", "field"),
    "fct_performance_indicator": ("subject_name", "level1", "level2", "level3", "field"),
}
"""Key columns of each fact table, in ``fact_key`` order."""

TOPIC_VALUE: dict[str, tuple[str, pl.DataType] | None] = {
    "fct_revenue": ("amount_yuan", AMOUNT),
    "fct_expenditure": ("amount_yuan", AMOUNT),
    "fct_expenditure_matrix": ("amount_yuan", AMOUNT),
    "fct_three_public": ("amount_yuan", AMOUNT),
    "fct_three_public_volume": ("quantity", QUANTITY),
    "fct_operating_cost": ("amount_yuan", AMOUNT),
    "fct_procurement": ("amount_yuan", AMOUNT),
    "fct_state_asset": ("quantity", QUANTITY),
    "fct_project_execution": ("amount_yuan", AMOUNT),
    "fct_performance_score": ("score", SCORE),
    "fct_score_item": ("score_value", SCORE),
    "fct_performance_indicator": None,
}
"""Name and type of the typed value; None where the value is ``value_text``."""

TOPIC_ATTRIBUTES: dict[str, dict[str, pl.DataType]] = {
    "fct_performance_score": {
        "full_mark": SCORE,
        "grade": pl.String(),
        "evaluator": pl.String(),
    },
    "fct_project_execution": {"canonical_name": pl.String()},
    "fct_performance_indicator": {"typed_value": VALUE, "typed_unit": pl.String()},
}
"""Further columns, taken from ``Statement.attributes``."""

DOCUMENT: dict[str, pl.DataType] = {
    "document_key": pl.String(),
    "source_name": pl.String(),
    "media_type": pl.String(),
    "sha256": pl.String(),
    "byte_size": pl.Int64(),
    "encoding": pl.String(),
    "page_count": pl.Int64(),
    "line_count": pl.Int64(),
    "title": pl.String(),
    "report_kind": pl.String(),
    "organization_name": pl.String(),
    "organization_basis": pl.String(),
    "organization_aliases": pl.String(),
    "region_code": pl.String(),
    "region_level": pl.String(),
    "region_note": pl.String(),
    "fiscal_year": pl.Int64(),
    "year_basis": pl.String(),
    "published_on": pl.Date(),
    "remarks": pl.String(),
    "parser_version": pl.String(),
}

REJECTED: dict[str, pl.DataType] = {
    "source_name": pl.String(),
    "sha256": pl.String(),
    "byte_size": pl.Int64(),
    "reason_code": pl.String(),
    "reason": pl.String(),
}

SECTION: dict[str, pl.DataType] = {
    "document_key": pl.String(),
    "section_no": pl.Int64(),
    "section": pl.String(),
    "title": pl.String(),
    "level": pl.Int64(),
    "part": pl.String(),
    "line_start": pl.Int64(),
    "line_end": pl.Int64(),
}

AMOUNT_MENTION: dict[str, pl.DataType] = {
    "document_key": pl.String(),
    "mention_no": pl.Int64(),
    "locator": pl.String(),
    "line_no": pl.Int64(),
    "char_start": pl.Int64(),
    "char_end": pl.Int64(),
    "stated_text": pl.String(),
    "value_yuan": VALUE,
    "section": pl.String(),
    "part": pl.String(),
    "in_accounts": pl.Boolean(),
    "clause": pl.String(),
    "statement_key": pl.String(),
    "reason": pl.String(),
}

CLAIM: dict[str, pl.DataType] = {
    "document_key": pl.String(),
    "claim_no": pl.Int64(),
    "claim_kind": pl.String(),
    "fact_table": pl.String(),
    "fact_key": pl.String(),
    "statement_key": pl.String(),
    "direction": pl.String(),
    "value_number": VALUE,
    "resolution": VALUE,
    "stated_text": pl.String(),
    "base_kind": pl.String(),
    "base_year": pl.Int64(),
    "base_value": VALUE,
    "base_subject": pl.String(),
    "section": pl.String(),
    "part": pl.String(),
    "locator": pl.String(),
    "line_no": pl.Int64(),
    "char_start": pl.Int64(),
    "quote": pl.String(),
}

NOTICE: dict[str, pl.DataType] = {
    "document_key": pl.String(),
    "notice_no": pl.Int64(),
    "notice_code": pl.String(),
    "severity": pl.String(),
    "subject": pl.String(),
    "message": pl.String(),
    "stated_value": VALUE,
    "expected_value": VALUE,
    "section": pl.String(),
    "locator": pl.String(),
    "line_no": pl.Int64(),
    "quote": pl.String(),
}

FORM: dict[str, pl.DataType] = {
    "document_key": pl.String(),
    "form_no": pl.Int64(),
    "form_kind": pl.String(),
    "title": pl.String(),
    "subject": pl.String(),
    "locator": pl.String(),
    "line_start": pl.Int64(),
    "line_end": pl.Int64(),
    "row_count": pl.Int64(),
    "is_recognised": pl.Boolean(),
    "note": pl.String(),
}


def staging_name(fact_table: str) -> str:
    """Return the staging table that feeds ``fact_table``: ``fct_revenue`` -> ``stg_revenue``."""
    return "stg_" + fact_table.removeprefix("fct_")


def statement_schema(fact_table: str) -> dict[str, pl.DataType]:
    """Return the column types of the staging table of ``fact_table``."""
    schema = dict(STATEMENT_COLUMNS)
    schema.update({key: pl.String() for key in TOPIC_KEYS[fact_table]})
    value = TOPIC_VALUE[fact_table]
    if value is not None:
        schema[value[0]] = value[1]
    schema.update(TOPIC_ATTRIBUTES.get(fact_table, {}))
    return schema


def staging_schemas() -> dict[str, dict[str, pl.DataType]]:
    """Return every staging table's column types by table name."""
    schemas = {staging_name(fact): statement_schema(fact) for fact in TOPIC_KEYS}
    schemas |= {
        "stg_document": DOCUMENT,
        "stg_rejected": REJECTED,
        "stg_section": SECTION,
        "stg_amount_mention": AMOUNT_MENTION,
        "stg_claim": CLAIM,
        "stg_notice": NOTICE,
        "stg_form": FORM,
    }
    return schemas

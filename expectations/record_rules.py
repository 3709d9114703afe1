"""Rules of the staging tables that hold no statements: documents, sections, mentions, claims, forms."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from expectations import rules as r
from expectations.statement_rules import STATEMENT
from ingestion.schema import TOPIC_KEYS

_PLACE: dict[str, r.Rule] = {
    name: STATEMENT[name] for name in ("section", "part", "locator", "line_no", "char_start", "quote")
}
_NUMBERED: dict[str, r.Rule] = {"document_key": (False, [r.KEY_OF_DOCUMENT])}
_CHECKSUM = r.matches("不是SHA-256（64位十六进制）", "[0-9a-f]{64}")

RECORDS: dict[str, dict[str, r.Rule]] = {
    "stg_document": {
        "document_key": (False, [r.KEY_OF_DOCUMENT]),
        "source_name": (False, [r.filled()]),
        "media_type": (False, [r.filled()]),
        "sha256": (False, [_CHECKSUM]),
        "byte_size": (False, [r.POSITIVE]),
        "page_count": (True, [r.POSITIVE]),
        "line_count": (False, [r.NOT_NEGATIVE]),
        "report_kind": (False, [r.allowed("report_kind")]),
        "organization_name": (True, [r.filled(), r.at_most(80)]),
        "region_code": (True, [r.matches("不是六位政区代码", "[1-8][0-9]{5}")]),
        "region_level": (True, [r.allowed("region_level")]),
        "fiscal_year": (True, [r.between(2000, 2100)]),
        "parser_version": (False, [r.filled()]),
    },
    "stg_rejected": {
        "source_name": (False, [r.filled()]),
        "sha256": (True, [_CHECKSUM]),
        "byte_size": (True, [r.NOT_NEGATIVE]),
        "reason_code": (False, [r.matches("不是原因代码", "[a-z_]+")]),
        "reason": (False, [r.filled(), r.holds("不是中文说明", lambda c: c.str.contains("[一-龥]"))]),
    },
    "stg_section": {
        **_NUMBERED,
        "section_no": (False, [r.NOT_NEGATIVE]),
        "section": (False, [r.allowed("section")]),
        "title": (False, []),
        "level": (False, [r.between(0, 9)]),
        "part": (False, [r.allowed("part")]),
        "line_start": (False, [r.NOT_NEGATIVE]),
        "line_end": (False, [r.NOT_NEGATIVE]),
    },
    "stg_amount_mention": {
        **_NUMBERED,
        "mention_no": (False, [r.NOT_NEGATIVE]),
        "locator": (False, [r.filled()]),
        "line_no": STATEMENT["line_no"],
        "char_start": (False, [r.NOT_NEGATIVE]),
        "char_end": (False, [r.NOT_NEGATIVE]),
        "stated_text": (False, [r.filled()]),
        "section": (False, [r.allowed("section")]),
        "part": (False, [r.allowed("part")]),
        "in_accounts": (False, []),
        "clause": (False, []),
        "statement_key": (True, [r.KEY_OF_STATEMENT]),
        "reason": (True, [r.allowed("mention_reason")]),
    },
    "stg_claim": {
        **_NUMBERED,
        **_PLACE,
        "claim_no": (False, [r.NOT_NEGATIVE]),
        "claim_kind": (False, [r.allowed("claim_kind")]),
        "fact_table": (False, [r.holds("不是事实表名", lambda c: c.is_in(list(TOPIC_KEYS)))]),
        "fact_key": (False, [r.filled()]),
        "statement_key": (True, [r.KEY_OF_STATEMENT]),
        "direction": (False, [r.allowed("direction")]),
        "value_number": (True, [r.NOT_NEGATIVE]),
        "resolution": (True, [r.POSITIVE]),
        "stated_text": (False, [r.filled()]),
        "base_kind": (True, [r.allowed("base_kind")]),
        "base_year": (True, [r.between(1990, 2100)]),
    },
    "stg_notice": {
        **_NUMBERED,
        "notice_no": (False, [r.NOT_NEGATIVE]),
        "notice_code": (False, [r.matches("不是提示代码", "[a-z_0-9]+")]),
        "severity": (False, [r.allowed("severity")]),
        "message": (False, [r.filled()]),
        "section": (False, [r.allowed("section")]),
        "locator": (False, [r.filled()]),
        "line_no": STATEMENT["line_no"],
        "quote": (False, [r.at_most(200)]),
    },
    "stg_form": {
        **_NUMBERED,
        "form_no": (False, [r.NOT_NEGATIVE]),
        "form_kind": (False, [r.matches("不是表单代码", "[a-z_:]+")]),
        "locator": (False, [r.filled()]),
        "row_count": (False, [r.NOT_NEGATIVE]),
        "is_recognised": (False, []),
    },
}
UNIQUE: dict[str, list[str]] = {
    "stg_document": ["document_key"],
    "stg_rejected": ["source_name", "sha256", "reason_code", "reason"],
    "stg_section": ["document_key", "section_no"],
    "stg_amount_mention": ["document_key", "mention_no"],
    "stg_claim": ["document_key", "claim_no"],
    "stg_notice": ["document_key", "notice_no"],
    "stg_form": ["document_key", "form_no"],
}
ROWS: dict[str, list[pa.Check]] = {
    "stg_document": [
        r.row_holds(
            "政区代码与政区级别应同时有或同时无",
            pl.col("region_code").is_null() == pl.col("region_level").is_null(),
        ),
        r.row_holds(
            "政区级别与代码不符",
            pl.when(pl.col("region_code").str.ends_with("0000"))
            .then(pl.lit("province"))
            .when(pl.col("region_code").str.ends_with("00"))
            .then(pl.lit("prefecture"))
            .otherwise(pl.lit("county"))
            == pl.col("region_level"),
        ),
    ],
    "stg_section": [r.row_holds("结束行在开始行之前", pl.col("line_end") >= pl.col("line_start"))],
    "stg_amount_mention": [
        r.row_holds("结束位置在开始位置之前", pl.col("char_end") >= pl.col("char_start")),
        r.row_holds(
            "应有且只有陈述键或原因之一",
            pl.col("statement_key").is_null() != pl.col("reason").is_null(),
        ),
    ],
}

"""pandera schemas of every staging table: names, types, and the data in them.

What is guarded here is our own work (types, keys, codes, ranges that no report can mean); what a
report itself gets wrong belongs to reconciliation and must pass. Collected frames only: pandera
looks at names and types alone when it is given a lazy one.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from expectations import rules as r
from ingestion.schema import TOPIC_ATTRIBUTES, TOPIC_KEYS, TOPIC_VALUE, staging_name, staging_schemas

_FUNCTION = "2[0-9]{2}(?:[0-9]{2}){0,2}|name:.+"
_ECONOMIC = "personnel|public_use|3[0-9]{2}(?:[0-9]{2})?|name:.+"

_STATEMENT: dict[str, r.Rule] = {
    "statement_key": (False, [r.KEY_OF_STATEMENT]),
    "document_key": (False, [r.KEY_OF_DOCUMENT]),
    "statement_no": (False, [r.NOT_NEGATIVE]),
    "value_text": (True, []),
    "stated_text": (False, [r.filled()]),
    "unit": (True, [r.filled()]),
    "resolution": (True, [r.POSITIVE]),
    "source_kind": (False, [r.allowed("source_kind")]),
    "section": (False, [r.allowed("section")]),
    "part": (False, [r.allowed("part")]),
    "locator": (False, [r.filled()]),
    "line_no": (False, [r.holds("小于-1", lambda column: column >= -1)]),
    "char_start": (False, [r.NOT_NEGATIVE]),
    "quote": (False, [r.filled(), r.at_most(200)]),
    "extractor": (False, [r.matches("不是规则名", r"[a-z_]+(?:\.[a-z_0-9]+)*")]),
    "is_usable": (False, []),
    "alternatives": (True, [r.filled()]),
}
_KEY_CODES: dict[str, r.Rule] = {
    "fund_scope": (False, [r.allowed("fund_scope")]),
    "amount_kind": (False, [r.allowed("amount_kind")]),
    "revenue_item": (False, [r.allowed("revenue_item")]),
    "classification": (False, [r.allowed("expenditure_classification")]),
    "category_code": (False, [r.filled()]),
    "function_code": (False, [r.matches("不是功能分类编码", f"{_FUNCTION}|total")]),
    "nature": (False, [r.allowed("expenditure_nature", "total|")]),
    "economic_code": (False, [r.matches("不是经济分类编码", f"{_ECONOMIC}|total|")]),
    "metric": (False, [r.allowed("three_public_metric")]),
    "measure": (False, [r.allowed("project_measure")]),
    "subject_kind": (False, [r.allowed("subject_kind")]),
    "project_name": (False, [r.filled()]),
    "subject_name": (False, []),
    "level1": (False, []),
    "level2": (False, []),
    "level3": (False, []),
}
_ITEM: dict[str, r.Rule] = {
    "fct_three_public": (False, [r.allowed("three_public_item")]),
    "fct_procurement": (False, [r.allowed("procurement_item")]),
    "fct_state_asset": (False, [r.allowed("asset_item")]),
}
_FIELD: dict[str, r.Rule] = {
    "fct_score_item": (False, [r.allowed("score_field")]),
    "fct_performance_indicator": (False, [r.allowed("indicator_field")]),
}
_VALUE: dict[str, r.Rule] = {
    "amount_yuan": (True, [r.between(-r.AMOUNT_BOUND, r.AMOUNT_BOUND)]),
    "quantity": (True, [r.between(0, r.COUNT_BOUND)]),
    "score": (True, [r.between(-r.SCORE_BOUND, r.SCORE_BOUND)]),
    "score_value": (True, [r.between(-r.SCORE_BOUND, r.SCORE_BOUND)]),
}
_ATTRIBUTE: dict[str, r.Rule] = {
    "full_mark": (True, [r.between(0, r.SCORE_BOUND)]),
    "grade": (True, [r.filled()]),
    "evaluator": (True, [r.allowed("evaluator")]),
    "canonical_name": (True, []),
    "typed_value": (True, []),
    "typed_unit": (True, []),
}
_PLACE: dict[str, r.Rule] = {
    name: _STATEMENT[name] for name in ("section", "part", "locator", "line_no", "char_start", "quote")
}
_NUMBERED: dict[str, r.Rule] = {"document_key": (False, [r.KEY_OF_DOCUMENT])}
_CHECKSUM = r.matches("不是SHA-256（64位十六进制）", "[0-9a-f]{64}")

_OTHER: dict[str, dict[str, r.Rule]] = {
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
        "line_no": _STATEMENT["line_no"],
        "char_start": (False, [r.NOT_NEGATIVE]),
        "char_end": (False, [r.NOT_NEGATIVE]),
        "stated_text": (False, [r.filled()]),
        "section": (False, [r.allowed("section")]),
        "part": (False, [r.allowed("part")]),
        "in_accounts": (False, []),
        "clause": (False, []),
        "statement_key": (True, [r.KEY_OF_STATEMENT]),
        "reason": (True, [r.matches("不是原因代码", "[a-z_]+")]),
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
        "line_no": _STATEMENT["line_no"],
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
_UNIQUE: dict[str, list[str]] = {
    "stg_document": ["document_key"],
    "stg_rejected": ["source_name", "sha256", "reason_code", "reason"],
    "stg_section": ["document_key", "section_no"],
    "stg_amount_mention": ["document_key", "mention_no"],
    "stg_claim": ["document_key", "claim_no"],
    "stg_notice": ["document_key", "notice_no"],
    "stg_form": ["document_key", "form_no"],
}
_ROW: dict[str, list[pa.Check]] = {
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


def _statement_rows(fact_table: str) -> list[pa.Check]:
    value = TOPIC_VALUE[fact_table]
    column = value[0] if value else "value_text"
    checks = [
        r.row_holds(f"可用的陈述没有值（{column}）", pl.col(column).is_not_null() | ~pl.col("is_usable")),
        r.row_holds(
            "不可用的陈述既无备选读法，又有值",
            pl.col("is_usable") | pl.col("alternatives").is_not_null() | pl.col(column).is_null(),
        ),
    ]
    if fact_table == "fct_expenditure":
        checks += [
            _category("total", pl.col("category_code").is_in(list(r.codes("expenditure_total")))),
            _category("nature", pl.col("category_code").is_in(list(r.codes("expenditure_nature")))),
            _category("function", pl.col("category_code").str.contains(f"^(?:{_FUNCTION})$")),
            _category("economic", pl.col("category_code").str.contains(f"^(?:{_ECONOMIC})$")),
        ]
    return checks


def _category(classification: str, expression: pl.Expr) -> pa.Check:
    return r.row_holds(
        f"科目代码不属于分类{classification}", expression | (pl.col("classification") != classification)
    )


def _statement_rules(fact_table: str) -> dict[str, r.Rule]:
    rules = dict(_STATEMENT)
    for key in TOPIC_KEYS[fact_table]:
        special = {"item": _ITEM, "field": _FIELD}.get(key)
        rules[key] = special[fact_table] if special else _KEY_CODES[key]
    value = TOPIC_VALUE[fact_table]
    if value:
        rules[value[0]] = _VALUE[value[0]]
    return rules | {name: _ATTRIBUTE[name] for name in TOPIC_ATTRIBUTES.get(fact_table, {})}


def _build() -> dict[str, pa.DataFrameSchema]:
    topics = {staging_name(fact): fact for fact in TOPIC_KEYS}
    schemas = {}
    for name, types in staging_schemas().items():
        fact = topics.get(name)
        rules = _statement_rules(fact) if fact else _OTHER[name]
        columns = {}
        for column, dtype in types.items():
            nullable, checks = rules.get(column, (True, []))
            columns[column] = pa.Column(dtype, checks=list(checks), nullable=nullable)
        schemas[name] = pa.DataFrameSchema(
            columns,
            checks=_statement_rows(fact) if fact else _ROW.get(name, []),
            unique=["statement_key"] if fact else _UNIQUE[name],
            strict=True,
            ordered=True,
            name=name,
        )
    return schemas


SCHEMAS: Mapping[str, pa.DataFrameSchema] = _build()
"""One schema for every table of ``ingestion.schema.staging_schemas()``."""


def check_frame(name: str, frame: pl.DataFrame) -> list[str]:
    """Return what is wrong with ``frame`` as Chinese messages with row examples; empty when all is well.

    Raises ``KeyError`` for an unknown table and ``TypeError`` for a lazy frame, whose data pandera
    would not look at.
    """
    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"{name}：只能检查已收集的 DataFrame，得到的是 {type(frame).__name__}")
    try:
        SCHEMAS[name].validate(frame, lazy=True)
    except SchemaErrors as errors:
        return _messages(name, frame, errors.failure_cases)
    return []


def _messages(name: str, frame: pl.DataFrame, cases: pl.DataFrame) -> list[str]:
    grouped = cases.group_by(["schema_context", "column", "check"], maintain_order=True).agg(
        pl.col("failure_case").cast(pl.String).alias("values"), pl.col("index")
    )
    return [_message(name, frame, row) for row in grouped.iter_rows(named=True)]


def _message(name: str, frame: pl.DataFrame, row: dict[str, object]) -> str:
    column, check = str(row["column"]), str(row["check"])
    values, index = row["values"], row["index"]
    assert isinstance(values, list)
    assert isinstance(index, list)
    place = f"{name}.{column}" if column in frame.columns else name
    if check.startswith("dtype("):
        return f"{place}：类型应为{SCHEMAS[name].columns[column].dtype}，实为{frame.schema.get(column)}"
    if check == "column_in_dataframe":
        return f"{name}：缺少列{values[0]}"
    if check == "column_in_schema":
        return f"{name}：多出未定义的列{values[0]}"
    if check == "column_ordered":
        return f"{name}：列{values[0]}的顺序不对"
    if check == "not_nullable":
        check = "不应为空"
    elif check == "multiple_fields_uniqueness":
        check = f"{SCHEMAS[name].unique}重复"
    rows = [int(i) for i in index if i is not None]
    shown = [_example(frame, i, column) for i in rows[:3]]
    tail = f"：{'；'.join(shown)}" if shown else ""
    return f"{place}：{check}，共{len(rows) or len(values)}行{tail}"


def _example(frame: pl.DataFrame, index: int, column: str) -> str:
    row = frame.row(index, named=True)
    names = [column] if column in row else []
    names += [c for c in ("document_key", "source_name", "locator", "statement_key") if c in row]
    return f"第{index + 1}行 " + " ".join(f"{c}={str(row[c])[:60]}" for c in dict.fromkeys(names))

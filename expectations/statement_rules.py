"""Rules of the statement tables: columns that all share, key columns, values, and rules across them."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from expectations import rules as r
from ingestion.schema import TOPIC_ATTRIBUTES, TOPIC_KEYS, TOPIC_VALUE

_FUNCTION = "2[0-9]{2}(?:[0-9]{2}){0,2}|name:.+"
_ECONOMIC = "personnel|public_use|3[0-9]{2}(?:[0-9]{2})?|name:.+"

STATEMENT: dict[str, r.Rule] = {
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


def statement_rows(fact_table: str) -> list[pa.Check]:
    """Return the rules across the columns of a statement table."""
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


def statement_rules(fact_table: str) -> dict[str, r.Rule]:
    """Return the rules of each column of a statement table."""
    rules = dict(STATEMENT)
    for key in TOPIC_KEYS[fact_table]:
        special = {"item": _ITEM, "field": _FIELD}.get(key)
        rules[key] = special[fact_table] if special else _KEY_CODES[key]
    value = TOPIC_VALUE[fact_table]
    if value:
        rules[value[0]] = _VALUE[value[0]]
    return rules | {name: _ATTRIBUTE[name] for name in TOPIC_ATTRIBUTES.get(fact_table, {})}

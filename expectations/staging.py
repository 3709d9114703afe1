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

from expectations.record_rules import RECORDS, ROWS, UNIQUE
from expectations.statement_rules import statement_rows, statement_rules
from ingestion.schema import TOPIC_KEYS, staging_name, staging_schemas


def _build() -> dict[str, pa.DataFrameSchema]:
    topics = {staging_name(fact): fact for fact in TOPIC_KEYS}
    schemas = {}
    for name, types in staging_schemas().items():
        fact = topics.get(name)
        rules = statement_rules(fact) if fact else RECORDS[name]
        columns = {}
        for column, dtype in types.items():
            nullable, checks = rules.get(column, (True, []))
            columns[column] = pa.Column(dtype, checks=list(checks), nullable=nullable)
        schemas[name] = pa.DataFrameSchema(
            columns,
            checks=statement_rows(fact) if fact else ROWS.get(name, []),
            unique=["statement_key"] if fact else UNIQUE[name],
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

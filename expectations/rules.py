"""The building blocks of the staging schemas: checks with a Chinese message each."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pandera.polars as pa
import polars as pl
import yaml

AMOUNT_BOUND = 100_000_000_000_000
"""Yuan. National expenditure is some 3e13 a year; a department beyond 1e14 was not read but glued."""
COUNT_BOUND = 1_000_000_000
SCORE_BOUND = 10_000
"""Marks go to 100 or 1000; deductions may stand below zero. Beyond this it was no mark."""


_LABELS = Path(__file__).resolve().parents[1] / "dbt_project" / "seeds" / "ref_code_label.csv"
"""The one list of coded keys and their Chinese labels; dbt makes its dimensions from it."""


@cache
def _vocabularies() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    with _LABELS.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            found[row["code_set"]] = (*found.get(row["code_set"], ()), row["code"])
    own = yaml.safe_load((Path(__file__).parent / "codes.yaml").read_text("utf-8"))
    if repeated := set(own) & set(found):
        raise ValueError(f"codes.yaml：{'、'.join(sorted(repeated))}已在 {_LABELS.name} 中")
    return found | {name: tuple(values) for name, values in own.items()}


def codes(name: str) -> tuple[str, ...]:
    """Return the allowed codes of vocabulary ``name``. Raises ``KeyError`` for an unknown one."""
    return _vocabularies()[name]


def holds(message: str, expression: Callable[[pl.Expr], pl.Expr]) -> pa.Check:
    """Return a column check; null values pass, whether they are allowed is the column's business."""

    def check(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(expression(pl.col(data.key)).fill_null(True))

    return pa.Check(check, error=message)


def row_holds(message: str, expression: pl.Expr) -> pa.Check:
    """Return a check over the columns of a row; an unknown (null) result passes."""

    def check(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(expression.fill_null(True).alias("holds"))

    return pa.Check(check, error=message)


def allowed(name: str, extra: str = "") -> pa.Check:
    """Return a check that values are of vocabulary ``name`` or match the pattern ``extra``."""

    def test(column: pl.Expr) -> pl.Expr:
        inside = column.is_in(list(codes(name)))
        return inside | column.str.contains(f"^(?:{extra})$") if extra else inside

    return holds(f"不是规定的代码（{name}）", test)


def matches(message: str, pattern: str) -> pa.Check:
    """Return a check that the whole value matches ``pattern``."""
    return holds(message, lambda column: column.str.contains(f"^(?:{pattern})$"))


def between(low: float, high: float) -> pa.Check:
    """Return a check that values lie within ``low`` and ``high``, both inclusive."""
    return holds(f"超出合理范围（{low}至{high}）", lambda column: column.is_between(low, high))


def filled() -> pa.Check:
    """Return a check that a text is not empty."""
    return holds("不应为空文本", lambda column: column.str.strip_chars().str.len_chars() > 0)


def at_most(length: int) -> pa.Check:
    """Return a check that a text has at most ``length`` characters."""
    return holds(f"超过{length}个字符", lambda column: column.str.len_chars() <= length)


KEY_OF_STATEMENT = matches("不是陈述键（s加24位十六进制）", "s[0-9a-f]{24}")
KEY_OF_DOCUMENT = matches("不是文档键（d加20位十六进制）", "d[0-9a-f]{20}")
NOT_NEGATIVE = holds("不应为负", lambda column: column >= 0)
POSITIVE = holds("应大于零", lambda column: column > 0)


Rule = tuple[bool, Sequence[pa.Check]]
"""Whether the column may be null, and its checks."""

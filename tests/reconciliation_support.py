"""Runs the reconciliation models on staging frames without dbt: the same SQL, rendered by jinja.

A whole dbt run costs seconds; these tests need the SQL of one folder only. ``ref`` becomes the bare
name, ``config`` nothing; the project's own macros are loaded from its files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import polars as pl

from ingestion.schema import staging_schemas
from orchestration.findings.corrections import COLUMNS

PROJECT = Path(__file__).parents[1] / "dbt_project"
MODELS = (
    "int_project_name",
    "int_check_statement",
    "int_check_value",
    "int_check_term",
    "int_check_part",
    "int_check_score_sum",
    "int_check_support",
    "int_check_identity",
    "int_check_repeat",
    "int_check_claim",
    "int_check_budget",
    "int_check_consistency",
    "dim_check",
    "int_check_finding",
    "int_check_cause",
    "fct_correction",
    "fct_reconciliation",
)
SEEDS = (
    "ref_check",
    "ref_check_term",
    "ref_check_label",
    "ref_check_base",
    "ref_function_class",
    "ref_economic_class",
    "ref_grade_band",
)
_DOCUMENT = """
select document_key, coalesce(organization_name, document_key) as organization_key, organization_name,
       region_code, fiscal_year, source_name, report_kind, is_current
from (select *, true as is_current from stg_document)
"""


_STATEMENT = """
select document_key, statement_key, fact_table, fact_key, value_number, locator, quote
from int_check_statement where amount_kind <> 'prior_implied'
"""


class _Dbt:
    """The few cross-database macros of dbt that the models use, for DuckDB."""

    def split_part(self, text: str, delimiter: str, part: int) -> str:
        return f"split_part({text}, {delimiter}, {part})"

    def replace(self, text: str, old: str, new: str) -> str:
        return f"replace({text}, {old}, {new})"

    def hash(self, text: str) -> str:
        return f"md5(cast(coalesce(cast({text} as varchar), '') as varchar))"


class _Adapter:
    """Finds the DuckDB version of a macro, as dbt's dispatch does."""

    def __init__(self) -> None:
        self.module: Any = None

    def dispatch(self, name: str, _package: str) -> Any:
        return getattr(self.module, f"duckdb__{name}", None) or getattr(self.module, f"default__{name}")


@cache
def rendered(model: str) -> str:
    """Return the SQL of a reconciliation model."""
    names = ("portable.sql", "keys.sql", "check_text.sql")
    macros = "\n".join((PROJECT / "macros" / name).read_text(encoding="utf-8") for name in names)
    path = next((PROJECT / "models").rglob(f"{model}.sql"))
    adapter = _Adapter()
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    environment.globals.update(
        {
            "ref": lambda name: name,
            "source": lambda _, name: name,
            "config": lambda **_: "",
            "return": lambda value: value,
            "dbt": _Dbt(),
            "adapter": adapter,
        }
    )
    adapter.module = environment.from_string(macros).module
    return environment.from_string(macros + path.read_text(encoding="utf-8")).render()


def reconcile(frames: Mapping[str, pl.DataFrame]) -> duckdb.DuckDBPyConnection:
    """Return a connection in which ``fct_reconciliation`` is built from these staging frames.

    ``frames`` holds any of the ``stg_*`` tables; those left out are empty.
    """
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    for name, types in staging_schemas().items():
        frame = frames.get(name, pl.DataFrame(schema=types)).to_arrow()
        connection.register("incoming", frame)
        connection.execute(f"create table {name} as select * from incoming")
        connection.unregister("incoming")
    for seed in SEEDS:
        path = PROJECT / "seeds" / f"{seed}.csv"
        connection.execute(
            f"create table {seed} as select * from read_csv('{path}', header = true, nullstr = '')"
        )
    connection.execute(f"create table stg_correction ({', '.join(f'{name} varchar' for name in COLUMNS)})")
    connection.execute(f"create table int_document as {_DOCUMENT}")
    for model in MODELS:
        connection.execute(f"create table {model} as {rendered(model)}")
        if model == "int_check_statement":
            connection.execute(f"create view statement as {_STATEMENT}")
    return connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """Return the result of ``query`` as dicts."""
    result = connection.execute(query)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

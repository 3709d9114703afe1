"""What BI tools rely on: the names and types of ``tests/contract.csv`` are declared by the models and stay."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
MODELS = ROOT / "dbt_project" / "models"
ONE_SUMMARY = MODELS / "marts" / "summaries" / "mart_department_year.yml"


def contract() -> dict[str, dict[str, str]]:
    """Return column and type by table, in lower case."""
    promised: dict[str, dict[str, str]] = defaultdict(dict)
    with (ROOT / "tests" / "contract.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            promised[row["table"]][row["column"]] = row["data_type"].lower()
    return promised


def declared() -> dict[str, dict[str, str]]:
    """Return column and type by published model, as dbt enforces them."""
    files = [*(MODELS / "marts").rglob("*.yml"), MODELS / "reconciliation" / "_reconciliation.yml"]
    models = [one for path in files for one in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])]
    return {
        model["name"]: {one["name"]: one["data_type"].replace(" ", "") for one in model["columns"]}
        for model in models
        if "columns" in model
    }


def test_every_promised_column_is_declared_with_its_type() -> None:
    found = declared()
    lacking = [
        f"{table}.{column} {kind}"
        for table, columns in contract().items()
        for column, kind in columns.items()
        if found.get(table, {}).get(column) != kind
    ]
    assert lacking == []


def test_money_scores_and_counts_have_one_type_each_everywhere() -> None:
    kinds = {"_yuan": "decimal(20,2)", "_pct": "decimal(9,4)", "quantity": "bigint", "_organizations": "bigint"}
    wrong = [
        f"{table}.{column} {kind}"
        for table, columns in declared().items()
        for column, kind in columns.items()
        for ending, wanted in kinds.items()
        if column.endswith(ending) and kind != wanted
    ]
    # Not an amount of the accounts but one as printed, which may be finer than a fen.
    assert wrong == ["amount_mention.value_yuan decimal(24,4)"]


def measures() -> list[dict[str, Any]]:
    """Return the measures of a department and year, as the macro says them."""
    given: list[list[dict[str, Any]]] = []
    environment = jinja2.Environment(extensions=["jinja2.ext.do"], autoescape=False)
    environment.globals["return"] = lambda value: given.append(value) or ""
    macros: Any = environment.from_string((ROOT / "dbt_project/macros/measures.sql").read_text(encoding="utf-8")).module
    macros.department_measures()
    return given[0]


def test_comment_of_a_measure_leads_to_its_fact() -> None:
    (model,) = yaml.safe_load(ONE_SUMMARY.read_text(encoding="utf-8"))["models"]
    described = {column["name"]: column["description"] for column in model["columns"]}
    expected = {one["name"]: f"；取自 {one['fact']} 的 {'，没有则 '.join(one['keys'])}" for one in measures()}
    assert len(expected) > 40
    assert [name for name, words in expected.items() if not described[name].endswith(words)] == []


@pytest.mark.shared
def test_promised_names_are_those_of_the_reference_material(shared: Path) -> None:
    text = (shared / "contract" / "marts.md").read_text(encoding="utf-8")
    promised = contract()
    rows = re.findall(r"^\| `(fct_\w+)`[^|]* \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    named = {table: re.findall(r"`(\w+)`", keys + values) for table, keys, values in rows}
    for line in re.findall(r"^- (`dim_.*|`rejected_.*)$", text, re.MULTILINE):
        table, _, columns = re.sub(r"\([^`]*?`[^)]*\)(?=[,.;]|$)", "", line).partition(":")
        if re.fullmatch(r"`\w+`", table):
            named[table.strip("`")] = re.findall(r"`(\w+)`", columns.partition(". ")[0].partition(": every")[0])
    statement = re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \| ", text.partition("### Facts")[0], re.MULTILINE)
    named["statement"] = re.findall(r"`(\w+)`", " ".join(statement))
    assert {"fct_revenue", "fct_performance_indicator", "dim_document", "dim_region", "statement"} <= set(named)
    lacking = {table: sorted(set(columns) - set(promised[table])) for table, columns in named.items()}
    assert {table: columns for table, columns in lacking.items() if columns} == {}

"""The dbt project's files agree with the staging schemas, the section lexicon and the contract, without dbt."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml

from expectations.labels import TABLES
from ingestion.schema import TOPIC_KEYS, staging_schemas

ROOT = Path(__file__).resolve().parents[3]
PROJECT = ROOT / "dbt_project"
PUBLISHED = sorted((PROJECT / "models" / "marts").rglob("*.sql"))


def seed(name: str) -> list[dict[str, str]]:
    """Return the rows of a seed file."""
    with (PROJECT / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def properties(path: Path) -> dict[str, object]:
    """Return the only model of the YAML beside a SQL file."""
    models = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))["models"]
    assert len(models) == 1
    return dict(models[0])


@pytest.mark.parametrize("name", sorted(staging_schemas()))
def test_staging_model_selects_the_declared_columns_in_order(name: str) -> None:
    sql = (PROJECT / "models" / "staging" / f"{name}.sql").read_text(encoding="utf-8")
    select = sql.split("select", 1)[1].split("from {{", 1)[0]
    assert [column.strip() for column in select.split(",")] == list(staging_schemas()[name])


def test_every_topic_with_its_keys_is_a_source_of_statements() -> None:
    sql = (PROJECT / "macros" / "statement_rows.sql").read_text(encoding="utf-8")
    found = {
        fact: tuple(re.findall(r"'([^']+)'", keys))
        for fact, keys in re.findall(r"\{'fact': '(\w+)', 'keys': \[(.*?)\]", sql)
    }
    assert found == TOPIC_KEYS


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_published_model_is_described_typed_and_tested(path: Path) -> None:
    model = properties(path)
    assert model["name"] == path.stem
    columns = model["columns"]
    assert isinstance(columns, list)
    assert all(column["data_type"] for column in columns)
    tests = model["data_tests"]
    assert isinstance(tests, list)
    for test in tests:
        ((_, body),) = test.items()
        assert re.fullmatch(r"[a-z0-9_]+", body["name"])
        assert set(body) == {"name", "arguments"}


def chinese(text: object) -> bool:
    """Say whether a text holds Chinese words."""
    return re.search(r"[一-鿿]{1,}", str(text)) is not None


def test_every_model_and_seed_is_described_in_chinese_and_every_published_one_column_by_column() -> None:
    lacking = []
    for path in [*PROJECT.glob("models/**/*.yml"), *PROJECT.glob("seeds/*.yml")]:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        for model in [*read.get("models", []), *read.get("seeds", [])]:
            described = str(model.get("description", ""))
            if not chinese(described.split("：")[0]) or ("columns" in model and "粒度：" not in described):
                lacking.append(model["name"])
            # The comments that BI tools show.
            lacking += [
                f"{model['name']}.{column['name']}"
                for column in model.get("columns", [])
                if not chinese(column.get("description", ""))
            ]
    assert lacking == []


def test_a_table_has_one_chinese_name() -> None:
    files = [
        *PROJECT.glob("models/marts/**/*.yml"),
        PROJECT / "models" / "reconciliation" / "_reconciliation.yml",
    ]
    models = [
        model
        for path in files
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])
    ]
    described = {model["name"]: model["description"] for model in models}
    assert [name for name, label in TABLES.items() if not described[name].startswith(label)] == []


def test_code_labels_are_unique_and_have_known_parents() -> None:
    rows = seed("ref_code_label")
    keys = {(row["code_set"], row["code"]) for row in rows}
    assert len(keys) == len(rows)
    assert all(row["label"].strip() for row in rows)
    parents = {(row["code_set"], row["parent_code"]) for row in rows if row["parent_code"]}
    # 县级 lies under 地市级 and so on: a parent is a code of the same set.
    assert parents <= keys


def test_sections_of_the_rule_of_choice_are_those_of_the_lexicon() -> None:
    with (ROOT / "ingestion" / "lexicon" / "section.csv").open(encoding="utf-8", newline="") as handle:
        lexicon = {row["code"] for row in csv.DictReader(handle)}
    labelled = {row["code"] for row in seed("ref_code_label") if row["code_set"] == "section"}
    ranked = {row["section"] for row in seed("ref_section_rank")}
    assert lexicon <= labelled
    assert ranked <= labelled
    default = {row["section"] for row in seed("ref_section_rank") if row["fact_table"] == "*"}
    assert default == labelled


def test_rule_of_choice_names_known_facts_and_never_two_ranks() -> None:
    rows = seed("ref_section_rank")
    assert {row["fact_table"] for row in rows} - {"*"} <= set(TOPIC_KEYS)
    keys = [(row["fact_table"], row["key_pattern"], row["section"]) for row in rows]
    assert len(keys) == len(set(keys))

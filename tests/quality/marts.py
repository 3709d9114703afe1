"""Score the published marts against the labels: what ingestion read and the warehouse lost, or chose wrongly.

One warehouse is built from all reports asked for. Of a fact, a label is found when the fact of its key has one of
the values that are labelled for the key (a report may contradict itself, a fact has one value), and the fact is right
when any label holds it. ``statement`` counts labels among the published statements.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import duckdb

from ingestion.schema import TOPIC_KEYS, TOPIC_VALUE
from tests.quality.labelled import ROOT, TABLES, Label, LabelledReport, same_keys, same_value
from tests.quality.table import Score

PREFIX = "marts_"
"""Before the name of a set in ``scores.csv``."""
CELLS = {
    "fct_score_item": {"full_mark": "full_mark", "score": "score"},
    "fct_performance_indicator": {
        "target": "target_text", "actual": "actual_text", "deviation_reason": "deviation_reason",
    },
}  # fmt: skip
"""Fact tables with a column a field, which the labels name in their key."""


@dataclass(frozen=True)
class Fact:
    """One value of a fact table."""

    keys: tuple[str, ...]
    number: Decimal | None
    text: str | None


def build_marts(reports: Iterable[LabelledReport], warehouse: Path) -> Path:
    """Build a warehouse from the reports and return its database. Raises ``RuntimeError`` when it is not published."""
    command = [sys.executable, "-c", "import sys; from orchestration.cli import main; sys.exit(main())", "build"]
    paths = sorted({str(report.path) for report in reports})
    done = subprocess.run(
        [*command, *paths, "--quiet", "--warehouse", str(warehouse)],
        cwd=ROOT, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the marts were not published:\n{done.stdout}{done.stderr}")
    return warehouse / "published" / "marts.duckdb"


def facts_of(connection: duckdb.DuckDBPyConnection, table: str, document_key: str) -> list[Fact]:
    """Return the values of a fact table in one report; a score is a number, an indicator a text."""
    keys = ", ".join(f"coalesce({key}, '')" for key in TOPIC_KEYS[table] if key != "field")
    value = TOPIC_VALUE[table]
    columns = CELLS.get(table) or {"": value[0] if value else ""}
    found = []
    for field, column in columns.items():
        rows = connection.execute(
            f"SELECT {keys}, {column} FROM marts.{table} WHERE document_key = ? AND {column} IS NOT NULL", [document_key]
        ).fetchall()
        for *key, seen in rows:
            number = None if isinstance(seen, str) else Decimal(seen)
            found.append(Fact((*key, field) if field else tuple(key), number, seen if number is None else None))
    return found


def score_facts(doc: str, table: str, labels: list[Label], facts: list[Fact]) -> Score:
    """Compare the labels and the facts of one table of one report."""

    def equal(label: Label, fact: Fact) -> bool:
        return same_keys(table, label.keys, fact.keys) and same_value(table, label.value, fact.number, fact.text)

    kinds = {label.keys[-1] for label in labels}
    facts = [fact for fact in facts if fact.keys[-1] != "deviation_reason" or "deviation_reason" in kinds]
    wanted: dict[tuple[str, ...], list[Label]] = {}
    for label in labels:
        if not label.soft:
            wanted.setdefault(label.keys, []).append(label)
    missed = [
        of_key for of_key in wanted.values() if not any(equal(label, fact) for label in of_key for fact in facts)
    ]
    wrong = [fact for fact in facts if not any(equal(label, fact) for label in labels)]
    score = Score(len(wanted) - len(missed), len(wanted), len(facts) - len(wrong), len(facts))
    score.misses += [f"MISS  {doc} {table} {'|'.join(one[0].keys)} {one[0].value}" for one in missed]
    score.misses += [f"WRONG {doc} {table} {'|'.join(fact.keys)} {fact.text if fact.number is None else fact.number}" for fact in wrong]
    return score


def score_statements(doc: str, labels: Iterable[Label], statements: list[tuple[str, Fact]]) -> Score:
    """Count the labels that a published statement holds."""
    hard = [label for label in labels if not label.soft]
    missed = [
        label
        for label in hard
        if not any(
            table == label.table
            and same_keys(table, label.keys, one.keys)
            and same_value(table, label.value, one.number, one.text)
            for table, one in statements
        )
    ]
    found = len(hard) - len(missed)
    score = Score(found, len(hard), found, found)
    score.misses += [f"MISS  {doc} statement {one.table} {'|'.join(one.keys)} {one.value}" for one in missed]
    return score


def statements_of(connection: duckdb.DuckDBPyConnection, document_key: str) -> list[tuple[str, Fact]]:
    """Return the usable statements of a report with their tables. A ``|`` in a name stays in the name."""
    rows = connection.execute(
        "SELECT fact_table, fact_key, value_number, value_text FROM marts.statement WHERE document_key = ? AND is_usable",
        [document_key],
    ).fetchall()
    found = []
    for table, key, number, text in rows:
        if table not in TABLES:
            continue
        parts = key.split("|")
        extra = len(parts) - len(TOPIC_KEYS[table])
        parts[: extra + 1] = ["|".join(parts[: extra + 1])]
        found.append((table, Fact(tuple(parts), number, text)))
    return found


def score_marts(
    marts: Path, reports: list[LabelledReport], score_document: Callable[[LabelledReport, object], Score]
) -> dict[str, Score]:
    """Return the scores of a set by table, with ``all`` over the fact tables, ``statement`` and ``document``."""
    total: dict[str, Score] = {name: Score() for name in (*TABLES, "statement", "document", "all")}
    with duckdb.connect(str(marts), read_only=True) as connection:
        for report in reports:
            row = connection.execute(
                "SELECT document_key, organization_name, fiscal_year, region_code FROM marts.dim_document "
                "WHERE source_name = ? ORDER BY document_key LIMIT 1",
                [report.path.name],
            ).fetchone()
            key, organization, year, region = row or ("", None, None, None)
            identity = SimpleNamespace(organization_name=organization, fiscal_year=year, region_code=region)
            total["document"].add(score_document(report, identity))
            total["statement"].add(score_statements(report.doc, report.labels, statements_of(connection, key)))
            for table in TABLES:
                labels = [label for label in report.labels if label.table == table]
                score = score_facts(report.doc, table, labels, facts_of(connection, table, key))
                total[table].add(score)
                total["all"].add(Score(score.found, score.labels, score.right, score.read))
    return {table: score for table, score in total.items() if score.labels or score.read}

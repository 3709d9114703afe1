"""The published warehouse states what the samples state, and finds what was planted in them: no more, no less."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from tests.quality.labelled import TABLES, LabelledReport, same_keys, same_value, sets

pytestmark = pytest.mark.integration
SAMPLES = sets()["samples"]


@pytest.mark.parametrize("report", SAMPLES, ids=[report.doc for report in SAMPLES])
def test_every_published_fact_is_one_that_the_report_states(
    marts: duckdb.DuckDBPyConnection, report: LabelledReport
) -> None:
    wrong = []
    for table in TABLES:
        rows = marts.execute(
            f"select s.fact_key, s.value_number, s.value_text, s.quote from marts.{table} f "
            "join marts.statement s using (statement_key) join marts.dim_document d on d.document_key = f.document_key "
            "where d.source_name = ?",
            [report.path.name],
        ).fetchall()
        labels = [label for label in report.labels if label.table == table]
        for key, number, text, quote in rows:
            keys = tuple(key.split("|"))
            if not any(same_keys(table, lab.keys, keys) and same_value(table, lab.value, number, text) for lab in labels):
                wrong.append((table, key, number, text, quote))
    assert wrong == []


def test_what_was_planted_is_found_and_nothing_else(marts: duckdb.DuckDBPyConnection, root: Path) -> None:
    planted: Counter[str] = Counter()
    for path in (root / "tests" / "samples" / "expected").glob("*.jsonl"):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        planted[path.stem] += sum(row["table"] == "issue" for row in rows)
    failed = marts.execute(
        "select d.source_name, r.check_code, r.message from marts.fct_reconciliation r "
        "join marts.dim_document d using (document_key) where r.status = 'fail' and r.severity <> 'info'"
    ).fetchall()
    found = Counter(name.split("_")[0] for name, *_ in failed)
    assert found == +planted, "\n".join(f"{name}: {code} {message}" for name, code, message in failed)


def test_an_amount_is_traced_to_its_line(marts: duckdb.DuckDBPyConnection, samples: Path) -> None:
    name, quote, locator, stated = marts.execute(
        "select d.source_name, s.quote, s.locator, s.stated_text from marts.fct_procurement f "
        "join marts.statement s using (statement_key) join marts.dim_document d on d.document_key = f.document_key "
        "where d.source_name like 's1_%' and f.item = 'works'"
    ).fetchone() or ("", "", "", "")
    line = (samples / name).read_text(encoding="utf-8").splitlines()[int(locator.removeprefix("line "))]
    assert stated == "52.80万元"
    assert stated in quote
    assert quote in line

"""Sheets of the reference reports: every sheet found, marks and scores add up to what is printed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from ingestion.forms import read_forms
from ingestion.model import Identity, Outline
from ingestion.readers import read_bytes


@pytest.mark.shared
def test_every_sheet_of_the_report_with_most_of_them(shared: Path) -> None:
    path = next((shared / "reports" / "seeds").glob("002_*.txt"))
    (document,) = read_bytes(path.name, path.read_bytes())
    reading = read_forms(document, Outline((), ()), Identity(None, None, None, 2021, "final_accounts"))
    kinds = [form.form_kind for form in reading.forms if form.is_recognised]
    assert kinds.count("score_sheet") == 6
    assert kinds.count("project_form") + kinds.count("department_form") == 6
    assert all(form.row_count > 10 for form in reading.forms if form.is_recognised)
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in reading.statements:
        if one.fact_table == "fct_score_item" and one.value_number is not None:
            sums[one.keys[0], one.keys[-1]] += one.value_number
    printed = {
        s.keys[1]: s.value_number
        for s in reading.statements
        if s.fact_table == "fct_performance_score" and s.source_kind == "table"
    }
    assert len(printed) == 6
    assert {subject: sums[subject, "full_mark"] for subject in printed} == dict.fromkeys(
        printed, Decimal(100)
    )
    assert {subject: sums[subject, "score"] for subject in printed} == printed

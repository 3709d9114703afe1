"""Recall on the labelled reports beside the repository; the same behaviour is tested on our own texts too."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from ingestion.parse import parse_document
from ingestion.readers import read_bytes

TOPICS = (
    "fct_revenue",
    "fct_expenditure",
    "fct_three_public",
    "fct_three_public_volume",
    "fct_operating_cost",
)


def labels(path: Path, document: str) -> set[tuple[str, str, Decimal]]:
    found = set()
    for line in path.read_text("utf-8").splitlines():
        label = json.loads(line)
        soft = label.get("optional") or label.get("ambiguous") or label.get("outside_vocab")
        if label["doc"] == document and label["table"] in TOPICS and not soft:
            keys = "|".join(value for name, value in label["keys"].items() if name != "where")
            found.add((label["table"], keys, Decimal(label["value"])))
    return found


def check(source: Path, wanted: set[tuple[str, str, Decimal]]) -> None:
    reading = parse_document(read_bytes(source.name, source.read_bytes())[0]).reading
    by_key: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for table, keys, value in wanted:
        by_key[table, keys].add(value)
    tables = [s for s in reading.statements if s.source_kind == "table" and s.fact_table in TOPICS]
    found = {(s.fact_table, "|".join(s.keys), s.value_number) for s in reading.statements}
    assert tables
    assert {want for want in wanted if want not in found} == set()
    wrong = [s for s in tables if s.usable and s.value_number not in by_key[s.fact_table, "|".join(s.keys)]]
    assert [(s.keys, s.stated_text) for s in wrong] == []


@pytest.mark.parametrize("name", ["P006", "P010", "P012", "P018", "P022", "P024", "P026", "P040", "P052"])
def test_patterns_with_tables(shared: Path, name: str) -> None:
    folder = shared / "reports" / "patterns"
    check(folder / f"{name}.txt", labels(folder / "gold.jsonl", name))


def test_the_real_pdf(shared: Path) -> None:
    gold = shared / "reports" / "gold" / "pdf_shegong.jsonl"
    source = next(path for path in (shared / "reports" / "pdf").glob("*.pdf") if "模板" not in path.name)
    check(source, labels(gold, "pdf_shegong"))

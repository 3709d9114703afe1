"""The committed samples are what their annotated sources say, and their labels point into them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples.build import expected, outputs, value_of


def test_reports_and_expected_rows_are_up_to_date(root: Path) -> None:
    stale = [str(path.relative_to(root)) for path, data in outputs().items() if path.read_bytes() != data]
    assert stale == [], "run: python -m tests.samples.build"


def test_no_file_without_a_source(root: Path) -> None:
    folder = root / "tests" / "samples"
    found = {p for name in ("reports", "expected") for p in (folder / name).iterdir()}
    assert found == set(outputs())


def test_every_quote_stands_in_its_report() -> None:
    files = outputs()
    for path, data in files.items():
        if path.suffix != ".jsonl":
            continue
        report = next(p for p in files if p.parent.name == "reports" and p.stem.startswith(path.stem + "_"))
        text = next(t for t in _decoded(files[report]) if t)
        for row in map(json.loads, data.decode().splitlines()):
            if "quote" in row:
                assert row["quote"] in text, row


def _decoded(data: bytes) -> list[str]:
    texts = []
    for encoding in ("utf-16" if data[:2] == b"\xff\xfe" else "utf-8-sig", "gb18030"):
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return texts


@pytest.mark.parametrize(
    ("letter", "shown", "hints", "value"),
    [
        ("T", "1,286.40万元", [], "12864000.00"),
        ("T", "５０，０００．００元", [], "50000.00"),
        ("R", "1.2亿元", [], "120000000.00"),
        ("J", "48.60", ["@万元"], "486000.00"),
        ("V", "一辆", ["=1"], "1"),
        ("A", "2台（套）", [], "2"),
        ("I", "≥90%", [], "≥90%"),
    ],
)
def test_values_are_canonical(letter: str, shown: str, hints: list[str], value: str) -> None:
    assert value_of(letter, shown, hints) == value


def test_marks_are_removed_and_counted() -> None:
    source = "%% encoding gb18030\n%% issue x=y\n合计{R all grand_total final & E all total grand_total final|3万元}。"
    encoding, plain, rows = expected(source, "t")
    assert (encoding, plain) == ("gb18030", "合计3万元。")
    assert [(r["table"], r.get("value")) for r in rows] == [
        ("fct_revenue", "30000.00"),
        ("fct_expenditure", "30000.00"),
        ("issue", "y"),
    ]


def test_a_mark_with_too_few_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="3 keys wanted"):
        expected("{R all final|3万元}", "t")

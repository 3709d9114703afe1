"""What the cache key is made of: everything that parsing reads, and nothing that only dbt reads."""

from __future__ import annotations

import re
from pathlib import Path

from ingestion.cache import parser_files
from ingestion.reference import tables


def test_every_reference_table_that_parsing_reads_is_in_the_key(root: Path) -> None:
    names = {path.name for path in parser_files()}
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "ingestion").rglob("*.py"))
    read = set(re.findall(r'read_seed\("(\w+)"\)', code)) | {"function_class", "economic_class"}
    assert "region" in read
    assert {f"ref_{name}.csv" for name in read} <= names
    assert {path.name for path in tables.OWN_DIR.glob("*.csv")} <= names


def test_lexicon_and_code_are_in_the_key_and_decisions_of_reviewers_are_not(root: Path) -> None:
    files = parser_files()
    names = {path.name for path in files}
    assert {"layout.yaml", "parse.py", "region_zone.csv"} <= names
    assert (root / "dbt_project" / "seeds" / "ref_check.csv").exists()
    assert not {name for name in names if name.startswith(("correction", "ref_check"))}
    assert files == sorted(files)

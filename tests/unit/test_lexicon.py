"""The lexicon's own examples, and that a wrong table is refused with its place."""

from __future__ import annotations

import pytest

from ingestion.lexicon.check import check_lexicon
from ingestion.lexicon.load import LexiconError, parse_table

HEAD = "family,key,pattern,example\n"


def test_every_entry_reads_its_example() -> None:
    assert [f"{f.table}.csv row {f.row}: {f.message}" for f in check_lexicon()] == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("family,key,pattern\n", "columns must be"),
        (HEAD + "no_such,a,甲,甲1万元\n", "row 2: unknown family 'no_such'"),
        (HEAD + "total,a,(甲,甲1万元\n", "row 2: pattern does not compile"),
        (HEAD + "total,a,甲,\n", "row 2: pattern and example"),
        (HEAD + "total,a,甲,乙1万元\n", "row 2: the pattern does not occur"),
        (HEAD + "total,a,甲,甲1万元\ntotal,a,甲,甲2万元\n", "row 3: same as row 2"),
    ],
)
def test_a_wrong_table_is_refused(table: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_table("item", table)
    assert str(caught.value).startswith("item.csv")
    assert message in str(caught.value)

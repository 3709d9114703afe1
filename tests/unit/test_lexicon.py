"""The lexicon's own examples, and that a wrong table is refused with its place."""

from __future__ import annotations

import pytest

from ingestion.lexicon.check import check_lexicon
from ingestion.lexicon.load import LexiconError, parse_table

HEAD = "family,key,pattern,example\n"


def test_every_entry_reads_its_example() -> None:
    assert [f"{f.place}: {f.message}" for f in check_lexicon()] == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("family,key,pattern\n", "第一行应为 family,key,pattern,example"),
        (HEAD + "no_such,a,甲,甲1万元\n", "第 2 行：family 不能是“no_such”"),
        (HEAD + "total,a,(甲,甲1万元\n", "第 2 行：pattern 写法有误"),
        (HEAD + "total,a,甲\n", "第 2 行：应有 4 列"),
        (HEAD + "total,a,(?P<x>甲),甲1万元\n", "第 2 行：pattern 中不能有命名组"),
        (HEAD + "total,a,(甲)\\1,甲甲1万元\n", "第 2 行：pattern 中不能有命名组和反向引用"),
        (HEAD + "total,a,甲,\n", "第 2 行：pattern 和 example 不能为空"),
        (HEAD + "total,a,甲,乙1万元\n", "第 2 行：例句中没有"),
        (HEAD + "total,a,甲,甲1万元\ntotal,a,甲,甲2万元\n", "第 3 行：与item.csv 第 2 行相同"),
    ],
)
def test_a_wrong_table_is_refused(table: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_table("item", table)
    assert str(caught.value).startswith("item.csv")
    assert message in str(caught.value)

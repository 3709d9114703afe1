"""What the Dagster UI shows of a run can be read there: lists and tables, shares as numbers that can be plotted."""

from __future__ import annotations

import re

from ingestion.schema import staging_schemas
from orchestration import metadata, staging_columns
from orchestration.ingest_assets import column_schema


def test_rejections_are_counted_by_reason_and_listed_one_a_line() -> None:
    rejected = [
        {"source_name": "一|二\n三.pdf", "reason_code": "damaged", "reason": "文件损坏"},
        *[{"source_name": f"{n}.txt", "reason_code": "empty", "reason": "空文件"} for n in range(30)],
    ]
    told = metadata.rejections(rejected)
    assert told["未入库"] == 31
    assert told["未入库原因"].md_str.splitlines()[2:] == ["| empty | 30 |", "| damaged | 1 |"]
    lines = told["未入库文件"].md_str.splitlines()
    assert lines[2] == "| 一\\|二 三.pdf | 文件损坏 |"
    assert lines[-1].startswith("| ……共 31 个")
    assert metadata.rejections([]) == {"未入库": 0}


def test_shares_are_numbers_and_those_of_small_samples_are_left_out() -> None:
    note = {
        "files_found": 8, "files_parsed": 3, "documents": 6, "rejected": [["a"], ["b"]],
        "coverage": {"share": 0.96, "unresolved": 4}, "clarity": {"share": None},
    }  # fmt: skip
    told = metadata.reading(note)
    assert (told["未入库占比"], told["金额覆盖率"], told["未能解释的金额"]) == (0.25, 0.96, 4)
    assert "读法不明确占比" not in told
    assert metadata.gate({"coverage": 0.9, "rejected_share": None, "rows": {}}) == {"金额覆盖率": 0.9}


def test_messages_are_text_and_tables_markdown() -> None:
    assert metadata.messages([], "没有") == "没有"
    assert metadata.messages(["甲", "乙"], "没有") == "甲；乙"
    assert metadata.messages(["x"] * 25, "没有").endswith("；x；……共 25 条")
    assert "| fct_revenue | 收入 | 1,234 |" in metadata.table_rows({"fct_revenue": 1234}).md_str
    assert metadata.contradictions({"error": 2})["报告自相矛盾：错误"] == 2


def test_every_staging_column_is_described_in_chinese_and_no_other() -> None:
    schemas = staging_schemas()
    for table, types in schemas.items():
        told = {column.name: column.description or "" for column in column_schema(table, types).columns}
        assert list(told) == list(types)
        assert [name for name, text in told.items() if not re.search("[一-龥]", text)] == []
    columns = {name for types in schemas.values() for name in types}
    assert set(staging_columns._COLUMNS) | {"item", "reason", "subject"} == columns
    assert all(column in schemas[table] for table, column in staging_columns._OF_TABLE)

"""Whole workbooks through reader and parsers. Bodies and figures are invented."""

from __future__ import annotations

import pytest

from ingestion.model import RejectedError
from ingestion.parse import Parsed, parse_document
from ingestion.readers import read_bytes
from tests.unit.readers_helpers import xlsx
from tests.unit.test_readers_sheet import sheet


def _parsed(*rows: dict[str, str]) -> Parsed:
    content = sheet(dict(enumerate(rows, 1)))
    (document,) = read_bytes("青石县水务局2022年度部门决算.xlsx", xlsx({"公开01表": content}))
    return parse_document(document)


_HEAD = (
    {"A": "收入支出决算总表"},
    {"A": "编制单位：青石县水务局", "F": "金额单位：元"},
    {"A": "项目", "B": "行次", "C": "金额", "D": "项目", "E": "行次", "F": "金额"},
)


@pytest.mark.parametrize(("revenue", "spent"), [("930000", "910000"), ("1200000", "0")])
def test_amounts_without_decimals_are_amounts(revenue: str, spent: str) -> None:
    parsed = _parsed(
        *_HEAD,
        {"A": "本年收入合计", "B": "1", "C": revenue, "D": "本年支出合计", "E": "3", "F": spent},
        {"A": "总计", "B": "2", "C": revenue, "D": "总计", "E": "4", "F": revenue},
    )
    found = {"|".join(s.keys): s.stated_text for s in parsed.reading.statements}
    assert found["all|current_total|final"] == revenue
    assert found["all|total|current_total|final"] == spent


@pytest.mark.parametrize("code", ["", "2013101"])
def test_a_form_with_numbers_of_rows_and_codes_only_is_refused(code: str) -> None:
    with pytest.raises(RejectedError) as refused:
        _parsed(
            *_HEAD,
            {"A": "本年收入合计", "B": "1", "D": "本年支出合计", "E": "3"},
            {"A": "总计", "B": "2", "D": code + "总计", "E": "4"},
        )
    assert refused.value.reason_code == "states_nothing"

"""A number read by OCR becomes a fact only when a second place says the same."""

from __future__ import annotations

from ingestion.ocr_trust import NOT_CONFIRMED, distrust_unconfirmed
from tests.unit.narrative_helpers import read

TEXT = (
    "七、“三公”经费支出情况\n“三公”经费支出决算为4.6万元，其中：公务接待费支出1.2万元，公务用车运行维护费支出3.4万元。\n"
    "1.公务接待费支出1.2万元。\n2.公务用车运行维护费支出8.4万元。"
)


def test_only_confirmed_values_stay_usable() -> None:
    reading = read(TEXT)
    distrust_unconfirmed(reading)
    usable = {(s.keys[0], f"{s.value_number:f}") for s in reading.statements if s.usable}
    assert usable == {("reception", "12000.0")}
    assert {s.alternatives for s in reading.statements if not s.usable} == {NOT_CONFIRMED}
    assert len(reading.statements) == 5

"""A text on the 三公 amounts of several bodies is told as such; one body under any of its names is not."""

from __future__ import annotations

import pytest

from ingestion.model import Document, Identity, Line, Reading
from ingestion.notices import read_notices
from ingestion.outline import build_outline

TITLE = "松原省水利厅2012年“三公”经费决算\n"
OWN = "松原省水利厅2012年“三公”经费支出30.00万元。\n"


def told(text: str, kind: str = "three_public_disclosure") -> list[str]:
    lines = tuple(Line(i, raw, raw, f"line {i}") for i, raw in enumerate(text.split("\n")))
    document = Document("own.txt", "text/plain", "0" * 64, 1, lines)
    identity = Identity("松原省水利厅", None, None, 2012, kind)  # type: ignore[arg-type]
    found = read_notices(document, build_outline(lines), identity, Reading())
    return [one.message for one in found if one.notice_code == "several_bodies"]


@pytest.mark.parametrize(
    "other",
    [
        "2012年林草局“三公”经费支出12.00万元。",
        "省环保厅购置公务用车3辆，支出40.00万元。",
        "去年，民航会“三公”经费支出3亿元。",
    ],
)
def test_a_second_body_with_an_amount(other: str) -> None:
    assert len(told(TITLE + OWN + other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "水利厅“三公”经费支出30.00万元。",
        "我厅公务接待费支出3.00万元。",
        "省厅公务接待费支出3.00万元。",
        "领导干部公务用车0辆，支出0万元。",
        "林草局“三公”经费由其自行公开。",
        "下属林草局公务接待费支出3.00万元。",
    ],
)
def test_one_body_alone(other: str) -> None:
    assert told(TITLE + OWN + other) == []


def test_a_whole_account_is_not_read_so() -> None:
    assert told(TITLE + OWN + "2012年林草局“三公”经费支出12.00万元。", kind="final_accounts") == []

"""Notices of a text of our own."""

from __future__ import annotations

from ingestion.model import Document, Identity, Line, Notice, Reading
from ingestion.notices import read_notices
from ingestion.numbers import FOLD_WIDTH
from ingestion.outline import build_outline


def notices(
    text: str, reading: Reading | None = None, body: str = "青屏县水务局", year: int = 2020
) -> list[Notice]:
    lines = tuple(
        Line(i, raw.translate(FOLD_WIDTH), raw, f"line {i}") for i, raw in enumerate(text.split("\n"))
    )
    document = Document("own.txt", "text/plain", "0" * 64, 1, lines)
    identity = Identity(body, None, None, year, "final_accounts")
    return read_notices(document, build_outline(lines), identity, reading or Reading())


def codes(text: str, **more) -> list[str]:
    return [notice.notice_code for notice in notices(text, **more)]


HEAD = "第二部分 2020年度部门决算情况说明\n"
THREE = HEAD + "七、“三公”经费财政拨款支出决算情况说明\n"
TOTAL = HEAD + "一、收入支出决算总体情况说明\n"

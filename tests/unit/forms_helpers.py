"""Reading small forms: arrows stand for the tabs that mark a cell."""

from __future__ import annotations

from ingestion.forms import read_forms
from ingestion.model import Document, Identity, Line, Outline, Reading, Section

ORGANIZATION = "青田县农业农村局"
INDICATOR_HEADS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施",
)  # fmt: skip
"""Heads of the indicators of a project's self-evaluation form."""
IDENTITY = Identity(ORGANIZATION, None, None, 2022, "final_accounts")


def document(text: str) -> Document:
    """Return a document of the lines of ``text``; a line that starts with → is a cell."""
    lines = []
    for no, printed in enumerate(text.strip("\n").split("\n")):
        raw = printed.replace("→", "\t")
        if raw.startswith("\t"):
            lines.append(
                Line(no, raw[1:], raw, f"line {no}", is_cell=True, raw_offsets=tuple(range(1, len(raw))))
            )
        else:
            lines.append(Line(no, raw, raw, f"line {no}"))
    return Document("报告.txt", "text/plain", "0", 0, tuple(lines))


def read(text: str, section: str = "performance") -> Reading:
    """Read ``text`` as one section."""
    doc = document(text)
    size = len(doc.lines)
    outline = Outline((Section(0, section, "", 1, "main", 0, size),), (0,) * size)  # type: ignore[arg-type]
    return read_forms(doc, outline, IDENTITY)


def facts(reading: Reading, table: str) -> dict[tuple[str, ...], str]:
    """Return value by key of the statements of ``table``: the text, else the number without end zeros."""
    found = {}
    for one in reading.statements:
        if one.fact_table == table:
            number = f"{one.value_number.normalize():f}" if one.value_number is not None else ""
            found[one.keys] = number or one.value_text or ""
    return found

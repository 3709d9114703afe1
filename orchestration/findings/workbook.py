"""Findings as one workbook: amounts as numbers in 万元, text always as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from orchestration.findings.read import Finding

_COLUMNS = (
    ("政区", 12),
    ("单位", 26),
    ("年度", 7),
    ("序号", 6),
    ("严重程度", 9),
    ("检查", 26),
    ("核对结果", 60),
    ("报告原文", 50),
    ("位置", 16),
    ("报告所述", 14),
    ("应当相符的数", 14),
    ("差额", 14),
    ("数的单位", 9),
    ("由此还影响", 30),
    ("怎样改", 44),
    ("人工决定", 30),
    ("依据", 34),
    ("文件", 26),
    ("语句编号", 28),
)
_UNITS = {"yuan": "万元", "percent": "%", "count": "个", "score": "分", "direction": "万元"}


def write_workbook(findings: Sequence[Finding], path: Path, title: str) -> None:
    """Write the workbook. Every text is a string: nothing that stands in a report runs as a formula."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("问题清单")
        head = book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True})
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        amount = book.add_format({"num_format": "#,##0.00####", "valign": "top", "border": 1})
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, name, head)
        for number, finding in enumerate(findings, start=1):
            row = number + 2
            for column, value in enumerate(_cells(number, finding)):
                if isinstance(value, Decimal | int):
                    sheet.write_number(
                        row, column, float(value), amount if isinstance(value, Decimal) else text
                    )
                else:
                    sheet.write_string(row, column, value, text)
        sheet.freeze_panes(3, 6)
        sheet.autofilter(2, 0, max(3, len(findings) + 2), len(_COLUMNS) - 1)


def _cells(number: int, finding: Finding) -> tuple[str | int | Decimal, ...]:
    return (
        finding.region_name,
        finding.organization_name,
        finding.fiscal_year or "",
        number,
        finding.severity_name,
        finding.check_name,
        finding.message,
        finding.quote,
        finding.place,
        _shown(finding.stated, finding.unit),
        _shown(finding.expected, finding.unit),
        _shown(finding.difference, finding.unit),
        _UNITS.get(finding.unit, "") if finding.stated is not None else "",
        "、".join(finding.follows),
        finding.advice,
        finding.review,
        finding.basis,
        finding.source_name,
        finding.statement_key,
    )


def _shown(value: Decimal | None, unit: str) -> str | Decimal:
    if value is None:
        return ""
    return value / 10_000 if unit in ("yuan", "direction") else value

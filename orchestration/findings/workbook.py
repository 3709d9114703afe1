"""Findings as one workbook: amounts as numbers in 万元, text always as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from orchestration.findings.read import Finding

_COLUMNS = (
    ("政区", 10),
    ("单位", 18),
    ("年度", 6),
    ("序号", 5),
    ("严重程度", 9),
    ("不符合的规则", 18),
    ("核对结果", 44),
    ("报告原文", 38),
    ("位置", 13),
    ("对照原文", 34),
    ("报告所述", 13),
    ("应当相符的数", 13),
    ("差额", 13),
    ("数的单位", 9),
    ("由此还影响", 22),
    ("怎样改", 34),
    ("人工决定", 18),
    ("依据", 34),
    ("文件", 26),
    ("语句编号", 28),
)
_PRINTED = 17
"""Columns that are printed; the rest says where it comes from."""
_LINE, _TALLEST = 17.0, 400.0
"""Height of a line of text in a Chinese font, and of the tallest row a sheet may have."""
_WIDE = 2.15
"""Columns that a Chinese character takes of a width that is counted in digits."""
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
            cells = _cells(number, finding)
            sheet.set_row(row, _height(cells))
            for column, value in enumerate(cells):
                if isinstance(value, Decimal | int):
                    sheet.write_number(
                        row, column, float(value), amount if isinstance(value, Decimal) else text
                    )
                else:
                    sheet.write_string(row, column, value, text)
        sheet.freeze_panes(3, 6)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.repeat_rows(2)
        sheet.print_area(0, 0, max(3, len(findings) + 2), _PRINTED - 1)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页，共 &N 页")
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
        finding.other,
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


def _height(cells: Sequence[str | int | Decimal]) -> float:
    """Return the height a row needs: spreadsheets do not fit rows that a program wrote."""
    lines = [
        -(-sum(_WIDE if ord(char) > 0xFF else 1 for char in value) // (width - 2))
        for value, (_, width) in zip(cells, _COLUMNS, strict=True)
        if isinstance(value, str)
    ]
    return min(_TALLEST, _LINE * max(1, *lines))


def _shown(value: Decimal | None, unit: str) -> str | Decimal:
    if value is None:
        return ""
    return value / 10_000 if unit in ("yuan", "direction") else value

"""Rows as CSV: plain for programs, or in the form that a spreadsheet opens with Chinese intact."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

MACHINE, SPREADSHEET = "csv", "excel"
FORMATS = (MACHINE, SPREADSHEET, "json")
"""Formats that a command gives beside its text."""
HELP = "输出格式；存成文件用 Excel 打开选 excel（带 BOM 的 CSV），给程序读选 csv 或 json"
_BOM = "\ufeff"
"""Without it Excel takes a CSV for the computer's old code page, and Chinese is lost."""
_FORMULA = re.compile(r"[=@\t\r]|[-+](?![0-9.,]*%?$)")
"""Text that begins so a spreadsheet would compute; signed numbers and a dash alone it leaves as they are."""


def write_csv(
    out: TextIO, header: Sequence[str], rows: Iterable[Sequence[object]], form: str = MACHINE
) -> None:
    """Write ``rows`` below ``header``; what is None is blank. ``form`` is ``MACHINE`` or ``SPREADSHEET``."""
    if form == SPREADSHEET:
        out.write(_BOM)
        rows = ([_harmless(value) for value in row] for row in rows)
    writer = csv.writer(out, lineterminator="\n" if form == MACHINE else "\r\n")
    writer.writerow(header)
    writer.writerows(["" if value is None else value for value in row] for row in rows)


def _harmless(value: object) -> object:
    """Return a text that a spreadsheet would take for a formula with the mark that makes it text."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value

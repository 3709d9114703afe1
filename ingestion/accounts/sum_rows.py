"""A row of sums below a table of lanes, merged cells printed once: ``人员合计 | 6 | 公用合计 | 2``."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.accounts.table import Column, TableCell
from ingestion.accounts.values import is_blank, read_value
from ingestion.accounts.vocabulary import axes_of, compact

_SUM = ("合计", "总计", "小计")
_PARTS = {"personnel", "public_use"}


def row_of_sums(row: Sequence[TableCell], columns: Sequence[Column]) -> list[TableCell | None] | None:
    """Return ``row`` at the width of ``columns``, each sum under its lane, or None where it is none.

    Such a row has a label and one number for each lane. Fewer pairs than lanes are told only where the
    labels name a class of their own (人员经费合计), which no lane need say for them.
    """
    while row and not compact(row[-1].text):
        row = row[:-1]
    labels, numbers = row[::2], row[1::2]
    lanes = columns[-1].lane + 1
    if lanes < 2 or not 0 < len(labels) == len(numbers) <= lanes:
        return None
    if not all(compact(label.text).endswith(_SUM) for label in labels):
        return None
    if not all(read_value(cell.text) or is_blank(cell.text) for cell in numbers):
        return None
    parts = [dict(axes_of(label.text, False)).get("econ") for label in labels]
    if len(labels) < lanes and (not set(parts) <= _PARTS or len(set(parts)) < len(parts)):
        return None
    full: list[TableCell | None] = [None] * len(columns)
    for lane, (label, number) in enumerate(zip(labels, numbers, strict=True)):
        values = [c.index for c in columns if c.lane == lane and c.role == "value"]
        names = [c.index for c in columns if c.lane == lane and c.role == "label"]
        rownos = any(c.lane == lane and c.role == "rowno" for c in columns)
        if len(values) != 1 or not names or rownos:  # beside row numbers the number may be one
            return None
        full[names[0]], full[values[0]] = label, number
    return full

"""Whole short pages through reader, outline, identity and parsers."""

from __future__ import annotations

from ingestion.parse import parse_document
from ingestion.readers import read_bytes


def web_page(title: str, table: str, unit: str = "单位：万元") -> str:
    """Return a page with one table: a row a line, cells between ``|``, ``<`` and ``^`` merged left and up."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    printed = ""
    for r, row in enumerate(rows):
        printed += "<tr>"
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next((n for n, t in enumerate(row[c + 1 :], 1) if t != "<"), len(row) - c)
            below = [line[c] if c < len(line) else "" for line in rows[r + 1 :]]
            high = next((n for n, t in enumerate(below, 1) if t != "^"), len(below) + 1)
            printed += f"<td colspan={wide} rowspan={high}>{text}</td>"
        printed += "</tr>"
    head = f"<p>桐溪县湿地管护站2023年度部门决算</p><p>第一部分 单位概况</p><p>管护湿地。</p><p>{title}</p><p>{unit}</p>"
    return f"<html><head><meta charset='utf-8'></head><body>{head}<table>{printed}</table></body></html>"


def stated(text: str, name: str = "own.txt") -> dict[str, set[str]]:
    """Return the values of each fact that a page states, ``{'three_public:total|final': {'25000'}}``."""
    (document,) = read_bytes(name, text.encode())
    found: dict[str, set[str]] = {}
    for statement in parse_document(document).reading.statements:
        if statement.usable:
            assert statement.value_number is not None
            key = f"{statement.fact_table.removeprefix('fct_')}:{'|'.join(statement.keys)}"
            found.setdefault(key, set()).add(f"{statement.value_number.normalize():f}")
    return found

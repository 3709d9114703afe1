"""XLSX cells, read sparsely from the XML: a million blank rows cost nothing, numbers stay as stored."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from ingestion.model import RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.package import Package
from ingestion.readers.sheet.cells import Sheet, Workbook
from ingestion.readers.sheet.numbers import NumberFormat, number_format, print_stored

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BLANK_CELL = re.compile(rb"""<c [^<>]*\br="[A-Z]+[0-9]+"[^<>]*/>""")
_BLANK_ROW = re.compile(rb"""<row [^<>]*\br="[0-9]+"[^<>]*(?:/>|>\s*</row>)""")
"""Formatted but blank cells and rows that say where they stand: sheets hold up to a million of them."""


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    col = 0
    for letter in match[1]:
        col = col * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, col - 1


def _shared(root: etree._Element | None) -> list[str]:
    """Return the shared strings; phonetic readings (``rPh``) are no part of them."""
    return [_rich(item) for item in root.findall(S + "si")] if root is not None else []


def _rich(item: etree._Element) -> str:
    return "".join(
        piece.text or ""
        for piece in item.iter(S + "t")
        if (parent := piece.getparent()) is not None and parent.tag != S + "rPh"
    )


def _formats(root: etree._Element | None) -> list[NumberFormat]:
    """Return how each cell format shows numbers."""
    if root is None:
        return []
    codes = {item.get("numFmtId", ""): item.get("formatCode") for item in root.iter(S + "numFmt")}
    formats = root.find(S + "cellXfs")
    found = []
    for item in formats if formats is not None else ():
        number = item.get("numFmtId", "0")
        found.append(number_format(int(number) if number.isdecimal() else 0, codes.get(number)))
    return found


class _Reader:
    """Reads the sheets of one workbook."""

    def __init__(self, package: Package, limits: Limits, is_1904: bool) -> None:
        self.package = package
        self.limits = limits
        self.is_1904 = is_1904
        self.strings = _shared(package.part("xl/sharedStrings.xml"))
        self.formats = _formats(package.part("xl/styles.xml"))

    def sheet(self, name: str, path: str) -> Sheet:
        """Return one sheet; empty where its part is missing."""
        sheet = Sheet(name)
        data = self.package.raw(path)
        if data is None:
            return sheet
        row = -1
        col = -1
        for element in _elements(data):
            if element.tag == S + "mergeCell":
                ends = [_position(end) for end in element.get("ref", "").split(":")]
                if len(ends) == 2 and ends[0] and ends[1]:
                    sheet.merges.append((*ends[0], *ends[1]))
            elif element.tag == S + "row":
                number = element.get("r", "")
                row = int(number) - 1 if number.isdecimal() else row + 1
                col = -1
                for cell in element.iterchildren(S + "c"):
                    col += 1
                    place = _position(cell.get("r", ""))
                    col = place[1] if place else col
                    sheet.put(place[0] if place else row, col, self.text(cell), self.limits)
        return sheet

    def text(self, cell: etree._Element) -> str:
        """Return the text of a cell as it is shown, numbers without rounding; formulas by their result."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(S + "is")
            return _rich(inline) if inline is not None else ""
        value = cell.findtext(S + "v") or ""
        if not value or kind == "e":
            return ""
        if kind == "s":
            index = int(value) if value.strip().isdecimal() else -1
            return self.strings[index] if 0 <= index < len(self.strings) else ""
        if kind == "n":
            style = int(cell.get("s", "0")) if cell.get("s", "0").isdecimal() else 0
            shown = self.formats[style] if style < len(self.formats) else NumberFormat()
            return print_stored(value, shown, self.is_1904)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return value


def _elements(data: bytes) -> Iterator[etree._Element]:
    """Yield rows and merged ranges of a sheet, freeing each when it has been read."""
    events = etree.iterparse(
        BytesIO(_BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", data))),
        tag=(S + "row", S + "mergeCell"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise RejectedError(
            "damaged", f"工作表的XML损坏（{str(error)[:80]}）；请用Excel另存后放入"
        ) from error


def read_workbook(data: bytes, limits: Limits) -> Workbook:
    """Return the visible sheets of an XLSX file. Raises ``RejectedError``."""
    package = Package(data, limits)
    root = package.part("xl/workbook.xml")
    if root is None:
        raise RejectedError("damaged", "Excel文件缺少工作簿部分，可能损坏或为XLSB；请另存为XLSX")
    relations = package.part("xl/_rels/workbook.xml.rels")
    targets = {item.get("Id"): item.get("Target", "") for item in relations} if relations is not None else {}
    properties = root.find(S + "workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    reader = _Reader(package, limits, is_1904)
    workbook = Workbook([], [])
    for item in root.iter(S + "sheet"):
        name = item.get("name", "")
        target = targets.get(item.get(_R), "")
        if item.get("state", "visible") != "visible":
            workbook.hidden.append(name)
        elif "worksheets/" in target:
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            workbook.sheets.append(reader.sheet(name, path))
    return workbook

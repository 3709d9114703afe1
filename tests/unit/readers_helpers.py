"""Shared helpers of the reader tests: refusals, and small Office files written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from ingestion.model import Grid, RejectedError
from ingestion.readers import DEFAULT_LIMITS, Limits, read_bytes

FIXTURES = Path(__file__).parents[1] / "fixtures"
_MAIN = "http://schemas.openxmlformats.org/"


def refusal(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> RejectedError:
    """Return the refusal of ``data``; fails when it is read. The reason must be Chinese."""
    with pytest.raises(RejectedError) as caught:
        read_bytes(name, data, limits)
    assert any("\u4e00" <= char <= "\u9fff" for char in caught.value.reason)
    return caught.value


def texts(grid: Grid) -> list[list[str]]:
    """Return the text of a grid's cells, places covered by a merged cell left out."""
    return [[cell.text for cell in row if cell is not None] for row in grid.rows]


def zipped(files: Iterable[tuple[str, bytes]] | Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of (name, content) pairs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX file; ``parts`` are ``numbering``, ``styles``, ``footnotes`` without their root."""
    space = (
        f'xmlns:w="{_MAIN}wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:mc="{_MAIN}markup-compatibility/2006"'
    )
    files = {"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()}
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {space}>{inner}</w:{name}>".encode()
    return zipped(files)


def xlsx(
    sheets: Mapping[str, str], *, hidden: tuple[str, ...] = (), strings: str = "", styles: str = ""
) -> bytes:
    """Return an XLSX file; a sheet is the XML within its root, hidden ones are named."""
    space = f'xmlns="{_MAIN}spreadsheetml/2006/main"'
    rows, targets, files = "", "", {}
    for number, (name, inner) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        rows += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>'
        targets += f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>'
        files[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {space}>{inner}</worksheet>".encode()
    files["xl/workbook.xml"] = (
        f'<workbook {space} xmlns:r="{_MAIN}officeDocument/2006/relationships"><sheets>{rows}</sheets></workbook>'
    ).encode()
    files["xl/_rels/workbook.xml.rels"] = f"<Relationships>{targets}</Relationships>".encode()
    files["xl/sharedStrings.xml"] = f"<sst {space}>{strings}</sst>".encode()
    files["xl/styles.xml"] = f"<styleSheet {space}>{styles}</styleSheet>".encode()
    return zipped(files)

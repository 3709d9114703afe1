"""Which reader a file needs: its first bytes decide, its extension only where they say nothing."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

import olefile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|p|script|title)[\s>/]", re.IGNORECASE)
_OPENING = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*<(?:!doctype\s+html|\?xml[^>]*>\s*<(?:!doctype|html)|"
    rb"html|head|body|!--|meta|div|table)",
    re.IGNORECASE,
)
_MHTML = re.compile(
    rb"^(?:From|MIME-Version|Content-Type|Subject|Date|X-[\w-]+|Snapshot-[\w-]+):", re.I | re.M
)
_STREAMS = ("EncryptedPackage", "EncryptionInfo", "WordDocument", "Workbook")
_MOST_ENTRIES = 50_000
"""No Office file has so many parts; the archive reader refuses such a file."""
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def extension(source_name: str) -> str:
    """Return the extension of ``source_name`` in lower case, without the dot."""
    return PurePosixPath(source_name.replace("\\", "/")).suffix.lower().lstrip(".")


def _zip_kind(data: bytes) -> str:
    if data.count(b"PK\x01\x02") > _MOST_ENTRIES:
        return "zip"
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if "ppt/presentation.xml" in names:
        return "pptx"
    if "OFD.xml" in names:
        return "ofd"
    if "mimetype" in names and "content.xml" in names:
        return "ods" if b"opendocument.spreadsheet" in data[:200] else "odt"
    if "[Content_Types].xml" in names:
        return "docx" if any(name.startswith("word/") for name in names) else "zip"
    return "zip"


def _ole_kind(data: bytes) -> str:
    """Return which main stream an OLE file holds; files embedded in it have theirs further down."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            names = {entry[0].lower() for entry in ole.listdir() if len(entry) == 1}
    except (OSError, ValueError, IndexError, struct.error):
        names = {name.lower() for name in _STREAMS if name.encode("utf-16-le") in data}
    if names & {"encryptedpackage", "encryptioninfo"}:
        return "encrypted_office"
    if "worddocument" in names:
        return "doc"
    if names & {"workbook", "book"}:
        return "xls"
    return "ole"


def detect(source_name: str, data: bytes) -> str:
    """Return the kind of ``data``: ``pdf``, ``docx``, ``doc``, ``xlsx``, ``xls``, ``html``, ``mhtml``,
    ``zip``, ``text`` or the name of a kind that is not read (``rar``, ``7z``, ``image`` …).
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(_OLE):
        return _ole_kind(data)
    for magic, kind in (
        (b"Rar!\x1a\x07", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b", "gzip"),
        (b"{\\rtf", "rtf"),
    ):
        if head.startswith(magic):
            return kind
    if head.startswith(_IMAGES) and b"\x00" in head:
        return "image"
    named = extension(source_name)
    plain = head.replace(b"\x00", b"")
    if len(_MHTML.findall(plain[:1500])) >= 2 and re.search(rb"multipart/related|text/html", plain, re.I):
        return "mhtml"
    if _SPREADSHEET_XML in plain:
        return "spreadsheet_xml"
    if _HTML.search(plain) and (named in {"html", "htm", "shtml", "mht", "xls", "doc"} or _opens_html(plain)):
        return "html"
    if named in {"html", "htm", "shtml"} and re.search(rb"<\w+[^>]*>", data[:200_000]):
        return "html"
    return "text"


def _opens_html(head: bytes) -> bool:
    """Return whether the first thing in ``head`` is markup, whatever the file is called."""
    return bool(_OPENING.match(head))

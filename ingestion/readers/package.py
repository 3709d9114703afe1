"""The XML parts of an Office file: parsed without entities, network or DTDs, within limits."""

from __future__ import annotations

import zipfile

from lxml import etree

from ingestion.model import RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.unpack import open_zip, read_entry

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC = "{http://purl.org/dc/elements/1.1/}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""Namespaces of ISO strict files and those that nearly every file uses."""


def check_xml(data: bytes) -> None:
    """Refuse XML with a DTD: no Office program writes one. Raises ``RejectedError('unsafe_xml')``."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
        raise RejectedError("unsafe_xml", "文件内的XML带有外部实体或DTD声明，不予读取；请另存后放入")


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML part without DTD. Raises ``RejectedError('damaged')``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RejectedError("damaged", f"文件内的XML损坏（{str(error)[:80]}）；请用Word另存后放入") from error


class Package:
    """An opened Office file and its parts by name."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive: zipfile.ZipFile = open_zip(data, limits)
        self._limits = limits
        self._unpacked = 0

    def raw(self, name: str) -> bytes | None:
        """Return the bytes of XML part ``name``, or None where the file has no such part."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        data = read_entry(self._archive, info, self._limits, self._unpacked, is_xml=True)
        self._unpacked += len(data)
        check_xml(data)
        if b"purl.oclc.org" in data[:4096]:
            for strict, usual in _STRICT.items():
                data = data.replace(strict, usual)
        return data

    def part(self, name: str) -> etree._Element | None:
        """Return the root of XML part ``name``, or None where the file has no such part."""
        data = self.raw(name)
        return None if data is None else parse_xml(data)


def value_of(element: etree._Element | None, name: str = "val") -> str | None:
    """Return the ``w:`` attribute ``name`` of ``element``, or None."""
    return None if element is None else element.get(W + name)


def number_of(element: etree._Element | None, default: int = 1) -> int:
    """Return ``w:val`` as a number, ``default`` where there is none."""
    value = value_of(element)
    return int(value) if value is not None and value.lstrip("-").isdecimal() else default

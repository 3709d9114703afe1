"""Structures of a Word 97–2003 file: header, pieces of text, paragraph and character properties.

Source of every offset: [MS-DOC] Word (.doc) Binary File Format, sections 2.4 to 2.9.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import olefile

from ingestion.model import RejectedError

_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COMPRESSED = 0x4000_0000
_PAGE = 512
_OPERAND_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_DEFINE_TABLE, _CHANGE_TABS, _HUGE = 0xD608, 0xC615, frozenset({0x6645, 0x6646})

Sprms = list[tuple[int, bytes]]
"""Property modifiers: (code, operand)."""


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters ``start``–``end`` stored at byte ``offset``, one or two bytes each."""

    start: int
    end: int
    offset: int
    width: int


class Runs:
    """Properties by byte range: the formatted disk pages of paragraphs or characters."""

    def __init__(self, document: bytes, table: bytes, at: int, size: int, is_paragraph: bool) -> None:
        self.starts: list[int] = []
        self.grpprls: list[bytes] = []
        count = max((size - 4) // 8, 0)
        for index in range(count):
            number = _u32(table, at + 4 * (count + 1) + 4 * index) & 0x3F_FFFF
            page = document[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE:
                self._page(page, is_paragraph)

    def _page(self, page: bytes, is_paragraph: bool) -> None:
        runs = page[_PAGE - 1]
        entry = 13 if is_paragraph else 1
        for index in range(runs):
            place = 4 * (runs + 1) + entry * index
            if place >= _PAGE:
                break
            self.starts.append(_u32(page, 4 * index))
            self.grpprls.append(_grpprl(page, 2 * page[place], is_paragraph))

    def at(self, offset: int) -> bytes:
        """Return the modifiers of the run that holds byte ``offset``, a paragraph's after its style."""
        index = bisect_right(self.starts, offset) - 1
        return self.grpprls[index] if index >= 0 else b""


def _grpprl(page: bytes, place: int, is_paragraph: bool) -> bytes:
    if not place:
        return b""
    size = page[place]
    if not is_paragraph:
        return page[place + 1 : place + 1 + size]
    if size:
        return page[place + 1 : place + 2 * size]
    return page[place + 2 : place + 2 + 2 * page[place + 1]]


class WordFile:
    """An opened DOC file. Raises ``RejectedError``: ``damaged``, ``encrypted``, ``unsupported_format``."""

    def __init__(self, data: bytes) -> None:
        try:
            with olefile.OleFileIO(BytesIO(data)) as ole:
                self.document = ole.openstream("WordDocument").read()
                flags = _u16(self.document, 0x0A)
                name = "1Table" if flags & _TABLE_1 else "0Table"
                self.table = ole.openstream(name).read() if ole.exists(name) else b""
                self.extra = ole.openstream("Data").read() if ole.exists("Data") else b""
                self.title = ole.get_metadata().title
        except (OSError, struct.error, ValueError, IndexError) as error:
            raise RejectedError("damaged", "Word文件（DOC）结构损坏，无法打开；请另存为DOCX") from error
        if _u16(self.document, 0) != _MAGIC or _u16(self.document, 2) < _WORD_97:
            raise RejectedError("unsupported_format", "Word 95及更早的文件不能读取；请另存为DOCX")
        if flags & _ENCRYPTED:
            raise RejectedError("encrypted", "Word文件设有打开密码，无法读取；请提供无密码的文件")
        self.counts = struct.unpack_from("<6I", self.document, 0x4C)
        """Characters of the body, foot notes, headers, macros, comments, end notes."""
        self.box_count = _u32(self.document, 0x64)
        self.pieces = list(self._pieces())
        self.paragraphs = self._runs(0x0102, is_paragraph=True)
        self.characters = self._runs(0x00FA, is_paragraph=False)

    def _runs(self, at: int, is_paragraph: bool) -> Runs:
        place, size = _u32(self.document, at), _u32(self.document, at + 4)
        return Runs(self.document, self.table, place, size, is_paragraph)

    def _pieces(self) -> Iterator[Piece]:
        at, size = _u32(self.document, 0x01A2), _u32(self.document, 0x01A6)
        end = at + size
        while at < end and self.table[at] == 1:
            at += 3 + _u16(self.table, at + 1)
        if at >= end or self.table[at] != 2:
            raise RejectedError("damaged", "Word文件（DOC）缺少文字索引，无法读取；请另存为DOCX")
        count = (_u32(self.table, at + 1) - 4) // 12
        bounds = struct.unpack_from(f"<{count + 1}I", self.table, at + 5)
        for index in range(count):
            stored = _u32(self.table, at + 5 + 4 * (count + 1) + 8 * index + 2)
            is_narrow = bool(stored & _COMPRESSED)
            offset = (stored & ~_COMPRESSED) // 2 if is_narrow else stored
            yield Piece(bounds[index], bounds[index + 1], offset, 1 if is_narrow else 2)

    def modifiers(self, grpprl: bytes) -> Sprms:
        """Return the property modifiers in ``grpprl``, those kept in the Data stream included."""
        found: Sprms = []
        at = 0
        while at + 2 <= len(grpprl):
            code = _u16(grpprl, at)
            at += 2
            kind = code >> 13
            if kind != 6:
                size = _OPERAND_SIZES[kind]
            elif code == _DEFINE_TABLE and at + 2 <= len(grpprl):
                size = _u16(grpprl, at) + 1
            elif at < len(grpprl) and not (code == _CHANGE_TABS and grpprl[at] == 255):
                size = grpprl[at] + 1
            else:
                break
            operand = grpprl[at : at + size]
            at += size
            if code in _HUGE and len(operand) == 4:
                place = _u32(operand, 0)
                if place + 2 <= len(self.extra):
                    length = _u16(self.extra, place)
                    found += self.modifiers(self.extra[place + 2 : place + 2 + length])
                continue
            found.append((code, operand))
        return found

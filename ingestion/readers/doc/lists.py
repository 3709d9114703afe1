"""Automatic numbers of a DOC file: its lists, and the list and level of a paragraph.

Source: [MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVLF; number formats [MS-OSHARED] 2.2.1.3 MSONFC.
"""

from __future__ import annotations

import struct

from ingestion.readers.doc.binary import Sprms, WordFile
from ingestion.readers.numbering import Level, Numbering

_LISTS_AT, _OVERRIDES_AT = 0x02E2, 0x02EA
_LIST_SIZE, _LEVEL_SIZE, _OVERRIDE_SIZE = 28, 28, 16
_LIST, _LEVEL = 0x460B, 0x260A
_NO_STYLE = 0x0FFF
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "chineseCounting",
    11: "chineseCounting", 16: "chineseCounting", 17: "chineseCounting", 18: "decimalEnclosedCircle",
    22: "decimalZero", 23: "bullet", 28: "decimalEnclosedCircle", 35: "chineseCounting",
    37: "chineseCounting", 38: "chineseCounting", 39: "chineseCounting", 255: "none",
}  # fmt: skip


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """Return the level written at ``at``, and where the next one begins."""
    start, number_format = struct.unpack_from("<iB", table, at)
    characters, paragraphs = table[at + 24], table[at + 25]
    at += _LEVEL_SIZE + characters + paragraphs
    count = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * count].decode("utf-16-le", "replace")
    written = "".join(f"%{ord(char) + 1}" if ord(char) < 9 else char for char in text)
    return Level(_FORMATS.get(number_format, "decimal"), written, start), at + 2 + 2 * count


def read_lists(word: WordFile) -> Numbering:
    """Return the lists of a file by their number in paragraphs; empty where they cannot be read."""
    numbering = Numbering()
    try:
        lists = _definitions(word, numbering)
        place, size = struct.unpack_from("<II", word.document, _OVERRIDES_AT)
        count = struct.unpack_from("<I", word.table, place)[0] if size else 0
        for index in range(min(count, size // _OVERRIDE_SIZE + 1)):
            identifier = struct.unpack_from("<i", word.table, place + 4 + _OVERRIDE_SIZE * index)[0]
            if identifier in lists:
                numbering.levels[str(index + 1)] = lists[identifier]
                numbering.shared[str(index + 1)] = f"list {identifier}"
    except (struct.error, IndexError):
        return Numbering()
    return numbering


def _definitions(word: WordFile, numbering: Numbering) -> dict[int, dict[int, Level]]:
    place, size = struct.unpack_from("<II", word.document, _LISTS_AT)
    if not size:
        return {}
    table = word.table
    count = struct.unpack_from("<H", table, place)[0]
    at = place + 2 + _LIST_SIZE * count
    found: dict[int, dict[int, Level]] = {}
    for index in range(count):
        entry = place + 2 + _LIST_SIZE * index
        identifier = struct.unpack_from("<i", table, entry)[0]
        levels = found[identifier] = {}
        for number in range(1 if table[entry + 26] & 1 else 9):
            levels[number], at = _level(table, at)
            style = struct.unpack_from("<H", table, entry + 8 + 2 * number)[0]
            if style != _NO_STYLE:
                numbering.styles[str(style)] = (f"list {identifier}", number)
        numbering.levels[f"list {identifier}"] = levels
    return found


def label_of(style: int, modifiers: Sprms, numbering: Numbering) -> str:
    """Return the automatic number of a paragraph, and count it; '' without one."""
    lists = [operand for code, operand in modifiers if code == _LIST and len(operand) == 2]
    levels = [operand[0] for code, operand in modifiers if code == _LEVEL and operand]
    if lists:
        number = struct.unpack("<h", lists[-1])[0]
        return numbering.next_label(str(number), levels[-1] if levels else 0) if number > 0 else ""
    if str(style) in numbering.styles:
        list_id, level = numbering.styles[str(style)]
        return numbering.next_label(list_id, levels[-1] if levels else level)
    return ""

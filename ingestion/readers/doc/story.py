"""The characters of a DOC file as paragraphs: fields by their results, deletions and hidden text out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.readers.doc.binary import Sprms, WordFile
from ingestion.readers.lines import raised

_DELETED, _HIDDEN, _RAISED = 0x0800, 0x083C, 0x2A48
_IN_TABLE, _ROW_END = 0x2416, 0x2417
CELL, PARAGRAPH, PAGE = "\x07", "\r", "\x0c"
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_REPLACED = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": "\xa0", "\t": " "}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, the mark that ends it, and whether it stands in a table or ends a row."""

    text: str
    mark: str
    in_table: bool
    is_row_end: bool
    style: int
    modifiers: Sprms


def _is_on(modifiers: Sprms, code: int) -> bool:
    return any(found == code and operand[:1] == b"\x01" for found, operand in modifiers)


class _Characters:
    """Yields the printed characters of a range with the byte each is stored at."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self.looks: dict[bytes, tuple[bool, bool]] = {}

    def printed(self, char: str, offset: int) -> str:
        """Return the character stored at ``offset`` as it is printed: '' when deleted or hidden."""
        grpprl = self.word.characters.at(offset)
        if grpprl not in self.looks:
            found = self.word.modifiers(grpprl)
            self.looks[grpprl] = (
                _is_on(found, _DELETED) or _is_on(found, _HIDDEN),
                _is_on(found, _RAISED),
            )
        is_unseen, is_raised = self.looks[grpprl]
        if is_unseen:
            return ""
        return raised(char) if is_raised else char

    def __call__(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        for piece in self.word.pieces:
            first, last = max(start, piece.start), min(end, piece.end)
            if first >= last:
                continue
            at = piece.offset + (first - piece.start) * piece.width
            stored = self.word.document[at : at + (last - first) * piece.width]
            if piece.width == 1:
                text = stored.decode("cp1252", "replace")
            else:
                text = "".join(chr(stored[i] | stored[i + 1] << 8) for i in range(0, len(stored) - 1, 2))
            for index, char in enumerate(text):
                yield char, at + index * piece.width


def _whole(pieces: list[str]) -> str:
    """Return the text of ``pieces`` with halves of wide characters put together."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_story(word: WordFile, start: int, end: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of characters ``start``–``end``. Marks survive deletion: cells stay apart."""
    characters = _Characters(word)
    cache: dict[bytes, Sprms] = {}
    fields: list[bool] = []
    """For every open field, whether its code (not its result) is being read."""
    pieces: list[str] = []
    for char, offset in characters(start, end):
        if char == _FIELD_BEGIN:
            fields.append(True)
        elif char == _FIELD_RESULT and fields:
            fields[-1] = False
        elif char == _FIELD_END and fields:
            fields.pop()
        elif char in (PARAGRAPH, CELL, PAGE):
            grpprl = word.paragraphs.at(offset)
            if grpprl not in cache:
                cache[grpprl] = word.modifiers(grpprl[2:])
            found = cache[grpprl]
            yield Paragraph(
                _whole(pieces),
                char,
                _is_on(found, _IN_TABLE) or char == CELL,
                _is_on(found, _ROW_END),
                int.from_bytes(grpprl[:2], "little"),
                found,
            )
            pieces = []
            fields = [] if char == PARAGRAPH else fields
        elif not any(fields):
            char = _REPLACED.get(char, char)
            if char >= " " or char == "\n":
                pieces.append(characters.printed(char, offset))
    if "".join(pieces).strip():
        yield Paragraph(_whole(pieces), PARAGRAPH, False, False, 0, [])

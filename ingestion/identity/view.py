"""One document as identity sees it: compact lines with the words of its tables among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ingestion.model import Document, Outline

_NOT_ACCOUNTS = {"overview", "glossary", "contents"}
_LAST_IS_WHOLE = re.compile(r"(?:^|[\s|｜])[0-9]{1,5}[\s|｜]*$")
"""A whole number alone in its line, or as the last cell of one."""
_INLINE_LENGTH, _INLINE_WORDS = 60, 16
"""A line so long, of so many words, may hold a table."""
_SPACED_NUMBER = re.compile(r"(?<=[\s|｜])-?[0-9][0-9,]*\.[0-9]{1,2}(?![^\s|｜])(?!\s*[kKmMgG][bB])")
"""An amount behind a blank, as tables in plain text print their cells."""
_CHINESE_YEAR = re.compile(r"[二][〇○零Ｏ0][一二三四五六七八九〇○零Ｏ]{2}(?=年)")
_CHINESE_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "0": "0",
}


def compact(text: str) -> str:
    """Return ``text`` without white space, with years in Arabic digits: 二〇二一年 -> 2021年."""
    bare = re.sub(r"[\s【】]", "", text)
    return _CHINESE_YEAR.sub(lambda m: "".join(_CHINESE_DIGIT[c] for c in m.group()), bare)


@dataclass(frozen=True)
class TextView:
    """Compact pieces of a document in reading order; table cells are pieces of their own."""

    pieces: tuple[str, ...]
    """Non-blank compact lines, with cells of ``|`` and tab rows apart, then the cells of grids."""
    accounts: tuple[str, ...]
    """Compact lines outside overview, glossary and contents; all of them without an outline."""
    titles: tuple[str, ...]
    """What names the whole document from outside its text: file name and meta data, without suffix."""
    numeric_cells: int
    whole_cells: int = 0
    """Cells of tables, in lines too, that hold a whole number: an amount, a code or the number of a row."""

    @cached_property
    def text(self) -> str:
        """All pieces, one a line."""
        return "\n".join(self.pieces)

    @cached_property
    def accounts_text(self) -> str:
        """The accounts lines and their continuation, joined: a sentence may run over lines."""
        return "\n".join(self.accounts)

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The first 40 pieces."""
        return self.pieces[:40]

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """Short pieces of the head, alone and joined with one or two that follow: possible titles."""
        return tuple(title for titles in self.titles_by_start for title in titles)

    @cached_property
    def titles_by_start(self) -> tuple[tuple[str, ...], ...]:
        """For each piece of the head the possible titles that begin there, shortest first."""
        starts: list[tuple[str, ...]] = []
        for start in range(len(self.head)):
            joined = ""
            found: list[str] = []
            if start < 3 and len(self.head[start]) > 60:
                # A whole form on one line: its title stands at the beginning.
                found.append(self.head[start][:45])
            for piece in self.head[start : start + 3]:
                if len(piece) > 60 or re.search(r"[。；]", piece):
                    break
                joined += piece
                if len(joined) <= 90:
                    found.append(joined)
            starts.append(tuple(found))
        return tuple(starts)


def _heads_of_inline(text: str) -> list[str]:
    """Return the words before the first number of a table printed in one line: its title, year and body."""
    words = text.split()
    if len(text) < _INLINE_LENGTH or len(words) < _INLINE_WORDS:
        return []
    heads = list(takewhile(lambda word: not _is_number(word), words))
    return [] if any(re.search("[。；，|｜]", word) for word in heads) else heads


def view(document: Document, outline: Outline | None) -> TextView:
    """Build the view of ``document``. Without an outline every line counts as accounts."""
    pieces: list[str] = []
    accounts: list[str] = []
    for line in document.lines:
        parts = [compact(part) for part in re.split(r"[|\t｜]", line.text)]
        pieces += [part for part in parts if part]
        pieces += _heads_of_inline(line.text)
        if outline is None or outline.at(line.no).code not in _NOT_ACCOUNTS:
            accounts.append(compact(line.text))
    numeric = 0
    whole = sum(bool(_LAST_IS_WHOLE.search(line.text)) for line in document.lines)
    for grid in document.grids:
        pieces += [compact(title) for title in grid.title_lines if title.strip()]
        for row in grid.rows:
            cells = [compact(cell.text) for cell in row if cell is not None and cell.text.strip()]
            numeric += sum(_is_number(cell) for cell in cells)
            whole += sum(cell.removeprefix("-").isdecimal() for cell in cells)
            pieces += cells
            accounts += cells
    numeric += sum(_is_number(piece) for piece in pieces)
    numeric += sum(len(_SPACED_NUMBER.findall(line.text)) for line in document.lines)
    names = (
        re.sub(r"\.[A-Za-z0-9]{2,5}$", "", re.split(r"[/\\!]", document.source_name)[-1]),
        document.title or "",
    )
    titles = tuple(compact(name) for name in names if name.strip())
    return TextView(tuple(pieces), tuple(accounts), titles, numeric, whole)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9][0-9,，]*\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+", text))

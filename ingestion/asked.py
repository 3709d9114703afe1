"""What the parsing of one file asked of the vocabulary and of the limits, so that its result can be kept.

Parsing is a pure function of the file, the code, and the answers it gets from the lexicon's tables and
from the limits. If every question it asked has the same answer after a change, it would take the same
way to the same result: nothing has to be parsed again. So the exact strings that patterns of a table
are held against are noted, and the largest value each limit let pass. Nothing is concluded from the
document's text itself: brackets cut away, cells joined and blanks dropped are all in the noted strings.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Asked:
    """The questions of one file."""

    texts: dict[str, set[str]] = field(default_factory=dict)
    """By lexicon table, the strings that its patterns were held against."""
    passed: dict[str, int] = field(default_factory=dict)
    """By limit, the largest value that was within it."""
    hit: set[str] = field(default_factory=set)
    """Limits that refused or cut something: any change of them matters."""

    def pack(self) -> bytes:
        """Return the questions as bytes; equal questions give equal bytes."""
        tables: dict[str, list[str]] = {}
        for table, texts in self.texts.items():
            for text in texts:
                tables.setdefault(text, []).append(table)
        groups: dict[str, list[str]] = {}
        for text, names in tables.items():
            groups.setdefault(" ".join(sorted(names)), []).append(text)
        value = {
            "texts": {names: sorted(texts) for names, texts in sorted(groups.items())},
            "passed": dict(sorted(self.passed.items())),
            "hit": sorted(self.hit),
        }
        return zlib.compress(json.dumps(value).encode(), 3)


def unpack_asked(data: bytes) -> Asked:
    """Return packed questions. Raises ``ValueError`` or ``KeyError`` for damaged bytes."""
    try:
        value = json.loads(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError("damaged") from error
    asked = Asked(passed=value["passed"], hit=set(value["hit"]))
    for names, texts in value["texts"].items():
        for name in names.split():
            asked.texts.setdefault(name, set()).update(texts)
    return asked


_current: Asked | None = None


@contextlib.contextmanager
def noting() -> Iterator[Asked]:
    """Note the questions of what runs inside; the parser runs in one thread of a process."""
    global _current
    before, _current = _current, Asked()
    try:
        yield _current
    finally:
        _current = before


def note_text(table: str, text: str) -> None:
    """Note that patterns of lexicon table ``table`` are held against exactly ``text``."""
    if _current is not None:
        texts = _current.texts.get(table)
        if texts is None:
            texts = _current.texts[table] = set()
        texts.add(text)


def note_passed(limit: str, found: int) -> None:
    """Note that ``found`` was within the limit."""
    if _current is not None and found > _current.passed.get(limit, -1):
        _current.passed[limit] = found


def note_hit(limit: str) -> None:
    """Note that the limit decided what was read."""
    if _current is not None:
        _current.hit.add(limit)

"""The text of the lexicon's tables: those of the package, and a curator's own in a folder of theirs.

A folder holds files of the same names and columns as ``ingestion/lexicon``; their rows are put before
the package's, so that an own wording wins where the first match does. One ``Lexicon`` is read at the
start of a run and handed to every worker: an edit while a run goes on is for the next run.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

_FOLDER = Path(__file__).resolve().parent


class LexiconError(ValueError):
    """A lexicon table is wrong; the message is Chinese and names file, row and cause."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The text of every table by name (``item``), of the package and of the curator."""

    built_in: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...] = ()
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in its file (the header is 1), and its place for people."""

    number: int
    place: str
    values: dict[str, str]
    is_own: bool


def read_lexicon(folder: Path | None = None) -> Lexicon:
    """Return the lexicon as it lies on disk. Raises ``LexiconError`` for a folder that cannot be used."""
    built_in = tuple((path.stem, path.read_text("utf-8-sig")) for path in sorted(_FOLDER.glob("*.csv")))
    if folder is None:
        return Lexicon(built_in)
    if not folder.is_dir():
        raise LexiconError(f"词表文件夹不存在：{folder}")
    known = {name for name, _ in built_in}
    own = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() != ".csv" or path.name.startswith((".", "~$")):
            continue
        if path.stem not in known:
            raise LexiconError(f"{path}：没有名为 {path.stem} 的词表，可用：{'、'.join(sorted(known))}")
        try:
            own.append((path.stem, path.read_text("utf-8-sig")))
        except UnicodeDecodeError:
            raise LexiconError(f"{path}：不是 UTF-8 编码，请另存为 UTF-8") from None
    return Lexicon(built_in, tuple(own), str(folder))


_current: Lexicon | None = None
_caches: list[Any] = []
_Function = TypeVar("_Function", bound=Callable[..., Any])


def per_lexicon(function: _Function) -> _Function:
    """As ``functools.cache``, forgotten when another lexicon is put to use. For few answers only."""
    return _forgotten(functools.cache(function))


def answers_per_lexicon(function: _Function) -> _Function:
    """The same for answers about texts: the latest are kept. What is called must not note anything."""
    return _forgotten(functools.lru_cache(maxsize=32_768)(function))


def _forgotten(cached: Any) -> Any:
    _caches.append(cached)
    return cached


def use_lexicon(lexicon: Lexicon) -> None:
    """Read with ``lexicon`` from now on, in this process."""
    global _current
    if lexicon == _current:
        return
    _current = lexicon
    for cached in _caches:
        cached.cache_clear()


def current_lexicon() -> Lexicon:
    """Return the lexicon in use: the package's, unless another was put to use."""
    global _current
    if _current is None:
        _current = read_lexicon()
    return _current


def table_rows(name: str, columns: tuple[str, ...], lexicon: Lexicon | None = None) -> list[Row]:
    """Return the rows of table ``name``, a curator's own first. Raises ``LexiconError``."""
    lexicon = lexicon or current_lexicon()
    own, built_in = dict(lexicon.own), dict(lexicon.built_in)
    rows = []
    if name in own:
        rows += _parse(str(Path(lexicon.folder) / f"{name}.csv"), own[name], columns, True)
    return rows + _parse(f"{name}.csv", built_in[name], columns, False)


def parse_rows(file: str, text: str, columns: tuple[str, ...]) -> list[Row]:
    """Return the rows of a table given as text. Raises ``LexiconError``."""
    return _parse(file, text, columns, False)


def _parse(file: str, text: str, columns: tuple[str, ...], is_own: bool) -> list[Row]:
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{file}：第一行应为 {','.join(columns)}")
    rows = []
    for number, values in enumerate(reader, start=2):
        place = f"{file} 第 {number} 行"
        if None in values or None in values.values():
            raise LexiconError(f"{place}：应有 {len(columns)} 列（内容中有逗号的，整格加英文双引号）")
        rows.append(Row(number, place, values, is_own))
    return rows

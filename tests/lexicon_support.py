"""Another lexicon for the length of a test."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from ingestion.lexicon.tables import Lexicon, read_lexicon, use_lexicon


@contextlib.contextmanager
def lexicon_of(lexicon: Lexicon) -> Iterator[None]:
    """Use ``lexicon`` inside, and the package's again afterwards."""
    use_lexicon(lexicon)
    try:
        yield
    finally:
        use_lexicon(read_lexicon())


def own_folder(folder: Path, **tables: str) -> Path:
    """Write a curator's tables and return their folder."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder

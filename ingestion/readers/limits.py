"""Limits a file must keep to, and the names under which they are set.

Each refusal names, in Chinese, the limit and the option that raises it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from ingestion.asked import note_hit, note_passed
from ingestion.model import RejectedError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input file is read before it is refused or cut, with a word about it.

    Counts are whole numbers, sizes bytes. Exceeding ``max_bytes``, ``max_pages`` or an archive limit
    refuses the file; exceeding ``max_rows``, ``max_cells`` or ``max_chars`` refuses it as well,
    because half a table would give totals that do not add up.
    """

    max_bytes: int = 200 * MIB
    max_pages: int = 3000
    max_rows: int = 200_000
    """Rows of one table or sheet that hold something; blank rows at the end do not count."""
    max_cells: int = 2_000_000
    max_chars: int = 100_000_000
    max_entries: int = 5000
    """Files in an archive, with those of archives inside it."""
    max_depth: int = 4
    """Archives within archives."""
    max_unpacked: int = 1024 * MIB
    max_xml: int = 256 * MIB
    """One XML part of an Office file, unpacked."""
    max_ratio: int = 200
    """Unpacked over packed size of one entry; small entries (< 1 MiB unpacked) are exempt."""
    ocr_pages: int = 60
    """Scanned pages that are read with OCR where an engine is installed; 0 turns it off."""

    def check(self, name: str, found: int, what: str) -> None:
        """Raise ``RejectedError('limit_<name>')`` when ``found`` is over limit ``name``.

        ``what`` is the Chinese noun of what was counted.
        """
        most: int = getattr(self, name)
        if found > most:
            refuse_size(what, found, most, name)
        note_passed(name, found)


DEFAULT_LIMITS = Limits()

OPTIONS: dict[str, tuple[str, int]] = {
    "size": ("max_bytes", MIB),
    "pages": ("max_pages", 1),
    "rows": ("max_rows", 1),
    "cells": ("max_cells", 1),
    "chars": ("max_chars", 1),
    "entries": ("max_entries", 1),
    "depth": ("max_depth", 1),
    "unpacked": ("max_unpacked", MIB),
    "xml": ("max_xml", MIB),
    "ratio": ("max_ratio", 1),
    "ocr_pages": ("ocr_pages", 1),
}
"""What a person writes after ``--limit``: the limit and the unit it is given in."""


def how_to_raise(name: str, least: int = 0) -> str:
    """Return the option that raises limit ``name`` (to at least ``least``, where that is known)."""
    for option, (field, unit) in OPTIONS.items():
        if field == name:
            number = str(-(-least // unit)) if least else "更大的数"
            return f"--limit {option}={number}"
    return ""


def refuse_size(what: str, found: int, limit: int, name: str) -> NoReturn:
    """Raise ``RejectedError('limit_<name>')``: ``what`` is the Chinese noun of the limit."""
    note_hit(name)
    option = how_to_raise(name)
    advice = f"请拆分文件，或在构建时用 {option} 调高上限" if option else "请拆分或另存文件"
    raise RejectedError(f"limit_{name}", f"{what}为{found}，超过上限{limit}；{advice}")

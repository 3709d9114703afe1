"""Limits a file must keep to. Each refusal names the limit and how to raise it, in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

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


DEFAULT_LIMITS = Limits()


def refuse_size(what: str, found: int, limit: int, name: str) -> NoReturn:
    """Raise ``RejectedError('limit_<name>')``: ``what`` is the Chinese noun of the limit."""
    raise RejectedError(
        f"limit_{name}", f"{what}为{found}，超过上限{limit}（参数 {name}）；请拆分文件或调高上限"
    )

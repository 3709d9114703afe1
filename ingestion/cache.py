"""Parsed files on disk, one entry a file, found again by content, name, parser and vocabulary.

The name counts because organization and year may be read from it. An entry is frames in Arrow's
stream format behind a JSON header with a checksum: a damaged or half-written one is simply not there.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sys
import zlib
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import polars as pl

from ingestion.readers.limits import Limits

_MAGIC = b"JUESUAN1"
_SUFFIXES = {".py", ".csv", ".yaml"}
_LIBRARIES = ("lxml", "olefile", "onnxruntime", "polars", "pypdfium2", "rapidocr", "selectolax", "xlrd")
"""What reads files; the OCR engine too, so that scans refused without it are tried again with it."""
_NOT_READ = ("ref_check", "ref_correction")
"""Seeds for dbt alone: a decision of a reviewer or a check's wording parses nothing anew."""
_KEEP = 3
"""Entries of this many parser keys are kept: going back a version costs nothing."""

RejectedRow = tuple[str, str | None, int | None, str, str]
"""Source name, sha256, bytes, reason code, Chinese reason: the columns of ``stg_rejected``."""


@dataclass(slots=True)
class Entry:
    """What one file became: frames of its documents (tables without rows left out) and rejections."""

    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    documents: list[tuple[str, str, str, int]] = field(default_factory=list)
    """Document key, source name, sha256 and bytes of each document."""
    rejected: list[RejectedRow] = field(default_factory=list)


def parser_key(version_text: str, limits: Limits) -> str:
    """Return the key of everything that decides what parsing returns, apart from the file itself."""
    digest = hashlib.sha256(f"{version_text}\n{limits}\n{sys.version_info[:2]}".encode())
    for name in _LIBRARIES:
        digest.update(f"{name}={_version(name)}\n".encode())
    for path in parser_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"v{version_text}-{digest.hexdigest()[:16]}"


def parser_files() -> list[Path]:
    """Return the code, vocabulary and reference tables that decide what parsing returns, in a fixed order."""
    package = Path(__file__).resolve().parent
    files = [path for path in package.rglob("*") if path.suffix in _SUFFIXES]
    seeds = (package.parent / "dbt_project" / "seeds").glob("ref_*.csv")
    return sorted([*files, *(path for path in seeds if not path.name.startswith(_NOT_READ))])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def pack(entry: Entry) -> bytes:
    """Return the entry as bytes; the same entry gives the same bytes."""
    blobs = []
    names = []
    for name in sorted(entry.frames):
        if entry.frames[name].height:
            buffer = io.BytesIO()
            entry.frames[name].write_ipc_stream(buffer, compression="lz4")
            blobs.append(buffer.getvalue())
            names.append([name, len(blobs[-1])])
    body = b"".join(blobs)
    header = {
        "tables": names,
        "documents": entry.documents,
        "rejected": entry.rejected,
        "crc": zlib.crc32(body),
    }
    text = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    return _MAGIC + len(text).to_bytes(4, "big") + text + body


def unpack(data: bytes) -> Entry | None:
    """Return the entry in ``data``, or None when the bytes are damaged or of another version."""
    try:
        if not data.startswith(_MAGIC):
            return None
        start = len(_MAGIC) + 4
        end = start + int.from_bytes(data[start - 4 : start], "big")
        header = json.loads(data[start:end])
        body = memoryview(data)[end:]
        if zlib.crc32(body) != header["crc"]:
            return None
        entry = Entry(
            documents=[(str(a), str(b), str(c), int(d)) for a, b, c, d in header["documents"]],
            rejected=[(a, b, c, d, e) for a, b, c, d, e in header["rejected"]],
        )
        offset = 0
        for name, length in header["tables"]:
            entry.frames[name] = pl.read_ipc_stream(io.BytesIO(body[offset : offset + length]))
            offset += length
    except (ValueError, KeyError, pl.exceptions.PolarsError, OSError):
        return None
    return entry


class Cache:
    """The folder of entries for one parser key."""

    def __init__(self, folder: Path, key: str) -> None:
        """``folder`` is made when the first entry is written."""
        self.root = folder
        self.key = key
        self.folder = folder / key

    def path(self, sha256: str, source_name: str) -> Path:
        """Return where the entry of this content under this name stands."""
        name = hashlib.sha256(source_name.encode()).hexdigest()[:8]
        return self.folder / sha256[:2] / f"{sha256}-{name}.entry"

    def has(self, sha256: str, source_name: str) -> bool:
        """Return whether there is an entry (which may still prove damaged)."""
        return self.path(sha256, source_name).is_file()

    def get(self, sha256: str, source_name: str) -> Entry | None:
        """Return the entry, or None when there is none that can be read."""
        try:
            return unpack(self.path(sha256, source_name).read_bytes())
        except OSError:
            return None

    def put(self, sha256: str, source_name: str, data: bytes) -> None:
        """Write a packed entry whole or not at all."""
        path = self.path(sha256, source_name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)

    def prune(self) -> None:
        """Remove the entries of parser keys that were left behind long ago."""
        if self.folder.is_dir():
            os.utime(self.folder)
            others = sorted(self.root.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in others[_KEEP:]:
                shutil.rmtree(path, ignore_errors=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and rename it: a reader sees the old file or the new one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)

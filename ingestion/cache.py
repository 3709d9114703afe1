"""Parsed files on disk, one entry a file, found again by content, name, parser, vocabulary and limits.

The name counts because organization and year may be read from it. An entry is frames in Arrow's
stream format behind a JSON header with a checksum: a damaged or half-written one is simply not there.
With it stand the questions that parsing asked (``ingestion.asked``). Folders are ``<parser>/<state>``:
``ingestion.state`` says what a state is and how entries pass from one to the next.
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
from typing import Any

import polars as pl

from ingestion.asked import Asked, unpack_asked
from ingestion.lexicon.difference import JUDGED
from ingestion.lexicon.tables import Lexicon
from ingestion.state import Change, State, read_state

_MAGIC = b"JUESUAN2"
_SUFFIXES = {".py", ".csv", ".yaml"}
_LIBRARIES = ("lxml", "olefile", "onnxruntime", "polars", "pypdfium2", "rapidocr", "selectolax", "xlrd")
"""What reads files; the OCR engine too, so that scans refused without it are tried again with it."""
_NOT_READ = ("ref_check",)
"""Seeds for dbt alone: a decision of a reviewer or a check's wording parses nothing anew."""
_KEEP = 3
"""Entries of this many parsers and states are kept: going back costs nothing."""
_STATE = "state.json"

RejectedRow = tuple[str, str | None, int | None, str, str]
"""Source name, sha256, bytes, reason code, Chinese reason: the columns of ``stg_rejected``."""


@dataclass(slots=True)
class Entry:
    """What one file became: frames of its documents (tables without rows left out) and rejections."""

    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    documents: list[tuple[str, str, str, int]] = field(default_factory=list)
    """Document key, source name, sha256 and bytes of each document."""
    rejected: list[RejectedRow] = field(default_factory=list)
    asked: Asked | None = None
    """What parsing asked of lexicon and limits; None where that is not known (an error of the parser)."""


def parser_key(version_text: str, lexicon: Lexicon) -> str:
    """Return the key of what decides all parsing: code, reference tables, libraries, tables not judged."""
    digest = hashlib.sha256(f"{version_text}\n{sys.version_info[:2]}".encode())
    for name in _LIBRARIES:
        digest.update(f"{name}={_version(name)}\n".encode())
    for path in parser_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for tables in (lexicon.built_in, lexicon.own):
        for name, text in tables:
            if name not in JUDGED:
                digest.update(f"{name}\0{text}\0".encode())
    return f"v{version_text}-{digest.hexdigest()[:16]}"


def parser_files() -> list[Path]:
    """Return the code and reference tables that decide what parsing returns, in a fixed order.

    The lexicon's CSV tables are not among them: see ``Lexicon``.
    """
    package = Path(__file__).resolve().parent
    files = [path for path in package.rglob("*") if path.suffix in _SUFFIXES]
    files = [path for path in files if path.suffix != ".csv" or path.parent.name != "lexicon"]
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
    asked = entry.asked.pack() if entry.asked is not None else b""
    body = b"".join([asked, *blobs])
    header = {
        "asked": len(asked),
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
        header, end = _header(data)
        body = memoryview(data)[end:]
        if zlib.crc32(body) != header["crc"]:
            return None
        entry = Entry(
            documents=[(str(a), str(b), str(c), int(d)) for a, b, c, d in header["documents"]],
            rejected=[(a, b, c, d, e) for a, b, c, d, e in header["rejected"]],
        )
        offset = header["asked"]
        for name, length in header["tables"]:
            entry.frames[name] = pl.read_ipc_stream(io.BytesIO(body[offset : offset + length]))
            offset += length
    except (ValueError, KeyError, pl.exceptions.PolarsError, OSError):
        return None
    return entry


def unpack_questions(data: bytes) -> Asked | None:
    """Return the questions of a packed entry, None when there are none or they are damaged."""
    try:
        header, end = _header(data)
        if not header["asked"] or zlib.crc32(memoryview(data)[end:]) != header["crc"]:
            return None
        return unpack_asked(data[end : end + header["asked"]])
    except (ValueError, KeyError):
        return None


def _header(data: bytes) -> tuple[dict[str, Any], int]:
    """Return the header and where the body begins. Raises ``ValueError`` for what is no entry."""
    if not data.startswith(_MAGIC):
        raise ValueError("no entry")
    start = len(_MAGIC) + 4
    end = start + int.from_bytes(data[start - 4 : start], "big")
    header = json.loads(data[start:end])
    return header, end


class Cache:
    """The folder of entries for one parser and one state of lexicon and limits."""

    def __init__(self, folder: Path, parser: str, state: State) -> None:
        """``folder`` is made when the first entry is written."""
        self.root = folder / parser
        self.state = state
        self.key = f"{parser}/{state.key}"
        self.folder = self.root / state.key
        self._others: list[tuple[Path, Change]] | None = None

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
        path = self._room(sha256, source_name)
        write_atomically(path, data)

    def adopt(self, sha256: str, source_name: str) -> str:
        """Take over the entry of another state if nothing that changed since can affect its file.

        Returns ``kept``, or why the file must be parsed: ``lexicon``, ``limits``, or ``new``.
        """
        verdict = "new"
        for folder, change in self._other_states():
            path = folder / self.path(sha256, source_name).relative_to(self.folder)
            try:
                data = path.read_bytes()
            except OSError:
                continue
            asked = unpack_questions(data)
            if asked is None:
                continue
            cause = change.cause(asked)
            if not cause:
                write_atomically(self._room(sha256, source_name), data)
                return "kept"
            verdict = cause if verdict == "new" else verdict
        return verdict

    def _room(self, sha256: str, source_name: str) -> Path:
        path = self.path(sha256, source_name)
        path.parent.mkdir(parents=True, exist_ok=True)
        note = self.folder / _STATE
        if not note.exists():
            write_atomically(note, self.state.pack())
        return path

    def _other_states(self) -> list[tuple[Path, Change]]:
        """Return the folders of other states of this parser, the last one used first."""
        if self._others is None:
            self._others = []
            for folder in _by_time(self.root):
                known = read_state(folder / _STATE) if folder != self.folder else None
                if known is not None:
                    self._others.append((folder, Change(known, self.state)))
        return self._others

    def prune(self) -> None:
        """Remove the entries of parsers, and of states of this one, that were left behind long ago."""
        for folder in (self.folder, self.root):
            if folder.is_dir():
                os.utime(folder)
                for old in _by_time(folder.parent)[_KEEP:]:
                    shutil.rmtree(old, ignore_errors=True)


def _by_time(folder: Path) -> list[Path]:
    """Return the folders in ``folder``, the last one used first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if path.is_dir()]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and rename it: a reader sees the old file or the new one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)

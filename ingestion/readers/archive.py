"""ZIP archives, nested ones too: members are read in memory, their names are labels and never paths."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.model import RejectedError
from ingestion.readers.limits import Limits, refuse_size
from ingestion.readers.unpack import open_zip, read_entry

_UTF8_NAME = 0x800
_IGNORED = re.compile(r"(?:^|/)(?:__MACOSX/.*|\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(?:[A-Za-z]:)?[\\/]+|(?:^|(?<=[\\/]))\.\.?[\\/]+")


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one input file, nested archives included."""

    entries: int
    bytes_left: int


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name for people, and its content or why there is none."""

    name: str
    data: bytes
    error: RejectedError | None = None


def budget_for(limits: Limits) -> Budget:
    """Return the budget with which reading an input file begins."""
    return Budget(limits.max_entries, limits.max_unpacked)


def member_name(info: zipfile.ZipInfo) -> str:
    r"""Return the name of an entry as it was meant: Windows writes GBK without saying so.

    Parts that would lead out of a folder (``../``, ``C:\\``) are taken off.
    """
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            stored = name.encode("cp437")
        except UnicodeEncodeError:
            stored = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                name = stored.decode(encoding) or name
                break
            except UnicodeDecodeError:
                continue
    while (cleaned := _OUTSIDE.sub("", name)) != name:
        name = cleaned
    return re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/")) or "无名文件"


def members(data: bytes, limits: Limits, budget: Budget, depth: int) -> Iterator[Member]:
    """Yield the files of an archive in their order, each within what is left of ``budget``.

    ``depth`` is 1 for an input file, one more for every archive around it.

    Raises ``RejectedError`` for the archive itself: ``damaged``, ``limit_max_entries``,
    ``limit_max_depth``. What is wrong with one member is told in ``Member.error``.
    """
    if depth > limits.max_depth:
        refuse_size("压缩包嵌套层数", depth, limits.max_depth, "max_depth")
    with open_zip(data, limits) as archive:
        entries = archive.infolist()
        budget.entries -= len(entries)
        if budget.entries < 0:
            refuse_size(
                "压缩包内文件数", limits.max_entries - budget.entries, limits.max_entries, "max_entries"
            )
        for info in entries:
            name = member_name(info)
            if info.is_dir() or _IGNORED.search(name):
                continue
            try:
                content = read_entry(archive, info, limits, budget.bytes_left)
            except RejectedError as error:
                yield Member(name, b"", error)
                continue
            budget.bytes_left -= len(content)
            yield Member(name, content)

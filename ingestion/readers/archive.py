"""ZIP archives, nested ones too: members are read in memory, their names are labels and never paths."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.model import RejectedError
from ingestion.readers.limits import Limits
from ingestion.readers.unpack import open_zip, read_entry

_UTF8_NAME = 0x800
_IGNORED = re.compile(r"(?:^|/)(?:__MACOSX/.*|\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(?:[A-Za-z]:)?[\\/]+|(?:^|(?<=[\\/]))\.\.?[\\/]+")


@dataclass(slots=True)
class Budget:
    """What was unpacked of one input file so far, nested archives included."""

    entries: int = 0
    unpacked: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name for people, and its content or why there is none."""

    name: str
    data: bytes
    error: RejectedError | None = None


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
    """Yield the files of an archive in their order, each within the limits for all of ``budget``.

    ``depth`` is 1 for an input file, one more for every archive around it.

    Raises ``RejectedError`` for the archive itself: ``damaged``, ``limit_max_entries``,
    ``limit_max_depth``. What is wrong with one member is told in ``Member.error``.
    """
    limits.check("max_depth", depth, "压缩包嵌套层数")
    with open_zip(data, limits) as archive:
        entries = archive.infolist()
        budget.entries += len(entries)
        limits.check("max_entries", budget.entries, "压缩包内文件数")
        for info in entries:
            name = member_name(info)
            if info.is_dir() or _IGNORED.search(name):
                continue
            try:
                content = read_entry(archive, info, limits, budget.unpacked)
            except RejectedError as error:
                yield Member(name, b"", error)
                continue
            budget.unpacked += len(content)
            yield Member(name, content)

"""Opening ZIP containers within limits. Everything stays in memory: no name is ever a path on disk."""

from __future__ import annotations

import zipfile
from io import BytesIO

from ingestion.model import RejectedError
from ingestion.readers.limits import MIB, Limits

_ENCRYPTED = 0x1
_CHUNK = 1024 * 1024


_ENTRY = b"PK\x01\x02"
_ENTRY_SLACK = 20
"""Entries of files within files are counted too before opening: only a flood is refused there."""


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return ``data`` as an opened ZIP file. Raises ``RejectedError``: ``damaged``, ``limit_max_entries``.

    Entries are counted before the library makes an object of each.
    """
    limits.check("max_entries", -(-data.count(_ENTRY) // _ENTRY_SLACK), "压缩包内文件数（约）")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise RejectedError("damaged", "ZIP结构损坏或不完整，无法打开；请重新下载") from error


def read_entry(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, used: int, is_xml: bool = False
) -> bytes:
    """Return the content of one entry; ``used`` bytes were unpacked of the file before it.

    The declared size is not trusted: unpacking stops at the limit. Raises ``RejectedError``:
    ``encrypted``, ``damaged``, ``limit_<name>``, ``limit_max_ratio``.
    """
    if info.flag_bits & _ENCRYPTED:
        raise RejectedError("encrypted", "压缩包设有密码，无法读取；请提供无密码的文件")
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                limits.check("max_unpacked", used + size, "解压后字节数")
                if is_xml:
                    limits.check("max_xml", size, "解压后字节数")
                if size > MIB:
                    limits.check("max_ratio", -(-size // max(info.compress_size, 1)), "压缩比")
                parts.append(chunk)
    except RejectedError:
        raise
    except Exception as error:
        raise RejectedError("damaged", f"压缩内容损坏，无法解压（{type(error).__name__}）") from error
    return b"".join(parts)

"""Opening ZIP containers within limits. Everything stays in memory: no name is ever a path on disk."""

from __future__ import annotations

import zipfile
from io import BytesIO

from ingestion.model import RejectedError
from ingestion.readers.limits import MIB, Limits, refuse_size

_ENCRYPTED = 0x1
_CHUNK = 1024 * 1024


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Return ``data`` as an opened ZIP file. Raises ``RejectedError('damaged')``."""
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise RejectedError("damaged", "ZIP结构损坏或不完整，无法打开；请重新下载") from error


def read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, budget: int) -> bytes:
    """Return the content of one entry, never more than ``budget`` bytes of it.

    The declared size is not trusted: unpacking stops at the limit. Raises ``RejectedError``:
    ``encrypted``, ``damaged``, ``limit_max_unpacked``, ``limit_max_ratio``.
    """
    if info.flag_bits & _ENCRYPTED:
        raise RejectedError("encrypted", "压缩包设有密码，无法读取；请提供无密码的文件")
    most = min(budget, limits.max_unpacked)
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    refuse_size("解压后字节数", size, most, "max_unpacked")
                if size > MIB and size > limits.max_ratio * max(info.compress_size, 1):
                    refuse_size("压缩比", size // max(info.compress_size, 1), limits.max_ratio, "max_ratio")
                parts.append(chunk)
    except RejectedError:
        raise
    except Exception as error:
        raise RejectedError("damaged", f"压缩内容损坏，无法解压（{type(error).__name__}）") from error
    return b"".join(parts)

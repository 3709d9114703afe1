"""What one file may cost, as a person writes it: ``pages=5000``, ``seconds=1200``.

The same words after ``--limit``, in ``JUESUAN_LIMITS`` and in the run configuration of the UI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingestion.readers.limits import DEFAULT_LIMITS, OPTIONS, Limits

GIB = 1024**3
NAMES = {
    "size": "文件大小（MB）",
    "pages": "PDF 页数",
    "rows": "一张表的行数",
    "cells": "一个文件的单元格数",
    "chars": "字符数",
    "entries": "压缩包内的文件数",
    "depth": "压缩包的嵌套层数",
    "unpacked": "解压后的总大小（MB）",
    "xml": "Office 文件内一个部分的大小（MB）",
    "ratio": "压缩比",
    "ocr_pages": "文字识别的扫描页数（0 为不识别）",
    "seconds": "解析一个文件的秒数",
    "memory": "一个解析进程的内存（GB）",
}
"""Every limit with what it is, in the order in which they are listed."""


class LimitError(ValueError):
    """A limit that cannot be used; the message is Chinese and says what would do."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """The limits of reading, and time (seconds) and memory (bytes) of parsing one file."""

    limits: Limits = DEFAULT_LIMITS
    seconds: float = 600.0
    memory: int = 6 * GIB

    def of(self, name: str) -> float:
        """Return a limit in the unit it is written in."""
        if name == "seconds":
            return self.seconds
        if name == "memory":
            return self.memory / GIB
        field, unit = OPTIONS[name]
        return float(getattr(self.limits, field) / unit)


def parse_limits(texts: Iterable[str], base: Allowance | None = None) -> Allowance:
    """Return ``base`` with what ``texts`` say; of two values for one limit the later counts.

    A text is ``name=number`` or several of them with commas. Raises ``LimitError``.
    """
    allowance = base or Allowance()
    for text in texts:
        for part in re.split(r"[,，;；\s]+", text.strip()):
            if part:
                allowance = _with(allowance, part)
    return allowance


def _with(allowance: Allowance, part: str) -> Allowance:
    name, sign, number = part.replace("＝", "=").partition("=")
    if not sign or name not in NAMES:
        known = "、".join(f"{key}（{words}）" for key, words in NAMES.items())
        raise LimitError(f"上限“{part}”写法有误，应为 名称=数值，例如 pages=5000。可用的名称：{known}")
    least = 0 if name == "ocr_pages" else 1
    if not re.fullmatch(r"[0-9]{1,15}", number) or int(number) < least:
        raise LimitError(f"上限“{part}”的值应为不小于{least}的整数：{NAMES[name]}")
    value = int(number)
    if name == "seconds":
        return replace(allowance, seconds=float(value))
    if name == "memory":
        return replace(allowance, memory=value * GIB)
    field, unit = OPTIONS[name]
    return replace(allowance, limits=replace(allowance.limits, **{field: value * unit}))

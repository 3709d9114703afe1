"""Bytes to text: the encoding is found from the bytes, never assumed, declarations only break ties."""

from __future__ import annotations

import codecs
import re

from ingestion.lexicon.tables import per_lexicon
from ingestion.model import RejectedError
from ingestion.readers.lines import folding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 400_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_MAX_DAMAGE = 0.002
"""Share of unreadable characters above which a file is not text in that encoding."""


@per_lexicon
def _common() -> frozenset[str]:
    """Characters that ordinary Chinese prose consists of: GB 2312 level 1 and folded forms."""
    chars = {
        bytes((hi, lo)).decode("gb2312", "ignore") for hi in range(0xB0, 0xD8) for lo in range(0xA1, 0xFF)
    }
    return frozenset(chars | {chr(code) for code in folding()} | set("，。、；：（）“”《》％　"))


def _plausibility(text: str) -> float:
    """Return the share of non-ASCII characters that are common ones; 1.0 when there are none."""
    wide = [char for char in text[:20_000] if char > "\x7f"]
    if not wide:
        return 1.0
    common = _common()
    return sum(char in common for char in wide) / len(wide)


def _damage(text: str) -> float:
    return len(_CONTROL.findall(text)) / max(len(text), 1)


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 byte order that makes sense of bytes with NULs in them, or None."""
    if len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    best = max(
        (
            (_plausibility(text), name)
            for name in ("utf-16-le", "utf-16-be")
            if _damage(text := sample.decode(name, "replace")) <= _MAX_DAMAGE
        ),
        default=None,
    )
    return best[1] if best and best[0] > 0.5 else None


def _candidates(data: bytes, declared: str | None) -> list[tuple[float, str, str]]:
    """Return (score, encoding, text) of every encoding worth trying, damage counted against it."""
    names = ["utf-8", "gb18030", "big5"]
    if declared and declared not in names:
        names.append(declared)
    found = []
    for name in names:
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        damage = _damage(text)
        if damage <= _MAX_DAMAGE or (len(text) < 5_000 and damage <= 0.02):
            found.append((_plausibility(text) - 5 * damage, name, text))
    return found


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, int]:
    """Return (text, encoding, number of unreadable characters).

    Order: byte order mark, strict UTF-8, UTF-16 without a mark, then GB 18030, Big5, damaged UTF-8 and
    ``declared``, whichever gives the most ordinary text. Raises ``RejectedError`` for ``binary``.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, "replace")
            if _damage(text) <= 0.02:
                return text.lstrip("\ufeff"), name.removesuffix("-sig"), text.count("\ufffd")
    if b"\x00" in data:
        wide = _utf16_without_mark(data)
        if wide:
            text = data.decode(wide, "replace")
            return text, wide, text.count("\ufffd")
        if data.count(0) > len(data) * 0.01:
            raise RejectedError("binary", "内容是二进制数据，不是文本；请确认文件格式与扩展名")
        data = data.replace(b"\x00", b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        candidates = _candidates(data, declared)
        if not candidates:
            raise RejectedError(
                "binary", "无法按UTF-8、GB18030、Big5或UTF-16读出文字，内容可能是二进制数据或已损坏"
            ) from None
        _, name, text = max(candidates, key=lambda item: item[0])
        return text, name, text.count("\ufffd")
    if _damage(text[:_SAMPLE]) > 0.02:
        raise RejectedError("binary", "内容含大量控制字符，不是文本；请确认文件格式与扩展名")
    return text, "utf-8", 0

"""Errors of the system, and messages that hold some, said in Chinese."""

from __future__ import annotations

import re

from ingestion.system_words import SYSTEM_WORDS, words_of

_PRINTED = re.compile(r"(?:\w+Error: )?\[Errno ([0-9]+)\] ([^:\n]*)(?:: '([^'\n]*)'(?: -> '[^'\n]*')?)?")


def in_chinese(error: OSError) -> str:
    """Return what went wrong and where."""
    words = words_of(error)
    return f"无法读写 {error.filename or ''}：{words}" if error.filename else f"无法读写：{words}"


def translated(message: str) -> str:
    """Return a message with the errors of the system in it said in Chinese."""

    def said(match: re.Match[str]) -> str:
        words = SYSTEM_WORDS.get(int(match[1]))
        where = f" {match[3]}" if match[3] else ""
        return f"无法读写{where}：{words}" if words else match[0]

    return _PRINTED.sub(said, message)

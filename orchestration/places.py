"""File names and places in a report as people read them: ``line 16`` is 第17行."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"(?:line|page|paragraph|table) [0-9]+(?: (?:line|table) [0-9]+)?(?: row [0-9]+)?"
    r"|sheet [^\s!]+![A-Z]+[0-9]+"
)


def one_line(text: str) -> str:
    """Return ``text`` without line breaks and other control characters, which file names may hold."""
    return "".join(char if char.isprintable() else " " for char in text)


def in_words(message: str) -> str:
    """Return a message with the locators in it as a clerk says them."""
    return _PLACE.sub(lambda match: place_in_words(match.group()), message)


def place_in_words(locator: str) -> str:
    """Return a locator as a clerk says it: lines counted from 1, as those of a page already are.

    Locators are described in ``docs/readers.md``; one of another shape is returned as it is.
    """
    words = locator.split()
    out = []
    names = {"page": "第{}页", "table": "表{}", "row": "第{}行", "paragraph": "第{}段", "sheet": "工作表{}"}
    index = 0
    while index < len(words):
        word = words[index]
        if word == "line" and index + 1 < len(words) and words[index + 1].isdigit():
            out.append(f"第{int(words[index + 1]) + (words[0] != 'page')}行")
            index += 2
        elif word in names and index + 1 < len(words):
            out.append(names[word].format(words[index + 1]))
            index += 2
        else:
            out.append(word)
            index += 1
    return "".join(out)

"""What a page printer leaves in the text: hard-wrapped lines, page numbers, running headers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Sheet:
    """How the pages of one report are set. 0 characters: lines are as long as their paragraph."""

    width: int
    lines: int
    """Lines a page; 0: one endless page."""
    footer: str
    """Page number with ``#`` for it, '' for none."""
    header: str
    """Running header, '' for none."""
    indent: str


PLAIN_SHEET = Sheet(0, 0, "", "", "")
FOOTERS = ("— # —", "- # -", "第#页", "第 # 页", "#", "-#-", "第#页 共40页", "– # –", "· # ·")


def random_sheet(rng: Random, title: str) -> Sheet:
    """Draw a sheet; two of three reports come without pages."""
    if rng.random() < 0.65:
        return PLAIN_SHEET
    return Sheet(
        width=rng.choice([0, *range(38, 43)]),
        lines=rng.choice([0, 24, 30, 36]),
        footer=rng.choice(["", *FOOTERS]),
        header=title if rng.random() < 0.3 else "",
        indent=rng.choice(["", "", "　　", "    "]),
    )


def lay_out(lines: list[tuple[str, bool]], sheet: Sheet, broken: set[int]) -> list[str]:
    """Return the printed lines. Only prose (flag set) is wrapped, and pages end between lines of prose.

    ``broken``: lines that go on a paragraph after a line break within it; they have no indent.
    """
    printed: list[tuple[str, bool]] = []
    for number, (text, is_prose) in enumerate(lines):
        if not is_prose:
            printed.append((text, False))
            continue
        if number not in broken:
            text = sheet.indent + text
        width = sheet.width or len(text) or 1
        printed += [(text[at : at + width], True) for at in range(0, max(len(text), 1), width)]
    if not sheet.lines or not (sheet.footer or sheet.header):
        return [text for text, _ in printed]
    paged: list[str] = []
    page, since = 1, 0
    for number, (text, is_prose) in enumerate(printed):
        follows = number and is_prose and printed[number - 1][1]
        if since >= sheet.lines and follows:
            paged += [mark for mark in (sheet.footer.replace("#", str(page)), sheet.header) if mark]
            page, since = page + 1, 0
        paged.append(text)
        since += 1
    return paged

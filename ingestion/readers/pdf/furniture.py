"""What is printed on a page but is no part of the text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter

from ingestion.readers.pdf.geometry import PageLayout, PrintedLine

_PAGE_NUMBER = re.compile(
    r"[-—–－─_~·.\s]*(?:第\s*)?(?:[0-9]{1,4}|[ivxIVX]{1,6})\s*页?"
    r"(?:\s*[,，/、\s]\s*共?\s*[0-9]{1,4}\s*页?)?[-—–－─_~·.\s]*"
)
_BAND = 0.12
"""Share of the page height at its top and bottom in which page numbers and running heads stand."""
_HEAD_SHARE = 0.6
_HEAD_PAGES = 4
_TABLE_WORDS = re.compile(r"单位[：:]|公开\s*[0-9]+\s*表|决算.*表|项目|合计")
"""A line above a table repeats from page to page without being a running head."""


def _in_band(line: PrintedLine, layout: PageLayout) -> bool:
    return line.bottom < _BAND * layout.height or line.top > (1 - _BAND) * layout.height


def _shape(line: PrintedLine) -> str:
    return re.sub(r"[0-9]+", "0", line.text)


def drop_furniture(layouts: list[PageLayout], pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return each page's lines without page numbers and without heads that stand on most pages."""
    edges = [
        {id(line): line for line in (lines[0], lines[-1]) if _in_band(line, layout)} if lines else {}
        for layout, lines in zip(layouts, pages, strict=True)
    ]
    shapes = Counter(shape for found in edges for shape in {_shape(line) for line in found.values()})
    needed = max(_HEAD_PAGES, _HEAD_SHARE * len(pages))
    kept: list[list[PrintedLine]] = []
    for found, lines in zip(edges, pages, strict=True):
        kept.append(
            [
                line
                for line in lines
                if id(line) not in found
                or not (
                    _PAGE_NUMBER.fullmatch(line.text)
                    or (shapes[_shape(line)] >= needed and not _TABLE_WORDS.search(line.text))
                )
            ]
        )
    return kept

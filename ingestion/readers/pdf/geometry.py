"""Value types of one page, in points, with y growing downwards from the top of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """One printed character and the box of its font (not of its ink)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Rule(NamedTuple):
    """A straight ruled line: ``at`` is its fixed coordinate, ``start``–``end`` its extent."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageLayout:
    """What is printed on one page."""

    number: int
    """1-based."""
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    has_notes: bool = False
    """Whether text is typed over the page (text boxes, form fields), which is not read."""
    has_image: bool = False
    image_share: float = 0.0
    """Share of the page that its largest picture covers."""
    segments: int = 0
    """Path segments on the page."""
    texts: int = 0
    """Text objects, and those printed invisibly, as the recognised text of a scan is."""
    hidden_texts: int = 0
    hidden_glyphs: int = 0
    """Glyphs left out because they are printed invisibly among visible text."""
    unreadable: int = 0
    """Glyphs whose font does not say which character they are."""
    slanted_texts: int = 0
    """Text objects that stand neither upright nor at a right angle: watermarks."""
    sideways_texts: int = 0
    """Text objects that run up or down the page."""
    across_glyphs: int = 0
    """Digits that stand across the other text of the page, taken for unknown."""
    overprints: int = 0
    """Glyphs left out because they belong to a watermark."""


@dataclass(slots=True)
class PrintedLine:
    """One line as it is printed: its text and its box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    page: int
    number: int = 0
    """1-based among the lines of its page, tables and page numbers not counted."""
    widest_gap: float = 0.0
    """Widest blank within the line: columns of an unruled table stand apart, words do not."""
    first_width: float = 0.0
    """Width of what could not have been broken at its beginning: one character or one number."""

    @property
    def height(self) -> float:
        """Height of the type, about one em."""
        return self.bottom - self.top

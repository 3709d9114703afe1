"""Ruled lines of a page: strokes, thin filled boxes and the edges of stroked boxes, forms included."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ingestion.readers.pdf.geometry import PageLayout, Rule

_THIN = 3.0
"""A filled box no thicker than this is a ruled line."""
_STRAIGHT = 1.0
_SHORTEST = 0.5
"""Dots of a dotted line are shorter than its gaps; they join to a line."""
_DOT, _DOT_GAP, _FEWEST_DOTS = 1.6, 3.0, 4
"""A mark no longer than this either way is a dot; so many of them this near in a row are a line."""
_SLANT = 0.15
"""Tangent of the least angle at which text counts as slanted; scans lie a little askew."""
_DEEPEST = 4
_MOST_SEGMENTS = 200_000
"""A page with more path segments is a drawing (a map), not a table."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_Turn = Callable[[float, float, float, float], tuple[float, float, float, float]]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


class _Collector:
    """Walks the page objects and sorts what is straight into horizontals and verticals."""

    def __init__(self, turn: _Turn, layout: PageLayout) -> None:
        self.turn = turn
        self.layout = layout
        self.matrix = pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.dots: list[Point] = []

    def walk(self, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> None:
        """Visit ``count`` objects that ``get`` returns by index, under the matrix ``outer``."""
        matrix = ctypes.byref(self.matrix)
        for index in range(count):
            item = get(index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.path(item, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.layout.texts += 1
                if pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                    self.layout.hidden_texts += 1
                if pdfium.FPDFPageObj_GetMatrix(item, matrix) and (self.matrix.b or outer[1]):
                    across, up = map(abs, _times(self.matrix_of(item), outer)[:2])
                    self.layout.slanted_texts += min(across, up) > _SLANT * max(across, up)
                    self.layout.sideways_texts += up > across
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.picture(item)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(self.matrix_of(item), outer)
                self.walk(
                    pdfium.FPDFFormObj_CountObjects(item),
                    lambda i, form=item: pdfium.FPDFFormObj_GetObject(form, i),  # type: ignore[misc]
                    inner,
                    depth + 1,
                )

    def picture(self, item: Any) -> None:
        """Note a picture and the share of the page it covers."""
        self.layout.has_image = True
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium.FPDFPageObj_GetBounds(
            item, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
        ):
            area = (right.value - left.value) * (top.value - bottom.value)
            page = max(self.layout.width * self.layout.height, 1.0)
            self.layout.image_share = max(self.layout.image_share, area / page)

    def matrix_of(self, item: Any) -> Matrix:
        """Return the object's own matrix."""
        if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(self.matrix)):
            return _IDENTITY
        m = self.matrix
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def path(self, item: Any, outer: Matrix) -> None:
        """Take the straight parts of one path object."""
        if not pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(self.fill), ctypes.byref(self.stroke)):
            return
        stroked, filled = bool(self.stroke.value), bool(self.fill.value)
        count = pdfium.FPDFPath_CountSegments(item)
        self.layout.segments += count
        if not (stroked or filled) or self.layout.segments > _MOST_SEGMENTS:
            return
        a, b, c, d, e, f = _times(self.matrix_of(item), outer)
        x, y = self.x, self.y
        points: list[Point] = []
        curved = False
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self.subpath(points, curved, stroked)
                points, curved = [], False
            elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                curved = True
            points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
            if pdfium.FPDFPathSegment_GetClose(segment) and points:
                points.append(points[0])
        self.subpath(points, curved, stroked)

    def subpath(self, points: list[Point], curved: bool, stroked: bool) -> None:
        """Take one subpath: its strokes, or its middle line where it is a thin filled box."""
        if curved or len(points) < 2:
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if max(xs) - min(xs) <= _THIN or max(ys) - min(ys) <= _THIN:
            self.add(min(xs), max(ys), max(xs), min(ys))
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT:
                    self.add(min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1))

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """Add the line that a thin box stands for."""
        x0, upper, x1, lower = self.turn(left, top, right, bottom)
        if max(x1 - x0, lower - upper) <= _DOT:
            self.dots.append(((x0 + x1) / 2, (upper + lower) / 2))
        elif x1 - x0 >= lower - upper and x1 - x0 >= _SHORTEST:
            self.layout.horizontals.append(Rule((upper + lower) / 2, x0, x1))
        elif lower - upper >= _SHORTEST:
            self.layout.verticals.append(Rule((x0 + x1) / 2, upper, lower))


def dotted_rules(dots: list[Point]) -> Iterator[Rule]:
    """Yield the lines that dots at (along, at) make: rows of near dots, half a point of play."""
    rows: dict[int, list[Point]] = defaultdict(list)
    for dot in dots:
        rows[round(2 * dot[1])].append(dot)
    for row in rows.values():
        row.sort()
        run = [row[0]]
        for dot in [*row[1:], (float("inf"), 0.0)]:
            if dot[0] - run[-1][0] > _DOT_GAP:
                if len(run) >= _FEWEST_DOTS:
                    yield Rule(run[0][1], run[0][0], run[-1][0])
                run = []
            run.append(dot)


def collect_rules(page: Any, turn: _Turn, layout: PageLayout) -> None:
    """Add the ruled lines of a raw pdfium page to ``layout``, its slanted texts and its pictures."""
    count = pdfium.FPDFPage_CountObjects(page)
    found = _Collector(turn, layout)
    found.walk(count, lambda i: pdfium.FPDFPage_GetObject(page, i), _IDENTITY, 0)
    layout.horizontals += dotted_rules(found.dots)
    layout.verticals += dotted_rules([(y, x) for x, y in found.dots])

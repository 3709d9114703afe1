"""Sets tables without vertical rules as glyphs on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.readers.pdf.geometry import Glyph, PageLayout, Rule
from ingestion.readers.pdf.tables import RuledTable
from ingestion.readers.pdf.unruled import unruled_tables

EM = 10.0
HEAD = """
项目 | < | 本年收入 | 本年支出 | < | < | 年末结转和结余
科目编码 | 科目名称 | ^ | 小计 | 基本支出 | 项目支出 | ^
"""
INDEX = "栏次 | < | 1 | 2 | 3 | 4 | 5"
BODY = """
合计 | < | 1,050.00 | 1,050.00 | 250.00 | 800.00 |
212 | 城乡社区支出 | 1,050.00 | 1,050.00 | 250.00 | 800.00 |
21208 | 国有土地使用权出让收入安排的支出 | 50.00 | 50.00 | 50.00 | |
2120801 | 征地和拆迁补偿支出 | 50.00 | 50.00 | 50.00 | |
21213 | 城市基础设施配套费安排的支出 | 1,000.00 | 1,000.00 | 200.00 | 800.00 |
"""
WIDTHS = (60, 100, 75, 75, 75, 75, 80)


def width_of(text: str) -> float:
    return sum(EM / 2 if char.isascii() else EM for char in text)


def set_text(text: str, x: float, middle: float) -> list[Glyph]:
    found = []
    for char in text:
        step = EM / 2 if char.isascii() else EM
        found.append(Glyph(char, x, middle - EM / 2, x + step, middle + EM / 2))
        x += step
    return found


def wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for char in text:
        if width_of(lines[-1] + char) > width - 6:
            lines.append("")
        lines[-1] += char
    return lines


@dataclass
class Setter:
    """Sets tables: ``|`` between cells, ``<`` merged with the left, ``^`` with the cell above."""

    widths: tuple[float, ...] = WIDTHS
    numbers: str = "right"
    row: float = 18.0
    page: PageLayout = field(default_factory=lambda: PageLayout(1, 800, 1200))
    y: float = 100.0

    def cell(self, text: str, x0: float, x1: float, top: float, bottom: float, align: str) -> None:
        lines = wrapped(text, x1 - x0) if text else []
        middle = (top + bottom) / 2 - 12.0 * (len(lines) - 1) / 2
        for line in lines:
            wide = width_of(line)
            x = {"left": x0 + 3, "right": x1 - 3 - wide, "centre": (x0 + x1 - wide) / 2}[align]
            self.page.glyphs += set_text(line, x, middle)
            middle += 12.0

    def height(self, row: list[str], column: int) -> float:
        """Return the height that a cell asks for; merged ones ask for a plain row."""
        if row[column] in ("<", "^", "") or "<" in row[column + 1 : column + 2]:
            return self.row
        return self.row + 12.0 * (len(wrapped(row[column], self.widths[column])) - 1)

    def table(self, head: str, index: str, body: str, ruled: bool = False) -> None:
        xs = [50.0]
        for width in self.widths:
            xs.append(xs[-1] + width)
        above = [row for row in f"{head}\n{index}".split("\n") if row.strip()]
        rows = body_of("\n".join([*above, body.strip()]))
        heads = len(above)
        tall = [max(self.height(row, c) for c in range(len(row))) for row in rows]
        ys = [self.y]
        for height in tall:
            ys.append(ys[-1] + height)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                right, below = c + 1, r + 1
                while right < len(row) and row[right] == "<":
                    right += 1
                while below < len(rows) and rows[below][c] == "^":
                    below += 1
                number = text[:1].isdigit() and c > 1
                align = "centre" if r < heads or right > c + 1 else self.numbers if number else "left"
                self.cell(text, xs[c], xs[right], ys[r], ys[below], align)
        if ruled:
            self.page.horizontals += [Rule(ys[r], xs[0], xs[-1]) for r in (0, *range(heads, len(ys)))]
        self.y = ys[-1]

    def text(self, text: str) -> None:
        self.page.glyphs += set_text(text, 60, self.y + 9)
        self.y += self.row

    def shift(self, by: float, left: float, right: float, top: float, bottom: float) -> None:
        """Move the glyphs that begin in a box to the right."""
        self.page.glyphs = [
            g._replace(x0=g.x0 + by, x1=g.x1 + by) if left < g.x0 < right and top < g.top < bottom else g
            for g in self.page.glyphs
        ]

    def read(self) -> tuple[list[RuledTable], str]:
        tables, rest = unruled_tables(self.page, self.page.glyphs)
        return tables, "".join(glyph.text for glyph in rest)


def cells_of(table: RuledTable) -> list[list[str]]:
    """Return the rows as text; places that a merged cell covers are ``<``."""
    return [["<" if cell is None else cell.text for cell in row] for row in table.cells]


def body_of(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in text.strip().split("\n")]


def broken(body: str) -> str:
    return body.replace("250.00", "2,50.0", 1)


def two_numbers(body: str) -> str:
    return body.replace("250.00 | 800.00", "250.00 12.00 | 800.00", 1)


def ruled_page(xs: list[float], ys: list[float], *pieces: list[Glyph]) -> PageLayout:
    page = PageLayout(1, 600, 800, glyphs=[glyph for piece in pieces for glyph in piece])
    page.horizontals = [Rule(y, xs[0], xs[-1]) for y in ys]
    page.verticals = [Rule(x, ys[0], ys[-1]) for x in xs]
    return page

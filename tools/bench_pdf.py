"""Pages a second of the PDF reader and of pdfplumber, tables included, side by side in one run.

Usage: python tools/bench_pdf.py [FILE.pdf …] (default: the real reports beside the project, else our
own fixture); prints both speeds, their ratio and the table rows found.
pdfplumber is the cross-check only (extra ``dev``); one process and one core each.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pdfplumber

from ingestion.readers.limits import DEFAULT_LIMITS
from ingestion.readers.pdf.reader import read_pdf

ROUNDS = 3
"""Each file is read so often by both in turn, and the best round counts: the machine is shared."""

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "reports" / "pdf"
FIXTURE = ROOT / "tests" / "fixtures" / "report.pdf"
Rows = list[tuple[str, ...]]


def ours(path: Path) -> tuple[float, int, Rows]:
    """Return (seconds, pages, rows of non-blank cells) of this project's reader."""
    start = time.process_time()
    document = read_pdf(path.name, path.read_bytes(), DEFAULT_LIMITS)
    seconds = time.process_time() - start
    rows = [
        tuple("".join(cell.text.split()) for cell in row if cell is not None and cell.text)
        for grid in document.grids
        for row in grid.rows
    ]
    return seconds, document.page_count or 0, rows


def theirs(path: Path) -> tuple[float, int, Rows]:
    """Return the same of pdfplumber: text and tables of every page."""
    start = time.process_time()
    rows: Rows = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            for table in page.extract_tables():
                rows += [tuple("".join(cell.split()) for cell in row if cell) for row in table]
        pages = len(document.pages)
    return time.process_time() - start, pages, rows


def main() -> None:
    """Measure every file given and print one line each and the overall ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or sorted(REAL.glob("*.pdf")) or [FIXTURE]
    totals = [0.0, 0.0]
    pages_read = 0
    for path in files:
        fast, slow = float("inf"), float("inf")
        for _ in range(ROUNDS):
            seconds, pages, rows = ours(path)
            fast = min(fast, seconds)
            seconds, _, other = theirs(path)
            slow = min(slow, seconds)
        same = len({*rows} & {*other}), len({*other})
        pages_read += pages
        totals[0] += fast
        totals[1] += slow
        print(
            f"{path.name}: {pages} pages, {pages / fast:.0f} against {pages / slow:.0f} pages/s "
            f"({slow / fast:.1f} times); table rows {len(rows)} against {len(other)}, "
            f"{same[0]} of its {same[1]} distinct rows identical"
        )
    print(
        f"total: {pages_read / totals[0]:.0f} against {pages_read / totals[1]:.0f} pages/s, "
        f"ratio {totals[1] / totals[0]:.1f}"
    )


if __name__ == "__main__":
    main()

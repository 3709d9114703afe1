"""Further layouts of published accounts tables: ``tests/fixtures/accounts``, invented bodies and figures.

A file has three parts with blank lines between: the fiscal year and the lines above the table; the table as
text of ``accounts_helpers.make_grid``; the wanted facts, without ``fct_`` and without the matrix.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "accounts"


def _load(path: Path) -> tuple[int, tuple[str, ...], str, dict[str, str]]:
    head, table, *facts = path.read_text("utf-8").split("\n\n")
    year, *titles = head.split("\n")
    wanted = dict(line.split(" = ") for line in "\n".join(facts).split("\n") if line.strip())
    return int(year), tuple(titles), table, wanted


FILES = {path.stem: _load(path) for path in sorted(FOLDER.glob("*.txt"))}
"""Name -> (fiscal year, lines above, the table, wanted facts)."""

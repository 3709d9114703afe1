"""The table of scores: counts by set and table, kept in ``scores.csv``, and what makes a drop."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

SCORES = Path(__file__).with_name("scores.csv")
COLUMNS = ("set", "table", "found", "labels", "right", "read")


@dataclass
class Score:
    """Counts of one table in one set."""

    found: int = 0
    labels: int = 0
    right: int = 0
    read: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of ``other``."""
        for name in ("found", "labels", "right", "read"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses

    @property
    def recall(self) -> Decimal:
        """Share of labels that were found, in percent."""
        return _percent(self.found, self.labels)

    @property
    def precision(self) -> Decimal:
        """Share of distinct statements that the labels hold, in percent."""
        return _percent(self.right, self.read)


def _percent(part: int, whole: int) -> Decimal:
    return Decimal(100) if whole == 0 else (Decimal(100) * part / whole).quantize(Decimal("0.01"))


def read_scores(path: Path = SCORES) -> dict[tuple[str, str], Score]:
    """Return the committed scores."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["set"], row["table"]): Score(*(int(row[name]) for name in COLUMNS[2:]))
            for row in csv.DictReader(lines)
        }


def write_scores(scores: dict[tuple[str, str], Score], path: Path = SCORES) -> None:
    """Write the scores, sorted by set and table."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (name, table), score in sorted(scores.items()):
            writer.writerow((name, table, score.found, score.labels, score.right, score.read))


def drops(old: dict[tuple[str, str], Score], new: dict[tuple[str, str], Score]) -> list[str]:
    """Return one line for each recall or precision below the committed one, among the sets that were run."""
    ran = {name for name, _ in new}
    lines = []
    for key, before in sorted(old.items()):
        if key[0] not in ran:
            continue
        now = new.get(key, Score(labels=before.labels))
        for what in ("recall", "precision"):
            was, became = getattr(before, what), getattr(now, what)
            if became < was:
                lines.append(f"{key[0]} {key[1]}: {what} {became} % was {was} %")
    return lines

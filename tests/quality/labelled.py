"""The labelled sets and the comparison of what was read with what was labelled.

A label names a table, its keys and the canonical value (yuan, count, score or text). Coded keys must
be equal; names of projects, subjects and indicators are compared leniently, since forms, prose and
labellers write them differently.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ingestion.readers.lines import fold
from ingestion.schema import TOPIC_KEYS

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared" / "reports"
LABEL_KEY = {
    "fund_scope": "scope", "amount_kind": "kind", "classification": "class", "category_code": "category",
    "revenue_item": "item", "project_name": "project", "subject_name": "subject",
}  # fmt: skip
"""Names that the labels use for the contract's key columns."""
ASSETS = {
    "vehicles_total", "equipment_over_500k", "equipment_over_1m", "vehicles_principal_leader",
    "vehicles_confidential_comm", "vehicles_emergency", "vehicles_law_enforcement",
    "vehicles_special_technical", "vehicles_retired_cadre", "vehicles_official", "vehicles_other",
}  # fmt: skip
"""The contract's asset items; labels invented their own names for the rest."""
FREE = {"fct_project_execution", "fct_performance_score", "fct_score_item", "fct_performance_indicator"}
TABLES = tuple(table for table in TOPIC_KEYS if table != "fct_expenditure_matrix")
IGNORED = re.compile(r"[\s“”\"'《》（）()、，,。；;：:\-—_/·]|项目$|专项$|资金$")
SCORE_SLACK = Decimal("0.006")


@dataclass(frozen=True)
class Label:
    """One labelled statement. ``soft`` ones may be missing but are right where they are found."""

    table: str
    keys: tuple[str, ...]
    value: str
    soft: bool
    quote: str


@dataclass(frozen=True)
class LabelledReport:
    """A report file with its labels and, of the document itself, what the labels say."""

    doc: str
    path: Path
    labels: tuple[Label, ...]
    document: dict[str, str]


def read_labels(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a JSON Lines file by document."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["doc"], []).append(row)
    return rows


def to_label(row: dict[str, Any]) -> Label:
    """Return one row as a label with its keys in the contract's order."""
    keys = tuple(str(row["keys"].get(LABEL_KEY.get(name, name), "")) for name in TOPIC_KEYS[row["table"]])
    soft = any(row.get(flag) for flag in ("optional", "ambiguous", "outside_vocab"))
    soft = soft or any(key.startswith("name:") for key in keys)
    soft = soft or (row["table"] == "fct_state_asset" and keys[0] not in ASSETS)
    return Label(row["table"], keys, str(row["value"]), soft, row.get("quote") or "")


def labelled(doc: str, path: Path, rows: list[dict[str, Any]]) -> LabelledReport:
    """Return a report with its distinct labels."""
    labels = {(lab.table, lab.keys, lab.value): lab for lab in map(to_label, _facts(rows))}
    about = {row["keys"]["field"]: str(row["value"]) for row in rows if row["table"] == "document"}
    return LabelledReport(doc, path, tuple(labels.values()), about)


def _facts(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row["table"] in TABLES)


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise FileNotFoundError(f"{folder}/{pattern}: {len(found)} files, one wanted")
    return found[0]


def sets() -> dict[str, list[LabelledReport]]:
    """Return every labelled set at hand: ours always, those of ``../shared`` where it exists."""
    samples = ROOT / "tests" / "samples"
    found = {"samples": []}
    for path in sorted((samples / "expected").glob("*.jsonl")):
        rows = read_labels(path)[path.stem]
        found["samples"].append(labelled(path.stem, _one(samples / "reports", f"{path.stem}_*"), rows))
    if not SHARED.is_dir():
        return found
    for name, pattern in {"seed0": "seeds/000_*", "seed3": "seeds/003_*", "pdf_shegong": "pdf/*社会工作部*"}.items():
        rows = read_labels(SHARED / "gold" / f"{name}.jsonl")[name]
        found[name] = [labelled(name, _one(SHARED, pattern), rows)]
    patterns = read_labels(SHARED / "patterns" / "gold.jsonl")
    found["patterns"] = [
        labelled(doc, SHARED / "patterns" / f"{doc}.txt", rows) for doc, rows in sorted(patterns.items())
    ]
    return found


def similar(left: str, right: str) -> bool:
    """Say whether two names mean the same: equal, one within the other, or three quarters in common.

    Names are read in simplified script and labelled as printed.
    """
    a, b = (IGNORED.sub("", fold(text)) for text in (left, right))
    if not a or not b:
        return a == b
    if a in b or b in a:
        return True
    return sum((Counter(a) & Counter(b)).values()) / max(len(a), len(b)) >= 0.75


def same_keys(table: str, label: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Compare key columns. The last part (measure, field) and all coded keys must be equal.

    A label of an asset item outside the contract's list is compared by its value alone.
    """
    if table == "fct_state_asset" and label[0] not in ASSETS:
        return True
    if table not in FREE:
        return label == found
    if table == "fct_performance_score":
        return label[0] == found[0] and (label[0] == "department" or similar(label[1], found[1]))
    if label[-1] != found[-1]:
        return False
    if table == "fct_project_execution":
        return similar(label[0], found[0])
    return similar(label[3] or label[2], found[3] or found[2])


def same_value(table: str, label: str, number: Decimal | None, text: str | None) -> bool:
    """Compare canonical values: equal numbers, or for indicator cells text that means the same."""
    if table == "fct_performance_indicator":
        return similar(label, text if text is not None else str(number))
    if number is None:
        return False
    try:
        return abs(Decimal(label) - number) < SCORE_SLACK
    except InvalidOperation:
        return False

"""The table of release criteria, ``release_gate.yaml``, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

PATH = Path(__file__).parent / "release_gate.yaml"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One number that must lie within ``low`` and ``high`` (None: open), and why."""

    id: str
    frame: str
    column: str
    label: str
    low: float | None
    high: float | None
    severity: Literal["critical", "warning"]
    reason: str
    counts_rows: bool
    """True: the number is the frame's row count."""


def is_share(column: str) -> bool:
    """Return whether a column of a frame holds shares of one, which people read as per cent."""
    return column.endswith(("_share", "coverage"))


def load_criteria(path: Path = PATH) -> tuple[Criterion, ...]:
    """Return the criteria in file order. Raises ``ValueError`` naming the entry that is wrong."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    criteria = tuple(_criterion(path, number, entry) for number, entry in enumerate(entries, start=1))
    ids = [criterion.id for criterion in criteria]
    if repeated := {name for name in ids if ids.count(name) > 1}:
        raise ValueError(f"{path.name}：id 重复：{'、'.join(sorted(repeated))}")
    return criteria


def _criterion(path: Path, number: int, entry: dict[str, Any]) -> Criterion:
    where = f"{path.name} 第{number}项（{entry.get('id', '没有 id')}）"
    known = {"id", "frame", "column", "label", "min", "max", "severity", "reason", "rows"}
    if unknown := set(entry) - known:
        raise ValueError(f"{where}：不认识的字段{'、'.join(sorted(unknown))}")
    if missing := {"id", "frame", "column", "label", "severity", "reason"} - set(entry):
        raise ValueError(f"{where}：缺少字段{'、'.join(sorted(missing))}")
    if entry["severity"] not in ("critical", "warning"):
        raise ValueError(f"{where}：severity 应为 critical 或 warning")
    if entry.get("min") is None and entry.get("max") is None:
        raise ValueError(f"{where}：min 与 max 至少写一个")
    return Criterion(
        entry["id"],
        entry["frame"],
        entry["column"],
        entry["label"],
        entry.get("min"),
        entry.get("max"),
        entry["severity"],
        entry["reason"],
        bool(entry.get("rows")),
    )

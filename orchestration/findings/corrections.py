"""Human confirmations, corrections and waivers: checked row by row, then handed to dbt as a seed.

``python -m orchestration.findings.corrections`` checks ``corrections/*.csv`` and writes the seed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

COLUMNS = (
    "document_sha256",
    "statement_key",
    "check_code",
    "action",
    "value_yuan",
    "who",
    "decided_on",
    "reason",
)
ACTIONS = ("confirm", "correct", "waive")
_ROOT = Path(__file__).parents[2]
FOLDER = _ROOT / "corrections"
SEED = _ROOT / "dbt_project" / "seeds" / "ref_correction.csv"
CATALOGUE = _ROOT / "dbt_project" / "seeds" / "ref_check.csv"


class CorrectionError(ValueError):
    """Rows of the corrections that cannot be used; the message names file, row and what to write."""


def read_corrections(folder: Path = FOLDER, catalogue: Path = CATALOGUE) -> list[dict[str, str]]:
    """Return every row of ``folder/*.csv`` in file and row order.

    Raises ``CorrectionError`` with one line a fault: wrong header, unknown action or check, a missing
    or superfluous value, a date that is none, two decisions on one statement.
    """
    with catalogue.open(encoding="utf-8", newline="") as file:
        checks = {row["check_code"] for row in csv.DictReader(file)}
    rows: list[dict[str, str]] = []
    faults: list[str] = []
    seen: dict[tuple[str, str, str], str] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                faults.append(f"{path.name}：表头应为 {','.join(COLUMNS)}")
                continue
            for number, row in enumerate(reader, start=2):
                place = f"{path.name} 第{number}行"
                clean = {name: (row[name] or "").strip() for name in COLUMNS}
                faults += [f"{place}：{fault}" for fault in _faults(clean, checks)]
                key = (clean["document_sha256"], clean["statement_key"], clean["check_code"])
                if key in seen:
                    faults.append(f"{place}：与{seen[key]}是同一语句的两个决定，请只留一个")
                seen[key] = place
                rows.append(clean)
    if faults:
        raise CorrectionError("\n".join(faults))
    return rows


def _faults(row: dict[str, str], checks: set[str]) -> Iterable[str]:
    if not re.fullmatch(r"[0-9a-f]{64}", row["document_sha256"]):
        yield "document_sha256 应为 64 位十六进制（见 dim_document.sha256）"
    if row["action"] not in ACTIONS:
        yield f"action 只能是 {'、'.join(ACTIONS)}"
    if row["check_code"] and row["check_code"] not in checks:
        yield f"没有检查 {row['check_code']}（见 docs/checks.md）"
    if not row["statement_key"] and (row["action"] != "waive" or not row["check_code"]):
        yield "须填 statement_key；只有豁免整项检查时可以只填 check_code"
    if row["action"] == "correct":
        if _decimal(row["value_yuan"]) is None:
            yield "更正须填 value_yuan，例如 10958100.00"
    elif row["value_yuan"]:
        yield "只有 correct 填 value_yuan"
    for name in ("who", "reason"):
        if not row[name]:
            yield f"{name} 必填"
    try:
        date.fromisoformat(row["decided_on"])
    except ValueError:
        yield "decided_on 应为日期，例如 2024-05-31"


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def write_seed(rows: Sequence[dict[str, str]], seed: Path = SEED) -> None:
    """Write the checked rows as the seed ``ref_correction``."""
    with seed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    """Check the corrections and write the seed; 1 with the faults listed when there are any."""
    try:
        rows = read_corrections()
    except CorrectionError as error:
        print(error, file=sys.stderr)
        return 1
    write_seed(rows)
    print(f"{len(rows)} 个决定，已写入 {SEED.relative_to(_ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

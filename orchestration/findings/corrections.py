"""Human confirmations, corrections and waivers: checked row by row, then handed to dbt.

``juesuan build`` checks ``corrections/*.csv`` before anything is built and writes them beside the staging
files of its warehouse; ``python -m orchestration.findings.corrections`` only checks.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ingestion.model import RejectedError
from ingestion.readers.decode import decode
from orchestration.settings import CORRECTIONS as FOLDER
from orchestration.settings import DBT_PROJECT, load_settings

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
FILE = "correction.csv"
"""In the staging folder; the dbt source ``reviewed_files.correction``."""
CATALOGUE = DBT_PROJECT / "seeds" / "ref_check.csv"
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


class CorrectionError(ValueError):
    """Rows of the corrections that cannot be used; the message names file, row and what to write."""


def read_corrections(folder: Path = FOLDER, catalogue: Path = CATALOGUE) -> list[dict[str, str]]:
    """Return every row of ``folder/*.csv`` in file and row order, as text in one form.

    Files may be as Excel saves them: UTF-8 with or without a mark, GBK, or UTF-16 with tabs; dates as
    2024/5/31, values with thousands separators, empty rows below.

    Raises ``CorrectionError`` with one line a fault: wrong header, unknown action or check, a missing
    or superfluous value, a date that is none, two decisions on one statement.
    """
    with catalogue.open(encoding="utf-8", newline="") as file:
        checks = {row["check_code"] for row in csv.DictReader(file)}
    rows: list[dict[str, str]] = []
    faults: list[str] = []
    seen: dict[tuple[str, str, str], str] = {}
    for path in sorted(folder.glob("*.csv")):
        for place, row in _rows(path, faults):
            faults += [f"{place}：{fault}" for fault in _faults(row, checks)]
            key = (row["document_sha256"], row["statement_key"], row["check_code"])
            if key in seen:
                faults.append(f"{place}：与{seen[key]}是同一语句的两个决定，请只留一个")
            seen[key] = place
            rows.append(row)
    if faults:
        raise CorrectionError("\n".join(faults))
    return rows


def _rows(path: Path, faults: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the place and the tidied cells of every row of a file; a file of another shape is a fault."""
    try:
        text, _, unreadable = decode(path.read_bytes())
    except (OSError, RejectedError) as error:
        faults.append(f"{path.name}：无法读取（{error}）")
        return
    if unreadable:
        faults.append(f"{path.name}：有 {unreadable} 个无法辨认的字符，请另存为“CSV UTF-8（逗号分隔）”")
        return
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter="\t" if "\t" in head else ","
    )
    names = [cell.strip() for cell in next(reader, [])]
    while names and not names[-1]:
        names.pop()
    if tuple(names) != COLUMNS:
        faults.append(f"{path.name}：表头应为 {','.join(COLUMNS)}")
        return
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        place = f"{path.name} 第{reader.line_num}行"
        if len(cells) < len(COLUMNS) or any(cell.strip() for cell in cells[len(COLUMNS) :]):
            faults.append(
                f"{place}：应有 {len(COLUMNS)} 列，这里有 {len(cells)} 列（含逗号的理由须用双引号括起）"
            )
            continue
        yield place, _tidied(dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=False)))


def _tidied(row: dict[str, str]) -> dict[str, str]:
    """Return the row with what Excel rewrites by itself put back: dates, separators, capitals."""
    day = _DATE.fullmatch(row["decided_on"].split(" ")[0])
    if day:
        row["decided_on"] = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    row["value_yuan"] = row["value_yuan"].replace(",", "").replace("，", "")
    row["document_sha256"] = row["document_sha256"].lower()
    row["action"] = row["action"].lower()
    return row


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
        if date.fromisoformat(row["decided_on"]) > date.today() + timedelta(days=1):
            yield f"decided_on 还没有到：{row['decided_on']}"
    except ValueError:
        yield "decided_on 应为日期，例如 2024-05-31"


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def hand_over(folder: Path, staging: Path) -> int:
    """Check the decisions in ``folder`` and write them where dbt reads them; return their number.

    Raises ``CorrectionError`` as ``read_corrections`` does, and writes nothing then.
    """
    if not folder.is_dir():
        raise CorrectionError(f"找不到人工决定的文件夹：{folder}")
    rows = read_corrections(folder)
    staging.mkdir(parents=True, exist_ok=True)
    with (staging / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def main(arguments: list[str] | None = None) -> int:
    """Check the decisions of a build, or those in the folder given; 1 with the faults listed.

    Without a folder it is that of ``JUESUAN_CORRECTIONS``, else the project's.
    """
    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0]) if given else load_settings().corrections
    try:
        if not folder.is_dir():
            raise CorrectionError(f"找不到人工决定的文件夹：{folder}")
        rows = read_corrections(folder)
    except CorrectionError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{folder}：{len(rows)} 个决定，可以采用")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Write the sample reports and their expected statements from one annotated source each.

A source holds the report as it is printed, with each stated fact marked in place::

    {R all grand_total final & E all total grand_total final|1,234.56万元}

``R`` and the other letters name the table (``TABLES``), the words after it are the keys in the
contract's order, ``$x`` stands for an ``%% alias`` of the head, ``@万元`` gives the unit of a bare
number, ``=3`` the value of a number in words, and ``?`` marks a reading that a parser may leave out
(a zero said with 无 or 没有). Lines ``%% …`` at the top are the head: encoding,
what the document is (``%% doc``) and what it contradicts on purpose (``%% issue``).

Run ``python -m tests.samples.build``; a test holds the committed files to what this writes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")
UNITS = {"万元": Decimal(10_000), "亿元": Decimal(100_000_000), "元": Decimal(1)}
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "R": ("fct_revenue", ("scope", "item", "kind")),
    "E": ("fct_expenditure", ("scope", "class", "category", "kind")),
    "T": ("fct_three_public", ("item", "kind")),
    "V": ("fct_three_public_volume", ("metric",)),
    "O": ("fct_operating_cost", ("kind",)),
    "P": ("fct_procurement", ("item",)),
    "A": ("fct_state_asset", ("item",)),
    "J": ("fct_project_execution", ("project", "measure")),
    "S": ("fct_performance_score", ("subject_kind", "subject")),
    "L": ("fct_score_item", ("subject", "level1", "level2", "level3", "field")),
    "I": ("fct_performance_indicator", ("subject", "level1", "level2", "level3", "field")),
}
AMOUNTS = {"R", "E", "T", "O", "P", "J"}


@dataclass
class Head:
    """What the ``%%`` lines of a source say."""

    encoding: str = "utf-8"
    alias: dict[str, str] = field(default_factory=dict)
    document: dict[str, str] = field(default_factory=dict)
    issues: list[tuple[str, str]] = field(default_factory=list)


def read_head(text: str) -> tuple[Head, str]:
    """Split a source into its head and the annotated report."""
    head, lines = Head(), text.split("\n")
    while lines and lines[0].startswith("%%"):
        word, _, rest = lines.pop(0)[2:].strip().partition(" ")
        key, _, value = rest.partition("=")
        if word == "encoding":
            head.encoding = rest
        elif word == "alias":
            head.alias[key] = value
        elif word == "doc":
            head.document[key] = value
        elif word == "issue":
            head.issues.append((key, value))
        else:
            raise ValueError(f"unknown head line: {word}")
    return head, "\n".join(lines)


def value_of(letter: str, shown: str, hints: list[str]) -> str:
    """Return the canonical value of what is shown: yuan with two places, a count, a score or text."""
    explicit = [hint[1:] for hint in hints if hint.startswith("=")]
    if letter == "I":
        return explicit[0] if explicit else shown.strip()
    narrow = unicodedata.normalize("NFKC", explicit[0] if explicit else shown)
    number = re.search(r"\d[\d,\s]*(?:\.\s*\d+)?", narrow)
    if number is None:
        raise ValueError(f"no number in {shown!r}")
    amount = Decimal(re.sub(r"[,\s]", "", number[0]))
    if letter not in AMOUNTS:
        return str(amount)
    unit = [hint[1:] for hint in hints if hint.startswith("@")]
    unit += re.findall("万元|亿元|元", re.sub(r"\s", "", narrow)) if not explicit else ["元"]
    return f"{(amount * UNITS[unit[0]]).quantize(Decimal('0.01')):f}"


def expected(source: str, name: str) -> tuple[str, str, list[dict[str, Any]]]:
    """Return the encoding, the plain report and its labelled rows of one annotated source."""
    head, body = read_head(source)
    marks: list[tuple[str, str, int]] = []
    plain, at = "", 0
    for match in MARK.finditer(body):
        plain += body[at : match.start()]
        marks.append((match[1], match[2], len(plain)))
        plain += match[2]
        at = match.end()
    plain += body[at:]
    rows: list[dict[str, Any]] = []
    for spec, shown, start in marks:
        line = plain.count("\n", 0, start)
        quote = plain[max(0, start - 18) : start + len(shown) + 2]
        for one in spec.split(" & "):
            letter, *words = one.split()
            table, names = TABLES[letter]
            hints = [word for word in words if word[0] in "@="]
            keys = [head.alias[w[1:]] if w[0] == "$" else w for w in words if w[0] not in "@=?"]
            if len(keys) != len(names):
                raise ValueError(f"{name}: {one}: {len(names)} keys wanted")
            keys = ["" if key == "-" else key for key in keys]
            row: dict[str, Any] = {"doc": name, "table": table}
            row["keys"] = dict(zip(names, keys, strict=True))
            row |= {"value": value_of(letter, shown, hints), "quote": quote, "line": line}
            rows.append(row | ({"optional": True} if "?" in words else {}))
    for key, value in head.document.items():
        rows.append({"doc": name, "table": "document", "keys": {"field": key}, "value": value})
    for kind, sentence in head.issues:
        rows.append({"doc": name, "table": "issue", "keys": {"kind": kind}, "value": sentence})
    return head.encoding, plain, rows


def outputs() -> dict[Path, bytes]:
    """Return every file that the sources give: reports and expected rows."""
    files: dict[Path, bytes] = {}
    for path in sorted((HERE / "source").glob("*.txt")):
        name = path.stem.split("_")[0]
        encoding, plain, rows = expected(path.read_text(encoding="utf-8"), name)
        files[HERE / "reports" / path.name] = plain.encode(encoding)
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        files[HERE / "expected" / f"{name}.jsonl"] = lines.encode()
    return files


def main() -> None:
    for path, data in outputs().items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        print(f"{path.relative_to(HERE)}: {len(data)} bytes")


if __name__ == "__main__":
    main()

"""Given reports, changed one thing at a time: what was caught of each kind, and the page that says so."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingestion.frames import to_frames
from ingestion.keys import document_key
from ingestion.model import Document
from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from tests.mutation.named import naming
from tests.mutation.real import KINDS, NAMES, NUMERIC, Change, changed, changes
from tests.reconciliation_support import reconcile, rows

_BATCH = 40


def failures(documents: Sequence[Document]) -> dict[str, list[dict[str, object]]]:
    """Return the failed rows of ``fct_reconciliation`` by document key."""
    connection = reconcile(to_frames([parse_document(document) for document in documents]))
    found: dict[str, list[dict[str, object]]] = {document_key(one.sha256): [] for one in documents}
    for row in rows(
        connection, "select * from fct_reconciliation where status = 'fail' order by is_root desc"
    ):
        found[row["document_key"]].append(row)
    return found


@dataclass
class Given:
    """What was tried and caught of each kind in one given report."""

    tried: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    """Caught, and a new finding names the changed figure as the odd one."""
    mended: Counter[str] = field(default_factory=Counter)
    """Named, and the finding says what the figure was before."""
    missed: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)


def score_given(path: Path, sample: int | None, kinds: Sequence[str], seed: int = 1) -> Given:
    """Change the report at ``path`` (``sample`` changes of each kind) and count new failures.

    A change is caught when some failed row is not among those of the unchanged report.
    """
    rng, result = random.Random(seed), Given()
    document = read_bytes(path.name, path.read_bytes())[0]
    identity = parse_document(document).identity
    names = (identity.organization_name,) if identity.organization_name else ()
    every = list(changes(document, names, identity.fiscal_year, rng))
    chosen: list[Change] = []
    for kind in kinds:
        of_kind = [change for change in every if change.kind == kind]
        chosen += of_kind if sample is None else rng.sample(of_kind, min(sample, len(of_kind)))
    own = {(row["check_code"], row["message"]) for rows_ in failures([document]).values() for row in rows_}
    for at in range(0, len(chosen), _BATCH):
        batch = chosen[at : at + _BATCH]
        documents = [changed(document, change) for change in batch]
        found = failures(documents)
        for change, one in zip(batch, documents, strict=True):
            new = [r for r in found[document_key(one.sha256)] if (r["check_code"], r["message"]) not in own]
            result.tried[change.kind] += 1
            result.caught[change.kind] += bool(new)
            if not new:
                result.missed.append(str(change))
            elif change.kind in NUMERIC:
                said = naming(new, change.before, change.after)
                result.named[change.kind] += said.is_named
                result.mended[change.kind] += said.is_mended
                if not said.is_named:
                    result.misnamed.append(f"{change}: {new[0]['check_code']}: {new[0]['message']}")
    return result


def given_table(results: Sequence[Given]) -> list[str]:
    """Return the counts of several reports as lines of a Markdown table."""
    lines = [
        "| kind of change | tried | caught | share | figure named | and mended |",
        "|---|---|---|---|---|---|",
    ]
    for kind in KINDS:
        tried = sum(one.tried[kind] for one in results)
        caught = sum(one.caught[kind] for one in results)
        if tried:
            told = (sum(of[kind] for of in some) for some in _told(results))
            shares = (f"{count / max(caught, 1):.0%}" if kind in NUMERIC else "—" for count in told)
            lines.append(
                f"| {NAMES[kind]} | {tried} | {caught} | {caught / tried:.0%} | {' | '.join(shares)} |"
            )
    return lines


def _told(results: Sequence[Given]) -> tuple[list[Counter[str]], list[Counter[str]]]:
    return [one.named for one in results], [one.mended for one in results]


def write_between(page: Path, name: str, lines: Sequence[str]) -> None:
    """Replace what stands between ``<!-- name -->`` and ``<!-- /name -->`` of ``page``.

    Raises ``ValueError`` when the page has no such marks.
    """
    text = page.read_text(encoding="utf-8")
    before, start, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    if not start or not end:
        raise ValueError(f"{page.name} has no marks for {name}")
    page.write_text(before + start + "\n".join(lines) + "\n" + end + after, encoding="utf-8")

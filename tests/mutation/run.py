"""Counts what the checks catch: ``python -m tests.mutation.run [--reports N] [--sample N] [--missed]``.

Every number of clean reports is mistyped, one at a time; a mutation is caught when the reconciliation of
that report has a failure. The clean reports themselves must have none.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.frames import document_key, to_frames
from ingestion.model import Document
from ingestion.parse import parse_document
from tests.mutation.accounts import Accounts, draw
from tests.mutation.mutate import Mutation, apply, mutations
from tests.mutation.report import write
from tests.reconciliation_support import reconcile, rows

TARGETS = {"table": 0.95, "prose": 0.90, "percent": 0.95}


@dataclass
class Score:
    """What was tried and caught of each kind, what was missed, and the failures of clean reports."""

    tried: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    failures_on_clean: list[str] = field(default_factory=list)
    roots: Counter[int] = field(default_factory=Counter)
    """How many separate causes a single mistyping was given."""


def failures(documents: Sequence[Document]) -> dict[str, list[dict[str, object]]]:
    """Return the failed rows of ``fct_reconciliation`` by document key."""
    connection = reconcile(to_frames([parse_document(document) for document in documents]))
    found: dict[str, list[dict[str, object]]] = {document_key(one.sha256): [] for one in documents}
    for row in rows(
        connection, "select * from fct_reconciliation where status = 'fail' order by is_root desc"
    ):
        found[row["document_key"]].append(row)
    return found


def score(reports: int, sample: int | None, seed: int = 1) -> Score:
    """Mistype every number (or ``sample`` of each kind) of ``reports`` clean reports."""
    rng, result = random.Random(seed), Score()
    clean = [draw(seed * 1000 + number) for number in range(reports)]
    for found in failures([write(one) for one in clean]).values():
        result.failures_on_clean += [f"{row['check_code']}: {row['message']}" for row in found]
    chosen: list[tuple[Accounts, Mutation]] = []
    for one in clean:
        found_here = list(mutations(one, rng))
        for kind in TARGETS:
            of_kind = [mutation for mutation in found_here if mutation.kind == kind]
            chosen += [
                (one, m)
                for m in (of_kind if sample is None else rng.sample(of_kind, min(sample, len(of_kind))))
            ]
    documents = [apply(one, mutation) for one, mutation in chosen]
    found_by_key = failures(documents)
    for (_, mutation), document in zip(chosen, documents, strict=True):
        found_rows = found_by_key[document_key(document.sha256)]
        result.tried[mutation.kind] += 1
        result.caught[mutation.kind] += bool(found_rows)
        if found_rows:
            result.roots[sum(bool(row["is_root"]) for row in found_rows)] += 1
        else:
            result.missed.append(str(mutation))
    return result


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2)
    parser.add_argument(
        "--sample", type=int, default=None, help="mutations of each kind a report; all when left out"
    )
    parser.add_argument("--missed", action="store_true", help="list what was not caught")
    chosen = parser.parse_args()
    result = score(chosen.reports, chosen.sample)
    print(f"clean reports {chosen.reports}, failures on them {len(result.failures_on_clean)}")
    for line in result.failures_on_clean[:20]:
        print("  ", line)
    print(f"{'kind':10s} {'tried':>6s} {'caught':>6s} {'share':>8s} {'target':>8s}")
    for kind, target in TARGETS.items():
        tried, caught = result.tried[kind], result.caught[kind]
        print(f"{kind:10s} {tried:6d} {caught:6d} {caught / max(tried, 1):8.1%} {target:8.0%}")
    print("causes named for one mistyping:", dict(sorted(result.roots.items())))
    if chosen.missed:
        print("\n".join(result.missed))


if __name__ == "__main__":
    main()

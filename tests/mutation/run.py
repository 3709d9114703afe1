"""Counts what the checks catch: ``python -m tests.mutation.run [FILE …] [--sample N] [--missed] [--update]``.

Every number of clean reports is mistyped, one at a time; a mutation is caught when the reconciliation of
that report has a failure. The clean reports themselves must have none. With FILES these reports are changed
instead: numbers of prose and tables, percentages, years, units, directions, the body's name; a change is
caught when a failure appears that the unchanged report has not.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ingestion.keys import document_key
from tests.mutation.accounts import Accounts, draw
from tests.mutation.given import failures, given_table, score_given, write_between
from tests.mutation.mutate import Mutation, apply, mutations
from tests.mutation.named import naming
from tests.mutation.real import KINDS
from tests.mutation.report import write

NAMES = {"table": "table amounts", "prose": "prose amounts", "percent": "percentages"}
PAGE = Path(__file__).parents[2] / "docs" / "findings_review.md"
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
    named: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    misnamed: list[str] = field(default_factory=list)
    """Caught, but no finding names the mistyped figure as the odd one."""


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
            said = naming(found_rows, mutation.before, mutation.after)
            result.named[mutation.kind] += said.is_named
            result.mended[mutation.kind] += said.is_mended
            if not said.is_mended:
                root = found_rows[0]
                result.misnamed.append(
                    f"{mutation}: {len(found_rows)} rows, {root['check_code']}, {root['suspect_label']}: {root['message']}"
                )
        else:
            result.missed.append(str(mutation))
    return result


def table(result: Score) -> list[str]:
    """Return the counts as lines of a Markdown table."""
    lines = [
        "| kind | tried | caught | share | target | figure named | and mended |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind, target in TARGETS.items():
        tried, caught = result.tried[kind], result.caught[kind]
        named, mended = (some[kind] / max(caught, 1) for some in (result.named, result.mended))
        lines.append(
            f"| {NAMES[kind]} | {tried} | {caught} | {caught / max(tried, 1):.1%} | {target:.0%} "
            f"| {named:.0%} | {mended:.0%} |"
        )
    return lines


def main() -> int:
    """Print the tables; 1 when a target is missed or a clean report has a failure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="real reports to change instead of clean ones")
    parser.add_argument("--reports", type=int, default=2, help="clean reports to write and mistype")
    parser.add_argument("--sample", type=int, help="changes of each kind a report; all when left out")
    parser.add_argument("--kinds", default=",".join(KINDS), help="kinds of change of real reports")
    parser.add_argument("--missed", action="store_true", help="list what was not caught, or not named")
    parser.add_argument("--update", action="store_true", help=f"write the table into {PAGE.name}")
    chosen = parser.parse_args()
    if chosen.files:
        given = [score_given(path, chosen.sample, chosen.kinds.split(",")) for path in chosen.files]
        lines = given_table(given)
        print("\n".join(lines))
        if chosen.update:
            write_between(PAGE, "given", lines)
        if chosen.missed:
            print("\n".join(line for one in given for line in one.missed))
            print("\n".join(["not named:", *(line for one in given for line in one.misnamed)]))
        return 0
    result = score(chosen.reports, chosen.sample)
    lines = table(result)
    one_cause = result.roots[1] / max(sum(result.roots.values()), 1)
    lines += [
        "",
        f"Clean reports: {chosen.reports}, failures on them: {len(result.failures_on_clean)}. "
        f"Mistypings given one cause: {one_cause:.0%}.",
    ]
    print("\n".join(lines))
    for line in result.failures_on_clean[:20]:
        print("  ", line)
    if chosen.missed:
        print("\n".join([*result.missed, "not named or mended:", *result.misnamed]))
    if chosen.update:
        write_between(PAGE, "clean", lines)
    is_reached = all(result.caught[kind] >= target * result.tried[kind] for kind, target in TARGETS.items())
    return 0 if is_reached and not result.failures_on_clean else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""Round trip of many synthetic reports: ``python -m tests.synthetic.run --count 2000 --seed 7``.

Prints each wrong value as it is found, then the kinds of failure that are most frequent, each with the
sentence of its first example, then recall, wrong values and reports a second. ``--text SEED`` prints one
report, ``--record FILE`` appends the figures of the run to a table.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from tests.synthetic.check import Outcome, check
from tests.synthetic.page import Fact
from tests.synthetic.write import write_report


def shape(fact: Fact) -> str:
    """Return what kind of fact it is: its table and keys, codes left out."""
    keys = ["…" if key[:1].isdigit() else key for key in fact[1]]
    if fact[0] == "fct_project_execution":
        keys[0] = "…"
    elif fact[0] == "fct_performance_score":
        keys[1] = "…"
    return f"{fact[0]} {'|'.join(keys)}"


def reports(first: int, count: int, only: str, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of each seed in order."""
    seeds = range(first, first + count)
    if workers < 2:
        yield from (check(seed, only) for seed in seeds)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(check, seeds, repeat(only), chunksize=20)


def record(path: Path, row: dict[str, str]) -> None:
    """Append a run to the table of runs; a new file begins with the column names."""
    is_new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(row), lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow(row)


def commit() -> str:
    """Return the commit that runs, with ``+`` where files differ from it."""
    head = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False)
    changed = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=False)
    return head.stdout.strip() + "+" * bool(changed.stdout.strip())


def main(arguments: list[str] | None = None) -> int:
    """Run the round trip. Returns 1 when a value came back wrong or parsing crashed."""
    parser = argparse.ArgumentParser(prog="tests.synthetic.run", description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=20, help="kinds of failure to print, each with its first example")
    parser.add_argument("--text", type=int, metavar="SEED", help="print one report and stop")
    parser.add_argument("--only", default="", help="a way or kind of report that every report must use")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--record", type=Path, metavar="FILE", help="append the figures to this table")
    options = parser.parse_args(arguments)
    if options.text is not None:
        print(write_report(options.text, options.only).text())
        return 0
    at, start = commit(), time.perf_counter()
    stated = lost = wrong = unsure = crashed = 0
    shapes: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for outcome in reports(options.seed, options.count, options.only, options.workers):
        stated += len(outcome.page.facts)
        lost += len(outcome.lost)
        wrong += len(outcome.wrong)
        unsure += outcome.unsure
        seed = outcome.seed
        if outcome.crash:
            crashed += 1
            shapes[f"CRASH {outcome.crash}"] += 1
            examples.setdefault(f"CRASH {outcome.crash}", f"seed {seed}")
        failures = [("WRONG", fact, quote) for fact, quote in outcome.wrong]
        failures += [("lost ", fact, outcome.page.sentences.get(fact, "")[:200]) for fact in outcome.lost]
        for word, fact, quote in failures:
            name = f"{word} {shape(fact)}"
            if word == "WRONG":
                print(f"{name}: seed {seed}: {'|'.join(fact[1])} {fact[2]} < {quote!r}", flush=True)
            shapes[name] += 1
            examples.setdefault(name, f"seed {seed}: {'|'.join(fact[1])} {fact[2]} < {quote!r}")
    seconds = time.perf_counter() - start
    for name, number in shapes.most_common(options.show):
        print(f"{number:6d} {name}\n         {examples[name]}")
    recall = 100 * (stated - lost) / max(stated, 1)
    print(
        f"{options.count} reports, {stated} facts: recall {recall:.3f} %, wrong {wrong}, unsure {unsure},"
        f" crashes {crashed}; {options.count / seconds:.0f} reports a second"
    )
    if options.record:
        row = {
            "date": time.strftime("%Y-%m-%d"), "commit": at, "seed": str(options.seed), "reports": str(options.count),
            "facts": str(stated), "lost": str(lost), "wrong": str(wrong), "recall_percent": f"{recall:.3f}",
            "unsure": str(unsure), "crashes": str(crashed), "seconds": f"{seconds:.0f}", "workers": str(options.workers),
        }  # fmt: skip
        record(options.record, row)
    return 1 if wrong or crashed else 0


if __name__ == "__main__":
    sys.exit(main())

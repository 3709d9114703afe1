"""Round trip of many synthetic reports: ``python -m tests.synthetic.run --count 2000 --seed 7``.

Prints the kinds of failure that are most frequent, each with the sentence of its first example, then
recall, wrong values and reports a second. ``--text SEED`` prints one report.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from tests.synthetic.check import check
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


def main(arguments: list[str] | None = None) -> int:
    """Run the round trip. Returns 1 when a value came back wrong."""
    parser = argparse.ArgumentParser(prog="tests.synthetic.run", description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=20, help="kinds of failure to print, each with its first example")
    parser.add_argument("--text", type=int, metavar="SEED", help="print one report and stop")
    parser.add_argument("--only", default="", help="a way or kind of report that every report must use")
    options = parser.parse_args(arguments)
    if options.text is not None:
        print(write_report(options.text, options.only).text())
        return 0
    start = time.perf_counter()
    stated = lost = wrong = unsure = 0
    shapes: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for seed in range(options.seed, options.seed + options.count):
        outcome = check(seed, options.only)
        stated += len(outcome.page.facts)
        lost += len(outcome.lost)
        wrong += len(outcome.wrong)
        unsure += outcome.unsure
        if outcome.crash:
            shapes[f"CRASH {outcome.crash}"] += 1
            examples.setdefault(f"CRASH {outcome.crash}", f"seed {seed}")
        failures = [("WRONG", fact, quote) for fact, quote in outcome.wrong]
        failures += [("lost ", fact, outcome.page.sentences.get(fact, "")[:200]) for fact in outcome.lost]
        for word, fact, quote in failures:
            name = f"{word} {shape(fact)}"
            shapes[name] += 1
            examples.setdefault(name, f"seed {seed}: {'|'.join(fact[1])} {fact[2]} < {quote!r}")
    seconds = time.perf_counter() - start
    for name, number in shapes.most_common(options.show):
        print(f"{number:6d} {name}\n         {examples[name]}")
    recall = 100 * (stated - lost) / max(stated, 1)
    print(
        f"{options.count} reports, {stated} facts: recall {recall:.3f} %, wrong {wrong}, unsure {unsure};"
        f" {options.count / seconds:.0f} reports a second"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Documents a second of each stage of parsing: read, outline, identify, resolve, frames; on one core.

Usage: python -m tools.bench_stages [REPORT …] [--synthetic 60] [--against OTHER_CHECKOUT]

Reports are files or folders (default: the samples); synthetic ones of the tests are added. ``--against``
measures another checkout of this project over the same reports, in turn with this one, and prints the
ratios: only those mean something on a machine that does other work too. Processor time, best of the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "samples" / "reports"
STAGES = ("read", "outline", "identify", "resolve", "frames")
ROUNDS = 3
_Result = TypeVar("_Result")


def measure(paths: list[Path]) -> dict[str, float]:
    """Return the number of documents and the processor seconds of each stage over all of them."""
    from ingestion.accounts import read_accounts_tables
    from ingestion.forms import read_forms
    from ingestion.frames import to_frames
    from ingestion.identity import identify
    from ingestion.model import Document, RejectedError
    from ingestion.narrative import read_narrative
    from ingestion.notices import read_notices
    from ingestion.outline import build_outline
    from ingestion.parse import Parsed
    from ingestion.readers import read_all

    spent = dict.fromkeys(STAGES, 0.0)
    documents: list[Document] = []

    def timed(stage: str, work: Callable[[], _Result]) -> _Result:
        start = time.process_time()
        try:
            return work()
        finally:
            spent[stage] += time.process_time() - start

    for path in paths:
        data = path.read_bytes()
        documents += timed("read", lambda name=path.name, data=data: read_all(name, data))[0]
    count = 0
    for document in documents:
        try:
            outline = timed("outline", lambda d=document: build_outline(d.lines))
            identity = timed("identify", lambda d=document, o=outline: identify(d, o))
            start = time.process_time()
            reading = read_forms(document, outline, identity)
            reading.extend(read_accounts_tables(document, outline, identity, reading.claimed_lines))
            taken = frozenset((mention.line_no, mention.char_start) for mention in reading.mentions)
            reading.extend(read_narrative(document, outline, identity, reading.claimed_lines, taken))
            reading.notices += read_notices(document, outline, identity, reading)
            spent["resolve"] += time.process_time() - start
        except RejectedError:
            continue
        parsed = Parsed(document, identity, outline, reading)
        timed("frames", lambda p=parsed: to_frames([p]))
        count += 1
    return {"documents": float(count), "bytes": float(sum(path.stat().st_size for path in paths)), **spent}


def files_of(reports: list[Path]) -> list[Path]:
    """Return the files in what was given, in a fixed order."""
    found: list[Path] = []
    for one in reports:
        found += sorted(path for path in one.rglob("*") if path.is_file()) if one.is_dir() else [one]
    return found


def best_of(checkouts: list[Path], paths: list[Path]) -> list[dict[str, float]]:
    """Measure each checkout in turn, several rounds, each in a process of its own; least seconds count."""
    best: list[dict[str, float]] = [{} for _ in checkouts]
    for _ in range(ROUNDS):
        for place, checkout in enumerate(checkouts):
            environment = os.environ | {"PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}
            words = [sys.executable, str(Path(__file__).resolve()), "--once", *map(str, paths)]
            done = subprocess.run(
                words, env=environment, cwd=checkout, capture_output=True, text=True, check=True
            )
            for name, value in json.loads(done.stdout).items():
                best[place][name] = min(value, best[place].get(name, value))
    return best


def table(results: list[dict[str, float]]) -> list[str]:
    """Return one line a stage: documents a second here and, where there is another, there and the ratio."""
    lines = []
    for stage in (*STAGES, "all"):
        seconds = [sum(r[s] for s in STAGES) if stage == "all" else r[stage] for r in results]
        speeds = [r["documents"] / max(s, 1e-9) for r, s in zip(results, seconds, strict=True)]
        line = f"{stage:9s} {speeds[0]:9.1f} documents a second"
        if len(speeds) > 1:
            line += f"   the other {speeds[1]:9.1f}   ratio {speeds[0] / speeds[1]:.2f}"
        lines.append(line)
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--synthetic", type=int, default=60, metavar="N")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    paths = [path.resolve() for path in files_of(given.reports or [SAMPLES])]
    if given.once:
        measure(paths[:5])  # patterns compile on first use
        print(json.dumps(measure(paths)))
        return
    from tests.synthetic.write import write_report

    with tempfile.TemporaryDirectory() as folder:
        for seed in range(given.synthetic):
            path = Path(folder) / f"{seed:04d}.txt"
            path.write_text(write_report(seed).text(), encoding="utf-8")
            paths.append(path)
        checkouts = [ROOT, *([given.against.resolve()] if given.against else [])]
        results = best_of(checkouts, paths)
    size = results[0]["bytes"] / len(paths) / 1024
    print(f"{results[0]['documents']:.0f} documents of {size:.0f} KB on average")
    print("\n".join(table(results)))


if __name__ == "__main__":
    main()

"""Score the extraction against every labelled set, straight from ``ingestion``, and the marts built from them.

``python -m tests.quality.score [SET …] [--table T] [--misses N] [--update]`` prints, for each set and
table, statement recall (labels found) and precision (distinct statements that the labels hold), then
those of the synthetic reports and, as ``marts_<set>``, of the facts in a warehouse built from all sets asked for
(``marts.py``), and compares with ``scores.csv`` beside this file. A drop ends with exit code 1; ``--update`` accepts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

from ingestion.model import RejectedError, Statement
from ingestion.parse import Parsed, parse_document
from ingestion.readers import read_bytes
from tests.quality.labelled import TABLES, Label, LabelledReport, same_keys, same_value, sets, similar
from tests.quality.marts import PREFIX, build_marts, score_marts
from tests.quality.table import SCORES, Score, drops, read_scores, write_scores
from tests.synthetic.check import check

SYNTHETIC = "synthetic"
SYNTHETIC_COUNT = 150


def parse(path: Path) -> list[Parsed]:
    """Read and parse one file; an archive gives several."""
    return [parse_document(document) for document in read_bytes(path.name, path.read_bytes())]


def score_table(doc: str, labels: list[Label], statements: Iterable[Statement]) -> Score:
    """Compare the labels and the distinct usable statements of one table of one report.

    Reasons for a shortfall count only where the labels of the report have them.
    """
    kinds = {label.keys[-1] for label in labels}
    distinct = {
        (s.keys, s.value_number, s.value_text): s
        for s in statements
        if s.usable and (s.keys[-1] != "deviation_reason" or "deviation_reason" in kinds)
    }

    def equal(label: Label, statement: Statement) -> bool:
        return same_keys(label.table, label.keys, statement.keys) and same_value(
            label.table, label.value, statement.value_number, statement.value_text
        )

    hard = [label for label in labels if not label.soft]
    missed = [label for label in hard if not any(equal(label, s) for s in distinct.values())]
    wrong = [s for s in distinct.values() if not any(equal(label, s) for label in labels)]
    score = Score(len(hard) - len(missed), len(hard), len(distinct) - len(wrong), len(distinct))
    score.misses += [f"MISS  {doc} {m.table} {'|'.join(m.keys)} {m.value} < {m.quote!r}" for m in missed]
    for s in wrong:
        value = s.value_text if s.value_number is None else s.value_number
        score.misses.append(f"WRONG {doc} {s.fact_table} {'|'.join(s.keys)} {value} < {s.locator}: {s.quote!r}")
    return score


def score_document(report: LabelledReport, identity: object) -> Score:
    """Compare organization, year and region; a null where the label has a value is missing, not wrong."""
    score = Score()
    for name, attribute in (
        ("organization", "organization_name"), ("fiscal_year", "fiscal_year"), ("region_code", "region_code")
    ):  # fmt: skip
        if name not in report.document:
            continue
        wanted, found = report.document[name], getattr(identity, attribute, None)
        same = found is not None and (
            similar(wanted, str(found)) if name == "organization" else wanted == str(found)
        )
        score.add(Score(int(same), 1, int(same), int(found is not None)))
        if not same:
            score.misses.append(f"{'WRONG' if found else 'MISS '} {report.doc} {name} {wanted} read: {found}")
    return score


def score_report(report: LabelledReport) -> dict[str, Score]:
    """Return the scores of one report by table, ``document`` and ``coverage`` included."""
    scores: dict[str, Score] = {}
    try:
        parsed = parse(report.path)
        note = ""
    except RejectedError as error:
        parsed, note = [], f"REJECTED {report.doc}: {error.reason_code} {error.reason}"
    except Exception:
        parsed, note = [], f"CRASHED {report.doc}: {traceback.format_exc(limit=-2)}"
    statements = [statement for one in parsed for statement in one.reading.statements]
    for table in TABLES:
        labels = [label for label in report.labels if label.table == table]
        of_table = [statement for statement in statements if statement.fact_table == table]
        if labels or of_table:
            scores[table] = score_table(report.doc, labels, of_table)
    scores["document"] = score_document(report, parsed[0].identity if parsed else None)
    scores["document"].misses[:0] = [note] if note else []
    mentions = [m for one in parsed for m in one.reading.mentions if m.in_accounts]
    open_ones = [m for m in mentions if m.statement_index is None and m.reason in (None, "unresolved")]
    explained = len(mentions) - len(open_ones)
    scores["coverage"] = Score(explained, len(mentions), explained, len(mentions))
    scores["coverage"].misses += [f"OPEN  {report.doc} {m.locator} {m.stated_text} < {m.clause!r}" for m in open_ones]
    return scores


def score_set(reports: list[LabelledReport]) -> dict[str, Score]:
    """Return the scores of a set by table, with ``all`` over the fact tables."""
    total: dict[str, Score] = {table: Score() for table in (*TABLES, "document", "coverage", "all")}
    for report in reports:
        for table, score in score_report(report).items():
            total[table].add(score)
            if table in TABLES:
                total["all"].add(Score(score.found, score.labels, score.right, score.read))
    return {table: score for table, score in total.items() if score.labels or score.read}


def score_synthetic(count: int = SYNTHETIC_COUNT) -> dict[str, Score]:
    """Return the score of ``count`` written reports, each read back."""
    total = Score()
    for outcome in map(check, range(count)):
        stated, lost, wrong = len(outcome.page.facts), len(outcome.lost), len(outcome.wrong)
        total.add(Score(stated - lost, stated, stated - lost, stated - lost + wrong))
        total.misses += [f"MISS  seed {outcome.seed} {fact[0]} {'|'.join(fact[1])} {fact[2]}" for fact in outcome.lost]
        total.misses += [f"WRONG seed {outcome.seed} {'|'.join(fact[1])} {fact[2]} < {q!r}" for fact, q in outcome.wrong]
    return {"all": total}


def show(by_table: dict[str, Score], only: str | None, most: int) -> None:
    """Print the scores of a set with at most ``most`` misses a table."""
    for table, score in by_table.items():
        print(
            f"  {table:28s} recall {score.found:4d}/{score.labels:<4d} {score.recall:6.2f} %"
            f"   precision {score.right:4d}/{score.read:<4d} {score.precision:6.2f} %"
        )
        if only in (None, table):
            for line in score.misses[:most]:
                print(f"      {line}")


def main(arguments: list[str] | None = None) -> int:
    """Score, print, compare. Return the exit code."""
    parser = argparse.ArgumentParser(prog="tests.quality.score", description=__doc__)
    parser.add_argument("sets", nargs="*", help="sets to score (default: all at hand)")
    parser.add_argument("--table", help="list the misses of this table only")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N misses a table")
    parser.add_argument("--update", action="store_true", help="write scores.csv")
    options = parser.parse_args(arguments)
    at_hand = sets()
    marts = [PREFIX + name for name in at_hand]
    names = [*at_hand, SYNTHETIC, *marts]
    unknown = [name for name in options.sets if name not in names]
    if unknown:
        parser.error(f"not at hand: {', '.join(unknown)} (there are {', '.join(names)})")
    scores: dict[tuple[str, str], Score] = {}
    wanted = options.sets or names
    for name in wanted:
        if name not in marts:
            start = time.perf_counter()
            count = SYNTHETIC_COUNT if name == SYNTHETIC else len(at_hand[name])
            by_table = score_synthetic() if name == SYNTHETIC else score_set(at_hand[name])
            print(f"{name} ({count} reports, {count / (time.perf_counter() - start):.1f} a second)")
            scores |= {(name, table): score for table, score in by_table.items()}
            show(by_table, options.table, options.misses)
    wanted = [name for name in wanted if name in marts]
    if wanted:
        chosen = {name: at_hand[name.removeprefix(PREFIX)] for name in wanted}
        with tempfile.TemporaryDirectory(prefix="juesuan-marts-") as folder:
            built = build_marts((report for reports in chosen.values() for report in reports), Path(folder) / "w")
            for name, reports in chosen.items():
                by_table = score_marts(built, reports, score_document)
                print(f"{name} ({len(reports)} reports)")
                scores |= {(name, table): score for table, score in by_table.items()}
                show(by_table, options.table, options.misses)
    committed = read_scores()
    if options.update:
        kept = {key: score for key, score in committed.items() if key[0] not in {name for name, _ in scores}}
        write_scores(kept | scores)
        print(f"written: {SCORES.name}")
        return 0
    lower = drops(committed, scores)
    for line in lower:
        print(f"DROP {line}")
    return 1 if lower else 0


if __name__ == "__main__":
    sys.exit(main())

"""The release gate: Great Expectations suites over aggregates of the marts, before publishing.

``python -m expectations.release_gate --build-db … --docs … [--previous …]`` prints the verdict as one
JSON line; with ``--wait`` it imports first and takes the arguments as a JSON line from standard input,
so that the slow import runs beside the build. Exit code 0: publish, 1: do not, 2: could not judge.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from expectations.aggregates import read_aggregates
from expectations.criteria import Criterion, is_share, load_criteria
from expectations.docs_page import Outcome, State, criterion_limit, number_text, write_docs
from expectations.labels import named

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
os.environ.setdefault("TQDM_DISABLE", "1")


@dataclass(frozen=True, slots=True)
class GateResult:
    """The verdict. ``failures`` and ``warnings`` are Chinese, one a criterion, with the numbers."""

    success: bool
    failures: list[str] = field(default_factory=list)
    statistics: dict[str, Any] = field(default_factory=dict)
    """Counts and shares of the release; null where the sample is too small to judge."""
    warnings: list[str] = field(default_factory=list)


def run_release_gate(build_db: Path, docs_dir: Path, previous: Path | None = None) -> GateResult:
    """Judge the marts in ``build_db`` and write the result to ``docs_dir`` as HTML and JSON.

    ``previous`` is the published warehouse, if there is one. A build that cannot be read is a failed
    gate, not an error: the result says what is missing. A published warehouse that cannot be read is
    not compared with, which is a warning: else a damaged release could never be replaced.
    """
    try:
        frames, warnings = _read(Path(build_db), Path(previous) if previous else None)
    except duckdb.Error as error:
        return GateResult(False, [f"发布检查读不到构建结果：{_first_line(error)}（{build_db}）"])
    criteria = load_criteria()
    validated = _validate(frames, criteria)
    outcomes = [_outcome(criterion, result, frames) for criterion, result in validated]
    failures = [o.sentence for o in outcomes if o.state is State.FAILED]
    warnings += [o.sentence for o in outcomes if o.state is State.WARNED]
    statistics = _statistics(frames, outcomes)
    write_docs(Path(docs_dir), outcomes, frames, [result for _, result in validated])
    return GateResult(not failures, failures, statistics, warnings)


def _read(build_db: Path, previous: Path | None) -> tuple[dict[str, Any], list[str]]:
    try:
        return read_aggregates(build_db, previous), []
    except duckdb.Error as error:
        frames = read_aggregates(build_db, None)
        return frames, [f"上一版无法读取，没有与它比较：{_first_line(error)}"]


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _validate(
    frames: dict[str, Any], criteria: tuple[Criterion, ...]
) -> list[tuple[Criterion, dict[str, Any]]]:
    """Validate every frame with its suite; return each criterion with GE's result as a dictionary."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas("marts")
    found: dict[str, dict[str, Any]] = {}
    for name, frame in frames.items():
        mine = [criterion for criterion in criteria if criterion.frame == name]
        if not mine or frame.empty:
            continue
        definition = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
        suite = gx.ExpectationSuite(name=name, expectations=[_expectation(c) for c in mine])
        result = (
            definition.get_batch({"dataframe": frame})
            .validate(suite, result_format="BOOLEAN_ONLY")
            .to_json_dict()
        )
        for one in result["results"]:
            found[one["expectation_config"]["meta"]["id"]] = one
    return [(criterion, found.get(criterion.id, {})) for criterion in criteria]


def _expectation(criterion: Criterion) -> Any:
    from great_expectations.expectations.core.expect_column_values_to_be_between import (
        ExpectColumnValuesToBeBetween,
    )
    from great_expectations.expectations.core.expect_table_row_count_to_be_between import (
        ExpectTableRowCountToBeBetween,
    )
    from great_expectations.expectations.metadata_types import FailureSeverity

    meta = {"id": criterion.id, "label": criterion.label, "reason": criterion.reason}
    severity = FailureSeverity(criterion.severity)
    if criterion.counts_rows:
        low, high = (None if bound is None else int(bound) for bound in (criterion.low, criterion.high))
        return ExpectTableRowCountToBeBetween(min_value=low, max_value=high, severity=severity, meta=meta)
    return ExpectColumnValuesToBeBetween(
        column=criterion.column,
        min_value=criterion.low,
        max_value=criterion.high,
        severity=severity,
        meta=meta,
    )


def _outcome(criterion: Criterion, result: dict[str, Any], frames: dict[str, Any]) -> Outcome:
    """Turn GE's result into a state and a Chinese sentence with the rows that are out of bounds."""
    if not result:
        return Outcome(criterion, State.UNDECIDED, "", f"{criterion.label}：没有可以比较的数据")
    if result["exception_info"].get("raised_exception", False):
        message = result["exception_info"].get("exception_message", "")
        return Outcome(criterion, State.FAILED, "", f"{criterion.label}：无法检查（{message}）")
    frame = frames[criterion.frame]
    if criterion.counts_rows:
        observed = str(len(frame))
        bad = [observed] if not result["success"] else []
    else:
        values = frame.set_index("subject")[criterion.column].dropna()
        if values.empty:
            return Outcome(criterion, State.UNDECIDED, "", f"{criterion.label}：样本太小，不作判断")
        outside = values[~values.between(_or(criterion.low, -1e300), _or(criterion.high, 1e300))]
        shown = {name: number_text(v, criterion.column) for name, v in outside.items()}
        total = values.iloc[0] if len(values) == 1 else values.sum()
        observed = ("" if len(values) == 1 else "合计 ") + number_text(total, criterion.column)
        if is_share(criterion.column) and len(values) > 1:
            low, high = (number_text(v, criterion.column) for v in (values.min(), values.max()))
            observed = low if low == high else f"{low} 至 {high}"
        bad = [text if len(frame) == 1 else f"{named(name)}：{text}" for name, text in shown.items()]
    if result["success"]:
        return Outcome(criterion, State.PASSED, observed, f"{criterion.label}：{observed}")
    state = State.FAILED if criterion.severity == "critical" else State.WARNED
    sentence = f"{criterion.label}：{'；'.join(bad)}，要求{criterion_limit(criterion)}。{criterion.reason}"
    return Outcome(criterion, state, observed, sentence)


def _or(value: float | None, default: float) -> float:
    return default if value is None else value


def _statistics(frames: dict[str, Any], outcomes: list[Outcome]) -> dict[str, Any]:
    row = frames["release"].drop(columns="subject").iloc[0]
    release = {name: _plain(value, is_share(name)) for name, value in row.items()}
    facts = {row["subject"]: int(row["rows"]) for _, row in frames["facts"].iterrows()}
    states = {state.name.lower(): sum(o.state is state for o in outcomes) for state in State}
    return {**release, "rows": facts, "criteria": states}


def _plain(value: Any, share: bool) -> float | int | None:
    if value is None or value != value:  # NaN: the sample was too small
        return None
    return float(value) if share else int(value)


def main(arguments: list[str] | None = None) -> int:
    """Run the gate from the command line; see the module's description."""
    parser = argparse.ArgumentParser(prog="python -m expectations.release_gate")
    parser.add_argument("--build-db", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--previous", type=Path)
    parser.add_argument("--wait", action="store_true", help="import, then read the arguments from stdin")
    given = parser.parse_args(arguments)
    if given.wait:
        import great_expectations  # noqa: F401  the slow part, done before it is needed

        line = sys.stdin.readline()
        if not line.strip():
            return 2
        try:
            asked = json.loads(line)
            given.build_db, given.docs = Path(asked["build_db"]), Path(asked["docs"])
            given.previous = Path(asked["previous"]) if asked.get("previous") else None
        except (ValueError, KeyError, TypeError) as error:
            parser.exit(2, f"标准输入应为一行 JSON（build_db、docs、previous）：{error}\n")
    if given.build_db is None or given.docs is None:
        parser.exit(2, "请给出 --build-db 和 --docs\n")
    result = run_release_gate(given.build_db, given.docs, given.previous)
    print(json.dumps(asdict(result), ensure_ascii=False), flush=True)
    return 0 if result.success else 1


if __name__ == "__main__":
    sys.exit(main())

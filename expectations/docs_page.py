"""The gate's result for people: one HTML page that needs no network, and GE's own result as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from expectations.criteria import Criterion, is_share
from expectations.labels import named

_STYLE = """
body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:70rem;
padding:0 1rem;color:#1d2733;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #d5dbe1;padding:.35rem .6rem;text-align:left;
vertical-align:top}th{background:#f3f5f7}table.one{width:auto}td.n{text-align:right;font-variant-numeric:tabular-nums}
.FAILED{color:#a4161a;font-weight:600}.WARNED{color:#8a5a00}.PASSED{color:#1b6e3a}.UNDECIDED{color:#66707a}
.verdict{padding:.8rem 1rem;border-left:.4rem solid;background:#f7f8f9}
"""


class State(Enum):
    """What became of a criterion; the value is its Chinese name."""

    PASSED = "通过"
    FAILED = "不通过"
    WARNED = "提示"
    UNDECIDED = "未判定"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A criterion, its state, what was observed, and the sentence that says so."""

    criterion: Criterion
    state: State
    observed: str
    sentence: str


@cache
def _titles(kind: str) -> dict[str, str]:
    content = yaml.safe_load((Path(__file__).parent / "docs_page.yaml").read_text("utf-8"))
    return dict(content[kind])


def number_text(value: float, column: str) -> str:
    """Return a number of ``column`` as people read it: shares in per cent, others with thousands apart."""
    if is_share(column):
        return f"{100 * float(value):.2f}".rstrip("0").rstrip(".") + "%"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")


def criterion_limit(criterion: Criterion) -> str:
    """Return the limits of a criterion in Chinese: ``不小于 85%``."""
    parts = []
    if criterion.low is not None:
        parts.append(f"不小于 {number_text(criterion.low, criterion.column)}")
    if criterion.high is not None:
        parts.append(f"不大于 {number_text(criterion.high, criterion.column)}")
    return "、".join(parts)


def write_docs(
    docs_dir: Path, outcomes: Sequence[Outcome], frames: dict[str, Any], results: Sequence[dict[str, Any]]
) -> None:
    """Write ``index.html`` and ``validation_result.json`` to ``docs_dir``, making the folder."""
    docs_dir.mkdir(parents=True, exist_ok=True)
    (docs_dir / "index.html").write_text(render(outcomes, frames), "utf-8")
    content = [
        {
            "id": o.criterion.id,
            "state": o.state.value,
            "observed": o.observed,
            "sentence": o.sentence,
            **result,
        }
        for o, result in zip(outcomes, results, strict=True)
    ]
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    (docs_dir / "validation_result.json").write_text(text, "utf-8")


def render(outcomes: Sequence[Outcome], frames: dict[str, Any]) -> str:
    """Return the page: verdict, criteria (failed first), and the numbers they were judged by."""
    counts = {state: sum(o.state is state for o in outcomes) for state in State}
    passed = not counts[State.FAILED]
    verdict = "可以发布" if passed else "不予发布，已发布的数据保持不变"
    summary = "，".join(f"{state.value}{count}项" for state, count in counts.items())
    order = [State.FAILED, State.WARNED, State.PASSED, State.UNDECIDED]
    rows = "".join(_row(o) for o in sorted(outcomes, key=lambda o: order.index(o.state)))
    tables = "".join(_frame(name, frame) for name, frame in frames.items() if len(frame))
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>发布检查</title>'
        f"<style>{_STYLE}</style></head><body><h1>决算数据仓库发布检查</h1>"
        f'<p class="verdict {"PASSED" if passed else "FAILED"}">{verdict}（{summary}）</p>'
        "<h2>检查项</h2><table><thead><tr><th>结论</th><th>检查项</th><th>实际</th><th>要求</th><th>说明</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>{tables}</body></html>\n"
    )


def _row(outcome: Outcome) -> str:
    criterion = outcome.criterion
    explained = f"否则：{criterion.reason}" if outcome.state is State.PASSED else outcome.sentence
    cells = (criterion.label, outcome.observed, criterion_limit(criterion), explained)
    middle = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><td class="{outcome.state.name}">{outcome.state.value}</td>{middle}</tr>'


def _frame(name: str, frame: Any) -> str:
    # One row of many numbers reads better downwards.
    records = frame.to_dict("records")
    if len(records) == 1:
        body = "".join(f"<tr><th>{_title(k)}</th>{_cell(v, k)}</tr>" for k, v in records[0].items())
        head = ""
    else:
        head = "<thead><tr>" + "".join(f"<th>{_title(k)}</th>" for k in frame.columns) + "</tr></thead>"
        rows = ("".join(_cell(v, k) for k, v in record.items()) for record in records)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
    kind = "" if head else ' class="one"'
    title = escape(_titles("frames").get(name, name))
    return f"<h2>{title}</h2><table{kind}>{head}<tbody>{body}</tbody></table>"


def _title(column: str) -> str:
    return escape(_titles("columns").get(column, column))


def _cell(value: Any, column: str) -> str:
    if value is None or value != value:  # a missing share is NaN in pandas
        return '<td class="n">—</td>'
    if isinstance(value, str):
        return f"<td>{escape(named(value))}</td>"
    return f'<td class="n">{number_text(value, column)}</td>'

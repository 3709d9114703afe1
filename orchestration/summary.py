"""The summary of a run, from what its steps noted down: data for ``run_summary.json`` and the terminal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from orchestration.notes import RunNotes

GATE = "发布标准"
"""How a message of the release gate begins."""


def run_summary(notes: RunNotes) -> dict[str, Any]:
    """Return counts, rejections, coverage, rows by table and the outcome of every gate."""
    ingest, dbt, gate = notes.get("ingest"), notes.get("dbt"), notes.get("gate")
    return {
        "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
        "files_found": ingest.get("files_found"),
        "files_parsed": ingest.get("files_parsed"),
        "parsed_again": ingest.get("parsed_again", {}),
        "files_kept": ingest.get("files_kept", 0),
        "documents": ingest.get("documents"),
        "bytes_read": ingest.get("bytes_read"),
        "ingest_seconds": ingest.get("seconds"),
        "parser_key": ingest.get("parser_key"),
        "input_key": ingest.get("input_key"),
        "rejected": rejections(notes),
        "ignored": ingest.get("ignored", []),
        "coverage": ingest.get("coverage"),
        "clarity": ingest.get("clarity"),
        "rows": notes.get("release").get("rows", {}),
        "findings": notes.get("release").get("findings", {}),
        "stale_corrections": notes.get("release").get("stale", 0),
        "tests": dbt.get("tests"),
        "gate": gate,
    }


def failures(notes: RunNotes) -> list[str]:
    """Return in Chinese what kept the run from being published; [] when nothing did.

    What a step raised is told where no check says it better.
    """
    found = []
    for table, messages in notes.get("pandera").get("failed", {}).items():
        found += [f"中间表 {table}：{message}" for message in messages]
    dbt = notes.get("dbt")
    if dbt.get("error"):
        found.append(f"加工出错：{dbt['error']}")
    found += dbt.get("failed", [])
    found += [f"{GATE}：{message}" for message in notes.get("gate").get("failures", [])]
    return found or list(notes.get("errors").get("steps", []))


def rejections(notes: RunNotes) -> list[dict[str, str]]:
    """Return what the running or last run did not take in: file, code and reason."""
    return [
        {"source_name": row[0], "reason_code": row[3], "reason": row[4]}
        for row in notes.get("ingest").get("rejected", [])
    ]


def last_run(notes: RunNotes) -> dict[str, Any]:
    """Return when the last run began, whether it published, and what stopped it; {} where none is known."""
    run = notes.get("run")
    return run and {**run, "published": bool(notes.get("published")), "failures": failures(notes)}

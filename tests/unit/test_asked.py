"""Questions are complete: noted wherever a table is used, the same from warm caches, and exact for limits."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ingestion.asked import Asked
from ingestion.cache import pack, unpack, unpack_questions
from ingestion.lexicon.difference import JUDGED
from ingestion.readers.limits import DEFAULT_LIMITS, Limits
from ingestion.work import load_parser, work_on
from ingestion.workers import Task, run_tasks

FIXTURES = Path(__file__).parents[1] / "fixtures"
FILES = ["report.pdf", "report.docx", "report.doc", "report.xlsx", "report.xls", "report.html", "report.zip"]


def questions(packed: bytes) -> Asked:
    found = unpack_questions(packed)
    assert found is not None
    return found


def outcome(path: Path, limits: Limits) -> tuple[bytes, Asked]:
    packed = work_on(path.name, path.read_bytes(), limits=limits)
    entry = unpack(packed)
    assert entry is not None
    entry.asked = None
    return pack(entry), questions(packed)


def test_every_module_that_reads_a_judged_table_notes_its_questions(root: Path) -> None:
    missing, seen = [], set()
    for path in (root / "ingestion").rglob("*.py"):
        if path.parent.name == "lexicon":
            continue
        code = path.read_text(encoding="utf-8")
        used = set(re.findall(r"""\b(?:load|any_of|table_rows|_rows)\(\s*["'](\w+)["']""", code)) & set(JUDGED)
        seen |= used
        missing += [f"{path.name}: {name}" for name in used if f'note_text("{name}"' not in code]
    assert missing == []
    assert seen == set(JUDGED)


def test_questions_do_not_depend_on_what_was_parsed_before(samples: Path) -> None:
    paths = sorted(samples.iterdir())[:4]
    work = partial(work_on, limits=DEFAULT_LIMITS)
    tasks = [Task(number, path.name, path.read_bytes()) for number, path in enumerate(paths)]
    cold = run_tasks(work, reversed(tasks), workers=1, timeout=300, memory=None, prepare=load_parser)
    first = {done.no: done.payload for done in cold}
    for _ in range(2):
        for task in tasks:
            assert work(task.source_name, task.data) == first[task.no], task.source_name


@pytest.mark.parametrize("name", FILES)
def test_a_limit_decides_exactly_where_the_questions_say(name: str) -> None:
    path = FIXTURES / name
    usual, asked = outcome(path, DEFAULT_LIMITS)
    assert "max_bytes" in asked.passed
    assert not asked.hit
    for limit, largest in asked.passed.items():
        same, _ = outcome(path, replace(DEFAULT_LIMITS, **{limit: largest}))
        assert same == usual, limit
        if largest:
            other, found = outcome(path, replace(DEFAULT_LIMITS, **{limit: largest - 1}))
            assert other != usual, limit
            assert limit in found.hit
    untouched = {name: 0 for name in ("max_pages", "max_rows", "max_depth") if name not in asked.passed}
    assert outcome(path, replace(DEFAULT_LIMITS, **untouched))[0] == usual

"""The batch: every file ends as documents or as a reasoned row; same input, same bytes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import polars as pl
import pytest

from ingestion import finding
from ingestion.allowance import Allowance
from ingestion.batch import IngestResult, Options, ingest
from ingestion.work import work_on
from ingestion.workers import Task, WorkerStartError, run_tasks
from tests.unit.batch_fakes import broken_parser, parse, read


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    (folder / "县").mkdir(parents=True)
    (folder / "a.txt").write_text("1200\n3400\n")
    (folder / "县" / "b.txt").write_text("56\n")
    return folder


def run(landing: Path, workers: int = 0, **options) -> IngestResult:
    base = landing.parent
    return ingest(
        [landing], base / "staging", base / "cache",
        options=Options(workers=workers, **options), read=read, parse=parse,
    )  # fmt: skip


def staged(landing: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(landing.parent / "staging" / f"{name}.parquet")


def staged_bytes(landing: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (landing.parent / "staging").glob("*.parquet")}


def reasons(result: IngestResult) -> dict[str, str]:
    return {row[0]: row[3] for row in result.rejected}


def test_reads_folders_and_writes_every_table(landing: Path) -> None:
    result = run(landing)
    assert (result.files_found, result.files_parsed, result.documents) == (2, 2, 2)
    assert sorted(staged(landing, "stg_document")["source_name"]) == ["a.txt", "县/b.txt"]
    assert sorted(staged(landing, "stg_three_public")["amount_yuan"]) == [56, 1200, 3400]
    assert staged(landing, "stg_revenue").height == 0


def test_second_run_parses_nothing_and_changes_nothing(landing: Path) -> None:
    run(landing)
    before = staged_bytes(landing)
    again = run(landing)
    assert (again.files_parsed, again.staging_reused) == (0, True)
    assert staged_bytes(landing) == before


def test_rewriting_from_the_cache_gives_the_same_bytes(landing: Path) -> None:
    run(landing)
    before = staged_bytes(landing)
    (landing.parent / "staging" / "manifest.json").unlink()
    assert run(landing).files_parsed == 0
    assert staged_bytes(landing) == before


def test_force_parses_again_with_the_same_bytes(landing: Path) -> None:
    run(landing)
    before = staged_bytes(landing)
    assert run(landing, force=True).files_parsed == 2
    assert staged_bytes(landing) == before


def test_workers_give_the_same_bytes_as_one_process(landing: Path) -> None:
    run(landing)
    before = staged_bytes(landing)
    run(landing, workers=2, force=True)
    assert staged_bytes(landing) == before


def test_one_new_file_is_the_only_one_parsed(landing: Path) -> None:
    run(landing)
    (landing / "c.txt").write_text("9")
    result = run(landing)
    assert (result.files_parsed, result.documents) == (1, 3)


def test_damaged_cache_entry_and_staging_file_are_replaced(landing: Path) -> None:
    run(landing)
    before = staged_bytes(landing)
    for entry in (landing.parent / "cache").rglob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-5])
    (landing.parent / "staging" / "stg_document.parquet").write_bytes(b"half")
    assert run(landing).documents == 2
    assert staged_bytes(landing) == before


def test_bad_files_are_rows_and_cost_only_themselves(landing: Path) -> None:
    for name in ("crash", "hang", "memory", "bug", "budget"):
        (landing / f"{name}.txt").write_text(f"{name}\n1\n")
    (landing / "empty.txt").write_bytes(b"")
    result = run(landing, workers=2, allowance=Allowance(seconds=3, memory=4 * 1024**3))
    assert reasons(result) == {
        "crash.txt": "parser_crash",
        "hang.txt": "limit_seconds",
        "memory.txt": "limit_memory",
        "bug.txt": "parser_error",
        "budget.txt": "not_final_accounts",
        "empty.txt": "empty",
    }
    assert result.documents == 2
    by_name = {row[0]: row[4] for row in result.rejected}
    assert "KeyError" in by_name["bug.txt"]
    assert "退出码7" in by_name["crash.txt"]


def test_crash_is_tried_again_next_time_and_a_rejection_is_not(landing: Path) -> None:
    (landing / "crash.txt").write_text("crash")
    (landing / "budget.txt").write_text("budget")
    assert run(landing, workers=1).files_parsed == 4
    again = run(landing, workers=1)
    assert (again.files_parsed, again.staging_reused) == (1, False)


def test_identical_content_is_loaded_once_and_names_the_first(landing: Path) -> None:
    (landing / "z.txt").write_bytes((landing / "a.txt").read_bytes())
    result = run(landing)
    assert result.documents == 2
    assert [(row[0], row[3]) for row in result.rejected] == [("z.txt", "duplicate_content")]
    assert "a.txt" in result.rejected[0][4]


def test_archive_gives_documents_and_its_duplicates_are_named(landing: Path) -> None:
    (landing / "x.zip").write_bytes(b"archive:\n77\n88\n77\n56\n")
    (landing / "y.txt").write_bytes(b"88")
    result = run(landing)
    names = set(staged(landing, "stg_document")["source_name"])
    assert names == {"a.txt", "x.zip!/0.txt", "x.zip!/1.txt", "x.zip!/3.txt", "县/b.txt"}
    assert reasons(result) == {"x.zip!/2.txt": "duplicate_content", "y.txt": "duplicate_content"}
    assert staged(landing, "stg_three_public")["statement_key"].is_unique().all()


def test_vanished_file(landing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Path.read_bytes

    def vanish(self: Path) -> bytes:
        if self.name == "a.txt":
            raise FileNotFoundError(2, "No such file", str(self))
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", vanish)
    assert reasons(run(landing)) == {"a.txt": "not_found"}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "没有读取文件夹的权限"),
        (OSError(errno.EMFILE, "Too many open files"), "文件夹无法读取：打开的文件太多"),
        (OSError(errno.EIO, "Input/output error"), "文件夹无法读取：Input/output error"),
    ],
)
def test_a_folder_that_cannot_be_listed(
    landing: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "县":
            raise error
        return scandir(path)

    monkeypatch.setattr(finding.os, "scandir", refuse)
    result = run(landing)
    assert reasons(result) == {"县/": "folder_unreadable"}
    assert told in result.rejected[0][4]
    assert result.documents == 1


def test_missing_path_broken_link_pipe_and_loop(landing: Path) -> None:
    (landing / "link.txt").symlink_to(landing / "gone.txt")
    (landing / "loop").symlink_to(landing)
    (landing / "there").symlink_to(landing / "back")
    (landing / "back").symlink_to(landing / "there")
    os.mkfifo(landing / "pipe")
    base = landing.parent
    result = ingest(
        [landing, base / "nowhere"], base / "staging", base / "cache",
        options=Options(workers=0), read=read, parse=parse,
    )  # fmt: skip
    assert reasons(result) == {
        "link.txt": "not_found", "pipe": "not_a_file", "nowhere": "not_found",
        "there": "unreadable", "back": "unreadable",
    }  # fmt: skip
    assert result.documents == 2


def test_temporary_files_are_ignored_and_listed(landing: Path) -> None:
    for name in (".hidden.txt", "~$a.docx", "b.txt.part", "Thumbs.db"):
        (landing / name).write_text("5")
    result = run(landing)
    assert result.ignored == [".hidden.txt", "Thumbs.db", "b.txt.part", "~$a.docx"]
    assert result.documents == 2


def test_same_name_in_two_folders_stays_apart(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "决算.txt").write_text(str(ord(folder)))
    ingest([tmp_path / "甲", tmp_path / "乙", tmp_path / "甲"], tmp_path / "staging", tmp_path / "cache",
           options=Options(workers=0), read=read, parse=parse)  # fmt: skip
    names = pl.read_parquet(tmp_path / "staging" / "stg_document.parquet")["source_name"]
    assert sorted(names) == ["乙/决算.txt", "甲/决算.txt"]


def test_size_limit_is_checked_before_reading(landing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingestion.readers.limits import Limits

    result = run(landing, allowance=Allowance(limits=Limits(max_bytes=4)))
    assert reasons(result) == {"a.txt": "limit_max_bytes"}


def test_name_that_is_not_utf8(landing: Path) -> None:
    Path(os.fsdecode(os.fsencode(landing) + b"/" + "决算.txt".encode("gb18030"))).write_text("31")
    run(landing)
    assert "决算.txt" in staged(landing, "stg_document")["source_name"].to_list()


def test_progress_counts_every_file(landing: Path) -> None:
    (landing / "empty.txt").write_bytes(b"")
    seen: list[tuple[int, int]] = []
    base = landing.parent
    for _ in range(2):
        ingest([landing], base / "staging", base / "cache", options=Options(workers=0), read=read, parse=parse,
               progress=lambda done, total, name: seen.append((done, total)))  # fmt: skip
    assert seen == [(1, 3), (2, 3), (3, 3)] * 2


def test_parser_that_cannot_be_loaded_stops_the_run_instead_of_rejecting_every_file() -> None:
    tasks = [Task(0, "a.txt", b"1")]
    with pytest.raises(WorkerStartError, match="nonsense"):
        list(run_tasks(work_on, tasks, workers=1, timeout=9, memory=None, prepare=broken_parser))


def test_refused_files_of_an_archive_are_rows_of_their_own(tmp_path: Path) -> None:
    import zipfile

    landing = tmp_path / "landing"
    landing.mkdir()
    with zipfile.ZipFile(landing / "reports.zip", "w") as archive:
        archive.writestr(
            "good.txt",
            "甲市乙局2020年度部门决算\n七、“三公”经费支出情况\n2020年公务接待费支出决算为5.31万元。\n",
        )
        archive.writestr("bad.pdf", b"no pdf at all")
    result = ingest([landing], tmp_path / "staging", tmp_path / "cache", options=Options(workers=0))
    assert result.documents == 1
    assert [row[0] for row in result.rejected] == ["reports.zip/bad.pdf"]


def test_of_two_names_of_one_content_the_telling_one_stays(landing: Path) -> None:
    told = "青石县水务局2023年度部门决算.txt"
    (landing / told).write_bytes((landing / "a.txt").read_bytes())
    result = run(landing)
    assert [(row[0], row[4]) for row in result.rejected] == [("a.txt", f"内容与“{told}”完全相同，只入库一次")]
    # Inside an archive too, where the content is seen only when it is parsed.
    (landing / "青石县林业局2023年度部门决算.txt").write_bytes(b"88")
    (landing / "x.zip").write_bytes(b"archive:\n88\n")
    assert {row[0] for row in run(landing).rejected} == {"a.txt", "x.zip!/0.txt"}

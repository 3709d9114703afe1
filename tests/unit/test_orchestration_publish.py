"""Publishing: identical bytes, one atomic swap, old readers, old clients' format, one build at a time."""

from __future__ import annotations

import multiprocessing
import struct
from pathlib import Path

import duckdb
import pytest

from orchestration import publish
from orchestration.lock import BusyError, hold, release
from orchestration.publish import Described, clear_away, swap_in, write_candidate

DESCRIBED = {
    "fct_a": Described("收入'事实；", {"k": "键", "amount_yuan": "金额（元）"}),
    "not_built": Described("没有建成的表", {"k": "键"}),
}


@pytest.fixture
def build_db(tmp_path: Path) -> Path:
    path = tmp_path / "build.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE SCHEMA marts; CREATE SCHEMA staging; CREATE TABLE staging.x AS SELECT 1 a")
        connection.execute("CREATE TABLE marts.fct_a (k VARCHAR, amount_yuan DECIMAL(20,2))")
        connection.execute("INSERT INTO marts.fct_a VALUES ('b', 0.10), ('a', 12345678901234567.89), ('c', NULL)")
        connection.execute("CREATE TABLE marts.fct_empty (k VARCHAR)")
    return path


def test_release_holds_exactly_the_marts(build_db: Path, tmp_path: Path) -> None:
    made = write_candidate(build_db, tmp_path / "releases", DESCRIBED)
    assert made.rows == {"fct_a": 3, "fct_empty": 0}
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "fct_a.parquet", "fct_empty.parquet", "juesuan.duckdb", "marts.duckdb",
    ]  # fmt: skip
    with duckdb.connect(str(made.folder / "marts.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT k, amount_yuan::VARCHAR FROM marts.fct_a").fetchall()
        comments = connection.execute(
            "SELECT t.comment, c.comment FROM duckdb_tables() t, duckdb_columns() c "
            "WHERE t.table_name = 'fct_a' AND c.table_name = 'fct_a' AND column_name = 'amount_yuan'"
        ).fetchall()
    assert rows == [("a", "12345678901234567.89"), ("b", "0.10"), ("c", None)]
    assert comments == [("收入'事实；", "金额（元）")]


def test_row_order_of_the_build_does_not_change_the_bytes(build_db: Path, tmp_path: Path) -> None:
    first = write_candidate(build_db, tmp_path / "releases", DESCRIBED)
    with duckdb.connect(str(build_db)) as connection:
        connection.execute("CREATE OR REPLACE TABLE marts.fct_a AS FROM marts.fct_a ORDER BY k DESC")
    second = write_candidate(build_db, tmp_path / "releases", DESCRIBED)
    for name in ("fct_a.parquet", "fct_empty.parquet"):
        assert (first.folder / name).read_bytes() == (second.folder / name).read_bytes()


def test_file_format_is_one_that_older_clients_read(build_db: Path, tmp_path: Path) -> None:
    made = write_candidate(build_db, tmp_path / "releases", DESCRIBED)
    header = (made.folder / "marts.duckdb").read_bytes()[:20]
    own = tmp_path / "own.duckdb"
    duckdb.connect(str(own)).close()
    assert header[8:12] == b"DUCK"
    assert struct.unpack("<Q", header[12:20])[0] < 100 < struct.unpack("<Q", own.read_bytes()[12:20])[0]


def test_swap_replaces_the_whole_and_open_readers_go_on(build_db: Path, tmp_path: Path) -> None:
    releases, published = tmp_path / "releases", tmp_path / "published"
    swap_in(write_candidate(build_db, releases, DESCRIBED).folder, published)
    reader = duckdb.connect(str(published / "marts.duckdb"), read_only=True)
    for _ in range(3):
        with duckdb.connect(str(build_db)) as connection:
            connection.execute("INSERT INTO marts.fct_a VALUES ('new', 1)")
        swap_in(write_candidate(build_db, releases, DESCRIBED).folder, published)
    assert reader.execute("SELECT count(*) FROM marts.fct_a").fetchall() == [(3,)]
    reader.close()
    with duckdb.connect(str(published / "marts.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM marts.fct_a").fetchall() == [(6,)]
    assert len(list(releases.iterdir())) == 2


def test_killed_before_the_rename_leaves_the_old_release(
    build_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases, published = tmp_path / "releases", tmp_path / "published"
    swap_in(write_candidate(build_db, releases, DESCRIBED).folder, published)
    old = published.resolve()

    def die(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            swap_in(write_candidate(build_db, releases, DESCRIBED).folder, published)
    assert published.resolve() == old
    swap_in(write_candidate(build_db, releases, DESCRIBED).folder, published)
    assert published.resolve() != old
    assert len(list(releases.iterdir())) == publish._KEEP
    assert list(tmp_path.glob(".published.*")) == []


def test_clearing_away_without_a_published_release_keeps_nothing_half_done(build_db: Path, tmp_path: Path) -> None:
    write_candidate(build_db, tmp_path / "releases", DESCRIBED)
    clear_away(tmp_path / "releases", tmp_path / "published")
    assert list((tmp_path / "releases").iterdir()) == []


def test_a_folder_of_somebody_else_is_not_replaced(build_db: Path, tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    with pytest.raises(FileExistsError, match="不是由本程序发布"):
        swap_in(write_candidate(build_db, tmp_path / "releases", DESCRIBED).folder, tmp_path / "published")


def _try(warehouse: Path, answers) -> None:
    try:
        hold(warehouse)
        answers.put("held")
    except BusyError as error:
        answers.put(str(error))


def test_second_build_is_refused_while_the_first_runs(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()

    def other() -> str:
        process = context.Process(target=_try, args=(tmp_path, answers))
        process.start()
        answer = answers.get(timeout=30)
        process.join()
        return answer

    hold(tmp_path)
    hold(tmp_path)
    assert "另一次构建正在使用该仓库（进程 " in other()
    release(tmp_path)
    assert other() == "held"

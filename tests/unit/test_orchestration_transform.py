"""dbt's scratch database: whatever a killed run left of it is gone before the next one."""

from __future__ import annotations

from pathlib import Path

from orchestration.transform import clear_scratch


def test_leftovers_of_a_killed_run_are_removed_with_the_spill_folder(tmp_path: Path) -> None:
    scratch = tmp_path / "warehouse.duckdb"
    scratch.write_bytes(b"half")
    scratch.with_name("warehouse.duckdb.wal").write_bytes(b"log")
    spill = tmp_path / "warehouse.duckdb.tmp"
    spill.mkdir()
    (spill / "duckdb_temp_storage-0.tmp").write_bytes(b"spilled")
    other = tmp_path / "run"
    other.mkdir()

    clear_scratch(scratch)

    assert list(tmp_path.iterdir()) == [other]


def test_nothing_to_remove_is_fine(tmp_path: Path) -> None:
    clear_scratch(tmp_path / "warehouse.duckdb")
    assert list(tmp_path.iterdir()) == []

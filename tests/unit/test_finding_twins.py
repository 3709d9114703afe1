"""Of files with one content, the one whose name says whose report it is stays."""

from __future__ import annotations

import pytest

from ingestion.finding import by_telling_name


@pytest.mark.parametrize(
    ("kept", "others"),
    [
        ("乙/青石县水务局2023年度部门决算.txt", ["1.txt", "甲/2023年决算.txt", "a/青石县水务局.txt"]),
        ("青石县水务局2023年度部门决算.txt", ["青石县水务局2023年度部门决算 - 副本.txt", "青石县水务局2023年度部门决算(1).txt"]),
        ("z.zip!/青石县水务局2023年度部门决算.txt", ["附件1.txt", "部门决算公开说明.txt", "20230811.txt"]),
        ("a/1.txt", ["b/1.txt"]),  # as before: by path
    ],
)
def test_the_telling_name_stays(kept: str, others: list[str]) -> None:
    for names in ([kept, *others], [*others, kept]):
        assert min(names, key=by_telling_name) == kept

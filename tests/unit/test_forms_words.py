"""Every word of the layouts is found by the example it came from; grades and glued numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.forms.glued_amounts import solve
from ingestion.forms.grade import chosen_grade
from ingestion.forms.layout import (
    column_of,
    load_layout,
    money_column_of,
    money_row_of,
    name_label_of,
    title_kind,
    total_label_of,
)
from ingestion.forms.prose_text import load_prose

_READERS = {
    "columns": lambda text: getattr(column_of(text), "role", None),
    "money_columns": lambda text: getattr(money_column_of(text), "role", None),
    "money_rows": money_row_of,
    "names": name_label_of,
    "totals": total_label_of,
    "titles": title_kind,
}
_EXAMPLES = [
    (name, word.role, example)
    for name in _READERS
    for word in getattr(load_layout(), name)
    for example in word.examples
]


@pytest.mark.parametrize(("name", "role", "example"), _EXAMPLES)
def test_example_has_the_role_of_its_entry(name: str, role: str, example: str) -> None:
    assert _READERS[name](example) == role


def test_prose_measures_end_where_the_amount_begins() -> None:
    def measures(words: str) -> set[str]:
        return {measure for measure, pattern in load_prose().measures if pattern.search(words)}

    assert measures("项目全年预算数为") == {"budget"}
    assert measures("安排项目资金") == measures("计划资金全部到位") == {"budget"}
    assert measures("，本年度财政拨款") == {"budget_fiscal"}
    assert measures("，实际支出") == {"executed"}
    assert not measures("预算执行率")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自评结果：☑优秀（90≤得分≤100）；□良好（80≤得分＜90）；□合格（60≤得分＜80）", ("优秀", (90, 100))),
        ("自评结果：优秀（90≤得分≤100）；□良好（80≤得分＜90）；□不合格（低于60分）", ("优秀", (90, 100))),
        ("□优 ☑良 □中 □差", ("良", None)),
        ("优", ("优", None)),
        ("□优秀 □良好 □合格", None),
        ("优秀、良好、合格、不合格", None),
        ("效果很好", None),
    ],
)
def test_grade_is_the_ticked_one(text: str, expected: tuple[str, tuple[int, int] | None] | None) -> None:
    found = chosen_grade(text)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert found[0] == expected[0]
        assert found[1] == (tuple(map(Decimal, expected[1])) if expected[1] else None)


@pytest.mark.parametrize(
    ("run", "budgets", "mark", "expected"),
    [
        ("412.5206.251050%5", 1, "10", ("412.5", "206.25")),
        ("60.2 60.2 58.8 97.7% 10 9.8", 2, None, ("60.2", "60.2", "58.8")),
        ("120118.810 99%9.9", 1, "10", ("120", "118.8")),
        ("55105100%10", 1, None, None),
        ("1234567", 1, None, None),
    ],
)
def test_glued_numbers_are_cut_by_the_rate_or_left_alone(
    run: str, budgets: int, mark: str | None, expected: tuple[str, ...] | None
) -> None:
    assert solve(run, budgets, mark, True, True) == expected

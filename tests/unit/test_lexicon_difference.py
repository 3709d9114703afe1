"""What is looked for when the lexicon changed, and in which strings."""

from __future__ import annotations

import pytest

from ingestion.asked import Asked, note_hit, note_passed, note_text, noting, unpack_asked
from ingestion.lexicon.difference import Tables, alternatives, difference, judged_tables
from ingestion.lexicon.tables import read_lexicon
from ingestion.state import Change, State


@pytest.fixture(scope="module")
def tables() -> Tables:
    return judged_tables(read_lexicon())


def with_row(tables: Tables, name: str, keys: tuple[str, ...], pattern: str, place: int = 0) -> Tables:
    rows = list(tables[name])
    rows.insert(place, (True, keys, pattern))
    return tables | {name: rows}


def asked(**texts: str) -> Asked:
    return Asked(texts={name: {text} for name, text in texts.items()})


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("甲|乙", ["甲", "乙"]),
        ("甲(?:乙|丙)|丁", ["甲(?:乙|丙)", "丁"]),
        (r"甲\|乙|[|\]]|[]|]", [r"甲\|乙", r"[|\]]", "[]|]"]),
        ("[^]|]甲|乙", ["[^]|]甲", "乙"]),
        (r"\(甲|乙\)|(?<!丙|丁)戊", [r"\(甲", r"乙\)", "(?<!丙|丁)戊"]),
        ("甲|", ["甲", ""]),
    ],
)
def test_alternatives(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


def test_an_entry_affects_files_that_were_asked_about_its_words_only(tables: Tables) -> None:
    change = difference(tables, with_row(tables, "item", ("three_public", "meeting"), "会务费"))
    assert change.affects(asked(item="支付会务费"))
    assert not change.affects(asked(item="支付会议费"))
    assert not change.affects(asked(section="会务费情况"))


def test_look_arounds_see_the_string_that_was_asked_about(tables: Tables) -> None:
    change = difference(tables, with_row(tables, "item", ("three_public", "meeting"), "(?<!会)务费$"))
    assert change.affects(asked(item="服务费"))
    assert not change.affects(asked(item="会务费"))
    assert not change.affects(asked(item="服务费用"))


def test_an_added_alternative_is_looked_for_alone(tables: Tables) -> None:
    rows = list(tables["item"])
    own, keys, pattern = rows[0]
    rows[0] = (own, keys, f"{pattern}|三项公务经费")
    change = difference(tables, tables | {"item": rows})
    assert not change.affects(asked(item="“三公”经费支出"))
    assert change.affects(asked(item="三项公务经费支出"))


def test_moved_entries_are_looked_for(tables: Tables) -> None:
    rows = list(tables["section"])
    rows[3], rows[9] = rows[9], rows[3]
    change = difference(tables, tables | {"section": rows})
    assert len(change.patterns["section"]) >= 2
    assert not change.everything


def test_a_pattern_that_matches_nothing_in_particular_affects_everything_asked(tables: Tables) -> None:
    change = difference(tables, with_row(tables, "filler", ("word",), "(?:甲)?"))
    assert change.affects(asked(filler="支出"))


def test_labels_are_compared_whole_and_without_year_and_unit(tables: Tables) -> None:
    change = difference(tables, with_row(tables, "accounts_axis", ("kind", "final", "b"), "本年数"))
    assert not change.affects(asked(accounts_axis="会议费"))
    whole = difference(tables, with_row(tables, "accounts_axis", ("tp", "reception", "b"), "招待费"))
    assert whole.affects(asked(accounts_axis="1、招 待 费（万元）"))
    assert not whole.affects(asked(accounts_axis="业务招待费"))


def test_a_new_first_row_of_a_table_code_affects_everything(tables: Tables) -> None:
    rows = [(False, ("total", "other_scope", "", "total"), "甲表"), *tables["accounts_table"]]
    assert difference(tables, tables | {"accounts_table": rows}).everything
    own = with_row(tables, "accounts_table", ("total", "other_scope", "", "total"), "甲表")
    assert not difference(tables, own).everything


def test_unknown_tables_affect_everything(tables: Tables) -> None:
    assert difference({}, tables).everything


def test_a_limit_concerns_files_that_came_near_it() -> None:
    questions = Asked(passed={"max_pages": 30}, hit={"max_rows"})
    tables: Tables = judged_tables(read_lexicon())

    def cause(old: dict[str, int], new: dict[str, int]) -> str:
        return Change(State(tables, old), State(tables, new)).cause(questions)

    assert cause({"max_pages": 100}, {"max_pages": 200}) == ""
    assert cause({"max_pages": 100}, {"max_pages": 30}) == ""
    assert cause({"max_pages": 100}, {"max_pages": 29}) == "limits"
    assert cause({"max_rows": 100}, {"max_rows": 200}) == "limits"
    assert cause({"max_rows": 100}, {"max_rows": 50}) == "limits"
    assert cause({"max_cells": 100}, {"max_cells": 50}) == ""


def test_questions_survive_packing_and_are_noted_only_inside() -> None:
    note_text("item", "以外")
    with noting() as found:
        note_text("item", "甲\u0000乙")
        note_text("change", "甲\u0000乙")
        note_passed("max_pages", 3)
        note_passed("max_pages", 2)
        note_hit("max_rows")
    assert found == Asked({"item": {"甲\0乙"}, "change": {"甲\0乙"}}, {"max_pages": 3}, {"max_rows"})
    assert unpack_asked(found.pack()) == found
    with pytest.raises(ValueError, match="damaged"):
        unpack_asked(found.pack()[:-4])

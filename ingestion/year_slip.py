"""A sentence that tells totals of the year before alone: that year's, or this year's with the year slipped.

``2022年度财政拨款收、支总计90万元`` in the report of 2023: where the report states the same amount of this
year, the sentence is this year's and its year a slip (notice ``mixed_year``). Where it states another amount
of this year, the words are taken as they stand. Where it states none, nobody can tell: kept, not used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ingestion.model import Reading, Statement

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")
_COMPARES = re.compile(r"[上去]年|上一年|[与比较同]\s*(?:20[0-9]{2}|年初|预算)|以前年度|历年")
_PRIOR, _FINAL = "prior_final", "final"
_WHOLES = frozenset({"grand_total", "current_total"})
_MONEY_TABLES = ("fct_revenue", "fct_expenditure")


def settle_slipped_years(reading: Reading, fiscal_year: int | None) -> None:
    """Give the totals of sentences that name the prior year alone to this year where that is proved."""
    if fiscal_year is None:
        return
    sentences: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        if statement.source_kind == "narrative" and statement.usable and statement.keys[-1:] == (_PRIOR,):
            sentences[statement.line_no, statement.quote].append(statement)
    for (_, quote), told in sentences.items():
        alone = set(_YEAR.findall(quote)) == {str(fiscal_year - 1)} and not _COMPARES.search(quote)
        if alone and any(_is_whole(one) for one in told):
            _settle(told, reading.statements)


def _is_whole(statement: Statement) -> bool:
    return statement.fact_table in _MONEY_TABLES and statement.keys[-2] in _WHOLES


def _is_sum(statement: Statement) -> bool:
    """Whether it is a total, or what came from one fund: no class of expenditure."""
    if statement.fact_table == "fct_expenditure":
        return statement.keys[1] == "total"
    return statement.fact_table == "fct_revenue"


def _settle(told: Iterable[Statement], statements: Iterable[Statement]) -> None:
    """Settle the statements ``told`` of one sentence by what else the report states."""
    finals = [one for one in statements if one.usable and one.keys[-1:] == (_FINAL,) and one.value_number]
    amounts = {one.value_number for one in finals if _is_sum(one)}
    known = {(one.fact_table, one.keys[:-1]) for one in finals}
    wholes = [one for one in told if _is_whole(one)]
    is_slip = any(one.value_number in amounts for one in wholes)
    if not is_slip and any((one.fact_table, one.keys[:-1]) in known for one in wholes):
        return
    for one in told:
        as_printed = f"{one.fact_table}:{'|'.join(one.keys)}"
        this_year = (*one.keys[:-1], _FINAL)
        if is_slip:
            one.keys, one.alternatives = this_year, as_printed
        else:
            one.usable, one.alternatives = False, f"{one.fact_table}:{'|'.join(this_year)}"

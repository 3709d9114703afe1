"""A sentence that tells totals of the year before alone: that year's, or this year's with the year slipped.

``2022年度财政拨款收、支总计90万元`` in the report of 2023: where the report states the same amount of this
year, the sentence is this year's and its year a slip (notice ``mixed_year``). Where it states another amount
of this year, the words are taken as they stand. Where it states none, nobody can tell: kept, not used.

Purchases have no amount of the year before: ``2022年度政府采购支出总额90万元`` is kept and not used, unless
this year's contracts are the printed share of it: ``授予中小企业合同金额45万元，占…的50%``, without a year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from ingestion.model import Claim, Reading, Statement
from ingestion.narrative.answer import PRIOR_YEAR

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")
_COMPARES = re.compile(r"[上去]年|上一年|[与比较同]\s*(?:20[0-9]{2}|年初|预算)|以前年度|历年")
_PRIOR, _FINAL = "prior_final", "final"
_WHOLES = frozenset({"grand_total", "current_total"})
_PURCHASES = "fct_procurement"
_MONEY_TABLES = ("fct_revenue", "fct_expenditure")


def settle_slipped_years(reading: Reading, fiscal_year: int | None) -> None:
    """Give the totals of sentences that name the prior year alone to this year where that is proved."""
    if fiscal_year is None:
        return
    _settle_purchases(reading)
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


def _settle_purchases(reading: Reading) -> None:
    """Use purchases told with the prior year where this year's contracts are the printed share of them."""
    purchases = [one for one in reading.statements if one.fact_table == _PURCHASES]
    told = [one for one in purchases if not one.usable and one.alternatives == PRIOR_YEAR]
    wholes = [one for one in purchases if one.keys == ("total",)]
    if len(wholes) != 1 or wholes[0] not in told:
        return
    if any(_is_share(claim, wholes[0], reading) for claim in reading.claims):
        for one in told:
            one.usable = True


def _is_share(claim: Claim, whole: Statement, reading: Reading) -> bool:
    """Whether a claim gives the share that a usable statement of purchases has in the amount of ``whole``."""
    if claim.claim_kind != "share" or claim.fact_table != _PURCHASES or claim.statement_index is None:
        return False
    part, of_total = reading.statements[claim.statement_index], "采购" in (claim.base_subject or "")
    if not (of_total and part.usable and part.value_number and whole.value_number and claim.value_number):
        return False
    share = part.value_number / whole.value_number * 100
    return abs(share - claim.value_number) <= (claim.resolution or Decimal(0))

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
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingestion.model import Claim, Reading, Statement
from ingestion.narrative.answer import PRIOR_YEAR

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")
_COMPARES = re.compile(r"[上去]年|上一年|[与比较同]\s*(?:20[0-9]{2}|年初|预算)|以前年度|历年")
_PRIOR, _FINAL = "prior_final", "final"
_WHOLES = frozenset({"grand_total", "current_total"})
_PURCHASES = "fct_procurement"
_MONEY_TABLES = ("fct_revenue", "fct_expenditure")
_PUBLIC_TOTAL = ("fct_three_public", "total")
_OF_VEHICLES = ("vehicle_purchase", "vehicle_operation")


def settle_slipped_years(reading: Reading, fiscal_year: int | None) -> None:
    """Give the totals of sentences that name the prior year alone to this year where that is proved."""
    if fiscal_year is None:
        return
    _settle_purchases(reading)
    finals = [one for one in reading.statements if one.usable and one.keys[-1:] == (_FINAL,)]
    finals = [one for one in finals if one.value_number]
    sentences: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        if statement.source_kind == "narrative" and statement.usable and statement.keys[-1:] == (_PRIOR,):
            sentences[statement.line_no, statement.quote].append(statement)
    for (line_no, quote), told in sentences.items():
        if set(_YEAR.findall(quote)) != {str(fiscal_year - 1)} or _COMPARES.search(quote):
            continue
        beside = {_names(one) for one in finals if (one.line_no, one.quote) == (line_no, quote)}
        if any(_is_whole(one) and _names(one) not in beside for one in told):
            _settle(told, finals)


def _is_whole(statement: Statement) -> bool:
    """Whether a section opens with it: then the prior year alone is not what it is to tell."""
    if statement.fact_table in _MONEY_TABLES:
        return statement.keys[-2] in _WHOLES or statement.keys[1] == "nature"
    return statement.fact_table == "fct_operating_cost" or _names(statement) == _PUBLIC_TOTAL


def _names(statement: Statement) -> tuple[str, ...]:
    """Return what the statement is of, whatever its stage and fund."""
    own = statement.keys[:-1]
    return (statement.fact_table, *(own[1:] if statement.fact_table in _MONEY_TABLES else own))


def _proves(final: Statement, whole: Statement) -> bool:
    """Whether the amount ``final`` of this year is the one that ``whole`` tells.

    A total may be told of another fund, or as what came from one (财政拨款收入), but not as a class.
    """
    if final.value_number != whole.value_number:
        return False
    if whole.fact_table in _MONEY_TABLES and whole.keys[-2] in _WHOLES:
        return final.fact_table == "fct_revenue" or _names(final)[1:2] == ("total",)
    return _names(final) == _names(whole)


def _adds_up(finals: Sequence[Statement], whole: Statement) -> bool:
    """Whether the three public expenses of this year make the total that ``whole`` tells."""
    parts = {_names(one)[1]: one.value_number or 0 for one in finals if one.fact_table == _PUBLIC_TOTAL[0]}
    vehicles = parts.get("vehicle_total", sum(parts.get(part, 0) for part in _OF_VEHICLES))
    made = parts.get("overseas", 0) + vehicles + parts.get("reception", 0)
    return _names(whole) == _PUBLIC_TOTAL and bool(made) and made == whole.value_number


def _settle(told: Iterable[Statement], finals: Sequence[Statement]) -> None:
    """Settle the statements ``told`` of one sentence by what else the report states of this year."""
    known = {(one.fact_table, one.keys[:-1]) for one in finals}
    wholes = [one for one in told if _is_whole(one)]
    is_slip = any(_adds_up(finals, one) or any(_proves(final, one) for final in finals) for one in wholes)
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

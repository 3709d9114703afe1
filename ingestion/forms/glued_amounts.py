"""Amounts whose digits run together, with a rate, a mark and a score behind them: where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingestion.numbers import last_place

AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?|[0-9]+\.[0-9]{3,6}")
_MAX_ERROR = Decimal("0.06")
_CLEAR_LEAD = Decimal("0.02")


def _cuts(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to read ``digits`` as ``count`` amounts of at most two decimals, no leading zeros."""
    if count == 0:
        if not digits:
            yield ()
        return
    for size in range(1, len(digits) + 1):
        part = digits[:size]
        if not re.fullmatch(r"(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?", part):
            continue
        for rest in _cuts(digits[size:], count - 1):
            yield (part, *rest)


def _error(amounts: tuple[str, ...], rate: Decimal) -> Decimal:
    budget, executed = Decimal(amounts[-2]), Decimal(amounts[-1])
    return abs(executed / budget - rate / 100) if budget else Decimal(99)


def _rate_fits(amounts: Sequence[str], behind: Sequence[str]) -> bool:
    """Return whether a rate printed behind the amounts is the one of the last against any before it."""
    rates = [token[:-1] for token in behind if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?[%％]", token)]
    return not rates or any(
        _error((budget, amounts[-1]), Decimal(rates[0])) <= _MAX_ERROR for budget in amounts[:-1]
    )


def _score_fits(after: str, rate: str, mark: str) -> bool:
    """Return whether the number behind the rate can be the score that rate and mark make."""
    score = re.match(r"[0-9]+(?:\.[0-9]{1,2})?", after)
    return score is None or abs(Decimal(score.group()) - Decimal(rate) * Decimal(mark) / 100) <= 1


def solve(
    run: str,
    head_budgets: int,
    mark: str | None,
    has_mark: bool,
    has_score: bool,
    scored: str | None = None,
) -> tuple[str, ...] | None:
    """Return the amounts (budgets, then executed) that a run of glued numbers starts with, or None.

    ``run``: the characters after the row label, up to the last digit or percent sign. The rate, the mark
    (``scored``: one that is not printed in the row) and the score behind it decide between the ways to
    cut; two ways about as good give None.
    """
    count = head_budgets + 1
    tokens = re.split(r"\s+", run.strip())
    plain = [token for token in tokens if AMOUNT.fullmatch(token)]
    if len(tokens) > count and len(plain) >= count and plain[:count] == tokens[:count]:
        return tuple(tokens[:count]) if _rate_fits(plain[:count], tokens[count:]) else None
    compact = re.sub(r"[\s,，]", "", run)
    percent = re.search(r"[%％]", compact)
    if percent is None:
        return tuple(tokens) if len(tokens) == count and len(plain) == count else None
    found: list[tuple[Decimal, tuple[str, ...]]] = []
    exact: set[tuple[str, ...]] = set()
    before = compact[: percent.start()]
    for size in range(1, min(6, len(before)) + 1):
        rate_text, rest = before[-size:], before[:-size]
        if not re.fullmatch(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,2})?", rate_text):
            continue
        marks = [mark] if mark else ["10", "20", "5", "15"] if has_mark else []
        for printed in [each + places for each in marks for places in ("", ".0", ".00")] or [""]:
            if printed and not rest.endswith(printed):
                continue
            full = printed or scored
            if has_score and full and not _score_fits(compact[percent.end() :], rate_text, full):
                continue
            body = rest[: len(rest) - len(printed)] if printed else rest
            cuts = [(_error(cut, Decimal(rate_text)), cut) for cut in _cuts(body, count)]
            found += cuts
            exact |= {cut[-2:] for error, cut in cuts if error <= last_place(rate_text) / 100}
    found.sort(key=lambda item: item[0])
    if len(exact) == 1:
        # Only one way to cut gives the printed rate, rounded or cut off at its last place.
        return next(cut for _, cut in found if cut[-2:] in exact)
    if not found or found[0][0] > _MAX_ERROR:
        return None
    rivals = [
        cut for error, cut in found if error < found[0][0] + _CLEAR_LEAD and cut[-2:] != found[0][1][-2:]
    ]
    return None if rivals else found[0][1]

"""Which fund words or a section are about."""

from __future__ import annotations

import re

NAMED_FUNDS = ("general_public_budget", "government_fund", "state_capital")
"""The funds that together are the fiscal appropriations."""
SCOPE_OF_SECTION = {
    "fiscal_total": "fiscal_appropriation",
    "gpb_total": "general_public_budget",
    "gpb_structure": "general_public_budget",
    "gpb_detail": "general_public_budget",
    "basic_expenditure": "general_public_budget",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}
_SCOPE_WORDS = re.compile(
    r"(?P<general_public_budget>一般公共预算|公共财政预算|一般公共财政|公共预算|一般预算(?=财政|拨款))"
    r"|(?P<government_fund>政府性基金)|(?P<state_capital>国有资本(?:经营)?(?:预算)?)|(?P<fiscal_appropriation>(?<!非)财政拨款)"
)
_ALL_OF_FUND = re.compile(
    r"(?:均|全部|都)(?:为|是|属于?|来自)(?:一般公共预算|公共财政预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)(?:财政拨款)?(?=[，。；])"
)
"""``财政拨款收支均为一般公共预算财政拨款，其中…``: a remark on what is spoken of, which stays 财政拨款."""


def only_fund(text: str) -> str | None:
    """Return the one of ``NAMED_FUNDS`` that ``text`` names; None where it names none or several."""
    named = {match.lastgroup for match in _SCOPE_WORDS.finditer(text)} & set(NAMED_FUNDS)
    return named.pop() if len(named) == 1 else None


def scope_of_words(text: str) -> str | None:
    """Return the fund scope that the last fund word of ``text`` names, or None."""
    found, end = None, 0
    text = _ALL_OF_FUND.sub("", text)
    for match in _SCOPE_WORDS.finditer(text):
        if match.lastgroup == "fiscal_appropriation" and found in NAMED_FUNDS:
            if not re.search(r"[，；。：、]", text[end : match.start()]):
                continue  # ``一般公共预算财政拨款``: one fund
        found, end = match.lastgroup, match.end()
    return found

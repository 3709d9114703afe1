"""Write one synthetic report from a seed."""

from __future__ import annotations

from random import Random

from tests.synthetic import accounts, disclosure, names, others, provinces, public, regional
from tests.synthetic.page import Page
from tests.synthetic.style import random_style

BODY = (
    (accounts.totals, provinces.long_total, regional.carried_first, regional.difference_rate),
    (accounts.revenue, accounts.revenue, provinces.listed_income, provinces.joined_income),
    (accounts.expenditure, provinces.listed_spending, provinces.by_function),
    (accounts.fiscal,),
    (accounts.general_public_budget, accounts.general_public_budget, provinces.plain_classes, regional.quoted_classes),
    (accounts.basic, provinces.grouped_basic),
    (public.three_public, public.three_public, regional.named_apart),
    (others.funds,),
)
"""The sections in order, each with the ways it can be written."""
LAST = (others.operating_cost, others.procurement, others.state_asset, others.projects)


OTHER_KINDS = {
    disclosure.three_public_page: 5,
    disclosure.self_evaluation: 2,
    disclosure.accounts_page: 2,
    disclosure.budget_page: 1,
}
"""Kinds of report beside the full one, with their weights."""


def write_report(seed: int) -> Page:
    """Return the report of ``seed``: its text and the facts it states. The same seed gives the same report."""
    rng = Random(seed)
    place, _ = rng.choice(names.PLACES)
    page = Page(rng, random_style(rng), rng.randint(2020, 2023), place + rng.choice(names.BODIES))
    if page.chance(0.4):
        rng.choices(list(OTHER_KINDS), list(OTHER_KINDS.values()))[0](page)
        return page
    others.overview(page)
    for ways in BODY:
        if page.chance(0.85):
            rng.choice(ways)(page)
    page.heading(page.pick("其他重要事项的情况说明", "其他重要事项"))
    for section in LAST:
        if page.chance(0.85):
            section(page)
    others.glossary(page)
    return page

"""Write one synthetic report from a seed."""

from __future__ import annotations

from random import Random

from tests.synthetic import accounts, disclosure, names, others, public
from tests.synthetic.page import Page
from tests.synthetic.style import random_style

BODY = (
    accounts.totals, accounts.revenue, accounts.expenditure, accounts.fiscal, accounts.general_public_budget,
    accounts.basic, public.three_public, others.funds,
)  # fmt: skip
LAST = (others.operating_cost, others.procurement, others.state_asset, others.projects)


OTHER_KINDS = (disclosure.three_public_page, disclosure.self_evaluation, disclosure.accounts_page)


def write_report(seed: int) -> Page:
    """Return the report of ``seed``: its text and the facts it states. The same seed gives the same report."""
    rng = Random(seed)
    place, _ = rng.choice(names.PLACES)
    page = Page(rng, random_style(rng), rng.randint(2020, 2023), place + rng.choice(names.BODIES))
    if page.chance(0.4):
        page.rng.choices(OTHER_KINDS, [3, 1, 1])[0](page)
        return page
    others.overview(page)
    for section in BODY:
        if page.chance(0.85):
            section(page)
    page.heading(page.pick("其他重要事项的情况说明", "其他重要事项"))
    for section in LAST:
        if page.chance(0.85):
            section(page)
    others.glossary(page)
    return page

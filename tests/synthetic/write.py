"""Write one synthetic report from a seed."""

from __future__ import annotations

from random import Random

from tests.synthetic import (
    accounts,
    apart,
    cities,
    disclosure,
    further,
    names,
    official,
    others,
    provinces,
    public,
    regional,
)
from tests.synthetic.page import Page
from tests.synthetic.sheet import random_sheet
from tests.synthetic.style import random_style

BODY = (
    (accounts.totals, provinces.long_total, regional.carried_first, regional.difference_rate, further.one_unit, cities.short_totals, cities.sums_with_parts),
    (accounts.revenue, accounts.revenue, provinces.listed_income, provinces.joined_income, further.amounts_first),
    (accounts.expenditure, provinces.listed_spending, provinces.by_function, further.budget_beside_final, further.unit_above, cities.in_yuan),
    (accounts.fiscal,),
    (accounts.general_public_budget, accounts.general_public_budget, provinces.plain_classes, regional.quoted_classes, further.class_then_items, cities.coded),
    (accounts.basic, provinces.grouped_basic),
    (public.three_public, public.three_public, regional.named_apart, further.zero_beside_zero, cities.side_by_side),
    (others.funds,),
)
"""The sections in order, each with the ways it can be written."""
LAST = (others.operating_cost, others.procurement, others.state_asset, others.projects)


OTHER_KINDS = {
    disclosure.three_public_page: 5,
    disclosure.self_evaluation: 2,
    disclosure.accounts_page: 2,
    disclosure.budget_page: 1,
    apart.budgets: 1,
    apart.region_page: 1,
}
"""Kinds of report beside the full one, with their weights."""


def write_report(seed: int, only: str = "") -> Page:
    """Return the report of ``seed``: its text and the facts it states. The same seed gives the same report.

    ``only``: name of a way or kind that the report must use, for the trial of a new one.
    """
    rng = Random(seed)
    place, _ = rng.choice(names.PLACES)
    page = Page(rng, random_style(rng), rng.randint(2020, 2023), place + rng.choice(names.BODIES))
    page.sheet = random_sheet(rng, f"{page.name}{page.year}年度部门决算")
    for kind in OTHER_KINDS:
        if kind.__name__ == only:
            kind(page)
            return page
    if page.chance(0.4) and not only:
        rng.choices(list(OTHER_KINDS), list(OTHER_KINDS.values()))[0](page)
        return page
    others.overview(page)
    if page.chance(0.1):
        apart.subordinate(page)
    if page.chance(0.1):
        apart.next_year(page)
    for ways in BODY:
        forced = [way for way in ways if way.__name__ == only]
        if forced or page.chance(0.85):
            rng.choice(forced or list(ways))(page)
    page.heading(page.pick("其他重要事项的情况说明", "其他重要事项"))
    for section in LAST:
        if page.chance(0.85):
            section(page)
    others.glossary(page)
    if page.chance(0.15) or only == "some":
        page.lines.append(f"第四部分 {page.year}年度部门决算表")
        official.some(page)
    elif page.chance(0.1) or only == "attachment":
        apart.attachment(page)
    return page

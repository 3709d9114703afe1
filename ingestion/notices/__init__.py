"""Wording checks of a report: years, bodies, leftovers, numbers, units, lists and names.

Each rule prefers to say nothing where the words can be meant so: a bureau sends these findings on unread.
"""

from __future__ import annotations

from ingestion.model import Document, Identity, Notice, Outline, Reading
from ingestion.notices.bodies import read_bodies
from ingestion.notices.counts import read_counts
from ingestion.notices.directions import read_directions
from ingestion.notices.leftovers import read_leftovers
from ingestion.notices.magnitude import read_magnitudes
from ingestion.notices.names import read_names
from ingestion.notices.numbers import read_numbers
from ingestion.notices.parts import read_parts
from ingestion.notices.place import read_text
from ingestion.notices.procurement import read_procurement
from ingestion.notices.rates import read_rates
from ingestion.notices.several import read_several
from ingestion.notices.shares import read_shares
from ingestion.notices.sums import read_sums
from ingestion.notices.tables import read_tables
from ingestion.notices.years import read_years

NOTICE_CODES = (
    "comparison_year",
    "mixed_year",
    "other_body",
    "template_leftover",
    "missing_unit",
    "doubled_sign",
    "mangled_number",
    "unit_magnitude",
    "listed_parts",
    "text_share",
    "outdated_name",
    "listed_but_zero",
    "procurement_sme_parts",
    "completion",
    "growth",
    "prior_implied",
    "table_detail",
    "direction",
    "procurement_micro",
    "asset_vehicles",
    "several_bodies",
    "form_text",
)


def read_notices(document: Document, outline: Outline, identity: Identity, reading: Reading) -> list[Notice]:
    """Return what a reviewer must see in the wording, in the order of the text.

    ``reading`` holds the statements already read: table amounts decide magnitudes and zero items.
    """
    text = read_text(document, outline, identity)
    found = [
        *read_years(text),
        *read_bodies(text),
        *read_several(text),
        *read_leftovers(text),
        *read_numbers(text),
        *read_magnitudes(text),
        *read_parts(text, reading),
        *read_shares(text, reading),
        *read_names(text, reading),
        *read_procurement(text),
        *read_rates(text, reading),
        *read_counts(text),
        *read_directions(text),
        *read_tables(reading),
    ]
    found += _unsaid(found, list(read_sums(text)))
    return sorted(found, key=lambda notice: (notice.line_no, notice.notice_code, notice.subject))


def _unsaid(found: list[Notice], sums: list[Notice]) -> list[Notice]:
    """The broken lists whose odd number no other rule has named: one mistake is one notice."""
    said = {(one.line_no, one.stated_value) for one in found if one.notice_code != "missing_unit"}
    lines = {
        one.line_no for one in found if one.notice_code in ("text_share", "unit_magnitude", "mangled_number")
    }
    return [one for one in sums if one.line_no not in lines and (one.line_no, one.stated_value) not in said]

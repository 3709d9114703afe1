"""Whose report a document is, of which year, region and kind; or why it is none."""

from __future__ import annotations

import re
from datetime import date

from ingestion.identity.kind import STATES_NOTHING, reject_unless_report, report_kind, states_amounts
from ingestion.identity.organization import find_organization
from ingestion.identity.regional import regional_subject
from ingestion.identity.view import TextView, view
from ingestion.identity.year import find_year
from ingestion.model import Document, Identity, Outline
from ingestion.reference import RegionMatch, resolve_region

__all__ = ["STATES_NOTHING", "identify", "states_amounts", "view"]

_DATE = re.compile(r"^(?:[一-龥（）]{0,30})?(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日$")


def identify(document: Document, outline: Outline | None = None) -> Identity:
    """Return organization, region, fiscal year and kind of ``document``.

    What the text does not tell stays None and is reported, never guessed. Raises ``RejectedError``
    (codes ``empty``, ``blank_template``, ``budget``, ``not_a_report``, ``states_nothing``) with a
    Chinese reason for a document that is no such report.
    """
    seen = view(document, outline)
    reject_unless_report(seen)
    body = find_organization(seen)
    year, year_basis = find_year(seen)
    whole = "" if body.name else regional_subject(seen)
    subject = body.name or whole
    region = resolve_region(subject, (seen.text, *seen.titles)) if subject else None
    return Identity(
        organization_name=body.name,
        region_code=region.code if region else None,
        region_level=region.level if region else None,
        fiscal_year=year,
        report_kind=report_kind(seen),
        organization_basis=body.basis,
        region_note=_region_note(region, whole),
        year_basis=year_basis,
        aliases=body.aliases,
        published_on=document.published_on or _closing_date(seen),
    )


def _region_note(region: RegionMatch | None, whole: str) -> str:
    if region is None:
        return "未识别出填报单位，政区待定"
    if not whole:
        return region.note
    return f"“{whole}”的地区汇总数，不是一个单位的决算" + (f"；{region.note}" if region.note else "")


def _closing_date(seen: TextView) -> date | None:
    """Return the date under a signature at the end of the text, the day the report was made public."""
    for piece in reversed(seen.pieces[-8:]):
        if match := _DATE.match(piece):
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return None
    return None

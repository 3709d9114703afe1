"""One document in, everything it states out: a pure function of the document and the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.accounts import read_accounts_tables
from ingestion.forms import read_forms
from ingestion.fund_in_short import widen_fund_in_short
from ingestion.government import distrust_regional, is_government_account
from ingestion.identity import STATES_NOTHING, identify, states_amounts, view
from ingestion.listing import distrust_listed, listed_lines
from ingestion.model import Document, Identity, Outline, Reading, RejectedError
from ingestion.narrative import read_narrative
from ingestion.notices import read_notices
from ingestion.ocr_trust import distrust_unconfirmed, is_ocr
from ingestion.outline import build_outline
from ingestion.summed_region import distrust_summed_region
from ingestion.unit_proof import trust_proven_units
from ingestion.unit_slip import distrust_slipped_units
from ingestion.unread import list_unread
from ingestion.year_slip import settle_slipped_years


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its identity, outline and everything read from it."""

    document: Document
    identity: Identity
    outline: Outline
    reading: Reading


def parse_document(document: Document) -> Parsed:
    """Read forms, accounts tables and prose of one document, in that order of claim.

    Lines that a form or table reader claims are not read as prose; amounts that no reader answered for are
    listed as mentions. Raises ``RejectedError`` when the document is not such a report or states nothing.
    """
    outline = build_outline(document.lines)
    identity = identify(document, outline)
    reading = read_forms(document, outline, identity)
    of_forms = frozenset(reading.claimed_lines)
    reading.extend(read_accounts_tables(document, outline, identity, reading.claimed_lines))
    taken = frozenset((mention.line_no, mention.char_start) for mention in reading.mentions)
    reading.extend(read_narrative(document, outline, identity, reading.claimed_lines, taken))
    if not reading.statements and not states_amounts(view(document, outline)):
        raise RejectedError(*STATES_NOTHING)
    list_unread(document, outline, of_forms, reading)
    if is_ocr(document):
        distrust_unconfirmed(reading)
    distrust_slipped_units(reading)
    widen_fund_in_short(reading)
    settle_slipped_years(reading, identity.fiscal_year)
    trust_proven_units(reading)
    distrust_listed(reading, listed_lines(document))
    distrust_summed_region(reading, document, identity)
    if is_government_account(document):
        distrust_regional(reading)
    reading.notices += read_notices(document, outline, identity, reading)
    return Parsed(document, identity, outline, reading)

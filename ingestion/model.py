"""Value types that every room of ``ingestion`` shares.

Flow: reader -> ``Document`` -> (outline, grids) -> readers of prose, tables and forms, each
returning a ``Reading`` -> staging frames (``ingestion.frames``).
Amounts are ``Decimal`` in yuan; counts and scores are ``Decimal`` without unit conversion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

SourceKind = Literal["narrative", "table", "chart"]
Part = Literal["main", "attachment", "glossary", "contents"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document's text, in reading order.

    ``text`` is the cleaned line (export marks removed, length-preserving width folding applied);
    ``raw`` is the line as printed; ``raw_offsets[i]`` is the index in ``raw`` of ``text[i]``
    (``None`` when both have the same offsets).
    """

    no: int
    text: str
    raw: str
    locator: str
    """``line 16`` for text files, ``page 7`` for paged ones, ``paragraph 12`` for word files."""
    page: int | None = None
    is_cell: bool = False
    """True when the source marks this line as (part of) a table cell, e.g. a leading tab."""
    raw_offsets: tuple[int, ...] | None = None

    def quote(self, start: int, end: int, limit: int = 200) -> str:
        """Return the verbatim source text behind ``text[start:end]``, at most ``limit`` characters."""
        if self.raw_offsets is None:
            return self.raw[start:end][:limit]
        if not self.raw_offsets or start >= len(self.raw_offsets):
            return ""
        first = self.raw_offsets[start]
        last = self.raw_offsets[min(end, len(self.raw_offsets)) - 1] + 1
        return self.raw[first:last][:limit]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid. ``text`` is '' for a blank cell; spans count rows and columns covered."""

    text: str
    row: int
    col: int
    locator: str
    """To the cell: ``page 7 table 2 row 5``, ``sheet 表三!C12``, ``line 99``."""
    row_span: int = 1
    col_span: int = 1
    line_no: int | None = None
    """The text line the cell was recovered from, where the grid came out of a text stream."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells. A merged cell stands in its first position; covered ones are None."""

    rows: tuple[tuple[Cell | None, ...], ...]
    locator: str
    title_lines: tuple[str, ...] = ()
    """Lines just above the table (title, 单位：…, 编制单位：…), nearest last."""
    after_line: int = -1
    """Index in ``Document.lines`` of the last text line before the table."""
    page: int | None = None
    line_span: tuple[int, int] | None = None
    """First and last line number it was recovered from (inclusive), for grids out of a text stream."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: text lines and grids in reading order. Pure data, no interpretation."""

    source_name: str
    media_type: str
    sha256: str
    byte_size: int
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    title: str | None = None
    """Title from meta data (HTML <title>, Word core properties), not from the text."""
    published_on: date | None = None
    encoding: str | None = None
    page_count: int | None = None
    remarks: tuple[str, ...] = ()
    """What the reader left out and says so (hidden sheet, page limit), in Chinese."""


class RejectedError(Exception):
    """A file that cannot become a document; ``reason`` is Chinese and meant for a clerk."""

    def __init__(self, reason_code: str, reason: str) -> None:
        super().__init__(reason)
        self.reason_code = reason_code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the outline and the lines below it, up to the next heading (end exclusive)."""

    no: int
    code: str
    """Code of ``ingestion/lexicon/section.csv``, or ``other``."""
    title: str
    level: int
    part: Part
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in order; ``section_of[i]`` is the index in ``sections`` for line i."""

    sections: tuple[Section, ...]
    section_of: tuple[int, ...]

    def at(self, line_no: int) -> Section:
        """Return the section line ``line_no`` stands in."""
        return self.sections[self.section_of[line_no]]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is. Null fields are reported, never guessed."""

    organization_name: str | None
    region_code: str | None
    region_level: str | None
    fiscal_year: int | None
    report_kind: str
    """``final_accounts`` | ``performance_self_evaluation`` | ``three_public_disclosure``"""
    organization_basis: str = ""
    """Where the name was read: ``title``, ``cover``, ``signature``, ``text``, ``file name``."""
    region_note: str = ""
    """Chinese note where the region is ambiguous or came from a zone; '' when clear."""
    year_basis: str = ""
    aliases: tuple[str, ...] = ()
    """Other forms of the name in the text (short names)."""
    published_on: date | None = None
    """The reader's publication date, else the date under the signature at the end of the text."""


@dataclass(slots=True)
class Statement:
    """One number (or indicator text) that the report states about its own accounts."""

    fact_table: str
    keys: tuple[str, ...]
    """Key columns in the contract's order; score items and indicators end with the field."""
    value_number: Decimal | None
    stated_text: str
    source_kind: SourceKind
    section: str
    part: Part
    locator: str
    line_no: int
    """Line (or, for grids, the line after which the grid stands)."""
    char_start: int
    """Offset in ``Line.text``; for a grid cell ``row * 1000 + col``."""
    quote: str
    extractor: str
    """Name of the rule that read it, e.g. ``narrative.three_public``."""
    value_text: str | None = None
    unit: str | None = None
    """As printed or inherited from a header: 元, 万元, 亿元, 个, 辆, 分 …"""
    resolution: Decimal | None = None
    """One unit of the last printed place in canonical units (yuan for amounts)."""
    usable: bool = True
    """False when the reading is not clear by a stated rule: kept, shown, never used in a fact."""
    alternatives: str | None = None
    """The other readings, ``fact_table:fact_key`` joined by ``;``, where the resolver had a choice, or a word
    for the doubt: ``not_stated``, ``unit_not_stated``, ``unit_slip``, ``regional_statistic``,
    ``other_body``, ``prior_year``."""
    attributes: dict[str, str] = field(default_factory=dict)
    """Extra columns of a topic: grade, full_mark, evaluator, function_code of a matrix cell …"""


@dataclass(slots=True)
class Mention:
    """One amount in yuan, 万元 or 亿元 in the text, or one numeric cell of an accounts table."""

    locator: str
    line_no: int
    char_start: int
    char_end: int
    stated_text: str
    value_yuan: Decimal | None
    section: str
    part: Part
    in_accounts: bool
    """True in the accounts sections, over which coverage is measured."""
    clause: str
    statement_index: int | None = None
    """Index in ``Reading.statements`` when it became a statement."""
    reason: str | None = None
    """Why not: ``change``, ``glossary``, ``regional_statistic``, ``vendor``, ``unresolved`` …"""


@dataclass(slots=True)
class Claim:
    """Arithmetic that the report states about a fact: a share, completion rate, growth or change."""

    claim_kind: Literal["share", "completion", "growth", "change"]
    fact_table: str
    keys: tuple[str, ...]
    """Key of the statement it qualifies (its numerator)."""
    direction: Literal["increase", "decrease", "flat", "none"]
    value_number: Decimal | None
    """Percent for share, completion and growth; yuan for change. Never signed: see direction."""
    resolution: Decimal | None
    stated_text: str
    section: str
    part: Part
    locator: str
    line_no: int
    char_start: int
    quote: str
    base_kind: str | None = None
    """What it is compared with: ``prior_final``, ``initial_budget``, ``adjusted_budget``, ``budget``."""
    base_year: int | None = None
    base_value: Decimal | None = None
    """Yuan, where the clause itself states the base (``完成预算77.17万元的61.8%``)."""
    base_subject: str | None = None
    """For shares: what it is a share of, as written (``本年支出合计``), '' when not said."""
    statement_index: int | None = None


@dataclass(slots=True)
class Notice:
    """Something about the wording that a reviewer must see: input of ``fct_reconciliation``."""

    notice_code: str
    severity: Literal["error", "warning", "info"]
    subject: str
    message: str
    """Chinese, with the words or numbers concerned."""
    section: str
    locator: str
    line_no: int
    quote: str
    stated_value: Decimal | None = None
    expected_value: Decimal | None = None


@dataclass(slots=True)
class Form:
    """One recognised form, score sheet or accounts table, or a table-like run that matched nothing."""

    form_kind: str
    """e.g. ``project_target_form``, ``score_sheet``, ``accounts_table``; ``unrecognised``."""
    title: str
    subject: str
    locator: str
    line_start: int
    line_end: int
    row_count: int
    is_recognised: bool
    note: str = ""


@dataclass(slots=True)
class Reading:
    """Everything one reader of a document found. Readings of one document are joined in order."""

    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    claimed_lines: set[int] = field(default_factory=set)
    """Text lines read as table content, which the prose reader must leave alone."""

    def extend(self, other: Reading) -> None:
        """Append ``other``, shifting its statement indexes."""
        shift = len(self.statements)
        for part in (other.mentions, other.claims):
            for item in part:
                if item.statement_index is not None:
                    item.statement_index += shift
        self.statements += other.statements
        self.mentions += other.mentions
        self.claims += other.claims
        self.notices += other.notices
        self.forms += other.forms
        self.claimed_lines |= other.claimed_lines

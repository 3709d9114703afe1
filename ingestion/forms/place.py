"""Where something stands: section and part of a line, and statements and mentions made from there."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.grid import TableCell
from ingestion.model import Document, Line, Mention, Outline, Part, Reading, SourceKind, Statement
from ingestion.numbers import NUMBER, NUMBER_IN_WORDS, to_yuan

_SPLIT = (
    r"(?<=[一-龥：，])(?!20[0-9]{2} )"
    r"(?:[0-9]+ [0-9]{2,}(?:\.[0-9]+)?|[0-9]+ [0-9]+\.[0-9]+|[0-9]+(?: \.|\. )[0-9]+)"
)
"""A blank inside a number, as in ``预算数35 2.64万元``, ``78 .97万元``."""
AMOUNT = re.compile(
    rf"({_SPLIT}|(?<![0-9.])(?<![0-9.][ ,，]){NUMBER}|{NUMBER_IN_WORDS})\s*(百万元|千元|万元|亿元|元)"
)
"""A printed amount: number and unit."""


class Place:
    """The document and outline of one reading, and the reading that is being filled."""

    def __init__(self, document: Document, outline: Outline, reading: Reading) -> None:
        self.document = document
        self.outline = outline
        self.reading = reading

    def section(self, line_no: int) -> tuple[str, Part]:
        """Return (section code, part) of a line; ``other``/``main`` where the outline does not say."""
        if 0 <= line_no < len(self.outline.section_of):
            section = self.outline.at(line_no)
            return section.code, section.part
        return "other", "main"

    def line(self, line_no: int) -> Line | None:
        """Return the line numbered ``line_no``, or None where there is none."""
        return self.document.lines[line_no] if 0 <= line_no < len(self.document.lines) else None

    def state(
        self,
        fact_table: str,
        keys: tuple[str, ...],
        cell: TableCell,
        extractor: str,
        *,
        value_number: Decimal | None = None,
        value_text: str | None = None,
        stated_text: str | None = None,
        unit: str | None = None,
        resolution: Decimal | None = None,
        source_kind: SourceKind = "table",
        usable: bool = True,
        attributes: dict[str, str] | None = None,
    ) -> int:
        """Add a statement read from ``cell`` and return its index."""
        section, part = self.section(cell.line_no)
        self.reading.statements.append(
            Statement(
                fact_table=fact_table,
                keys=keys,
                value_number=value_number,
                stated_text=stated_text if stated_text is not None else cell.text,
                source_kind=source_kind,
                section=section,
                part=part,
                locator=cell.locator,
                line_no=cell.line_no,
                char_start=cell.char_start,
                quote=cell.quote,
                extractor=extractor,
                value_text=value_text,
                unit=unit,
                resolution=resolution,
                usable=usable,
                attributes=attributes or {},
            )
        )
        return len(self.reading.statements) - 1

    def mention(
        self,
        line: Line,
        start: int,
        end: int,
        value: Decimal | None,
        clause: str,
        statement_index: int | None,
        reason: str | None,
    ) -> None:
        """Add the amount ``line.text[start:end]`` with its statement or the reason why there is none."""
        section, part = self.section(line.no)
        self.reading.mentions.append(
            Mention(
                locator=line.locator,
                line_no=line.no,
                char_start=start,
                char_end=end,
                stated_text=line.text[start:end],
                value_yuan=value,
                section=section,
                part=part,
                in_accounts=False,
                clause=clause[:200],
                statement_index=statement_index,
                reason=None if statement_index is not None else reason,
            )
        )

    def cell_mention(
        self, cell: TableCell, text: str, value: Decimal | None, index: int | None, reason: str | None
    ) -> None:
        """Add an amount of a grid cell: its place is the cell, its clause the cell's text."""
        section, part = self.section(cell.line_no)
        self.reading.mentions.append(
            Mention(
                locator=cell.locator,
                line_no=cell.line_no,
                char_start=cell.char_start,
                char_end=cell.char_start + 1,
                stated_text=text,
                value_yuan=value,
                section=section,
                part=part,
                in_accounts=False,
                clause=cell.text[:200],
                statement_index=index,
                reason=None if index is not None else reason,
            )
        )


def yuan_of(text: str, default_unit: str | None) -> tuple[Decimal, Decimal, str] | None:
    """Return (yuan, resolution, unit) of a cell that holds one amount; its own unit goes first."""
    match = re.fullmatch(rf"([-+]?)({NUMBER})\s*(百万元|千元|万元|亿元|元)?", text.strip())
    if match is None:
        return None
    unit = match.group(3) or default_unit
    if unit is None:
        return None
    amount = to_yuan(match.group(1) + match.group(2), unit)
    return (amount[0], amount[1], unit) if amount else None

"""Read a synthetic report back and compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingestion.model import RejectedError, Statement
from ingestion.parse import parse_document
from ingestion.readers import read_bytes
from tests.quality.labelled import FREE, same_keys
from tests.synthetic.page import Fact, Page
from tests.synthetic.write import write_report

MATRIX = "fct_expenditure_matrix"
"""Cells of tables by function and nature at once: their sums are compared, they are not."""


@dataclass(frozen=True)
class Outcome:
    """What came back of one report: facts lost, and statements that no fact stands for, with their quotes."""

    seed: int
    page: Page
    lost: tuple[Fact, ...]
    wrong: tuple[tuple[Fact, str], ...]
    unsure: int
    """Statements that the parser kept but does not use."""
    crash: str = ""
    """The error that parsing ended with: a fault of ours, whatever the report."""


def _found(fact: Fact, read: set[Fact]) -> bool:
    return fact in read or (
        fact[0] in FREE and any(one[::2] == fact[::2] and same_keys(fact[0], fact[1], one[1]) for one in read)
    )


def as_fact(statement: Statement) -> Fact:
    """Return a statement as table, keys and canonical value."""
    return statement.fact_table, statement.keys, statement.value_number or Decimal(0)


def check(seed: int, only: str = "") -> Outcome:
    """Write, read back and compare the report of one seed. A rejected report states nothing."""
    page = write_report(seed, only)
    name = f"{seed}.txt"
    statements: list[Statement] = []
    crash = ""
    try:
        for document in read_bytes(name, page.text().encode()):
            statements += parse_document(document).reading.statements
    except RejectedError:
        statements = []
    except Exception as error:
        crash = f"{type(error).__name__}: {error}"
    stated = [s for s in statements if s.value_number is not None]  # grades are words
    read = {as_fact(s): s for s in stated if s.usable and s.fact_table != MATRIX}
    lost = tuple(fact for fact in sorted(page.facts) if not _found(fact, set(read)))
    right = page.facts | page.soft
    wrong = tuple((fact, s.quote) for fact, s in read.items() if not _found(fact, right))
    return Outcome(seed, page, lost, wrong, sum(not s.usable for s in statements), crash)

"""Accounts tables: real tables and tables flattened into text lines, read into statements.

Two steps, apart from each other: a table of any origin becomes one internal form (columns with heading
paths, records with cells), then titles, headings and row labels, all vocabulary in
``ingestion/lexicon/accounts_*.csv``, say what each cell is.
"""

from ingestion.accounts.emit import UNIT_ASSUMED
from ingestion.accounts.other_body import OTHER_BODY
from ingestion.accounts.reader import read_accounts_tables

__all__ = ["OTHER_BODY", "UNIT_ASSUMED", "read_accounts_tables"]

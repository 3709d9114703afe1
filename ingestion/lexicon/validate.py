"""Loads every table of the lexicon in use, so that a wrong one stops the run before any file is read."""

from __future__ import annotations

from ingestion.lexicon.load import KEY_COLUMNS, load


def load_all() -> None:
    """Raise ``LexiconError`` for the first table that is wrong; loads what the parser would load."""
    # Each room owns the meaning of its tables; importing them is most of the parser.
    from ingestion.accounts import vocabulary
    from ingestion.identity.name import endings
    from ingestion.notices.leftovers import phrases
    from ingestion.readers.html.article import known_containers
    from ingestion.readers.lines import folding

    for table in KEY_COLUMNS:
        load(table)
    vocabulary.load_rules()
    for read in (endings, phrases, known_containers, folding):
        read()

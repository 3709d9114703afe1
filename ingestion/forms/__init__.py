"""Performance forms: project forms, indicator tables, score sheets, and scores and projects in prose.

``read_forms`` is the entry point. Runs of cells come from ``ingestion.grid``, words from
``layout.yaml``; ``reader`` tells the rows of a sheet apart, ``emit`` turns sheets into statements.
"""

from ingestion.forms.read import read_forms

__all__ = ["read_forms"]

"""The outline of a report: which section, and which part, every line stands in."""

from ingestion.outline.build import build_outline, numbering_level

__all__ = ["build_outline", "numbering_level"]

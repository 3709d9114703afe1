"""The outline of a report: which section, and which part, every line stands in."""

from ingestion.outline.build import build_outline

__all__ = ["build_outline"]

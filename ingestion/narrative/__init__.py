"""Reading prose: who each amount belongs to, from the words around it."""

from ingestion.narrative.read import read_narrative

__all__ = ["read_narrative"]

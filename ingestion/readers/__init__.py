"""Readers: bytes of any published format to the one document model. No interpretation here.

Rooms: ``text``, ``pdf``, ``html``, ``docx``, ``doc``, ``sheet``, ``archive``; ``detect`` picks by content.
"""

from ingestion.readers.limits import DEFAULT_LIMITS, Limits
from ingestion.readers.open import Rejection, read_all, read_bytes

__all__ = ["DEFAULT_LIMITS", "Limits", "Rejection", "read_all", "read_bytes"]

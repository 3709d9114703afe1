"""dbt's event manager without the events nobody listens to.

dbt turns each of its thousands of debug events into two protobuf messages before it looks whether
anyone wants them: a tenth of a run. Used in the dbt process only. Looked up in dbt-common 1.39.
"""

from __future__ import annotations

from typing import Any

from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager

WANTED = "NodeFinished"
"""The debug event that ``transform`` listens to."""


class QuietEventManager(EventManager):
    """Passes on warnings, errors, what a caller forces, and ``WANTED``."""

    def fire_event(
        self,
        e: BaseEvent,
        level: EventLevel | None = None,
        node: Any = None,
        force_warn_or_error_handling: bool = False,
    ) -> None:
        """Drop debug and information events."""
        rank = level or e.level_tag()
        quiet = rank in {EventLevel.DEBUG, EventLevel.TEST, EventLevel.INFO} and type(e).__name__ != WANTED
        if force_warn_or_error_handling or not quiet:
            super().fire_event(e, level, node, force_warn_or_error_handling)

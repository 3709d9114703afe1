"""dbt's event manager without the events nobody listens to.

dbt turns each of its thousands of debug events into two protobuf messages before it looks whether
anyone wants them: a tenth of a run. Used in the dbt process only. Looked up in dbt-common 1.39; in a
release that is made otherwise ``install`` changes nothing, or this module cannot be imported, and dbt
works as it comes.
"""

from __future__ import annotations

import inspect
from typing import Any

from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager
from dbt_common.events.event_manager_client import ctx_set_event_manager

_PARAMETERS = ["self", "e", "level", "node", "force_warn_or_error_handling"]
_QUIET = {EventLevel.DEBUG, EventLevel.TEST, EventLevel.INFO}


def fits() -> bool:
    """Return whether dbt's event manager takes events in the way that is overridden here."""
    return list(inspect.signature(EventManager.fire_event).parameters) == _PARAMETERS


def install(wanted: str) -> bool:
    """Have dbt drop debug and information events but ``wanted``; return whether it does."""
    if fits():
        ctx_set_event_manager(QuietEventManager(wanted))
    return fits()


class QuietEventManager(EventManager):
    """Passes on warnings, errors, what a caller forces, and the event that is wanted."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self._wanted = wanted

    def fire_event(
        self,
        e: BaseEvent,
        level: EventLevel | None = None,
        node: Any = None,
        force_warn_or_error_handling: bool = False,
    ) -> None:
        """Drop debug and information events."""
        quiet = (level or e.level_tag()) in _QUIET and type(e).__name__ != self._wanted
        if force_warn_or_error_handling or not quiet:
            super().fire_event(e, level, node, force_warn_or_error_handling)

"""Where running steps tell how far they are; the command line listens, the UI does not."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str, int, int, str], None]
"""Step (Chinese), number done, number in all (0: not known), and what is being worked on."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have ``listener`` told from now on."""
    _listeners.append(listener)


def forget(listener: Listener) -> None:
    """Stop telling ``listener``."""
    _listeners.remove(listener)


def tell(step: str, done: int = 0, total: int = 0, name: str = "") -> None:
    """Tell every listener."""
    for listener in _listeners:
        listener(step, done, total, name)

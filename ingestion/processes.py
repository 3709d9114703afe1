"""Child processes that neither Ctrl-C nor the death of their parent leaves in a bad state."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def deaf_to_interrupt() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach, from its first moment on: it is the parent's to handle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def die_with_parent() -> None:
    """End this process as soon as the one that started it is gone, also when that was killed.

    Otherwise a file that hangs would keep its worker busy for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()

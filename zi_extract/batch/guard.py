"""Nobody outlives a worker: whatever it has started dies with it, however it dies."""

from __future__ import annotations

import os
import signal


def bind_descendants() -> None:
    """Forks a guard that kills this process group as soon as this process is gone.

    A worker dies with its supervisor, but Tesseract, its child, would run on. The guard waits at
    a pipe of which only this process holds the other end: the system closes it, whatever happens.
    To be called before anything heavy is loaded and before any thread is started; this process
    must lead its own group.
    """
    listens, holds = os.pipe()
    if os.fork():
        os.close(listens)
        return
    try:
        os.close(holds)
        _let_go_of_all_but(listens)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.read(listens, 1)
        os.killpg(os.getpgrp(), signal.SIGKILL)
    finally:
        os._exit(0)


def _let_go_of_all_but(kept: int) -> None:
    """Closes the worker's pipes, or the supervisor would not notice that the worker is gone."""
    for number in sorted({0, 1, 2} - {kept}):
        os.close(number)

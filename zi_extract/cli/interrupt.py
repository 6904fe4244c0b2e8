"""Ctrl-c and SIGTERM: the first one ends the run in order, the second one at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from zi_extract.batch.run import Run

INTERRUPTED = "interrupted"

SIGNALS = (signal.SIGINT, signal.SIGTERM)

TOLD = b"Interrupted: pages under way are finished. Once more to stop at once.\n"

ENDED = b"Interrupted. What was finished is kept; the same command goes on from there.\n"


class Interrupts:
    """A signal handler: stops the watched run; without one, or when asked again, raises."""

    def __init__(self) -> None:
        self._run: Run | None = None
        self._asked = False

    def watch(self, run: Run) -> None:
        """From now on a signal stops this run."""
        self._run = run

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """Raises KeyboardInterrupt when there is nothing to stop in order."""
        if self._run is None or self._asked:
            os.write(2, ENDED)
            raise KeyboardInterrupt
        self._asked = True
        self._run.stop(INTERRUPTED)
        os.write(2, TOLD)  # print() is not safe in the middle of another print()


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """The handler, in force while the block goes on."""
    handler = Interrupts()
    before = {number: signal.signal(number, handler) for number in SIGNALS}
    try:
        yield handler
    finally:
        for number, old in before.items():
            signal.signal(number, old)

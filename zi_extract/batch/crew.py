"""The crew: as many workers as jobs, each with one task; the dead and the stuck are replaced."""

from __future__ import annotations

import math
import selectors
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from zi_extract.batch.protocol import Task
from zi_extract.batch.workers import Worker, seconds_for
from zi_extract.errors import EngineError
from zi_extract.limits import Limits

TASKS_PER_WORKER = 200
"""Pages after which a worker is replaced, so that what libraries leak stays bounded. Lower costs
a start (half a second) more often."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended: an answer's head and body, or the trouble that killed its worker.

    ``late``: the trouble is that its time was over.
    """

    task: Task
    head: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""
    trouble: str = ""
    late: bool = False


class Crew:
    """Use as a context manager: leaving it kills whatever still runs."""

    def __init__(self, size: int, limits: Limits, pipeline: str) -> None:
        self._size = size
        self._limits = limits
        self._pipeline = pipeline
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in [*self._busy, *self._idle]:
            worker.kill()

    @property
    def has_room(self) -> bool:
        """Whether another task can be given."""
        return len(self._busy) < self._size

    @property
    def is_busy(self) -> bool:
        """Whether any task is under way."""
        return bool(self._busy)

    def give(self, task: Task) -> None:
        """Gives the task to an idle worker, or to a new one."""
        worker = self._idle.pop() if self._idle else Worker(self._limits, self._pipeline)
        self._busy.append(worker)
        worker.ask(task)

    def wait(self, at_most: float = math.inf) -> list[Outcome]:
        """Waits until at least one task has ended; returns all that have by then.

        After ``at_most`` seconds it returns what there is, be it nothing.
        """
        end = time.monotonic() + at_most
        while True:
            outcomes = [*self._answers(end), *self._overdue()]
            if outcomes or not self._busy or time.monotonic() >= end:
                return outcomes

    def _answers(self, end: float) -> list[Outcome]:
        until = min(end, *(worker.deadline for worker in self._busy))
        patience = max(0.0, until - time.monotonic())
        with selectors.DefaultSelector() as selector:
            for worker in self._busy:
                selector.register(worker.fileno(), selectors.EVENT_READ, worker)
            ready = [key.data for key, _ in selector.select(patience)]
        outcomes = [self._hear(worker) for worker in ready]
        return [outcome for outcome in outcomes if outcome is not None]

    def _hear(self, worker: Worker) -> Outcome | None:
        if worker.task is None:
            return None
        try:
            answer = worker.listen()
        except EngineError as error:
            return self._dismiss(worker, str(error))
        if answer is None:
            return None
        outcome = Outcome(worker.task, *answer)
        self._busy.remove(worker)
        if worker.tasks_done < TASKS_PER_WORKER:
            self._idle.append(worker)
        else:
            worker.kill()
        return outcome

    def _overdue(self) -> list[Outcome]:
        now = time.monotonic()
        late = [worker for worker in self._busy if worker.deadline <= now]
        return [self._dismiss(worker, "no answer", late=True) for worker in late]

    def _dismiss(self, worker: Worker, trouble: str, *, late: bool = False) -> Outcome:
        task = worker.task
        self._busy.remove(worker)
        worker.kill()
        if task is None:
            raise EngineError("a worker without a task cannot be late")
        if late:
            trouble = f"no answer in {seconds_for(task, self._limits):g} seconds"
        return Outcome(task, trouble=trouble, late=late)

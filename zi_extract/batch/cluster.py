"""A Dask cluster instead of this machine's crew: the same tasks, each in its own isolated child.

Dask moves questions and answers; it never touches an input itself, because a native call that hangs
cannot be stopped inside a Dask worker. Inputs and OUT must lie on a path that all machines share.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Mapping
from concurrent import futures
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from types import TracebackType
from typing import Any, Self

from zi_extract.batch.crew import Crew, Outcome
from zi_extract.batch.engine import require_engine
from zi_extract.batch.protocol import PREFIX_BYTES, Task, decode_frame, encode_frame
from zi_extract.errors import MissingToolError
from zi_extract.limits import Limits
from zi_extract.store.versions import current_versions, fingerprint

QUEUED_PER_THREAD = 2
"""Tasks per thread of the cluster that are on their way: one under way and one waiting, so that no
thread is idle while its answer travels. More only fills the scheduler's memory."""

LOOK_SECONDS = 2.0
"""Wall seconds between looks at how large the cluster is."""

NOBODY_SECONDS = 60.0
"""Wall seconds without any worker after which the run ends. A restart takes less; longer would
look like a hang."""

CONNECT_SECONDS = 20.0
"""Wall seconds to reach the scheduler."""

TRANSFER_SECONDS = 5.0
"""Wall seconds to fetch an answer: a tenth of one, unless the worker that holds it is dead."""

SCHEDULER_GONE = (OSError, RuntimeError, asyncio.CancelledError, futures.CancelledError)
"""What Dask raises, one or the other, when the scheduler is gone. TimeoutError is an OSError, too,
and is to be caught before."""

DASK_VOICES = ("distributed", "distributed.client")
"""Loggers of Dask on our side, each with a level of its own: a client that has lost its scheduler
writes tracebacks to stderr. We say in our words what happened."""

_mine = threading.local()


class Cluster:
    """Use as a context manager, in the place of a Crew. Leaving it gives up what still runs."""

    def __init__(self, scheduler: str, limits: Limits, pipeline: str) -> None:
        self._scheduler = scheduler
        self._limits = limits
        self._pipeline = pipeline
        self._client: Any = None
        self._busy: dict[Any, Task] = {}
        self._threads = 0
        self._looked = self._seen = time.monotonic()

    def __enter__(self) -> Self:
        """Raises MissingToolError when Dask is not installed or the scheduler does not answer."""
        try:
            from distributed import Client
        except ImportError as error:
            raise MissingToolError(
                "Dask is not installed. Where: --engine dask. "
                "Next: type `pip install 'zi-extract[dask]'`."
            ) from error
        for voice in DASK_VOICES:
            logging.getLogger(voice).setLevel(logging.CRITICAL)
        try:
            self._client = Client(
                self._scheduler, timeout=CONNECT_SECONDS, set_as_default=False, name="zi-extract"
            )
        except (OSError, ValueError) as error:
            raise MissingToolError(
                f"The Dask scheduler does not answer ({error}). Where: {self._scheduler}. "
                "Next: start `dask scheduler` there, or check the address."
            ) from error
        self._seen = time.monotonic()
        self._look()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(*SCHEDULER_GONE):
            self._client.cancel(list(self._busy))
            self._client.close(timeout=CONNECT_SECONDS)

    @property
    def has_room(self) -> bool:
        """Whether another task can be given."""
        return len(self._busy) < max(1, self._threads * QUEUED_PER_THREAD)

    @property
    def is_busy(self) -> bool:
        """Whether any task is under way."""
        return bool(self._busy)

    def give(self, task: Task) -> None:
        """Gives the task to the cluster. It goes to another worker when the first one is lost."""
        asked = (asdict(task), asdict(self._limits), self._pipeline, own_mark())
        self._busy[self._client.submit(answer_task, *asked, pure=False)] = task

    def wait(self, at_most: float) -> list[Outcome]:
        """Outcomes of tasks that have ended; after ``at_most`` seconds maybe none.

        Raises MissingToolError when the cluster has had no worker for a minute.
        """
        from distributed import wait

        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._look()
        try:
            with self._client.as_current():
                done = wait(list(self._busy), timeout=at_most, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            return []
        except SCHEDULER_GONE as error:
            raise _scheduler_lost(self._scheduler) from error
        return [outcome for future in done for outcome in self._taken(future)]

    def _taken(self, future: Any) -> list[Outcome]:
        """The future's outcome; none when its worker died with it and it is done again."""
        if future.status in {"cancelled", "lost"}:  # we cancel nothing while the run goes on
            raise _scheduler_lost(self._scheduler)
        try:
            outcome = _outcome(self._busy[future], future)
        except TimeoutError:
            return []
        except SCHEDULER_GONE as error:
            raise _scheduler_lost(self._scheduler) from error
        del self._busy[future]
        return [outcome]

    def _look(self) -> None:
        self._looked = time.monotonic()
        try:
            self._threads = sum(self._client.nthreads().values())
        except SCHEDULER_GONE as error:
            raise _scheduler_lost(self._scheduler) from error
        if self._threads:
            self._seen = self._looked
        elif self._looked - self._seen >= NOBODY_SECONDS:
            raise MissingToolError(
                f"The cluster has no worker. Where: {self._scheduler}. "
                "Next: start `dask worker` there; the same command goes on."
            )


def answer_task(
    task: Mapping[str, Any], limits: Mapping[str, Any], pipeline: str, mark: str
) -> bytes:
    """Runs on the cluster: the answer of an isolated child as a frame, or the child's trouble."""
    if mark != own_mark():
        message = (
            "A worker of the cluster has other versions than this machine. Where: its zi-extract, "
            "libraries or Tesseract. Next: install the same everywhere."
        )
        return encode_frame({"error": MissingToolError.code, "message": message})
    crew = _crew(Limits(**limits), pipeline)
    crew.give(Task(**task))
    (outcome,) = crew.wait()
    if outcome.trouble:
        return encode_frame({"trouble": outcome.trouble, "late": outcome.late})
    return encode_frame(outcome.head, outcome.body)


@cache
def own_mark() -> str:
    """The fingerprint of all versions on this machine. Raises MissingToolError."""
    return fingerprint(current_versions(require_engine().versions).result)


def _crew(limits: Limits, pipeline: str) -> Crew:
    """The crew of one of this thread: a child dies with the thread that started it."""
    key = (limits, pipeline)
    if getattr(_mine, "key", None) != key:
        _mine.key, _mine.crew = key, Crew(1, limits, pipeline)
    crew: Crew = _mine.crew
    return crew


def _scheduler_lost(address: str) -> MissingToolError:
    return MissingToolError(
        f"The Dask scheduler is gone; finished files are kept. Where: {address}. "
        "Next: start it again, and run the same command."
    )


def _outcome(task: Task, future: Any) -> Outcome:
    if future.status != "finished":
        error = future.exception(timeout=TRANSFER_SECONDS)
        return Outcome(task, trouble=f"the cluster lost it ({error})"[:500])
    try:
        head, body = decode_frame(future.result(timeout=TRANSFER_SECONDS)[PREFIX_BYTES:])
    except (TypeError, ValueError):
        return Outcome(task, trouble="the cluster's answer is garbage")
    if head.get("trouble"):
        return Outcome(task, trouble=str(head["trouble"]), late=bool(head.get("late")))
    return Outcome(task, head, body)

"""A run over many files: what to ask next, what to do with each answer, and how it ends."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from zi_extract.batch.admission import Admission
from zi_extract.batch.answers import Answers, NoDocumentError
from zi_extract.batch.assembly import Notice
from zi_extract.batch.brake import Brake
from zi_extract.batch.crew import Crew, Outcome
from zi_extract.batch.document import Document
from zi_extract.batch.events import Listener
from zi_extract.batch.finish import Finisher
from zi_extract.batch.inputs import InputFile
from zi_extract.batch.marks import Marks
from zi_extract.batch.outcome import FileOutcome
from zi_extract.batch.protocol import Task
from zi_extract.corrections.ledger import Ledger
from zi_extract.errors import EngineError, InputError
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.page_selection import ALL, PageSelection
from zi_extract.store.cache import StageCache
from zi_extract.store.records import Records
from zi_extract.store.versions import Versions

PIPELINE = "zi_extract.pipeline"

TICK_SECONDS = 0.5
"""Wall seconds after which the supervisor looks up from waiting, to see whether it is to stop."""


class Workforce(Protocol):
    """Those who do the tasks: the crew of this machine, or a cluster."""

    @property
    def has_room(self) -> bool:
        """Whether another task can be given."""
        ...

    @property
    def is_busy(self) -> bool:
        """Whether any task is under way."""
        ...

    def give(self, task: Task) -> None:
        """Gives a task."""
        ...

    def wait(self, at_most: float) -> list[Outcome]:
        """Outcomes of tasks that have ended; after ``at_most`` seconds maybe none."""
        ...


def usable_cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How to run; only ``limits`` that cut reading short and ``pages`` change what is read.

    ``fail_fast`` stops at the first failed file, ``max_failure_rate`` (0-1) once more than that
    share of all inputs has failed. ``pipeline`` names the module with ``read_page``, ``assemble``
    and ``draw_page``, so that tests can put their own there; ``hire`` brings other workers than
    the crew of this machine. ``corrections`` are applied to the documents they belong to.
    """

    jobs: int = field(default_factory=usable_cores)
    force: bool = False
    limits: Limits = DEFAULT_LIMITS
    pipeline: str = PIPELINE
    fail_fast: bool = False
    max_failure_rate: float = 1.0
    hire: Callable[[], AbstractContextManager[Workforce]] | None = None
    corrections: Ledger = field(default_factory=Ledger)
    pages: PageSelection = ALL


class Run:
    """One run into one folder.

    ``outcomes`` grows while it goes on, so that an interrupted run can still report; ``stopped``
    says why it ended early; ``bugs`` are tracebacks of what should not have happened.
    """

    def __init__(
        self,
        inputs: Sequence[InputFile],
        out: Path,
        versions: Versions,
        options: BatchOptions | None = None,
    ) -> None:
        self.options = options or BatchOptions()
        self.outcomes: list[FileOutcome] = []
        self.bugs: list[str] = []
        self._inputs = inputs
        self._listeners: tuple[Listener, ...] = ()
        limits, records = self.options.limits, Records(out)
        marks = Marks(versions.result, self.options.corrections, self.options.pages)
        self._admission = Admission(records, marks, limits, force=self.options.force)
        cache = StageCache(out, fresh=self.options.force)
        self._answers = Answers(cache, versions.reading, limits, self.options.pages)
        self._finisher = Finisher(out, records, marks)
        self._tasks: deque[Task] = deque()
        self._documents: dict[int, Document] = {}
        self._brake = Brake(
            len(inputs),
            fail_fast=self.options.fail_fast,
            max_rate=self.options.max_failure_rate,
        )

    def listen(self, *listeners: Listener) -> None:
        """Who is told from now on."""
        self._listeners = listeners

    def stop(self, reason: str) -> None:
        """Gives no more tasks; what is under way has a moment to end. Safe in a signal handler."""
        self._brake.pull(reason)

    @property
    def stopped(self) -> str:
        """Why the run ended before all inputs were done; empty when it did not."""
        return self._brake.reason if len(self.outcomes) < len(self._inputs) else ""

    def __call__(self) -> list[FileOutcome]:
        """Reads everything; one outcome per input file, in the order of their names.

        Raises OutputError when a result cannot be written, MissingToolError when the engine is not
        there; what was finished by then is on disk.
        """
        self._tell(lambda one: one.started(len(self._inputs)))
        admitted = self._admit_all()
        with self._hire() as crew:
            while not self._brake.is_out_of_patience:
                while crew.has_room and self._find_task(admitted):
                    crew.give(self._tasks.popleft())
                if not crew.is_busy:
                    break
                for outcome in crew.wait(TICK_SECONDS):
                    self._hear(outcome)
        for twin in self._admission.twins(self.outcomes):
            self._file_done(twin)
        return in_order(self.outcomes)

    def _hire(self) -> AbstractContextManager[Workforce]:
        if self.options.hire is not None:
            return self.options.hire()
        return Crew(self.options.jobs, self.options.limits, self.options.pipeline)

    def _find_task(self, admitted: Iterator[None]) -> bool:
        """Whether there is a task, and the run is to go on.

        Further files are taken in only when none is waiting: so the memory of a run does not grow
        with the number of files.
        """
        while not self._tasks and not self._brake.reason:
            if next(admitted, self) is self:
                return False
        return not self._brake.reason

    def _admit_all(self) -> Iterator[None]:
        for number, item in enumerate(self._inputs):
            admitted = self._admission.admit(number, item)
            if isinstance(admitted, Document):
                self._documents[number] = admitted
                self._tasks.append(Task("probe", number, str(item.path)))
            elif admitted is not None:
                self._file_done(admitted)
            yield

    def _hear(self, outcome: Outcome) -> None:
        task = outcome.task
        document = self._documents.get(task.document)
        if document is None:
            return  # its document was given up while this page was under way
        if outcome.trouble:
            self._tell(lambda one: one.trouble(document.item.file, task.page, outcome.trouble))
        if outcome.head.get("trace"):
            self.bugs.append(str(outcome.head["trace"]))
        try:
            self._follow_up(document, outcome)
        except NoDocumentError as error:
            self._close(document, self._finisher.fail(document, error.code, str(error)))
        except (InputError, EngineError) as error:
            self._close(document, self._finisher.fail(document, error.code, str(error)))

    def _follow_up(self, document: Document, outcome: Outcome) -> None:
        task, follow = outcome.task, self._answers.hear(document, outcome)
        if task.kind == "assemble" and not follow:
            finished, notices = self._finisher.finish(document, outcome)
            self._tell(lambda one: _tell_all(one, document.item.file, notices))
            self._close(document, finished)
            return
        if task.kind == "probe" and document.source:
            cached = document.pages - len(follow)
            self._tell(lambda one: one.pages_found(document.item.file, document.pages, cached))
        elif task.kind == "read" and not follow:
            self._page_done(document, task.page)
        # Pages go before other documents' pages that are tried again: those wait until the end.
        self._tasks.extend(follow)
        if document.is_quarantined:
            self._quarantine(document)
        if document.is_complete and not document.is_assembled:
            # Before any page of another document: its pages then leave the memory.
            self._tasks.appendleft(self._finisher.prepare(document))

    def _quarantine(self, document: Document) -> None:
        """Gives up what is left of a file that has killed too many workers."""
        mine = [task for task in self._tasks if task.document == document.number]
        for task in (task for task in mine if task.kind == "read"):
            self._tasks.remove(task)
            document.give_up(task.page, "page-quarantined", "this file killed too many workers")
            self._page_done(document, task.page)

    def _tell(self, what: Callable[[Listener], None]) -> None:
        for listener in self._listeners:
            what(listener)

    def _page_done(self, document: Document, page: int) -> None:
        self._tell(lambda one: one.page_done(document.item.file, page))

    def _close(self, document: Document, outcome: FileOutcome) -> None:
        del self._documents[document.number]
        self._file_done(outcome)

    def _file_done(self, outcome: FileOutcome) -> None:
        self.outcomes.append(outcome)
        self._brake.count(outcome)
        self._tell(lambda one: one.file_done(outcome))


def _tell_all(listener: Listener, file: str, notices: Sequence[Notice]) -> None:
    for notice in notices:
        listener.found(file, notice)


def in_order(outcomes: Sequence[FileOutcome]) -> list[FileOutcome]:
    """Outcomes by name, whatever the order in which they came."""
    return sorted(outcomes, key=lambda outcome: (outcome.file, outcome.path))

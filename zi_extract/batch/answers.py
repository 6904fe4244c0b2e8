"""Judging what workers answer: kept, tried again, or given up with the reason in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pydantic

from zi_extract.batch.crew import Outcome
from zi_extract.batch.document import Document
from zi_extract.batch.protocol import Task
from zi_extract.errors import EngineError, EngineTimeoutError, InputError, MissingToolError
from zi_extract.limits import REDUCED_DPI, Limits
from zi_extract.model.finding import Finding
from zi_extract.model.page_selection import ALL, PageSelection
from zi_extract.model.source import SourceFile
from zi_extract.store.cache import StageCache, stage_key
from zi_extract.store.layout_json import decode_layout

ATTEMPTS = 2
"""Times a page is tried that crashed or hung its worker: memory may have been short just then.
More would let one bad page stall a batch."""

CRASHED = "worker-lost"
LATE = EngineTimeoutError.code
OUT_OF_MEMORY = "out-of-memory"

WORTH_A_RETRY = frozenset({CRASHED, OUT_OF_MEMORY, EngineError.code})
"""Error codes that another try may not meet again; a damaged page stays damaged."""

TOO_MUCH = frozenset({LATE, OUT_OF_MEMORY})
"""Error codes after which a page is tried again with fewer pixels."""


class NoDocumentError(InputError):
    """The file as a whole cannot be read; ``code`` says which kind of trouble."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Answers:
    """Takes answers for documents; returns the tasks that follow from them."""

    def __init__(
        self,
        cache: StageCache,
        versions: Mapping[str, str],
        limits: Limits,
        pages: PageSelection = ALL,
    ) -> None:
        self._cache = cache
        self._versions = versions
        self._limits = limits
        self._pages = pages

    def hear(self, document: Document, outcome: Outcome) -> list[Task]:
        """What is to be asked next because of this answer.

        Raises NoDocumentError when the file is no document we can read, MissingToolError when no
        page can be read because the engine is not there.
        """
        document.strikes += bool(outcome.trouble)
        code, reason = _trouble(outcome)
        if code == MissingToolError.code:
            raise MissingToolError(reason)
        again = _another_try(outcome.task, code)
        if again is not None:
            return [again]
        if outcome.task.kind == "assemble":
            if code:
                raise NoDocumentError(code, f"its pages could not be put together: {reason}")
            return []
        if outcome.task.kind == "probe":
            return self._open(document, outcome, code, reason)
        self._take_page(document, outcome, code, reason)
        return []

    def _open(self, document: Document, outcome: Outcome, code: str, reason: str) -> list[Task]:
        if code:
            raise NoDocumentError(code, reason)
        document.source, document.findings = _source_in(outcome)
        if document.source.sha256 != document.sha256:
            raise NoDocumentError(InputError.code, "The file was changed while it was read.")
        path = str(document.item.path)
        wanted = [page for page in range(1, document.pages + 1) if self._pages.holds(page)]
        if not wanted:
            raise NoDocumentError(
                InputError.code, f"none of the pages asked for ({self._pages}) is in it."
            )
        for page in set(range(1, document.pages + 1)).difference(wanted):
            document.leave_out(page)
        return [
            Task("read", document.number, path, page)
            for page in wanted
            if not self._cached(document, page)
        ]

    def _cached(self, document: Document, page: int) -> bool:
        content = self._cache.find(self._key(document, page))
        if content is None:
            return False
        try:
            decode_layout(content, self._limits, page=page)
        except EngineError:
            return False
        document.keep(page, content)
        return True

    def _take_page(self, document: Document, outcome: Outcome, code: str, reason: str) -> None:
        page = outcome.task.page
        if not code:
            try:
                decode_layout(outcome.body, self._limits, page=page)
            except EngineError as error:
                code, reason = error.code, str(error)
        if code:
            document.give_up(page, f"page-{code}", reason)
            return
        document.keep(page, outcome.body)
        if not outcome.task.dpi:  # another run may have the time or memory for all of it
            self._cache.write(self._key(document, page), outcome.body)

    def _key(self, document: Document, page: int) -> str:
        return stage_key(document.sha256, page, self._versions)


def _another_try(task: Task, code: str) -> Task | None:
    """The same task again if that can help, with fewer pixels where those were too much."""
    if task.attempt >= ATTEMPTS:
        return None
    if task.kind == "read" and code in TOO_MUCH:
        return replace(task, attempt=task.attempt + 1, dpi=REDUCED_DPI)
    return replace(task, attempt=task.attempt + 1) if code in WORTH_A_RETRY else None


def _trouble(outcome: Outcome) -> tuple[str, str]:
    """Error code and reason of an answer; empty when it is good."""
    if outcome.trouble:
        return LATE if outcome.late else CRASHED, outcome.trouble
    if outcome.head.get("error"):
        return str(outcome.head["error"]), str(outcome.head.get("message", ""))
    return "", ""


def _source_in(outcome: Outcome) -> tuple[SourceFile, tuple[Finding, ...]]:
    """What a probe found; the answer is checked like anything that a worker says."""
    try:
        source = pydantic.TypeAdapter(SourceFile).validate_python(outcome.head.get("source"))
        findings = pydantic.TypeAdapter(tuple[Finding, ...]).validate_python(
            outcome.head.get("findings")
        )
    except pydantic.ValidationError as error:
        raise NoDocumentError(
            EngineError.code, "the worker's answer about the file is garbage"
        ) from error
    return source, findings

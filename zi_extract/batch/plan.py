"""What a run would do and why, without doing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from zi_extract.batch.admission import Admission
from zi_extract.batch.answers import Answers, NoDocumentError
from zi_extract.batch.crew import Crew, Outcome
from zi_extract.batch.document import Document
from zi_extract.batch.inputs import InputFile
from zi_extract.batch.marks import Marks
from zi_extract.batch.outcome import FileOutcome
from zi_extract.batch.protocol import Task
from zi_extract.batch.run import BatchOptions
from zi_extract.store.cache import StageCache
from zi_extract.store.manifest import Entry, read_manifest
from zi_extract.store.records import Record, Records
from zi_extract.store.versions import Versions

Why = Literal[
    "new", "changed", "version", "forced", "again", "missing", "done", "twin", "unreadable"
]
"""Why a file would be read (``again``: an earlier run could not read all of it; ``missing``: its
results are gone), or why it would not."""

STALE: frozenset[Why] = frozenset({"changed", "version"})
"""Results that this collection has and that are out of date."""

TO_READ: frozenset[Why] = STALE | {"new", "forced", "again", "missing"}


@dataclass
class Planned:
    """One input: ``pages`` of the file, and ``to_read`` of them that no earlier run has read."""

    item: InputFile
    why: Why
    document: Document | None = None
    pages: int | None = None
    to_read: int = 0
    reason: str = ""


def sort_out(
    inputs: Sequence[InputFile], out: Path, versions: Versions, options: BatchOptions
) -> Iterator[Planned]:
    """Each input with the reason why it would be read or not; opens no file for parsing."""
    records = Records(out)
    marks = Marks(versions.result, options.corrections, options.pages)
    admission = Admission(records, marks, options.limits, force=options.force)
    known = {entry.path: entry for entry in read_manifest(out).files}
    hashes = {entry.sha256 for entry in known.values()}
    for number, item in enumerate(inputs):
        admitted = admission.admit(number, item)
        if admitted is None:
            yield Planned(item, "twin")
        elif isinstance(admitted, FileOutcome):
            yield _not_read(item, admitted)
        else:
            record = records.find(admitted.sha256)
            why = _why(admitted, record, known.get(str(item.path)), hashes, force=options.force)
            yield Planned(item, why, admitted)


def plan(
    inputs: Sequence[InputFile], out: Path, versions: Versions, options: BatchOptions
) -> list[Planned]:
    """All inputs with their pages, counted by workers. Writes nothing."""
    planned = list(sort_out(inputs, out, versions, options))
    cache = StageCache(out, fresh=options.force)
    answers = Answers(cache, versions.reading, options.limits, options.pages)
    waiting = {item.document.number: item for item in planned if item.document is not None}
    with Crew(options.jobs, options.limits, options.pipeline) as crew:
        for number, item in waiting.items():
            crew.give(Task("probe", number, str(item.item.path)))
            if not crew.has_room:
                _note(crew.wait(), waiting, answers)
        while crew.is_busy:
            _note(crew.wait(), waiting, answers)
    return planned


def _note(outcomes: list[Outcome], waiting: dict[int, Planned], answers: Answers) -> None:
    for outcome in outcomes:
        planned = waiting[outcome.task.document]
        if planned.document is None:
            continue
        try:
            planned.to_read = len(answers.hear(planned.document, outcome))
            planned.pages = planned.document.pages or None
        except NoDocumentError as error:
            planned.why, planned.reason = "unreadable", str(error)
        planned.document = None  # holds pages from the cache


def _not_read(item: InputFile, outcome: FileOutcome) -> Planned:
    if outcome.skipped:
        return Planned(item, "done", pages=outcome.pages)
    return Planned(item, "unreadable", reason=outcome.reason)


def _why(
    document: Document, record: Record | None, entry: Entry | None, hashes: set[str], *, force: bool
) -> Why:
    if force:
        return "forced"
    if record is not None:
        return "version" if record.settled else "again"
    if entry is not None and entry.sha256 != document.sha256:
        return "changed"
    return "missing" if document.sha256 in hashes else "new"

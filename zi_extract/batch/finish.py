"""A document's end: its pages become decrees, the decrees files, and a record says it is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zi_extract.batch.admission import stamp_of
from zi_extract.batch.assembly import LAST_FILE, Notice, Verdict, believe, job_lines
from zi_extract.batch.crew import Outcome
from zi_extract.batch.document import Document
from zi_extract.batch.marks import Marks
from zi_extract.batch.outcome import FileOutcome
from zi_extract.batch.protocol import Task
from zi_extract.errors import InputError
from zi_extract.model.finding import Finding
from zi_extract.model.source import Status
from zi_extract.store.atomic import make_folder, remove, write_folder, write_pieces
from zi_extract.store.cache import FOLDER
from zi_extract.store.records import Record, Records

MAX_REASONS = 3
"""Reasons written out in documents.csv; the rest is counted."""


class Finisher:
    """Writes results under ``out``; ``marks`` gives the fingerprint kept in each record."""

    def __init__(self, out: Path, records: Records, marks: Marks) -> None:
        self._out = out
        self._records = records
        self._marks = marks

    def prepare(self, document: Document) -> Task:
        """The task of assembling a document whose pages are all read or given up.

        Its pages go through a job file, so that nobody waits for a worker to listen. Raises
        InputError when the file was changed, OutputError when the disk is full.
        """
        if document.source is None or _changed(document):
            raise InputError(_CHANGED.format(path=document.item.path))
        job = self._job(document)
        make_folder(job.parent)
        corrections = self._marks.corrections(document.sha256)
        write_pieces(job, job_lines(document.source, document.layouts(), corrections))
        document.let_go()
        document.is_assembled = True
        path = str(document.item.path)
        return Task("assemble", document.number, path, layout=str(job.absolute()))

    def finish(
        self, document: Document, outcome: Outcome
    ) -> tuple[FileOutcome, tuple[Notice, ...]]:
        """Writes what a worker made of the document.

        Raises InputError when the file was changed, EngineError, OutputError.
        """
        if document.source is None or _changed(document):
            raise InputError(_CHANGED.format(path=document.item.path))
        assembled = believe(document.source, outcome.head, outcome.body)
        for name, files in assembled.folders.items():
            write_folder(self._out / name, dict(files), LAST_FILE)
        status, reason = _verdict(document, assembled.verdict)
        if document.left_out:
            unasked = f"{document.left_out} of {document.pages} pages were not asked for"
            reason = f"{reason}; {unasked}" if reason else unasked
        ids = tuple(assembled.folders)
        return self._record(document, status, reason, ids), assembled.verdict.notices

    def fail(self, document: Document, code: str, reason: str) -> FileOutcome:
        """The outcome of a document that gave nothing."""
        return self._record(document, "failed", reason, (), code)

    def _job(self, document: Document) -> Path:
        return self._out / FOLDER / "jobs" / f"{document.sha256}.jsonl"

    def _record(
        self,
        document: Document,
        status: Status,
        reason: str,
        ids: tuple[str, ...],
        error: str = "",
    ) -> FileOutcome:
        remove(self._job(document))
        pages = document.pages or None
        self._records.write(
            Record(
                sha256=document.sha256,
                pages=pages,
                status=status,
                reason=reason,
                ids=ids,
                versions=self._marks.of(document.sha256),
                error=error,
            )
        )
        item = document.item
        return FileOutcome(
            str(item.path), item.file, document.sha256, pages, status, reason, ids, error
        )


_CHANGED = (
    "The file was changed or removed while it was read. Where: {path}. Next: run the same command "
    "again."
)


def _changed(document: Document) -> bool:
    try:
        return stamp_of(document.item) != document.stamp
    except OSError:
        return True


def _verdict(document: Document, assembled: Verdict) -> tuple[Status, str]:
    """Status and reason of the file: never better than its pages allow."""
    lost = document.lost
    if document.is_quarantined and lost:
        return ("failed" if len(lost) == document.pages else "partial"), _quarantined(document)
    if lost and len(lost) == document.pages:
        return "failed", _reasons(lost)
    if lost:
        return "partial", _reasons(lost)
    if any(finding.severity == "error" for finding in document.findings):
        return "partial", _reasons(document.findings)
    if document.findings:
        status = "review" if assembled.status == "ok" else assembled.status
        return status, "; ".join(filter(None, (assembled.reason, _reasons(document.findings))))
    return assembled.status, assembled.reason


def _quarantined(document: Document) -> str:
    return f"quarantined: it killed {document.strikes} workers; {_reasons(document.lost)}"


def _reasons(findings: Iterable[Finding]) -> str:
    messages = [finding.message for finding in findings]
    more = len(messages) - MAX_REASONS
    shown = "; ".join(messages[:MAX_REASONS])
    return f"{shown}; and {more} more" if more > 0 else shown

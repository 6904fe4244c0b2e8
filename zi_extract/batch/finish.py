"""A document's end: its pages become decrees, the decrees files, and a record says it is done."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from zi_extract.batch.admission import stamp_of
from zi_extract.batch.document import Document
from zi_extract.batch.outcome import FileOutcome
from zi_extract.errors import InputError, OutputError
from zi_extract.limits import Limits
from zi_extract.model.extraction import SettledDecree
from zi_extract.model.finding import Finding
from zi_extract.model.source import Status
from zi_extract.store.atomic import write_folder
from zi_extract.store.records import Record, Records

BUG = "bug"
LAST_FILE = "decree.json"

MAX_REASONS = 3
"""Reasons written out in documents.csv; the rest is counted."""


class AssembledFile(Protocol):
    """What the pipeline's ``assemble`` gives back."""

    @property
    def settled(self) -> tuple[SettledDecree, ...]:
        """The decrees of the file, ready to be written."""
        ...

    @property
    def status(self) -> Status:
        """What became of the file."""
        ...

    @property
    def reason(self) -> str:
        """Why it is not ok."""
        ...


class Finisher:
    """Writes results under ``out``; ``versions`` is the fingerprint kept in each record."""

    def __init__(
        self, out: Path, records: Records, versions: str, pipeline: str, limits: Limits
    ) -> None:
        self._out = out
        self._records = records
        self._versions = versions
        self._pipeline = pipeline
        self._limits = limits

    def finish(self, document: Document) -> FileOutcome:
        """Assembles and writes a document whose pages are all read or given up.

        Raises OutputError. A bug in assembling fails this document only.
        """
        if document.source is None or _changed(document):
            return self.fail(document, InputError.code, _CHANGED.format(path=document.item.path))
        try:
            assembled = self._assemble(document)
            folders = {item.decree.id: _files(item) for item in assembled.settled}
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001 - one document must not stop the others
            document.bug = error
            return self.fail(document, BUG, f"internal error: {type(error).__name__}: {error}")
        for name, files in folders.items():
            write_folder(self._out / name, files, LAST_FILE)
        status, reason = _verdict(document, assembled)
        return self._record(document, status, reason, tuple(folders))

    def fail(self, document: Document, code: str, reason: str) -> FileOutcome:
        """The outcome of a document that gave nothing."""
        return self._record(document, "failed", reason, (), code)

    def _assemble(self, document: Document) -> AssembledFile:
        if document.source is None:
            raise InputError("the file was never opened")
        # Loaded here and not above: it pulls in all stages, which a run without work never needs.
        stages = importlib.import_module(self._pipeline)
        assembled: AssembledFile = stages.assemble(
            document.source, tuple(document.layouts(self._limits))
        )
        return assembled

    def _record(
        self,
        document: Document,
        status: Status,
        reason: str,
        ids: tuple[str, ...],
        error: str = "",
    ) -> FileOutcome:
        pages = document.pages or None
        self._records.write(
            Record(document.sha256, pages, status, reason, ids, self._versions, error)
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


def _files(item: SettledDecree) -> dict[str, bytes]:
    from zi_extract.export.files import document_files  # noqa: PLC0415 - pandas is heavy

    return document_files(item)


def _verdict(document: Document, assembled: AssembledFile) -> tuple[Status, str]:
    """Status and reason of the file: never better than its pages allow."""
    lost = document.lost
    if lost and len(lost) == document.pages:
        return "failed", _reasons(lost)
    if lost:
        return "partial", _reasons(lost)
    if any(finding.severity == "error" for finding in document.findings):
        return "partial", _reasons(document.findings)
    if document.findings and assembled.status == "ok":
        return "review", _reasons(document.findings)
    return assembled.status, assembled.reason


def _reasons(findings: Iterable[Finding]) -> str:
    messages = [finding.message for finding in findings]
    more = len(messages) - MAX_REASONS
    shown = "; ".join(messages[:MAX_REASONS])
    return f"{shown}; and {more} more" if more > 0 else shown

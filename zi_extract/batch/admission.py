"""Taking files in: hashed, compared with what is finished already, each content once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.batch.document import Document
from zi_extract.batch.inputs import InputFile
from zi_extract.batch.marks import Marks
from zi_extract.batch.outcome import FileOutcome
from zi_extract.errors import InputError
from zi_extract.intake.probe import check_readable, find_format, hash_file
from zi_extract.limits import Limits
from zi_extract.store.records import Record, Records


class Admission:
    """Decides for each file: to be read, finished by an earlier run, a twin, or not readable."""

    def __init__(
        self, records: Records, marks: Marks, limits: Limits, *, force: bool = False
    ) -> None:
        self._records = records
        self._marks = marks
        self._limits = limits
        self._force = force
        self._seen: set[str] = set()
        self._twins: list[tuple[InputFile, str]] = []

    def admit(self, number: int, item: InputFile) -> Document | FileOutcome | None:
        """A document to be read, or the outcome of a file that need not be.

        None for a file whose content is already on its way under another name.
        """
        try:
            document = self._opened(number, item)
        except InputError as error:
            return refused(item, error.code, str(error))
        if document.sha256 in self._seen:
            self._twins.append((item, document.sha256))
            return None
        self._seen.add(document.sha256)
        record = None if self._force else self._records.find(document.sha256)
        if record and record.settled and record.versions == self._marks.of(record.sha256):
            return _finished_before(item, record)
        return document

    def twins(self, outcomes: Sequence[FileOutcome]) -> list[FileOutcome]:
        """The outcomes of files whose content had another name in this run."""
        by_hash = {outcome.sha256: outcome for outcome in outcomes if outcome.sha256}
        return [
            replace(by_hash[sha256], path=str(item.path), file=item.file, skipped=True)
            for item, sha256 in self._twins
            if sha256 in by_hash
        ]

    def _opened(self, number: int, item: InputFile) -> Document:
        if item.trouble:
            raise InputError(item.trouble)
        check_readable(item.path, self._limits)
        find_format(item.path)
        try:
            stamp = stamp_of(item)
            return Document(number, item, hash_file(item.path), stamp)
        except OSError as error:
            raise InputError(
                f"The file cannot be read: {error.strerror}. Where: {item.path}. "
                "Next: check the disk and your right to read it."
            ) from error


def stamp_of(item: InputFile) -> tuple[int, int]:
    """Size and mtime, by which a change during the run is noticed. Raises OSError."""
    info = item.path.stat()
    return info.st_size, info.st_mtime_ns


def refused(item: InputFile, code: str, reason: str) -> FileOutcome:
    """The outcome of a file that was not even hashed."""
    return FileOutcome(str(item.path), item.file, "", None, "failed", reason, error=code)


def _finished_before(item: InputFile, record: Record) -> FileOutcome:
    return FileOutcome(
        path=str(item.path),
        file=item.file,
        sha256=record.sha256,
        pages=record.pages,
        status=record.status,
        reason=record.reason,
        ids=record.ids,
        error=record.error,
        skipped=True,
    )

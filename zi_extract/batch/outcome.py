"""What became of an input file in a run, and the exit code that follows from all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from zi_extract.errors import EncryptedError, ExitCode, InputError, LimitError
from zi_extract.store.manifest import Entry

NOT_OPENED = frozenset({InputError.code, EncryptedError.code, LimitError.code})
"""Codes of errors that say: the file itself could not be opened."""


@dataclass(frozen=True, slots=True)
class FileOutcome(Entry):
    """One input file, and what only its run knows.

    ``error`` is the code of what made it fail. ``skipped``: an earlier run had finished it, or
    another file of this run has the same content.
    """

    error: str = ""
    skipped: bool = False

    def entry(self, finished: str) -> Entry:
        """What the manifest keeps of it."""
        kept = {part.name: getattr(self, part.name) for part in fields(Entry)}
        return Entry(**kept | {"finished": finished})


def exit_code(outcomes: Sequence[FileOutcome], *, strict: bool = False) -> ExitCode:
    """See docs/exit-codes.md."""
    errors = {outcome.error for outcome in outcomes if outcome.status == "failed"}
    if outcomes and all(outcome.status == "failed" for outcome in outcomes):
        if errors == {EncryptedError.code}:
            return ExitCode.ENCRYPTED
        if errors <= NOT_OPENED:
            return ExitCode.BAD_INPUT
    bad = {"partial", "failed", "review"} if strict else {"partial", "failed"}
    if any(outcome.status in bad for outcome in outcomes):
        return ExitCode.SOME_FAILED
    return ExitCode.OK

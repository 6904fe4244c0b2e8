"""What became of an input file: its row in documents.csv."""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.model.source import Status


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One input file. ``ids`` are those of its decrees; ``reason`` is empty when all is well.

    ``sha256`` is empty and ``pages`` is None when the file could not be read that far.
    """

    file: str
    sha256: str
    pages: int | None
    status: Status
    reason: str = ""
    ids: tuple[str, ...] = ()

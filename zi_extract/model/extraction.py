"""What ``extract`` returns: the decrees of one file, each with its evidence and pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zi_extract.errors import InputError
from zi_extract.model.decree import Decree
from zi_extract.model.document_evidence import EvidenceItem, PageDocument
from zi_extract.model.document_source import FindingDocument, SourcePage
from zi_extract.model.source import SourceFile, Status


@dataclass(frozen=True, slots=True)
class SettledDecree:
    """A decree ready to be written: plain values, the ink of each, and its pages' words."""

    decree: Decree
    evidence: Mapping[str, EvidenceItem]
    pages: tuple[PageDocument, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read of one file.

    ``pages`` lists every page of the file. ``findings`` are those of the file as a whole and of
    pages that belong to no decree; each decree carries its own. ``reason`` says in plain words why
    the status is not ``ok``.
    """

    source: SourceFile
    status: Status
    settled: tuple[SettledDecree, ...] = ()
    pages: tuple[SourcePage, ...] = ()
    findings: tuple[FindingDocument, ...] = ()
    reason: str = ""

    @property
    def decrees(self) -> tuple[Decree, ...]:
        """The decrees of the file in page order; empty when it holds none."""
        return tuple(item.decree for item in self.settled)

    @property
    def evidence(self) -> dict[str, Mapping[str, EvidenceItem]]:
        """Decree id to its evidence: JSON Pointer of a value to its ink."""
        return {item.decree.id: item.evidence for item in self.settled}

    @property
    def decree(self) -> Decree:
        """The only decree of the file. Raises InputError unless there is exactly one."""
        if len(self.settled) != 1:
            what = "no decree" if not self.settled else f"{len(self.settled)} decrees"
            raise InputError(
                f"{self.source.name} holds {what}, not exactly one; loop over .decrees instead"
            )
        return self.settled[0].decree

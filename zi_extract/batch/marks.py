"""What a document's result depends on beside its bytes: versions, corrections, pages asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_extract.corrections.ledger import Ledger
from zi_extract.model.correction import Correction
from zi_extract.model.page_selection import ALL, PageSelection
from zi_extract.store.versions import fingerprint

KEY = "corrections"
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Marks:
    """``versions`` are those of a result; ``ledger`` holds all corrections; ``pages`` are read."""

    versions: Mapping[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    pages: PageSelection = ALL

    def of(self, sha256: str) -> str:
        """The fingerprint of a document's result: another one means that it is out of date.

        A correction changes that of its own document only, and of no page: nothing is read again.
        """
        own = {KEY: self.ledger.digest(sha256), PAGES: str(self.pages)}
        return fingerprint({**self.versions, **{key: mark for key, mark in own.items() if mark}})

    def corrections(self, sha256: str) -> tuple[Correction, ...]:
        """The corrections that hold for a document."""
        return self.ledger.of(sha256)

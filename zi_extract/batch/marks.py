"""What a document's result depends on beside its bytes: versions, and people's corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_extract.corrections.ledger import Ledger
from zi_extract.model.correction import Correction
from zi_extract.store.versions import fingerprint

KEY = "corrections"


@dataclass(frozen=True, slots=True)
class Marks:
    """``versions`` are those of a result; ``ledger`` holds all corrections."""

    versions: Mapping[str, str]
    ledger: Ledger = field(default_factory=Ledger)

    def of(self, sha256: str) -> str:
        """The fingerprint of a document's result: another one means that it is out of date.

        A correction changes that of its own document only, and of no page: nothing is read again.
        """
        digest = self.ledger.digest(sha256)
        return fingerprint({**self.versions, KEY: digest} if digest else self.versions)

    def corrections(self, sha256: str) -> tuple[Correction, ...]:
        """The corrections that hold for a document."""
        return self.ledger.of(sha256)

"""What the pages and the API work on together: results, worklist, pictures, and saving."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from zi_extract.corrections.ledger import append
from zi_extract.errors import InputError
from zi_extract.model.correction import Correction
from zi_extract.review.making import Change, made_of
from zi_extract.review.pictures import Pictures
from zi_extract.review.results import Document, Results
from zi_extract.review.sources import Sources
from zi_extract.review.words import Language
from zi_extract.review.worklist import Worklist


@dataclass(slots=True)
class Desk:
    """One output folder under review by one person."""

    results: Results
    worklist: Worklist
    pictures: Pictures
    corrections: Path
    who: str
    language: Language
    _saving: threading.Lock = field(default_factory=threading.Lock)

    def document(self, name: str) -> Document:
        """The document of this id. Raises LookupError when there is none."""
        document = self.results.document(name)
        if document is None:
            raise LookupError(f"There is no document {name[:80]!r} here.")
        return document

    def prepare(self) -> Iterator[int]:
        """Makes ready what the first who asks would wait for; yields how many documents are done.

        The worklist is read and put in order, and its worst document parsed.
        """
        yield from self.worklist.prepare()
        worst = next(iter(self.worklist.entries()), None)
        if worst is not None:
            self.results.document(worst.item.document)
        # The items stay for good: looking for garbage among them costs some requests 100 ms.
        gc.collect()
        gc.freeze()

    def holding(self, document: Document) -> tuple[Correction, ...]:
        """The corrections that hold for it."""
        return self.worklist.ledger().of(document.sha256)

    def save(self, document: Document, change: Change) -> Correction:
        """Adds a correction. Raises InputError when it is not possible, OutputError."""
        with self._saving:
            if change.kind == "withdraw":
                known = {record.id for record in self.holding(document)}
                if change.withdraws not in known:
                    raise InputError("There is no such correction of this document that holds.")
            record = made_of(change, document, self.who)
            append(self.corrections, document.entry.ids[0], record)
            return record


def open_desk(
    out: Path, corrections: Path, source: Path | None, who: str, language: Language
) -> Desk:
    """Everything for one output folder. Raises InputError when it holds no results."""
    results = Results(out)
    return Desk(
        results=results,
        worklist=Worklist(results, corrections),
        pictures=Pictures(out, Sources(source)),
        corrections=corrections,
        who=who,
        language=language,
    )

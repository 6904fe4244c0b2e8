"""Each value's ink, under the JSON Pointer of the value: complete by construction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zi_extract.errors import ValidationError
from zi_extract.export.paper import paper_box, readers, share
from zi_extract.export.readings import other_readings
from zi_extract.model.document_evidence import EvidenceItem, Ink
from zi_extract.model.doubt import Doubt
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Tick

INK_READER = "ink"
"""Reader of values that were judged by their ink alone, without words."""


def evidence_of(
    pointer: str,
    leaf: Extracted[Any],
    layouts: Mapping[int, PageLayout],
    doubt: Doubt,
) -> EvidenceItem | None:
    """The ink of one value; None for a null or an empty text that has no place on paper.

    Raises ValidationError for a value without provenance: nothing is invented.
    """
    if not leaf.provenance:
        if is_absent(leaf):
            return None
        raise ValidationError(
            f"{pointer}: {leaf.value!r} has no place on paper and is not exported"
        )
    first, *further = [_ink(piece, layouts) for piece in leaf.provenance]
    doubtful = doubt.about(pointer, leaf.confidence, leaf.provenance)
    return EvidenceItem(
        page=first.page,
        box=first.box,
        words=first.words,
        continued=tuple(further),
        raw=leaf.raw,
        confidence=share(leaf.confidence),
        needs_review=doubtful,
        readings=other_readings(leaf, layouts) if doubtful else leaf.readings,
        derived=leaf.derived,
        reader=_reader(leaf.provenance, layouts),
        corrected_by=leaf.corrected,
    )


def is_absent(leaf: Extracted[Any]) -> bool:
    """True when nothing was read and no place is known: exported as null."""
    return not leaf.provenance and (leaf.value is None or leaf.value == "")


def tick_leaf(
    tick: Tick, provenance: tuple[Provenance, ...], corrected: str = ""
) -> Extracted[str]:
    """A tick as an extracted value. An unsure one is never sure enough to pass unseen."""
    confidence = tick.confidence if tick.verdict != "unsure" else min(tick.confidence, 0.5)
    derived = f"{tick.kind}: {tick.ink:.3f} of the cell is dark"
    return Extracted(tick.verdict, "", confidence, provenance, derived, corrected=corrected)


def _ink(piece: Provenance, layouts: Mapping[int, PageLayout]) -> Ink:
    return Ink(page=piece.page, box=paper_box(layouts, piece.page, piece.box), words=piece.words)


def _reader(provenance: tuple[Provenance, ...], layouts: Mapping[int, PageLayout]) -> str:
    names = [name for piece in provenance for name in readers(layouts.get(piece.page), piece.words)]
    return "+".join(dict.fromkeys(names)) or INK_READER

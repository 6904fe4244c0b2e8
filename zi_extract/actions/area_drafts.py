"""Areas as drafted values: printed, doubtful, or known by their sub-items only."""

from __future__ import annotations

from dataclasses import replace

from zi_extract.actions.areas import PrintedArea, code_of_item, numeral_of, roman_value
from zi_extract.model.draft import AreaDraft
from zi_extract.model.evidence import Extracted

DERIVED_AREA = 0.7
"""Confidence (0-1) of an area known by its sub-items only: flagged for review."""

NEARLY, MISREAD_NAME = 0.9, 0.75
"""From this likeness (0-1) to a known name an unequal one is taken for misread, with this
confidence: flagged. Lower flags private wordings; higher lets one wrong letter pass."""

OTHER_NUMERAL = 0.7
"""Confidence (0-1) of an area's numeral that belongs to another area's name: flagged."""

UNREAD_AREA = 0.5
"""Confidence (0-1) of an area that must have been printed but was not read: flagged."""


def lost_area(placed: Extracted[int | None]) -> AreaDraft:
    """An area whose band was not read: nothing is known of what it says."""
    unread: Extracted[str | None] = Extracted(None, "", UNREAD_AREA, placed.provenance)
    return AreaDraft(unread, unread, placed)


def doubtful(draft: AreaDraft) -> AreaDraft:
    """The same area, its number and name flagged."""
    number, name = draft.number, draft.name
    return AreaDraft(
        replace(number, confidence=min(number.confidence, DERIVED_AREA)) if number else None,
        replace(name, confidence=min(name.confidence, DERIVED_AREA)) if name else None,
        draft.code,
    )


def area_draft(text: Extracted[str], printed: PrintedArea) -> AreaDraft:
    """Number, name and code of an area as printed; doubtful where they do not fit together.

    A lone stroke is both 1 and I; areas are counted in Roman numerals: it is taken for I, flagged.
    """
    code = None
    sure, number_sure = text.confidence, text.confidence
    if printed.code is not None:
        code = Extracted(
            printed.code,
            text.raw,
            min(sure, printed.alike),
            text.provenance,
            "code of the name",
        )
        if NEARLY <= printed.alike < 1:
            sure = min(sure, MISREAD_NAME)
        if printed.number and roman_value(printed.number) not in (None, printed.code):
            number_sure = min(number_sure, OTHER_NUMERAL)
    number = None
    if printed.number == "1" and printed.code == 1:
        printed = replace(printed, number=numeral_of(1), misread=True)
    if printed.number:
        number = replace(text, value=printed.number, confidence=number_sure)
    if number is not None and printed.misread:
        sure_at_most = min(number_sure, OTHER_NUMERAL)
        number = replace(number, confidence=sure_at_most, derived="numeral of the area's name")
    return AreaDraft(number, replace(text, value=printed.name, confidence=sure), code)


def placed_area(text: Extracted[str] | None) -> Extracted[int | None] | None:
    """The area's code by the vocabulary of sub-items; None for unknown ones."""
    code = code_of_item(text.value) if text is not None else None
    if text is None or code is None:
        return None
    derived = f"area of sub-item {text.value}"
    sure = min(DERIVED_AREA, text.confidence)
    return Extracted(code, text.raw, sure, text.provenance, derived)

"""Areas as drafted values: printed, doubtful, or known by their sub-items only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.actions.area_numbers import AreaHeading, settle_area_numbers
from zi_extract.actions.areas import code_of_item
from zi_extract.model.draft import AreaDraft, MaybeText
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.numerals import TOLD_BY_NAME

DERIVED_AREA = 0.7
"""Confidence (0-1) of an area known by its sub-items only: flagged for review."""

KNOWN_NAME = 0.9
"""Confidence (0-1) of a name that is letter by letter one of the regulation's: no misreading makes
another area's name of it, so a doubtful reading that gives it is confirmed."""

NEARLY, MISREAD_NAME = 0.9, 0.75
"""From this likeness (0-1) to a known name an unequal one is taken for misread, with this
confidence: flagged. Lower flags private wordings; higher lets one wrong letter pass."""

WITHOUT_MARKS = "marks between the words of a known name taken off"
"""How a name is marked in which stray ink was read, and that is a known one without it."""

UNREAD_AREA = 0.5
"""Confidence (0-1) of an area that must have been printed but was not read: flagged."""


def draft_areas(headings: Sequence[AreaHeading]) -> tuple[AreaDraft, ...]:
    """The areas of a table in order: number, name and code, each doubtful where it does not fit."""
    numbers = settle_area_numbers(headings)
    return tuple(
        area_draft(heading, number) for heading, number in zip(headings, numbers, strict=True)
    )


def area_draft(heading: AreaHeading, number: MaybeText) -> AreaDraft:
    """One area with its number as settled; its name judged by its likeness to a known one."""
    text, printed = heading.text, heading.printed
    sure, code = text.confidence, None
    if printed.code is not None:
        if printed.alike == 1:
            sure = max(sure, KNOWN_NAME)
        elif printed.alike >= NEARLY:
            sure = min(sure, MISREAD_NAME)
        sure_code = min(sure, printed.alike)
        code = Extracted(printed.code, text.raw, sure_code, text.provenance, TOLD_BY_NAME)
    marked = " ".join(printed.name.split()) not in " ".join(text.value.split())
    derived = WITHOUT_MARKS if marked and not text.derived else text.derived
    name = replace(text, value=printed.name, confidence=sure, derived=derived)
    return AreaDraft(number, name, code)


def lost_area(places: tuple[Provenance, ...], placed: Extracted[int | None] | None) -> AreaDraft:
    """An area whose heading was not read: nothing is known of what it says."""
    unread: Extracted[str | None] = Extracted(None, "", UNREAD_AREA, places)
    return AreaDraft(unread, unread, placed)


def doubtful(draft: AreaDraft) -> AreaDraft:
    """The same area, its number and name flagged."""
    number, name = draft.number, draft.name
    return AreaDraft(
        replace(number, confidence=min(number.confidence, DERIVED_AREA)) if number else None,
        replace(name, confidence=min(name.confidence, DERIVED_AREA)) if name else None,
        draft.code,
    )


def placed_area(text: Extracted[str] | None) -> Extracted[int | None] | None:
    """The area's code by the vocabulary of sub-items; None for unknown ones."""
    code = code_of_item(text.value) if text is not None else None
    if text is None or code is None:
        return None
    derived = f"area of sub-item {text.value}"
    sure = min(DERIVED_AREA, text.confidence)
    return Extracted(code, text.raw, sure, text.provenance, derived)

"""Values that were read, but not surely; and pages that were not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.leaves import REVIEW_BELOW, leaves

PARTS = (
    "header",
    "considerations",
    "legal_basis",
    "also_considered",
    "dictums",
    "closing",
    "actions",
    "annexes",
)
"""Parts of a draft in the order in which a doubtful text is reported: where people use it first,
its cell in the table last."""

Key = tuple[int, tuple[float, float, float, float], tuple[int, ...]]


def check_confidence(case: Case) -> Iterator[Finding]:
    """One finding per doubtful ink, at the first value made of it."""
    reported: set[Key] = set()
    told = {f.pointer for f in case.draft.findings if f.pointer and f.severity != "info"}
    for pointer, leaf in _ordered(case):
        keys = {_key(ink) for ink in leaf.provenance}
        if leaf.confidence >= REVIEW_BELOW or not keys or keys <= reported:
            continue
        if any(f"{pointer}/".startswith(f"{known}/") for known in told):
            reported |= keys
            continue
        reported |= keys
        message = f"This was read with a confidence of only {leaf.confidence:.2f}."
        if leaf.value is None:
            message = "Its place was found, but it could not be read."
        yield at_value("low-confidence", "warning", message, pointer, leaf)


def check_page_findings(case: Case) -> Iterator[Finding]:
    """What the reading of the decree's pages found."""
    for page in case.draft.pages:
        if page in case.layouts:
            yield from case.layouts[page].findings


def check_pages_read(case: Case) -> Iterator[Finding]:
    """Every page of the decree was read."""
    for page in case.draft.pages:
        layout = case.layouts.get(page)
        told = layout is not None and any(f.code == "page-unread" for f in layout.findings)
        if not told and (layout is None or layout.status == "unread"):
            message = "The page could not be read; what stands on it is missing."
            yield Finding("page-unread", "error", message, page)


def _ordered(case: Case) -> Iterator[tuple[str, Extracted[Any]]]:
    for part in PARTS:
        yield from leaves(getattr(case.draft, part), f"/{part}")


def _key(ink: Provenance) -> Key:
    box = ink.box
    if ink.words:
        return ink.page, (0.0, 0.0, 0.0, 0.0), ink.words
    return ink.page, (box.left, box.top, box.right, box.bottom), ()

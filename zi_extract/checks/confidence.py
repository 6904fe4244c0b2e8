"""Values that were read, but not surely; and pages that were not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zi_extract.checks.area_numerals import belongs_to_name
from zi_extract.checks.case import Case, at_value
from zi_extract.checks.signals import WEAK
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.leaves import leaves
from zi_extract.model.working_point import WorkingPoints, below_at

LOW_CONFIDENCE, READINGS_DIFFER, HOLE = "low-confidence", "readings-differ", "ink-covers"

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

Mark = tuple[int, int] | tuple[int, Box]
"""A word of a page, or a box of it without words."""


def check_confidence(case: Case, points: WorkingPoints) -> Iterator[Finding]:
    """One finding per doubtful ink, at the first value made of it that nothing else doubts."""
    told = {f.pointer for f in case.draft.findings if f.pointer and f.severity != "info"}
    reported: set[Mark] = set()
    for pointer, leaf in _ordered(case):
        marks = {mark for ink in leaf.provenance for mark in _marks(ink)}
        if leaf.confidence >= below_at(pointer, points) or marks <= reported:
            continue
        reported |= marks
        if not any(f"{pointer}/".startswith(f"{known}/") for known in told):
            differing = _differing(case, leaf)
            code = READINGS_DIFFER if differing else LOW_CONFIDENCE
            yield at_value(code, "warning", differing or _said(case, leaf), pointer, leaf)


def _said(case: Case, leaf: Extracted[Any]) -> str:
    if leaf.value is None:
        return "Its place was found, but it could not be read."
    # Rounded down: 0.797 must not read as 0.80, which asks for nobody.
    sure = f"{int(leaf.confidence * 100) / 100:.2f}"
    words = case.words(leaf)
    least = min(words, key=lambda word: word.confidence, default=None)
    told = least is not None and len(words) > 1 and least.confidence < WEAK
    where = f"; least sure is {least.text!r}" if least is not None and told else ""
    return f"This was read with a confidence of only {sure}{where}."


def _differing(case: Case, leaf: Extracted[Any]) -> str:
    """Which words two readers see differently; empty when they agree on all of them."""
    seen = [dict.fromkeys(reading.text for reading in word.readings) for word in case.words(leaf)]
    told = [" or ".join(map(repr, texts)) for texts in seen if len(texts) > 1]
    more = f" and {len(told) - 3} more" if len(told) > 3 else ""
    return f"Two readers see {', '.join(told[:3])}{more}." if told else ""


def check_page_findings(case: Case) -> Iterator[Finding]:
    """What the reading of the decree's pages found, but holes that took nothing of an area."""
    for page in case.draft.pages:
        if page in case.layouts:
            found = case.layouts[page].findings
            yield from (one for one in found if not _is_in_whole_area(one, case))


def _is_in_whole_area(finding: Finding, case: Case) -> bool:
    """Whether a hole is in a cell that names an area whole: its number and its known name."""
    if finding.code != HOLE or finding.severity != "warning" or finding.box is None:
        return False
    return any(
        ink.page == finding.page and finding.box.contains(ink.box.center_x, ink.box.center_y)
        for action in case.draft.actions
        if action.area.name is not None and belongs_to_name(action)
        for ink in action.area.name.provenance
    )


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


def _marks(ink: Provenance) -> set[Mark]:
    return {(ink.page, word) for word in ink.words} or {(ink.page, ink.box)}

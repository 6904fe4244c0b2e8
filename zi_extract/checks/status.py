"""What became of a decree, and of a file. Never ``ok`` while something asks for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.invariant import BREAKS
from zi_extract.model.judgement import DecreeStatus
from zi_extract.model.leaves import leaves
from zi_extract.model.page import PageLayout
from zi_extract.model.source import Status
from zi_extract.model.table import Tick
from zi_extract.model.working_point import WorkingPoints, below, below_at


def decree_status(
    draft: DecreeDraft, layouts: Mapping[int, PageLayout], points: WorkingPoints
) -> DecreeStatus:
    """``partial`` when one of its pages was not read, ``review`` when anything is flagged."""
    if any(page not in layouts or layouts[page].status == "unread" for page in draft.pages):
        return "partial"
    flagged = any(finding.severity != "info" for finding in draft.findings)
    doubtful = flagged or any(leaf.confidence < below_at(at, points) for at, leaf in leaves(draft))
    pages = [layouts[page] for page in draft.pages]
    return "review" if doubtful or any(_doubtful_cell(page, points) for page in pages) else "ok"


def file_status(
    decrees: Sequence[DecreeStatus], layouts: Mapping[int, PageLayout], n_pages: int
) -> Status:
    """The status of an input file of ``n_pages`` pages with these decrees in it.

    Pages that were not asked for make it no worse.
    """
    states = [layout.status for layout in layouts.values()]
    asked = n_pages - states.count("left_out")
    unread = asked - states.count("read")
    if unread >= asked:
        return "failed"
    if unread > 0 or "partial" in decrees:
        return "partial"
    if not decrees:
        return "not_a_decree"
    return "review" if "review" in decrees else "ok"


def status_reason(status: Status, findings: Iterable[Finding], what: str = "") -> str:
    """Why, in a few words: the codes of the gravest findings, the commonest first.

    Findings that break an invariant come before all others. A page that was hard to read may be why
    no decree was found; ``what`` tells what such a file is.
    """
    if status == "ok":
        return ""
    asking = [finding for finding in findings if finding.severity != "info"]
    errors = [finding for finding in asking if finding.severity == "error"]
    codes = [finding.code for finding in errors or asking]
    ranked = sorted(set(codes), key=lambda code: (code not in BREAKS, -codes.count(code), code))
    told = ", ".join(f"{codes.count(code)} {code}" for code in ranked[:3])
    if status != "not_a_decree":
        return told
    none = "no decree was found in it" + (f"; {what}" if what else "")
    return none + (f": {told}" if told else "")


def _doubtful_cell(layout: PageLayout, points: WorkingPoints) -> bool:
    """Whether a text or mark of the page's tables is in doubt, those that became no value too."""
    return any(
        (bool(cell.text) and cell.confidence < below("cell", points))
        or (cell.tick is not None and _doubtful_tick(cell.tick, points))
        for part in layout.fragments
        for cell in part.cells
    )


def _doubtful_tick(tick: Tick, points: WorkingPoints) -> bool:
    return tick.verdict == "unsure" or tick.confidence < below("tick", points)

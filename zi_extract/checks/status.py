"""What became of a decree, and of a file. Never ``ok`` while something asks for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.judgement import DecreeStatus
from zi_extract.model.leaves import REVIEW_BELOW, leaves
from zi_extract.model.page import PageLayout
from zi_extract.model.source import Status


def decree_status(draft: DecreeDraft, layouts: Mapping[int, PageLayout]) -> DecreeStatus:
    """``partial`` when one of its pages was not read, ``review`` when anything is flagged."""
    if any(page not in layouts or layouts[page].status == "unread" for page in draft.pages):
        return "partial"
    flagged = any(finding.severity != "info" for finding in draft.findings)
    doubtful = flagged or any(leaf.confidence < REVIEW_BELOW for _, leaf in leaves(draft))
    return "review" if doubtful or _unsure_ticks(draft) else "ok"


def file_status(
    decrees: Sequence[DecreeStatus], layouts: Mapping[int, PageLayout], n_pages: int
) -> Status:
    """The status of an input file of ``n_pages`` pages with these decrees in it."""
    unread = n_pages - sum(layout.status == "read" for layout in layouts.values())
    if unread >= n_pages:
        return "failed"
    if unread > 0 or "partial" in decrees:
        return "partial"
    if not decrees:
        return "not_a_decree"
    return "review" if "review" in decrees else "ok"


def status_reason(status: Status, findings: Iterable[Finding]) -> str:
    """Why, in a few words: the codes of the gravest findings, the commonest first."""
    if status == "ok":
        return ""
    if status == "not_a_decree":
        return "no decree was found in it"
    asking = [finding for finding in findings if finding.severity != "info"]
    errors = [finding for finding in asking if finding.severity == "error"]
    codes = [finding.code for finding in errors or asking]
    ranked = sorted(set(codes), key=lambda code: (-codes.count(code), code))
    return ", ".join(f"{codes.count(code)} {code}" for code in ranked[:3])


def _unsure_ticks(draft: DecreeDraft) -> bool:
    return any(
        cell.tick is not None and cell.tick.verdict == "unsure"
        for annex in draft.annexes
        for table in annex.tables
        for cell in table.cells
    )

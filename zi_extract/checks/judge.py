"""All checks over the decrees of one file, and the statuses that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zi_extract.checks.places import place_words
from zi_extract.checks.rules import check_decree
from zi_extract.checks.status import decree_status, file_status, status_reason
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.judgement import Judgement
from zi_extract.model.page import PageLayout
from zi_extract.model.source import PageKind


def judge(
    drafts: Sequence[DecreeDraft],
    pages: Mapping[int, PageLayout],
    kinds: Mapping[int, PageKind],
    n_pages: int,
) -> Judgement:
    """The drafts with what every check finds; ``n_pages`` is the file's own count of its pages."""
    places = place_words(drafts, pages, kinds)
    judged = tuple(
        replace(draft, findings=(*draft.findings, *check_decree(draft, pages, kinds, places)))
        for draft in drafts
    )
    statuses = tuple(decree_status(draft, pages) for draft in judged)
    status = file_status(statuses, pages, n_pages)
    of_pages = [finding for page in pages.values() for finding in page.findings]
    of_drafts = [finding for draft in judged for finding in draft.findings]
    findings = (*of_pages, *of_drafts)
    reason = status_reason(status, findings)
    return Judgement(judged, statuses, places, status, reason, findings)

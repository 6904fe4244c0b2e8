"""All checks over the decrees of one file, and the statuses that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zi_extract.checks.places import place_words
from zi_extract.checks.rules import check_decree
from zi_extract.checks.seen import without_seen
from zi_extract.checks.status import decree_status, file_status, status_reason
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.judgement import Judgement
from zi_extract.model.page import PageLayout
from zi_extract.model.seen import Seen
from zi_extract.model.source import PageKind


def judge(
    drafts: Sequence[DecreeDraft],
    pages: Mapping[int, PageLayout],
    kinds: Mapping[int, PageKind],
    n_pages: int,
    seen: Sequence[Seen] = (),
) -> Judgement:
    """The drafts with what every check finds; ``n_pages`` is the file's own count of its pages.

    Findings about what a person has ``seen`` ask for nobody any more.
    """
    places = place_words(drafts, pages, kinds)
    judged = tuple(
        replace(
            draft,
            findings=without_seen(
                (*draft.findings, *check_decree(draft, pages, kinds, places)), draft, seen
            ),
        )
        for draft in drafts
    )
    statuses = tuple(decree_status(draft, pages) for draft in judged)
    status = file_status(statuses, pages, n_pages)
    ours = {page for draft in judged for page in draft.pages}
    of_pages = [
        finding
        for number, page in pages.items()
        if number not in ours
        for finding in without_seen(page.findings, None, seen)
    ]
    of_drafts = [finding for draft in judged for finding in draft.findings]
    findings = (*of_pages, *of_drafts)
    reason = status_reason(status, findings)
    return Judgement(judged, statuses, places, status, reason, findings)

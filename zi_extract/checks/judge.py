"""All checks over the decrees of one file, and the statuses that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zi_extract.checks.calibration import working_points
from zi_extract.checks.case import Case
from zi_extract.checks.confidence import check_confidence
from zi_extract.checks.invariants import account
from zi_extract.checks.places import place_words
from zi_extract.checks.repeated_decrees import repeats_of_decrees
from zi_extract.checks.rules import check_decree
from zi_extract.checks.scales import Scales, Weighed
from zi_extract.checks.seen import without_seen
from zi_extract.checks.status import decree_status, file_status, status_reason
from zi_extract.checks.weigh import weigh
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.judgement import Judgement
from zi_extract.model.page import PageLayout
from zi_extract.model.places import WordPlaces
from zi_extract.model.seen import Seen
from zi_extract.model.source import PageKind

Layouts = Mapping[int, PageLayout]

OF_CORRECTIONS = "correction-"
"""Beginning of the codes that tell what became of a correction."""


def judge(
    drafts: Sequence[DecreeDraft],
    pages: Layouts,
    kinds: Mapping[int, PageKind],
    n_pages: int,
    seen: Sequence[Seen] = (),
    *,
    what: str = "",
) -> Judgement:
    """The drafts with what every check finds and every value's probability.

    ``n_pages`` is the file's own count of its pages. Findings about what a person has ``seen`` ask
    for nobody any more. ``what`` tells what a file without a decree is.
    """
    places, points = place_words(drafts, pages, kinds), working_points()
    repeats = repeats_of_decrees(drafts)
    drafts = [_with_findings(draft, told) for draft, told in zip(drafts, repeats, strict=True)]
    judged: list[DecreeDraft] = []
    for draft in drafts:
        weighed, pages = _judge_one(draft, pages, kinds, places, seen)
        judged.append(weighed)
    judged = _with_strays(judged, pages)
    statuses = tuple(decree_status(draft, pages, points) for draft in judged)
    status = file_status(statuses, pages, n_pages)
    findings = (*_of_other_pages(judged, pages, seen), *(f for d in judged for f in d.findings))
    return Judgement(
        drafts=tuple(judged),
        statuses=statuses,
        places=places,
        status=status,
        reason=status_reason(status, findings, what),
        findings=findings,
        layouts=pages,
        points=points,
        invariants=tuple(account(Case(draft, pages, kinds, places)) for draft in judged),
    )


def _other_pages(drafts: Sequence[DecreeDraft], pages: Layouts) -> list[PageLayout]:
    """The pages that are of no decree."""
    ours = {page for draft in drafts for page in draft.pages}
    return [layout for page, layout in pages.items() if page not in ours]


def _of_other_pages(
    drafts: Sequence[DecreeDraft], pages: Layouts, seen: Sequence[Seen]
) -> Iterator[Finding]:
    """What was found on pages of no decree, but what the first decree tells of corrections."""
    for layout in _other_pages(drafts, pages):
        for finding in without_seen(layout.findings, None, seen):
            if not (drafts and finding.code.startswith(OF_CORRECTIONS)):
                yield finding


def _with_strays(drafts: list[DecreeDraft], pages: Layouts) -> list[DecreeDraft]:
    """What became of corrections on pages of no decree, told with the first one.

    A page that a person took out of a decree must not take the word about it along.
    """
    strays = [
        finding
        for layout in _other_pages(drafts, pages)
        for finding in layout.findings
        if finding.code.startswith(OF_CORRECTIONS)
    ]
    return [_with_findings(drafts[0], strays), *drafts[1:]] if drafts and strays else drafts


def evidence(
    drafts: Sequence[DecreeDraft], pages: Layouts, kinds: Mapping[int, PageKind]
) -> list[list[Weighed]]:
    """The evidence for every value of every draft: what the weights are learned from."""
    places = place_words(drafts, pages, kinds)
    told = (_with_findings(draft, check_decree(draft, pages, kinds, places)) for draft in drafts)
    return [list(Scales(draft, pages).all()) for draft in told]


def _judge_one(
    draft: DecreeDraft,
    pages: Layouts,
    kinds: Mapping[int, PageKind],
    places: WordPlaces,
    seen: Sequence[Seen],
) -> tuple[DecreeDraft, Layouts]:
    """Rules first, for what they find is evidence; then what is in doubt with all of it."""
    told = _with_findings(draft, check_decree(draft, pages, kinds, places))
    told = replace(told, findings=without_seen(told.findings, told, seen))
    weighed, pages = weigh(told, pages)
    doubts = tuple(check_confidence(Case(weighed, pages, kinds, places), working_points()))
    return _with_findings(weighed, without_seen(doubts, weighed, seen)), pages


def _with_findings(draft: DecreeDraft, found: Iterable[Finding]) -> DecreeDraft:
    return replace(draft, findings=(*draft.findings, *found))

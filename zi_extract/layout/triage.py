"""What each page is: body of a decree, its Lampiran, blank, or something else.

Pages are judged in order, because what a page without a name of its own is depends on what came
before: running text after Mengingat is the decree, a table after LAMPIRAN is the annex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from zi_extract.layout.marks import PageMarks, find_marks
from zi_extract.model.page import PageLayout
from zi_extract.model.source import PageKind

BLANK_WORDS = 4
"""Most words of two or more letters on a blank page: specks and bleed-through are read as some."""

FAINT_WORDS, FAINT_LEGIBILITY = 25, 0.35
"""A page with few words, all of them doubtful (mean confidence), is a blank back that shows
through. Higher limits would drop faint but real pages."""

LETTER_MARKS = 2
"""Marks of a letter (Kepada, Hal, Sifat, ...) from which a page without a decree's head is one."""

SHORT_PAGE = 60
"""Words below which a page that closes (Ditetapkan di) carries nothing but the closing."""

State = Literal["start", "body", "closed", "annex", "other", "regulation"]


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What a page is and why, in plain words. ``confidence`` (0-1) is that of the kind."""

    page: int
    kind: PageKind
    reason: str
    confidence: float
    starts: bool = False
    """A decree (or a Lampiran without its decree) begins on this page."""


def classify_pages(pages: Sequence[PageLayout]) -> tuple[PageVerdict, ...]:
    """One verdict per page, in the order given."""
    marks = [find_marks(page) for page in pages]
    verdicts: list[PageVerdict] = []
    state: State = "start"
    for position, (page, mark) in enumerate(zip(pages, marks, strict=True)):
        ahead = marks[position + 1 :]
        verdict, state = _judge(page, mark, state, ahead)
        verdicts.append(verdict)
    return tuple(verdicts)


def _judge(
    page: PageLayout, mark: PageMarks, state: State, ahead: Sequence[PageMarks]
) -> tuple[PageVerdict, State]:
    def say(kind: PageKind, reason: str, sure: float, starts: bool = False) -> PageVerdict:
        return PageVerdict(mark.page, kind, reason, sure, starts)

    if page.status == "unread":
        return say("other", "the page could not be read", 0.3), state
    if _is_blank(page, mark):
        return say("blank", "hardly any word on the page", 0.95), state
    if mark.annex and mark.labels == 0 and not _is_other(mark, state):
        if state == "regulation":
            return say("other", "annex of a regulation", 0.9), state
        return say("annex", "headed LAMPIRAN", 0.97, state in {"start", "other"}), "annex"
    if _is_regulation(mark, ahead):
        return say("other", "a regulation in articles", 0.95), "regulation"
    if mark.type and (mark.opening or _opens_next(mark, ahead)):
        return say("decree", "head of a decree", 0.98, starts=True), _after_body(mark)
    if mark.opening:
        return say("decree", "considerations of a decree", 0.85, starts=True), _after_body(mark)
    if _is_other(mark, state):
        return say("other", "named as something other than a decree", 0.9), "other"
    return _continued(mark, state, say_page=mark.page)


def _is_blank(page: PageLayout, mark: PageMarks) -> bool:
    if mark.table:
        return False
    faint = mark.words <= FAINT_WORDS and 0 < page.legibility < FAINT_LEGIBILITY
    big = any(graphic.kind != "other" for graphic in page.graphics) and mark.words > 1
    return (mark.words <= BLANK_WORDS and not big) or faint


def _is_regulation(mark: PageMarks, ahead: Sequence[PageMarks]) -> bool:
    if not mark.regulation or mark.type:
        return False
    return mark.articles > 0 or any(other.articles for other in ahead[:4])


def _opens_next(mark: PageMarks, ahead: Sequence[PageMarks]) -> bool:
    """A head whose Menimbang stands on the next page, or whose Menimbang was not read."""
    if mark.about:
        return not mark.deciding
    return (
        mark.labels == 0
        and bool(ahead)
        and (ahead[0].opening or ahead[0].labels > 1)
        and not ahead[0].type
    )


def _after_body(mark: PageMarks) -> State:
    return "closed" if mark.closing else "body"


def _is_other(mark: PageMarks, state: State) -> bool:
    if mark.other and mark.labels == 0:
        return True
    if mark.letter >= LETTER_MARKS and mark.labels == 0 and not (state == "body" and mark.closing):
        return True
    return False


def _continued(mark: PageMarks, state: State, say_page: int) -> tuple[PageVerdict, State]:
    """A page without a name of its own takes the kind of what it continues."""
    if state == "body":
        if mark.table and not mark.closing and mark.labels == 0:
            return PageVerdict(say_page, "annex", "a table after the decree", 0.7), "annex"
        return PageVerdict(say_page, "decree", "continues the decree", 0.93), _after_body(mark)
    if state == "annex":
        sure = 0.95 if mark.table or mark.closing else 0.85
        return PageVerdict(say_page, "annex", "continues the Lampiran", sure), "annex"
    if state == "closed":
        return _after_closing(mark, say_page)
    if state == "regulation":
        return PageVerdict(say_page, "other", "continues the regulation", 0.9), state
    if mark.labels >= 1 and (mark.closing or mark.labels > 1):
        return PageVerdict(
            say_page, "decree", "labels of a decree without its head", 0.7
        ), _after_body(mark)
    if state == "start" and mark.table and mark.annex_title:
        return PageVerdict(
            say_page, "annex", "a table titled as a plan of action", 0.75, starts=True
        ), "annex"
    return PageVerdict(say_page, "other", "no part of a decree", 0.8), "other"


def _after_closing(mark: PageMarks, page: int) -> tuple[PageVerdict, State]:
    if mark.table:
        return PageVerdict(
            page, "annex", "a table after the decree, without a heading", 0.85
        ), "annex"
    if mark.annex_title and not mark.closing:
        return PageVerdict(page, "annex", "titled as a plan of action", 0.8), "annex"
    if mark.labels:
        return PageVerdict(page, "decree", "labels of the decree after its closing", 0.7), "closed"
    if mark.closing and mark.words < SHORT_PAGE:
        return PageVerdict(page, "annex", "the closing repeated after the Lampiran", 0.7), "annex"
    if mark.words < SHORT_PAGE:
        return PageVerdict(page, "decree", "the rest of the closing", 0.6), "closed"
    return PageVerdict(page, "other", "text after the decree's closing", 0.75), "other"

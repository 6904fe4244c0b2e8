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

SCRAPS, SURE_WORD, WORD_LETTERS = 0.6, 0.8, 4
"""Legibility (0-1) below which a page without one word of so many letters that was read so surely
holds no print. Every printed page of 350 had four such words and more, also faxes."""

MOST_SCRAPS = 100
"""Words up to which they are such scraps: a logo and a letterhead make some fifty. A page of text
has 200 and more, and is told to be hard to read when none of them is sure."""

PRINTED = 0.9
"""Legibility (0-1) from which a few words are print. What shows through a back reads worse."""

LETTER_MARKS = 2
"""Marks of a letter (Kepada, Hal, Sifat, ...) from which a page without a decree's head is one."""

LATE_LABELS = 3
"""Labels of a page of a decree among those of its Lampiran: MEMUTUSKAN, Menetapkan, KESATU. Fewer
are words of a text."""

SHORT_PAGE = 60
"""Words below which a page that closes (Ditetapkan di) carries nothing but the closing, and one
headed LAMPIRAN nothing but the heading."""

ARTICLES_WITHIN = 4
"""Pages after a regulation's head among which its first article stands: considerations and laws
take one to three. More reaches the annex of a decree that the file holds, too."""

State = Literal["start", "body", "closed", "annex", "other", "letter", "regulation"]


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
    begun = 0
    for position, (page, mark) in enumerate(zip(pages, marks, strict=True)):
        ahead = marks[position + 1 :]
        before = marks[begun:position]
        known = _is_late(mark, state, before) or _is_contents(mark, state, before)
        verdict, state = known or _judge(page, mark, state, ahead)
        begun = position if verdict.starts else begun
        verdicts.append(verdict)
    return tuple(verdicts)


Judgement = tuple[PageVerdict, State]


def _judge(
    page: PageLayout, mark: PageMarks, state: State, ahead: Sequence[PageMarks]
) -> Judgement:
    """A page that names itself is what it says; any other continues what came before."""
    named = _unreadable(page, mark, state) or _named(mark, state, ahead)
    return named or _continued(mark, state)


def _is_late(mark: PageMarks, state: State, before: Sequence[PageMarks]) -> Judgement | None:
    """A page that decides, behind the first of the Lampiran: it was laid into the scanner late."""
    if state != "annex" or mark.annex or mark.table or not (mark.deciding and mark.closing):
        return None
    if mark.labels < LATE_LABELS or any(other.deciding for other in before):
        return None
    reason = "decides behind the heading of the Lampiran"
    return PageVerdict(mark.page, "decree", reason, 0.8), "annex"


def _is_contents(mark: PageMarks, state: State, before: Sequence[PageMarks]) -> Judgement | None:
    """A list of contents right behind a page with nothing but the heading of the Lampiran.

    Behind tables it begins something else: the report that was filed with the decree.
    """
    cover = before[-1] if before else None
    if state != "annex" or not mark.contents or cover is None:
        return None
    if not cover.annex or cover.table or cover.words >= SHORT_PAGE:
        return None
    return PageVerdict(mark.page, "annex", "contents of the Lampiran", 0.85), "annex"


def _unreadable(page: PageLayout, mark: PageMarks, state: State) -> Judgement | None:
    if page.status == "left_out":
        return PageVerdict(mark.page, "other", "the page was not asked for", 1.0), state
    if page.status == "unread":
        return PageVerdict(mark.page, "other", "the page could not be read", 0.3), state
    if _is_blank(page, mark) and not _is_rest(page, mark, state):
        return PageVerdict(mark.page, "blank", "hardly any word on the page", 0.95), state
    return None


def _named(mark: PageMarks, state: State, ahead: Sequence[PageMarks]) -> Judgement | None:
    number = mark.page
    made: Judgement | None = None
    if mark.annex and mark.labels == 0 and (mark.annex_of or not _is_other(mark, state)):
        made = _named_annex(mark, state)
    elif _is_regulation(mark, state, ahead):
        made = PageVerdict(number, "other", "a regulation in articles", 0.95), "regulation"
    elif mark.type and (mark.opening or _opens_next(mark, ahead)):
        made = PageVerdict(number, "decree", "head of a decree", 0.98, True), _after_body(mark)
    elif mark.opening and not (state == "regulation" and mark.articles):
        reason = "considerations of a decree"
        made = PageVerdict(number, "decree", reason, 0.85, True), _after_body(mark)
    elif _is_other(mark, state):
        reason = "named as something else than a decree"
        after: State = "letter" if mark.letter >= LETTER_MARKS else "other"
        made = PageVerdict(number, "other", reason, 0.9), after
    return made


def _named_annex(mark: PageMarks, state: State) -> Judgement:
    """A page headed LAMPIRAN: of a regulation, of the letter before it, or else of a decree."""
    fresh = state in {"start", "other", "letter"}
    if state == "regulation" or (fresh and mark.annex_of == "regulation"):
        return PageVerdict(mark.page, "other", "annex of a regulation", 0.9), "regulation"
    if state == "letter" and mark.annex_of != "decree":
        return PageVerdict(mark.page, "other", "attached to a letter", 0.85), "letter"
    return PageVerdict(mark.page, "annex", "headed LAMPIRAN", 0.97, fresh), "annex"


def _is_rest(page: PageLayout, mark: PageMarks, state: State) -> bool:
    """What little is left of a decree: its signer's name in sure print, its Lampiran's last row."""
    if state == "annex":
        return mark.rows and (mark.words == 0 or page.legibility >= FAINT_LEGIBILITY)
    return state in {"body", "closed"} and mark.words > 1 and page.legibility >= PRINTED


def _is_blank(page: PageLayout, mark: PageMarks) -> bool:
    if mark.table:
        return False
    faint = mark.words <= FAINT_WORDS and 0 < page.legibility < FAINT_LEGIBILITY
    faint = faint or _shows_through(page)
    big = any(graphic.kind != "other" for graphic in page.graphics) and mark.words > 1
    return (mark.words <= BLANK_WORDS and not big) or faint


def _shows_through(page: PageLayout) -> bool:
    """A back that a logo or a letterhead shows through: many scraps, none of them a sure word."""
    sure = any(
        word.confidence >= SURE_WORD and sum(map(str.isalpha, word.text)) >= WORD_LETTERS
        for word in page.words
    )
    return not sure and 0 < page.legibility < SCRAPS and len(page.words) <= MOST_SCRAPS


def _is_regulation(mark: PageMarks, state: State, ahead: Sequence[PageMarks]) -> bool:
    """A head of a regulation with its articles; a decree may quote one, or adopt chapters."""
    if not mark.regulation or mark.type or (state == "body" and not (mark.about or mark.opening)):
        return False
    return mark.articles > 0 or any(other.articles for other in ahead[:ARTICLES_WITHIN])


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
    if mark.labels and not _quotes(mark, state):
        return False
    closes = state == "body" and mark.closing
    return mark.other or (mark.letter >= LETTER_MARKS and not closes)


def _quotes(mark: PageMarks, state: State) -> bool:
    """A letter that repeats the dictums of a decree: no TENTANG, no Menimbang, no MEMUTUSKAN."""
    of_decree = state == "body" or mark.about or mark.opening or mark.deciding
    return mark.letter >= LETTER_MARKS and not of_decree


def _continued(mark: PageMarks, state: State) -> Judgement:
    """A page without a name of its own takes the kind of what it continues."""
    page = mark.page
    if state == "body":
        if mark.table and not mark.closing and mark.labels == 0:
            return PageVerdict(page, "annex", "a table after the decree", 0.7), "annex"
        return PageVerdict(page, "decree", "continues the decree", 0.93), _after_body(mark)
    if state == "annex":
        sure = 0.95 if mark.table or mark.closing else 0.85
        return PageVerdict(page, "annex", "continues the Lampiran", sure), "annex"
    if state == "regulation":
        return PageVerdict(page, "other", "continues the regulation", 0.9), state
    return _after_closing(mark) if state == "closed" else _outside(mark, state)


def _outside(mark: PageMarks, state: State) -> Judgement:
    """A page before any decree, or after something that is none."""
    page = mark.page
    if mark.labels >= 1 and (mark.closing or mark.labels > 1):
        reason = "labels of a decree without its head"
        return PageVerdict(page, "decree", reason, 0.7), _after_body(mark)
    if state == "start" and mark.table and mark.annex_title:
        reason = "a table titled as a plan of action"
        return PageVerdict(page, "annex", reason, 0.75, True), "annex"
    after: State = "letter" if state == "letter" else "other"
    return PageVerdict(page, "other", "no part of a decree", 0.8), after


def _after_closing(mark: PageMarks) -> Judgement:
    page, short = mark.page, mark.words < SHORT_PAGE
    choices: tuple[tuple[bool, PageKind, str, float, State], ...] = (
        (mark.table, "annex", "a table after the decree, without a heading", 0.85, "annex"),
        (
            mark.annex_title and not mark.closing,
            "annex",
            "titled as a plan of action",
            0.8,
            "annex",
        ),
        (mark.labels > 0, "decree", "labels of the decree after its closing", 0.7, "closed"),
        (mark.closing and short, "annex", "the closing after the Lampiran", 0.7, "annex"),
        (short, "decree", "the rest of the closing", 0.6, "closed"),
    )
    for holds, kind, reason, sure, state in choices:
        if holds:
            return PageVerdict(page, kind, reason, sure), state
    return PageVerdict(page, "other", "text after the decree's closing", 0.75), "other"

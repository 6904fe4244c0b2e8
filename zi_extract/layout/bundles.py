"""Which pages make one decree, and what a document without a decree is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from zi_extract.layout.marks import PageMarks, find_marks
from zi_extract.layout.triage import BLANK_WORDS, LETTER_MARKS, PageVerdict
from zi_extract.model.finding import Finding
from zi_extract.model.page import PageLayout

DocumentKind = Literal["decree", "regulation", "letter", "blank", "photo", "other"]

_NUMBER = re.compile(r"\W*(?:nomor|no\s*[.:])\W*(.*\d.*)", re.IGNORECASE)

REPEATED_SHARE = 0.9
"""Share of the words of two pages that must be the same for one to be a repeat of the other.
Lower takes pages of one form for repeats, higher misses a second scan with other slips."""

REPEATED_WORDS = 40
"""Fewest words of a page that can be told to be a repeat."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The pages of one decree in reading order. ``annex_only``: a Lampiran without its decree.

    ``findings`` tell of pages in the wrong order and of repeated pages.
    """

    body: tuple[PageLayout, ...]
    annex: tuple[PageLayout, ...]
    annex_only: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Open:
    """``number``: that of its head, once seen. ``ended``: its Lampiran has begun behind its body.

    ``behind`` is what a Lampiran of another number follows.
    """

    body: list[PageLayout] = field(default_factory=list)
    annex: list[PageLayout] = field(default_factory=list)
    number: str = ""
    ended: bool = False
    behind: _Open | None = None


def find_bundles(
    pages: Sequence[PageLayout], verdicts: Sequence[PageVerdict]
) -> tuple[Bundle, ...]:
    """The decrees of a file, in order; each page belongs to at most one of them."""
    opened: list[_Open] = []
    for page, verdict in zip(pages, verdicts, strict=True):
        if verdict.kind == "decree":
            _add_body(opened, page, verdict)
        elif verdict.kind == "annex":
            _add_annex(opened, page, verdict)
    return tuple(_closed(bundle) for bundle in _reunited(opened))


def _add_body(opened: list[_Open], page: PageLayout, verdict: PageVerdict) -> None:
    last = opened[-1] if opened else None
    ended = last is not None and last.ended and (verdict.starts or _has_decided(last))
    if last is None or ended or not last.body or (verdict.starts and last.number):
        opened.append(_Open())
    opened[-1].body.append(page)
    if verdict.starts:
        opened[-1].number = _number_of(page)


def _has_decided(bundle: _Open) -> bool:
    return any(find_marks(page).deciding for page in bundle.body)


def _add_annex(opened: list[_Open], page: PageLayout, verdict: PageVerdict) -> None:
    """A Lampiran II after pages of another kind still belongs to the decree before it."""
    last = opened[-1] if opened else None
    if last is None or (verdict.starts and not last.body):
        opened.append(_Open(behind=last.behind if last else None))
    elif find_marks(page).annex and _number_of(page) not in ("", last.number or _of_annex(last)):
        opened.append(_Open(behind=last))
    opened[-1].annex.append(page)
    opened[-1].ended = bool(opened[-1].body)


def _of_annex(bundle: _Open) -> str:
    return _number_of(bundle.annex[0]) if bundle.annex else ""


def _reunited(opened: Sequence[_Open]) -> list[_Open]:
    """The decrees with each Lampiran that lies elsewhere in the file."""
    bodies = [bundle for bundle in opened if bundle.body]
    kept = list(bodies)
    for bundle in opened:
        home = bundle if bundle.body else _home(bundle, bodies)
        if home is None:
            kept.append(bundle)
        elif home is not bundle:
            home.annex = sorted((*home.annex, *bundle.annex), key=lambda page: page.page)
    return sorted(kept, key=lambda b: min(page.page for page in (*b.body, *b.annex)))


def _home(annex: _Open, bodies: Sequence[_Open]) -> _Open | None:
    """The decree whose number a Lampiran bears; what is before one that bears none of theirs.

    One that the decree of its number has already was copied, with the number, for what is before.
    """
    number = _of_annex(annex)
    named = next((body for body in bodies if number and body.number == number), None)
    behind = annex.behind
    if named and behind and behind.body and behind is not named and _has(named, annex.annex[0]):
        return behind
    if named is not None or annex.behind is None or annex.behind.body:
        return named or annex.behind
    return _home(annex.behind, bodies) or annex.behind


def _has(decree: _Open, page: PageLayout) -> bool:
    return any(_repeats(page, other) for other in decree.annex)


def _number_of(page: PageLayout) -> str:
    """The decree's number on a page, by its row ``NOMOR``; empty where there is none."""
    rows = (_NUMBER.match(line.text) for line in page.lines)
    found = next((row[1] for row in rows if row), "")
    return "".join(sign for sign in found.lower() if sign.isalnum())


def _closed(bundle: _Open) -> Bundle:
    findings: list[Finding] = []
    if bundle.body and bundle.annex and bundle.annex[0].page < bundle.body[0].page:
        message = "The Lampiran lies before its decree, which bears the same number."
        findings.append(Finding("pages-out-of-order", "warning", message, bundle.annex[0].page))
    elif bundle.body and bundle.annex and bundle.annex[0].page < bundle.body[-1].page:
        message = "A page of the decree lies behind the first one of its Lampiran."
        findings.append(Finding("pages-out-of-order", "warning", message, bundle.body[-1].page))
    body = _without_repeats(bundle.body, findings)
    annex = _without_repeats(bundle.annex, findings)
    ordered = _in_order(body, findings)
    return Bundle(tuple(ordered), tuple(annex), not ordered, tuple(findings))


def _without_repeats(pages: Sequence[PageLayout], findings: list[Finding]) -> list[PageLayout]:
    kept: list[PageLayout] = []
    for page in pages:
        twin = next((other for other in kept if _repeats(page, other)), None)
        if twin is None:
            kept.append(page)
            continue
        message = f"Page {page.page} repeats page {twin.page} and is left out."
        findings.append(Finding("page-repeated", "warning", message, page.page))
    return kept


def _repeats(page: PageLayout, other: PageLayout) -> bool:
    mine = [word.text.lower() for word in page.words]
    theirs = [word.text.lower() for word in other.words]
    if min(len(mine), len(theirs)) < REPEATED_WORDS:
        return False
    common = sum(a == b for a, b in zip(mine, theirs, strict=False))
    if common > REPEATED_SHARE * max(len(mine), len(theirs)):
        return True
    left = set(mine)
    shared = sum(word in left for word in theirs) / len(theirs)
    near = abs(len(mine) - len(theirs)) < (1 - REPEATED_SHARE) * len(mine)
    return near and shared > 0.97


def _in_order(pages: Sequence[PageLayout], findings: list[Finding]) -> list[PageLayout]:
    """Body pages by their printed numbers when these say that the scan has them otherwise."""
    marks = [find_marks(page) for page in pages]
    numbers = [1 if mark.type and mark.opening else mark.number for mark in marks]
    if None in numbers or len(set(numbers)) != len(numbers):
        return list(pages)
    known = [number for number in numbers if number is not None]
    if known == sorted(known) or max(known) > len(known):
        return list(pages)
    order = sorted(range(len(pages)), key=lambda i: known[i])
    message = "The pages lie in another order than their printed numbers; they were put in order."
    findings.append(Finding("pages-out-of-order", "warning", message, pages[0].page))
    return [pages[i] for i in order]


WHAT_IT_IS: Mapping[DocumentKind, str] = {
    "regulation": "it is a regulation",
    "letter": "it is a letter",
    "blank": "its pages are blank",
    "photo": "it holds pictures",
}
"""What a file without a decree is told to be; nothing is told of other ones."""


def document_kind(pages: Sequence[PageLayout], verdicts: Sequence[PageVerdict]) -> DocumentKind:
    """What a file is as a whole: ``decree`` when any page belongs to one."""
    if any(verdict.kind in {"decree", "annex"} for verdict in verdicts):
        return "decree"
    marks = [find_marks(page) for page in pages]
    if any("regulation" in verdict.reason for verdict in verdicts):
        return "regulation"
    if any(_is_letter(mark) for mark in marks):
        return "letter"
    if all(verdict.kind == "blank" for verdict in verdicts):
        pictured = any(page.graphics for page in pages)
        return "photo" if pictured else "blank"
    pictured = all(mark.words <= BLANK_WORDS and not mark.table for mark in marks)
    return "photo" if pictured else "other"


def _is_letter(mark: PageMarks) -> bool:
    return mark.letter >= LETTER_MARKS

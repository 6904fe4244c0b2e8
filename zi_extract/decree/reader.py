"""``read_decree``: the parts of a body and its annex put together and compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from zi_extract.decree.agreement import compare_parts
from zi_extract.decree.annex_text import read_annex_text, with_plan_title
from zi_extract.decree.annexes import AnnexHeading, find_heading, read_annex
from zi_extract.decree.clauses import (
    check_citations,
    check_labels,
    doubted,
    read_clauses,
    read_dictums,
    read_legal_basis,
)
from zi_extract.decree.closing import ReadClosing, read_closing, read_copies
from zi_extract.decree.furniture import PageText, strip_furniture
from zi_extract.decree.header import read_header
from zi_extract.decree.issuer import read_issuer
from zi_extract.decree.number import normalise_number
from zi_extract.decree.references import doubt_references
from zi_extract.decree.rows import Row, find_rows
from zi_extract.decree.spelling import folded, likeness
from zi_extract.decree.text_findings import check_texts
from zi_extract.decree.zones import find_zones, starts_closing
from zi_extract.model.draft import AnnexDraft, DecreeDraft, HeaderDraft, IssuerDraft, NumberDraft
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Graphic
from zi_extract.model.page import PageLayout

SAME_OFFICER = 0.9
"""Likeness (0-1) of a row below a Lampiran's tables with the deciding officer: a letter or two of
twenty misread. Lower takes other offices of the same agency, higher loses bad print."""

SIGNED_ROWS = 12
"""Most rows of a page from the deciding officer on when he signs there: office, ttd, name, rank and
number, and who certifies below. More, and he is named in the text, as the head of a team is."""

CLOSING_MISSING = Finding(
    "closing-missing", "error", "No place, date and signature were found.", pointer="/closing"
)
"""Told of a decree whose rows hold nothing that begins a closing."""


def read_decree(body: Sequence[PageLayout], annex: Sequence[PageLayout]) -> DecreeDraft:
    """A decree from the pages of its body and of its Lampiran, both in reading order.

    Every leaf carries its ink; required header fields that are not found are None with the place
    where they should stand. The annexes' tables and the actions are left empty. Pure Python.
    """
    pages = tuple(page.page for page in (*body, *annex))
    texts = strip_furniture([_page_text(page) for page in body])
    zones = find_zones(texts)
    header = read_header(zones.head, texts)
    officer = header.header.official
    expected = str(officer.value) if officer is not None and officer.value else ""
    notes = _notes(texts, {row.page for row in zones.closing})
    closing = read_closing(zones.closing, _graphics(body), expected, "/closing", notes)
    annexes = _read_annex_pages(annex, expected)
    considered = doubt_references(read_clauses(zones.sections, "considering"))
    basis = read_legal_basis(zones.sections)
    noted = read_clauses(zones.sections, "noting")
    dictums = read_dictums(zones.sections)
    odd = check_citations(basis)
    draft = DecreeDraft(
        pages=pages,
        annex_only=not body,
        header=header.header,
        considerations=considered,
        legal_basis=doubted(basis, odd),
        also_considered=noted,
        dictums=dictums,
        closing=replace(
            closing.closing, copies_to=read_copies(zones.copies) + closing.closing.copies_to
        ),
        annexes=tuple(annexes.drafts),
        findings=(
            *header.findings,
            *check_labels(zones.sections),
            *check_texts("considerations", considered),
            *check_texts("legal_basis", basis),
            *check_texts("also_considered", noted),
            *check_texts("dictums", dictums),
            *closing.findings,
            *([CLOSING_MISSING] if zones.sections and not zones.closing else []),
            *odd,
        ),
    )
    if not body:
        return _annex_only(draft, annexes.office)
    enacting = [row for s in zones.sections if s.label.kind == "enacting" for row in s.rows]
    return compare_parts(draft, [item.closing for item in annexes.closings], enacting)


def _annex_only(draft: DecreeDraft, office: Sequence[Row]) -> DecreeDraft:
    """A Lampiran in a file of its own: its heading says whose it is, nothing else is expected.

    ``office`` are the heading's rows that name the decree and who decides.
    """
    if not draft.annexes:
        return replace(draft, header=HeaderDraft(), findings=())
    heading = with_plan_title(draft.annexes[0])
    draft = replace(draft, annexes=(heading, *draft.annexes[1:]))
    number = NumberDraft()
    if heading.number is not None and heading.number.value is not None:
        normal = normalise_number(str(heading.number.value))
        number = NumberDraft(heading.number, replace(heading.number, value=normal))
    issuer = read_issuer(office, (), ()) if office else IssuerDraft()
    header = HeaderDraft(issuer=issuer, number=number, title=heading.title)
    return replace(draft, header=header, findings=())


def _page_text(page: PageLayout) -> PageText:
    return PageText(page.page, page.frame.height, page.frame.width, find_rows(page))


def _notes(texts: Sequence[PageText], pages: Collection[int]) -> tuple[Row, ...]:
    """The rows of notes of electronic signing on some pages."""
    marks = (mark for text in texts if text.page in pages for mark in text.furniture)
    return tuple(mark.row for mark in marks if mark.kind == "note")


def _graphics(pages: Sequence[PageLayout]) -> tuple[tuple[int, Graphic], ...]:
    return tuple((page.page, graphic) for page in pages for graphic in page.graphics)


@dataclass(slots=True)
class _Annexes:
    """The annexes in order, the closings on their pages, and who decides by the first heading."""

    drafts: list[AnnexDraft] = field(default_factory=list)
    closings: list[ReadClosing] = field(default_factory=list)
    office: tuple[Row, ...] = ()


def _read_annex_pages(annex: Sequence[PageLayout], expected: str) -> _Annexes:
    found = _Annexes()
    headings: list[AnnexHeading] = []
    for page, text in zip(annex, strip_furniture([_page_text(p) for p in annex]), strict=True):
        heading = find_heading(text.rows)
        if heading is not None:
            headings.append(heading)
            found.drafts.append(read_annex(heading))
        headed = heading.rows if heading is not None else ()
        above = (*(part.box for part in page.fragments), *(row.box for row in headed))
        rows = _closing_rows(text, expected, max((box.bottom for box in above), default=0.0))
        if rows:
            found.closings.append(read_closing(rows, _graphics([page]), expected, "/closing"))
        taken = (*headed, *rows)
        tables = [fragment.box.center_y for fragment in page.fragments]
        said = read_annex_text(text.rows, taken, tables)
        if said and not found.drafts:
            found.drafts.append(AnnexDraft())
        if said:
            found.drafts[-1] = replace(found.drafts[-1], text=(*found.drafts[-1].text, *said))
    found.office = headings[0].office if headings else ()
    return found


def _closing_rows(text: PageText, expected: str, end: float) -> tuple[Row, ...]:
    """From ``Ditetapkan di`` on; without it from the officer below the tables on.

    ``end`` is the lower edge of the page's heading and tables, in pixels.
    """
    for position, row in enumerate(text.rows):
        if starts_closing(row, text.width):
            return text.rows[position:]
    first = max(0, len(text.rows) - SIGNED_ROWS)
    for position, row in enumerate(text.rows[first:-1], start=first):
        if row.box.top > end and _is_officer(row, expected):
            return text.rows[position:]
    return ()


def _is_officer(row: Row, expected: str) -> bool:
    """Whether a row is the deciding officer alone, or as much of him as fits on a row."""
    said, whole = folded(row.text), folded(expected)
    return len(row.tokens) > 1 and likeness(said, whole[: len(said)]) >= SAME_OFFICER

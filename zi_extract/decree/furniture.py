"""What stands on a page and is no text of the decree: page numbers, catchwords, web marks.

Words that are left out stay in ``PageLayout.words``: nothing is lost, only not joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import folded, likeness
from zi_extract.model.electronic_note import find_note

FurnitureKind = Literal["page_number", "catchword", "watermark", "salinan", "note", "running"]

COPY_MARK = 0.92
"""Likeness (0-1) from which a row is the mark SALINAN: one letter lost. At 0.85 a letter may be
another, as in the name Salihan."""

TOP_SHARE = 0.15
"""Share of the page height in which a page number may stand at the top. Lower misses those of deep
margins, higher takes a lone number of a text for one."""

FOOT_SHARE = 0.88
"""Share of the page height below which web marks and page numbers stand."""

CATCHWORD_LIKENESS = 0.8
"""How alike (0-1) a catchword and the start of the next page must be."""

CATCHWORD_WORDS = 5
"""Most words of a catchword; a longer last row is text."""

STRAY_LETTERS = 4
"""Most letters of a speck of dirt that was read as a row below a catchword."""

DOUBTFUL = 0.4
"""Word confidence below which a short row on top of a page is a page number read wrongly."""

RUNNING_FOOT = 0.8
"""Share of the page height below which a line at the foot may run on from page to page. Lower takes
the last rows of texts that two pages share, higher loses feet above a wide margin."""

RUNNING_LIKENESS, RUNNING_LETTERS = 0.8, 8
"""How alike (0-1) the letters of a running foot must be on two pages, and its fewest letters. Lower
takes other text for it; shorter rows are labels, names and page numbers."""

SAME_HEIGHT, SAME_EDGE = 0.02, 3.0
"""How far a running foot may move from page to page: shares of the page height, and character
heights at its left edge. Scans shift by half of that."""

_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014~_=.\s]*(?:hal(?:aman)?\.?\s*)?(\d{1,3}|[IVX]{1,4})[-\u2013\u2014~_=.\s]*",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:www\.|https?:|jdih)\S*|\S+(?:[.,]?go[.,]?i[ad])\b\S*", re.IGNORECASE)
_DOTS = re.compile(r"(?:[.\u2026\u00b7,]\s?){2,}(?=\W*\w{0,3}\W*$)|\u2026(?=\W*\w{0,3}\W*$)")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A row that is no text, and what it is."""

    kind: FurnitureKind
    row: Row


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's rows without its furniture, and the furniture."""

    page: int
    height: float
    width: float
    rows: tuple[Row, ...]
    furniture: tuple[Furniture, ...] = ()


def strip_furniture(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Pages in order, each without page numbers, web marks, catchwords and notes of signing."""
    bare = _without_running([_without_note(_without_marks(page)) for page in pages])
    return tuple(
        _without_catchword(page, bare[i + 1] if i + 1 < len(bare) else None)
        for i, page in enumerate(bare)
    )


def _without_marks(page: PageText) -> PageText:
    kept: list[Row] = []
    found = list(page.furniture)
    for position, row in enumerate(page.rows):
        kind = _mark(row, page, kept, first=position == 0)
        if kind is None:
            kept.append(row)
        else:
            found.append(Furniture(kind, row))
    return PageText(page.page, page.height, page.width, tuple(kept), tuple(found))


def _without_running(pages: Sequence[PageText]) -> list[PageText]:
    """Pages without the line at their foot that another page has in the same place.

    ``SK Rencana Kerja 2016    3``: numbers in it count on, and are read badly.
    """
    feet = [_feet(page) for page in pages]
    made = []
    for at, page in enumerate(pages):
        others = [(pages[i], row) for i, rows in enumerate(feet) if i != at for row in rows]
        runs = [r for r in feet[at] if any(_runs_on(r, page, o, on) for on, o in others)]
        kept = tuple(row for row in page.rows if row not in runs)
        found = (*page.furniture, *(Furniture("running", row) for row in runs))
        made.append(PageText(page.page, page.height, page.width, kept, found))
    return made


def _feet(page: PageText) -> tuple[Row, ...]:
    """The last two rows of a page that may be its running foot and the number beside it."""
    return tuple(r for r in page.rows[-2:] if r.box.center_y > RUNNING_FOOT * page.height)


def _runs_on(row: Row, page: PageText, other: Row, on: PageText) -> bool:
    one, two = _letters(row), _letters(other)
    shift = abs(row.box.center_y / page.height - other.box.center_y / on.height)
    return (
        min(len(one), len(two)) >= RUNNING_LETTERS
        and shift < SAME_HEIGHT
        and abs(row.left - other.left) < SAME_EDGE * row.size
        and likeness(one, two) >= RUNNING_LIKENESS
    )


def _letters(row: Row) -> str:
    return "".join(sign for sign in folded(row.text) if sign.isalpha())


def _without_note(page: PageText) -> PageText:
    """A page without the note that it is signed electronically, wherever that stands."""
    note = find_note(page.rows, page.rows[0].size) if page.rows else []
    kept = tuple(row for row in page.rows if row not in note)
    found = (*page.furniture, *(Furniture("note", row) for row in note))
    return PageText(page.page, page.height, page.width, kept, found)


def _has_text_above(row: Row, above: Sequence[Row]) -> bool:
    """Whether text stands above a row: what does so on top of a page is its number no more."""
    return any(
        other.box.bottom <= row.box.top and len(folded(other.text)) > STRAY_LETTERS
        for other in above
    )


def _mark(row: Row, page: PageText, above: Sequence[Row], *, first: bool) -> FurnitureKind | None:
    high = row.box.center_y < TOP_SHARE * page.height
    low = row.box.center_y > FOOT_SHARE * page.height
    if (high or first or low) and _is_page_number(row, page):
        top = first or not _has_text_above(row, above)
        if top or low:
            return "page_number"
    if (high or low) and _WEB.fullmatch(row.text.replace(" ", "").replace("1", "i")):
        return "watermark"
    if first and _is_unread_number(row, page):
        return "page_number"
    if high and is_copy_mark(row.text):
        return "salinan"
    return None


def is_copy_mark(text: str) -> bool:
    """True for the mark SALINAN of a copy; its box or a stamp may have eaten a letter."""
    return likeness(text, "salinan") >= COPY_MARK


def _is_page_number(row: Row, page: PageText) -> bool:
    centred = 0.3 * page.width < row.box.center_x < 0.97 * page.width
    return centred and len(row.tokens) <= 4 and bool(_PAGE_NUMBER.fullmatch(row.text))


def _is_unread_number(row: Row, page: PageText) -> bool:
    """A page number that was read as rubbish: a short, doubtful row alone in the middle on top."""
    centred = 0.4 * page.width < row.box.center_x < 0.6 * page.width
    top = row.box.center_y < TOP_SHARE / 2 * page.height
    doubtful = all(token.confidence < DOUBTFUL for token in row.tokens)
    return centred and top and doubtful and len(folded(row.text)) <= STRAY_LETTERS + 2


def _without_catchword(page: PageText, following: PageText | None) -> PageText:
    if following is None or not page.rows or not following.rows:
        return page
    for position in (len(page.rows) - 1, len(page.rows) - 2):
        if position < 0 or not is_catchword(page.rows[position], following.rows[0]):
            continue
        if position < len(page.rows) - 1 and len(folded(page.rows[-1].text)) > STRAY_LETTERS:
            continue
        found = (*page.furniture, Furniture("catchword", page.rows[position]))
        return PageText(page.page, page.height, page.width, page.rows[:position], found)
    return page


def is_catchword(last: Row, first: Row) -> bool:
    """Does the last row of a page only announce the first words of the next?

    ``4. Undang-Undang ...`` before ``4. Undang-Undang Nomor 20``. With its dots the start must
    agree roughly, without them to the letter.
    """
    if len(last.tokens) > CATCHWORD_WORDS + 3:
        return False
    dots = _DOTS.search(last.text)
    stem = folded(last.text[: dots.start()] if dots else last.text)
    if len(stem) < 2:
        return False
    start = folded(first.text)[: len(stem)]
    if dots:
        return likeness(stem, start) >= CATCHWORD_LIKENESS
    return len(last.tokens) <= CATCHWORD_WORDS and stem == start and len(stem) >= 4

"""A decree's body cut into its head, its labelled sections and its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from zi_extract.decree.articles import article_label
from zi_extract.decree.columns import COLUMN_GAP
from zi_extract.decree.furniture import PageText
from zi_extract.decree.issued import begins_closing
from zi_extract.decree.labels import Label, LabelledRow, completed, split_label
from zi_extract.decree.rows import Row, parts_of
from zi_extract.decree.spelling import folded

_TOWN_DATE = re.compile(r"^[A-Z][\w .]{2,30},\s*(?:tanggal\s+)?\d{1,2}\s+\w+\s+\d{4}\.?$")

COPIES = re.compile(r"^\W*(?:salinan|petikan)\b.{0,120}?\bdisampaikan\b", re.IGNORECASE)
"""How those are told who get a copy of the decree."""

_ON_DATE = re.compile(r"^(?:pada\s+)?tanggal\b", re.IGNORECASE)

MOST_PLACE_WORDS = 7
"""Most words of ``Ditetapkan di : Kota Administrasi Jakarta Selatan``; a longer row is text."""

CLOSING_LEFT = 0.35
"""Share of the page width right of which a closing begins. Lower takes running text that happens
to start with Ditetapkan, higher misses closings of narrow pages."""

COLUMN_WIDTH = 3.0
"""How far in character heights labels of one page may differ in their left edge. Lower loses labels
on bent pages, higher reaches the text column."""

SAME_COLUMN = 1.5
"""How far a label may be from its column that no colon or white space sets apart from the text:
words of a text column two and more letters away must not pass for it."""

SURE_WORD = 0.6
"""Word confidence from which a row's left edge counts as text, not as a speck of dirt."""


@dataclass(slots=True)
class Section:
    """A label and the rows of its text, over pages."""

    label: Label
    rows: list[Row] = field(default_factory=list)
    colon: bool = False


@dataclass(frozen=True, slots=True)
class Zones:
    """The parts of a body. Rows before the first label are its head.

    ``copies`` is who gets copies where that stands above the closing, as offices of taxes have it.
    """

    head: tuple[Row, ...]
    sections: tuple[Section, ...]
    closing: tuple[Row, ...]
    copies: tuple[Row, ...] = ()


def find_zones(pages: Sequence[PageText]) -> Zones:
    """Cut a body, given page by page without furniture."""
    head: list[Row] = []
    sections: list[Section] = []
    closing: list[Row] = []
    copies: list[Row] = []
    for page in pages:
        column = _label_column(page)
        for row, below in zip(page.rows, (*page.rows[1:], None), strict=False):
            if closing or (sections and (starts_closing(row, page.width) or _dated(row, below))):
                closing.append(row)
                continue
            if copies or (_in_order(sections) and _tells_copies(row, below, column)):
                copies.append(row)
                continue
            named = article_label(row, sections[-1].label, page.width) if sections else None
            if named is not None:
                sections.append(Section(named))
            elif not _ends_label(row, sections):
                _place(_in_column(split_label(row), row, column), head, sections)
    if not closing and sections and len(pages) > 1:
        closing = _lost_closing(pages[-1], sections)
    return Zones(tuple(head), tuple(sections), tuple(closing), tuple(copies))


def _ends_label(row: Row, sections: list[Section]) -> bool:
    """Whether a row begins with the second word of a label that its column broke.

    ``KEDUA`` over ``BELAS``: the label is completed, and what is left of the row is its text.
    """
    last = sections[-1].label if sections else None
    if last is None or last.kind != "dictum" or len(sections[-1].rows) > 1:
        return False
    if abs(row.left - last.tokens[0].box.left) > SAME_COLUMN * row.size:
        return False
    whole = completed(last, row.tokens[0])
    if whole is None:
        return False
    rest = row.tokens[1:]
    if not sections[-1].rows and rest and not folded(rest[0].text):  # the colon stands here
        rest = rest[1:]
    sections[-1].label = whole
    sections[-1].rows += [Row(rest)] if rest else []
    return True


def _in_order(sections: Sequence[Section]) -> bool:
    """Whether a decree has come to what it orders."""
    return bool(sections) and sections[-1].label.kind in ("dictum", "enacting", "between")


def _tells_copies(row: Row, below: Row | None, column: float | None) -> bool:
    """``Salinan Keputusan ... ini disampaikan kepada:``, left of the texts of the dictums."""
    if column is not None and row.left - column > COLUMN_WIDTH * row.size:
        return False
    return bool(COPIES.match(f"{row.text} {below.text if below is not None else ''}"))


def _lost_closing(page: PageText, sections: list[Section]) -> list[Row]:
    """A last page with nothing but rows at the right: a closing whose first row was not read."""
    rows = list(page.rows)
    if any(section.label.tokens[0].page == page.page for section in sections):
        return []  # headings in the middle are articles
    if not rows or any(row.left < CLOSING_LEFT * page.width for row in rows[:3]):
        return []
    mine = {id(row) for row in rows}
    for section in sections:
        section.rows = [row for row in section.rows if id(row) not in mine]
    return rows


def _label_column(page: PageText) -> float | None:
    """The x where a page's labels begin: that of labels spelled exactly, else its leftmost row."""
    labels = [split_label(row).label for row in page.rows]
    exact = [
        label.tokens[0].box.left
        for label in labels
        if label is not None and label.kind != "deciding" and label.likeness == 1.0 and label.apart
    ]
    if exact:
        return median(exact)
    wide = [row.left for row in page.rows if row.tokens[0].confidence > SURE_WORD]
    return min(wide, default=None)


def _in_column(labelled: LabelledRow, row: Row, column: float | None) -> LabelledRow:
    """A label outside the labels' column is a word of the text that happens to look like one."""
    label = labelled.label
    if label is None or label.kind == "deciding":
        return labelled
    width = COLUMN_WIDTH if label.apart else SAME_COLUMN
    if column is None and label.apart:
        return labelled
    if column is not None and abs(label.tokens[0].box.left - column) <= width * row.size:
        return labelled
    return LabelledRow(None, row)


def _place(labelled: LabelledRow, head: list[Row], sections: list[Section]) -> None:
    label, row = labelled.label, labelled.row
    if label is not None and not (label.kind == "dictum" and not sections):
        sections.append(Section(label, [row] if row else [], labelled.colon))
    elif sections and row is not None:
        sections[-1].rows.append(_without_colon(row))
    elif row is not None:
        head.append(row)


def _without_colon(row: Row) -> Row:
    """A colon that stands on a row of its text, because its label was printed a little higher."""
    if len(row.tokens) > 1 and row.tokens[0].text == ":":
        return Row(row.tokens[1:])
    return row


def _dated(row: Row, below: Row | None) -> bool:
    """``Ditetapkan di`` alone over ``pada tanggal``: a closing wherever it stands on the page."""
    short = len(row.tokens) <= MOST_PLACE_WORDS and begins_closing(row.text)
    return short and below is not None and bool(_ON_DATE.match(below.text))


def starts_closing(row: Row, width: float) -> bool:
    """``Ditetapkan di Martapura``, or ``Martapura, 2 Januari 2025`` at the right."""
    if row.left < CLOSING_LEFT * width:  # who acknowledges may stand left of it on the same row
        *left, last = parts_of(row, COLUMN_GAP)
        at_right = last.left >= CLOSING_LEFT * width
        return bool(left) and at_right and begins_closing(last.text)
    text = row.text
    if begins_closing(text):
        return True
    return bool(_TOWN_DATE.match(text)) and "nomor" not in folded(text)

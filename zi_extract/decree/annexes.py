"""The heading of a Lampiran: whose annex it is, by its own number, date and title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zi_extract.decree.dates import find_date
from zi_extract.decree.decree_type import type_in
from zi_extract.decree.ink import FLAGGED, from_tokens, text_of, word_confidence
from zi_extract.decree.number import repair_number
from zi_extract.decree.number_doubt import is_filled_in
from zi_extract.decree.number_readings import REPEATED, without_repeat
from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import folded
from zi_extract.decree.vocabulary import PRINTED
from zi_extract.model.draft import AnnexDraft, DecreeDraft
from zi_extract.model.evidence import Extracted

HEADING_LEFT = 1.2
"""How far in character heights the rows of a heading may differ in their left edge."""

HEADING_MIDDLE = 0.6
"""How far in character heights the middles of two rows of a centred heading may lie apart."""

HEADING_GAP = 2.5
"""White space in character heights between rows that ends a heading."""

_ANNEX = re.compile(r"^(?:salinan\s+)?lampiran\b", re.IGNORECASE)
_LABEL = re.compile(r"^lampiran\b[\sIVX\d.]*[:.]?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:nomor\b|no\b\s*[.:])[\s:.]*", re.IGNORECASE)
_YEAR_DUE = re.compile(r"\btahun\W*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_DATE = re.compile(r"^tanggal\b[\s:.]*", re.IGNORECASE)
_ABOUT = re.compile(r"^tentang\b[\s:.]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """Rows of a heading."""

    rows: tuple[Row, ...]

    @property
    def office(self) -> tuple[Row, ...]:
        """The rows that name the decree and who decides: ``KEPUTUSAN KETUA ...`` to its number."""
        kind = next((i for i, row in enumerate(self.rows) if type_in(_after_label(row))), None)
        if kind is None:
            return ()
        ends = (_NUMBER, _DATE, _ABOUT)
        stop = next(
            (i for i, row in enumerate(self.rows) if any(end.match(row.text) for end in ends)),
            len(self.rows),
        )
        first = Row(self.rows[kind].tokens[-len(_after_label(self.rows[kind]).split()) :])
        return (first, *self.rows[kind + 1 : stop])


def _after_label(row: Row) -> str:
    """A row of a heading without ``Lampiran I :`` before what it is the annex of."""
    return _LABEL.sub("", row.text)


def find_heading(rows: Sequence[Row]) -> AnnexHeading | None:
    """The heading that starts on a page with LAMPIRAN; None when the page has none."""
    start = next((i for i, row in enumerate(rows) if _ANNEX.match(row.text)), None)
    if start is None:
        return None
    left = rows[start].left
    taken = [rows[start]]
    for row in rows[start + 1 :]:
        if not _belongs(row, taken[-1], left):
            break
        taken.append(row)
    return AnnexHeading(tuple(taken))


def _belongs(row: Row, last: Row, left: float) -> bool:
    near = (row.box.top - last.box.bottom) / row.size < HEADING_GAP
    aligned = abs(row.left - left) < HEADING_LEFT * row.size
    pair = bool(_NUMBER.match(row.text) or _DATE.match(row.text) or _ABOUT.match(row.text))
    indented = row.left > left and bool(
        re.match(r"^(lampiran|nomor|tanggal|tentang)\b", last.text, re.IGNORECASE)
    )
    centred = abs(row.box.center_x - last.box.center_x) < HEADING_MIDDLE * row.size
    hanging = last.left > left and abs(row.left - last.left) < HEADING_LEFT * row.size
    return near and (aligned or pair or indented or hanging or centred)


def read_annex(heading: AnnexHeading) -> AnnexDraft:
    """One Lampiran from its heading; its tables are joined to it elsewhere."""
    rows = heading.rows
    number = _number_row(rows)
    number = _before(number, _ABOUT)[0] if number else None
    number, dated = _before(number, _DATE) if number else (None, None)
    dated = dated or next((row for row in rows if _DATE.match(row.text)), None)
    return AnnexDraft(
        heading=text_of(rows),
        number=_after(number, _NUMBER) if number else None,
        date=_date(dated) if dated else None,
        title=_title(rows),
    )


def _before(row: Row, begin: re.Pattern[str]) -> tuple[Row, Row | None]:
    """A row cut where a word of it begins something else: ``Nomor 7/Un.03/2023 tanggal 6 ...``."""
    at = next((i for i, t in enumerate(row.tokens) if i and begin.match(t.text)), None)
    return (row, None) if at is None else (Row(row.tokens[:at]), Row(row.tokens[at:]))


def _number_row(rows: Sequence[Row]) -> Row | None:
    """The row of the number, with the year below it where ``TAHUN`` ends the row."""
    at = next((i for i, row in enumerate(rows) if _NUMBER.match(row.text)), None)
    if at is None:
        return None
    row, below = rows[at], rows[at + 1 : at + 2]
    if below and _YEAR_DUE.search(row.text) and _YEAR.fullmatch(below[0].text):
        return Row((*row.tokens, *below[0].tokens))
    return row


def _after(row: Row, pattern: re.Pattern[str]) -> Extracted[str] | None:
    found = pattern.match(row.text)
    text = row.text[found.end() :].strip(" :;,") if found else ""
    if not text:
        return None
    tokens = tuple(t for t in row.tokens if folded(t.text) not in {"nomor", "no", "tanggal", ""})
    once = without_repeat(text)
    mended = repair_number(once)
    doubtful = mended.parts is None or is_filled_in(text)
    doubtful = bool(mended.how) or (doubtful and word_confidence(row.tokens) < PRINTED)
    sure = FLAGGED if doubtful else 1.0
    how = mended.how or (REPEATED if once != text else "")
    return from_tokens(mended.text, text, tokens or row.tokens, sure, how)


def _date(row: Row) -> Extracted[str] | None:
    found = find_date(row.text)
    if found is None or found.iso is None:
        return None
    return from_tokens(
        found.iso, row.text, row.tokens, 1.0 if found.exact else 0.8, "date in words"
    )


def _about(row: Row) -> Row | None:
    """A row from TENTANG on: its first word, or behind the number on one row with it."""
    if _ABOUT.match(row.text):
        return row
    return _before(row, _ABOUT)[1] if _NUMBER.match(row.text) else None


def _title(rows: Sequence[Row]) -> Extracted[str] | None:
    found = next(((i, cut) for i, row in enumerate(rows) if (cut := _about(row))), None)
    if found is None:
        return None
    start, about = found
    first = about.tokens[1:]
    first = first[1:] if first and not folded(first[0].text) else first  # the colon
    body = ([Row(first)] if first else []) + list(rows[start + 1 :])
    if not body:
        return None
    return text_of(body)


def is_strange(draft: DecreeDraft) -> bool:
    """Whether pages headed LAMPIRAN are no decree's: their heading names none, and no plan follows.

    Reports and letters have a LAMPIRAN, too.
    """
    if not draft.annex_only or draft.actions:
        return False
    headings = [str(annex.heading.value) for annex in draft.annexes if annex.heading]
    named = any(type_in(_LABEL.sub("", heading)) for heading in headings)
    return not named and not any(annex.number for annex in draft.annexes)

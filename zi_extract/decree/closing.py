"""The closing: place, date, signers, the certifier of the copy and who gets copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_extract.decree.block import is_ttd, read_block
from zi_extract.decree.columns import (
    blocks_of,
    column_gap,
    split_columns,
    split_signers,
    without_promulgation,
)
from zi_extract.decree.dates import are_numerals, find_date
from zi_extract.decree.ink import (
    FLAGGED,
    MISSING,
    from_tokens,
    missing_at,
    provenance,
    text_of,
    tokens_of,
)
from zi_extract.decree.issued import end_of_issued
from zi_extract.decree.lexicon import words
from zi_extract.decree.markers import is_bullet
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.signer import read_attestation, read_signer, without_ink_before
from zi_extract.decree.spelling import folded, plain_upper
from zi_extract.model.draft import ClosingDraft, PersonDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Graphic

SCRAP_LETTERS, SCRAP_CONFIDENCE = 2, 0.85
"""Most letters of a stroke of ink that was read as a row, and the confidence below which it is one.
``ttd`` has three, or two where poor print lost one."""

_TOWN_DATE = re.compile(r"^([A-Z][\w .]{2,30}),\s*(?:tanggal\s+)?(\d{1,2}\s+\w+\s+\d{4})")
_IN_WORDS = re.compile(r"\b(?:tahun|dua ribu|seribu)\b", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(?:[A-Za-z]{3,10}\s+)?(?:19|20)\d\d\W*")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]")
_HIJRI = re.compile(r"\b1[345]\d\d\s*H(?:ijriah|ijriyah)?\b\.?\W*$", re.IGNORECASE)
_DATED = re.compile(
    r"^\W*(?:pada\s+)?(?:hari\s+\w+\W+)?(?:ini\s+)?tangga[l1I|]\b|^\W*pada\s+t\w+", re.IGNORECASE
)
_DATE_BESIDE = re.compile(r"[\s,;]+(?:pada\s+)?tanggal\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadClosing:
    """A closing and what is wrong with it."""

    closing: ClosingDraft
    findings: tuple[Finding, ...]


def read_closing(
    rows: Sequence[Row],
    graphics: Sequence[tuple[int, Graphic]],
    expected: str,
    prefix: str,
    notes: Sequence[Row] = (),
) -> ReadClosing:
    """Read a closing. ``graphics`` are the pages' graphics, ``expected`` the deciding officer.

    ``notes`` are rows elsewhere on its pages that say it is signed electronically. ``prefix`` is
    the JSON Pointer of the closing, for the findings. Without rows: an empty one.
    """
    rows = [row for row in rows if not _is_scrap(row)]
    if not rows:
        return ReadClosing(ClosingDraft(), ())
    copies = next((i for i, row in enumerate(rows) if _starts_copies(row)), len(rows))
    signed, certified = split_columns(rows[:copies])
    signed = without_promulgation(signed)
    signed, beside = _without_left_column(signed)
    place, date_, rest = _place_and_date(signed)
    rest = (*beside, *rest)
    findings: list[Finding] = []
    where = signed[0] if signed else rows[0]
    nowhere = missing_at(where.page, where.box)
    signers: tuple[PersonDraft, ...] = ()
    blocks = split_signers([without_ink_before(row) for row in rest])
    if len(blocks) == 1:
        block = read_block(blocks[0], expected)
        block.electronic = block.electronic or ([] if block.ttd else list(notes))
        signers = (read_signer(block, blocks[0], graphics, expected),)
    else:
        signers = tuple(read_signer(read_block(each), each, graphics, "") for each in blocks)
    attestation = read_attestation(certified, graphics) if certified else None
    closing = ClosingDraft(
        place or nowhere, date_ or nowhere, signers, attestation, _copies_to(rows[copies + 1 :])
    )
    findings.extend(_findings(closing, where, prefix))
    return ReadClosing(closing, tuple(findings))


def _without_left_column(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows, place and date without what stands left of them, and what stood there."""
    kept: list[Row] = []
    beside: list[Row] = []
    gap = column_gap(rows)
    for row in rows:
        *left, last = blocks_of(row, gap)
        if left and _tells_issue(last) and not _tells_issue(row):
            beside.extend(left)
            kept.append(last)
        else:
            kept.append(row)
    return tuple(kept), tuple(beside)


def _tells_issue(row: Row) -> bool:
    return bool(end_of_issued(row.text) or _DATED.match(row.text))


def _starts_copies(row: Row) -> bool:
    return plain_upper(row.text).startswith(words("closing", "copies"))


def _is_scrap(row: Row) -> bool:
    """Specks and strokes that were read as a row of their own."""
    letters = len(folded(row.text))
    worst = max(token.confidence for token in row.tokens)
    scrap = letters <= SCRAP_LETTERS and worst < SCRAP_CONFIDENCE and not is_ttd(row.text)
    return letters == 0 or scrap


def _place_and_date(
    rows: Sequence[Row],
) -> tuple[Extracted[str] | None, Extracted[str | None] | None, tuple[Row, ...]]:
    place: Extracted[str] | None = None
    date_: Extracted[str | None] | None = None
    for position, row in enumerate(rows[:5]):
        both = _TOWN_DATE.match(row.text)
        if both and date_ is None:
            return _town(row, both.group(1)), _read_date(row), tuple(rows[position + 1 :])
        issued = end_of_issued(row.text)
        beside = _DATE_BESIDE.search(row.text, issued) if issued else None
        if issued and beside and place is None:
            place = _town(row, row.text[issued : beside.start()])
            dated = Row(row.tokens[len(row.text[: beside.start()].split()) :])
            used = _rows_of_date([dated, *rows[position + 1 : position + 2]])
            date_ = _read_date(Row(tokens_of(used)))
            return place, date_, _without_hijri(rows[position + len(used) :])
        if issued and place is None:
            place = _town(row, row.text[issued:])
        elif _DATED.match(row.text) or (date_ is None and find_date(row.text)):
            used = _rows_of_date(rows[position : position + 2])
            date_ = _read_date(Row(tokens_of(used)))
            return place, date_, _without_hijri(rows[position + len(used) :])
        elif place is not None:
            return place, date_, tuple(rows[position:])
    return place, date_, tuple(rows[1:] if place is not None else rows)


def _rows_of_date(rows: Sequence[Row]) -> Sequence[Row]:
    """The row of a date, and the next where only both together give one, or give the whole year.

    The next one must be nothing else: words of a date spelled out, or the rest of a broken one.
    """
    both = find_date(" ".join(row.text for row in rows))
    alone = find_date(rows[0].text)
    below = rows[-1].text
    numerals = are_numerals(below)
    goes_on = numerals or _IN_WORDS.search(below) or _MONTH_YEAR.fullmatch(below)
    whole = both is not None and both.iso is not None and goes_on
    return rows if whole and (numerals or alone is None or alone.iso is None) else rows[:1]


def _without_hijri(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows below a date without the same day of the Islamic calendar."""
    return tuple(rows[1:] if rows and _HIJRI.search(rows[0].text) else rows)


def _town(row: Row, text: str) -> Extracted[str]:
    printed = text.strip(" ,.;:")
    name = _closed_up(printed)
    wanted = {folded(part) for part in printed.split()}
    tokens = tuple(token for token in row.tokens if folded(token.text) in wanted) or row.tokens
    plain = bool(re.fullmatch(r"[^\W\d_][\w .'-]*", name))
    return from_tokens(name, " ".join(t.text for t in tokens), tokens, 1.0 if plain else 0.7)


def _closed_up(name: str) -> str:
    """A town set with a space after each letter (``P a l u``) as a word."""
    letters = name.split()
    spaced = len(letters) > 2 and all(len(letter) == 1 for letter in letters)
    return "".join(letters) if spaced else name


def _read_date(row: Row) -> Extracted[str | None]:
    found = find_date(row.text)
    tokens = _after_word_tanggal(row)
    if found is None or found.iso is None:
        how = "day blank or unread" if found else "date blank or unread"
        return Extracted(None, row.text, MISSING, provenance(row.tokens), how)
    made: Extracted[str | None] = from_tokens(found.iso, row.text, tokens, 1.0, "date in words")
    if not found.exact:
        how = "date mended: letters read for digits or a month misspelled"
        made = replace(made, confidence=min(made.confidence, FLAGGED), derived=how)
    return made


def _after_word_tanggal(row: Row) -> tuple[Token, ...]:
    rest = tuple(t for t in row.tokens if folded(t.text) not in {"pada", "tanggal", ""})
    return rest or row.tokens


def read_copies(rows: Sequence[Row]) -> tuple[Extracted[str], ...]:
    """Who gets copies by ``Salinan ... disampaikan kepada``: the list below, or the sentence."""
    start = next((i for i, row in enumerate(rows) if _begins_copy(row)), None)
    if start is not None:
        return _copies_to(rows[start:])
    return (text_of(rows),) if rows else ()


def _copies_to(rows: Sequence[Row]) -> tuple[Extracted[str], ...]:
    made: list[list[Row]] = []
    for row in rows:
        if _begins_copy(row) or not made:
            made.append([Row(row.tokens[1:]) if is_bullet(row.tokens[0]) else row])
        else:
            made[-1].append(row)
    return tuple(_without_number(text_of(group)) for group in made)


def _begins_copy(row: Row) -> bool:
    """Does a row begin with a number or a bullet and say more?"""
    bullet = len(row.tokens) > 1 and is_bullet(row.tokens[0])
    return bullet or bool(_NUMBERED.match(row.text))


def _without_number(item: Extracted[str]) -> Extracted[str]:
    return replace(item, value=re.sub(r"^\(?\d{1,2}[.)]\s*", "", item.value))


def _findings(closing: ClosingDraft, where: Row, prefix: str) -> list[Finding]:
    made = []
    for name, field in (("place", closing.place), ("date", closing.date)):
        if field is None or field.value is None:
            made.append(
                Finding(
                    f"{name}-missing",
                    "warning",
                    f"No {name} of issue could be read.",
                    where.page,
                    where.box,
                    f"{prefix}/{name}",
                )
            )
    if not closing.signatories:
        message = "Nobody is found to have signed."
        made.append(
            Finding(
                "signatory-missing",
                "error",
                message,
                where.page,
                where.box,
                f"{prefix}/signatories",
            )
        )
    return made

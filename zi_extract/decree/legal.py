"""Citations as values: each part with its ink, and what is odd about them as findings."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zi_extract.decree.citation_slips import without_slips
from zi_extract.decree.citations import Citation, parse_citation
from zi_extract.decree.gazettes import Gazette, Range
from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.lexicon import load_csv
from zi_extract.decree.passage import Passage
from zi_extract.decree.regions import find_region
from zi_extract.decree.rows import Token
from zi_extract.model.draft import CitationDraft, GazetteDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding

GAZETTE_DIGITS = 4
"""Most figures of a gazette's number: a year's gazettes stay below three thousand, the supplements
of all years below eight thousand."""

_MORE = re.compile(r"[.,]\d+")
"""Figures behind a gazette's number: gazettes are numbered in whole numbers."""

_UNNUMBERED = {"uud", "dipa", "nk", "surat", "se"}
"""Prefixes of what is cited without a number and a year of its own, or by its date."""


def read_citation(passage: Passage) -> CitationDraft | None:
    """The citation that an item of Mengingat is; None when it names no kind of law.

    All its parts are flagged where slips of reading were undone, or where what every citation of
    its kind has was not read.
    """
    mended, slipped = without_slips(passage)
    parsed = parse_citation(mended.text)
    if parsed is None:
        return None
    draft = _draft(parsed, mended)
    return _doubted(draft) if slipped or not _is_whole(parsed) else draft


def has_slips(passage: Passage) -> bool:
    """Was a word or a figure of a citation's grammar misread, or does it lack one of its parts?"""
    mended, slipped = without_slips(passage)
    parsed = parse_citation(mended.text)
    return slipped or (parsed is not None and not _is_whole(parsed))


def proven_figures(passage: Passage) -> frozenset[Token]:
    """The figures of a law and of its gazettes, where the data file of laws has them together.

    Misread ones would not meet: the number of the law and that of its gazette vouch for each other.
    """
    mended, _ = without_slips(passage)
    parsed = parse_citation(mended.text)
    known = _known().get(parsed.identifier or "") if parsed is not None else None
    if parsed is None or known is None:
        return frozenset()
    named = {known["series"]: known["number"], "TLN": known["supplement"]}
    printed = [gazette for gazette in parsed.gazettes if named.get(gazette.series)]
    if not printed or any(gazette.number != named[gazette.series] for gazette in printed):
        return frozenset()
    ranges = (parsed.number_at, parsed.year_at, *(gazette.number_at for gazette in printed))
    return frozenset(token for at in ranges if at for token in mended.tokens(*at))


def told_figures(passage: Passage) -> dict[Token, str]:
    """Figures of gazettes that were misread, with what is printed: the known number of that law.

    A reading must have it, or the figure must be impossible: a digit too many, doubled, or figures
    behind the number. Another number may be the author's.
    """
    mended, _ = without_slips(passage)
    parsed = parse_citation(mended.text)
    known = _known().get(parsed.identifier or "") if parsed is not None else None
    if parsed is None or known is None:
        return {}
    named = {known["series"]: known["number"], "TLN": known["supplement"]}
    told = {}
    for gazette in parsed.gazettes:
        printed, tokens = named.get(gazette.series), mended.tokens(*gazette.number_at)
        said = gazette.number + _more_figures(mended.text, gazette)
        if printed and printed != said and len(tokens) == 1:
            text = tokens[0].text.replace(said, printed, 1)
            impossible = gazette.number == printed or _has_doubled(said, printed)
            if impossible or _is_read(printed, tokens[0]):
                told[tokens[0]] = text
    return told


def _more_figures(text: str, gazette: Gazette) -> str:
    """What stands right behind a gazette's number as if it went on (``4846.46``)."""
    more = _MORE.match(text, gazette.number_at[1])
    return more[0] if more else ""


def _has_doubled(number: str, printed: str) -> bool:
    """Is a number too long for a gazette's, and the printed one with one of its digits twice?"""
    shorter = (number[:i] + number[i + 1 :] for i in range(1, len(number)))
    return len(number) == GAZETTE_DIGITS + 1 and number.isdigit() and printed in shorter


def _is_read(printed: str, token: Token) -> bool:
    return any("".join(filter(str.isdigit, seen)) == printed for seen in token.readings)


def _is_whole(parsed: Citation) -> bool:
    """Has a citation its number, with a figure in it, its year and, of regions, a known one?"""
    if parsed.prefix in _UNNUMBERED:
        return True
    numbered = any(sign.isdigit() or sign in "IVXl" for sign in parsed.number)
    region = find_region(parsed.issuer) if parsed.prefix == "perda" else None
    known = region is None or region.known
    return numbered and parsed.year is not None and known and all(map(_is_whole, parsed.amended_by))


def _doubted(draft: CitationDraft) -> CitationDraft:
    """Every part with a confidence that flags it."""
    names = ("identifier", "type", "issuer", "number", "year", "title")
    leaves = {name: leaf for name in names if (leaf := getattr(draft, name)) is not None}
    low = {n: replace(leaf, confidence=min(leaf.confidence, FLAGGED)) for n, leaf in leaves.items()}
    return replace(draft, **low, as_amended_by=tuple(map(_doubted, draft.as_amended_by)))


def _draft(parsed: Citation, passage: Passage) -> CitationDraft:
    whole = (
        parsed.type_at[0],
        max(parsed.number_at[1], parsed.type_at[1], (parsed.year_at or (0, 0))[1]),
    )
    return CitationDraft(
        identifier=_as(parsed.identifier, whole, passage, "made of kind, issuer, number and year"),
        type=_as(parsed.type, parsed.type_at, passage, "kind of law of the data file"),
        issuer=_text(parsed.issuer_at, passage),
        number=_as(parsed.number or None, parsed.number_at, passage, ""),
        year=_year(parsed.year, parsed.year_at, passage),
        title=_text(parsed.title_at, passage),
        gazettes=tuple(_gazette(gazette, passage) for gazette in parsed.gazettes),
        as_amended_by=tuple(_draft(later, passage) for later in parsed.amended_by),
    )


def _text(at: Range, passage: Passage) -> Extracted[str] | None:
    return passage.leaf(*at) if at[1] > at[0] else None


def _as(value: str | None, at: Range, passage: Passage, how: str) -> Extracted[str] | None:
    if value is None or at[1] <= at[0]:
        return None
    leaf = passage.leaf(*at)
    derived = how if value != leaf.value else ""
    return Extracted(value, leaf.raw, leaf.confidence, leaf.provenance, derived)


def _year(value: int | None, at: Range | None, passage: Passage) -> Extracted[int] | None:
    if value is None or at is None:
        return None
    leaf = passage.leaf(*at)
    return Extracted(value, leaf.raw, leaf.confidence, leaf.provenance)


def _gazette(gazette: Gazette, passage: Passage) -> GazetteDraft:
    whole = passage.leaf(*gazette.at)
    series = Extracted(
        gazette.series, whole.raw, whole.confidence, whole.provenance, "gazette's name"
    )
    return GazetteDraft(
        series=series,
        number=_as(gazette.number, gazette.number_at, passage, "letters read for digits"),
        year=_year(gazette.year, gazette.year_at, passage),
    )


def check_citation(text: str, pointer: str, page: int) -> tuple[Finding, ...]:
    """What is odd about a citation: gazette years, numbers and series, laws known otherwise.

    Authors err too: a finding asks for a look, nothing is corrected. It names the item's text,
    whose figures may be misread as well.
    """
    mended = without_slips(Passage(text, ()))[0].text
    parsed = parse_citation(mended)
    if parsed is None:
        return ()
    return tuple(_oddities(parsed, mended, f"{pointer}/text", page))


def _oddities(parsed: Citation, text: str, pointer: str, page: int) -> list[Finding]:
    name = parsed.identifier or parsed.type
    made: list[Finding] = []
    for gazette in parsed.gazettes:
        if more := _more_figures(text, gazette):
            message = f"{name} is cited with number {gazette.number}{more} of a gazette."
            made.append(Finding("citation-slip", "warning", message, page, None, pointer))
        if gazette.number.isdigit() and len(gazette.number) > GAZETTE_DIGITS:
            message = (
                f"{name} is cited with number {gazette.number} of a gazette: a digit too many."
            )
            made.append(Finding("citation-slip", "warning", message, page, None, pointer))
        if gazette.year and parsed.year and gazette.year != parsed.year:
            message = f"{name} is cited with a gazette of {gazette.year}."
            # What ministers decide in December is often printed in the next year's Berita Negara.
            late = gazette.series == "BN" and gazette.year == parsed.year + 1
            found = Finding("citation-gazette-year", "warning", message, page, None, pointer)
            made.append(replace(found, severity="info") if late else found)
    for series, extra in (("LN", "TLN"), ("LD", "TLD")):
        first, second = _number_of(parsed, series), _number_of(parsed, extra)
        if series == "LN" and first and second and first >= second:
            message = f"{name}: {series} {first} is not below {extra} {second}."
            made.append(Finding("citation-gazette-order", "warning", message, page, None, pointer))
    made.extend(_against_known(parsed, pointer, page))
    expected = parsed.gazette_kind
    if expected in {"LN", "BN"} and any(
        g.series.lstrip("T")[:1] != expected[0] for g in parsed.gazettes
    ):
        message = f"{name} is cited with a gazette in which such laws are not printed."
        made.append(Finding("citation-gazette-series", "info", message, page, None, pointer))
    for later in parsed.amended_by:
        made.extend(_oddities(later, text, pointer, page))
    return made


def _against_known(parsed: Citation, pointer: str, page: int) -> list[Finding]:
    known = _known().get(parsed.identifier or "")
    if known is None:
        return []
    made = []
    for series, expected in ((known["series"], known["number"]), ("TLN", known["supplement"])):
        printed = _number_of(parsed, series)
        if printed and expected and printed != int(expected):
            message = (
                f"{parsed.identifier} is known as {series} {expected}, here it reads {printed}."
            )
            made.append(Finding("citation-known-law", "warning", message, page, None, pointer))
    return made


def _number_of(parsed: Citation, series: str) -> int | None:
    for gazette in parsed.gazettes:
        if gazette.series == series and gazette.number.isdigit():
            return int(gazette.number)
    return None


@cache
def _known() -> dict[str, dict[str, str]]:
    return {row["identifier"]: row for row in load_csv("known_laws")}

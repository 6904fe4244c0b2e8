"""The grammar of citations: kind, issuer, number, year, title, gazettes and amendments.

Everything is found as ranges of the text, so that each part can be shown on the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zi_extract.decree.gazettes import NO, YEAR, Gazette, Range, find_gazettes
from zi_extract.decree.law_names import find_kind, make_identifier
from zi_extract.decree.number import repair_number

_NUMBERED = re.compile(
    rf"\b{NO}\s*:?\s*(?P<number>[^\s,;()]+(?:\s?[/-]\s?[^\s,;()]+)*)", re.IGNORECASE
)
_IN_YEAR = re.compile(rf"[\s,.'\u2018\u2019]*\btahun[.,:;]*\s+(?P<year>{YEAR})\b", re.IGNORECASE)
_DATED = re.compile(r"[\s,]*\btanggal\s+[^\s,]+\s+\w+\s+(?P<year>(?:19|20)\d{2})", re.IGNORECASE)
_ABOUT = re.compile(r"[\s,]*\b(?:tentang|ten\s?tang|perihal|hal)\b\s*:?\s*", re.IGNORECASE)
_AMENDED = re.compile(
    r"[\s,]*\(?\bsebagaimana\s+(?:telah\s+)?(?:beberapa\s+kali\s+)?(?:telah\s+)?"
    r"di(?:r?ubah|perbarui|perbaharui|ganti|sempurnakan)\b"
    r"(?:\s+(?:beberapa\s+kali|kedua\s+kali(?:nya)?|ketiga\s+kali(?:nya)?))?[\s,]*"
    r"(?:(?:yang|dan|serta)\s+)?(?:terakhir(?:\s+kali)?[\s,]+)?(?:dengan|oleh)\s+",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"[\s,;]*(?:\b(?:dan|serta)\s+)?(?:\b(?:terakhir|kedua|ketiga|diubah|telah\s+diubah)\s+)*\b(?:dengan|oleh|dan|jo\.?|juncto)\s+"
    r"(?=(?:undang\s*-\s*undang|peraturan|keputusan)\b[^()]{0,90}?\bnomor\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s,]*\(\s*(?=(?:tambahan\s+)?(?:lembaran|berita)\s+(?:negara|daerah)\b)", re.IGNORECASE
)
_BARE_GAZETTE = re.compile(
    r"[\s,]*(?=(?:lembaran|berita)\s+(?:negara|daerah)\s+republik)", re.IGNORECASE
)
_ADOPTED = re.compile(r"\)[\s,]*(?:sebagai|menjadi)\s+undang\s?-?\s?undang\b", re.IGNORECASE)
"""Behind the gazette of a decree or an emergency law that parliament made a law."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited law; ranges are into the text given to :func:`parse_citation`."""

    type: str
    prefix: str
    type_at: Range
    gazette_kind: str
    issuer: str
    issuer_at: Range
    number: str
    number_at: Range
    year: int | None
    year_at: Range | None
    title: str
    title_at: Range
    gazettes: tuple[Gazette, ...]
    amended_by: tuple[Citation, ...]
    identifier: str | None


def parse_citation(text: str) -> Citation | None:
    """Parse an item of Mengingat; None when it does not begin with a known kind of law."""
    amended = _AMENDED.search(text)
    end = amended.start() if amended else len(text)
    main = _parse_one(text, 0, end)
    if main is None or amended is None:
        return main
    later = _parse_later(text, amended.end())
    return _with_gazettes_moved(main, later)


def _parse_later(text: str, start: int) -> list[Citation]:
    cuts = [start]
    position = start
    while (found := _FURTHER.search(text, position)) is not None:
        if _inside_title(text, cuts[-1], found.start()):
            position = found.end()
            continue
        cuts.append(found.end())
        position = found.end()
    ends = [*cuts[1:], len(text)]
    parsed = [_parse_one(text, a, b) for a, b in zip(cuts, ends, strict=True)]
    return [citation for citation in parsed if citation is not None]


def _inside_title(text: str, start: int, end: int) -> bool:
    """A law named inside the title of another (Perubahan atas ...) begins no citation."""
    before = text[start:end].lower()
    return bool(re.search(r"\b(?:atas|pelaksanaan|pencabutan)\s*$", before)) or before.count(
        "("
    ) > before.count(")")


def _parse_one(text: str, start: int, end: int) -> Citation | None:
    kind = find_kind(text[start:end])
    if kind is None:
        return None
    named = start + kind.end
    numbered = _NUMBERED.search(text, named, end)
    about = _ABOUT.search(text, named, end)
    if numbered and about and about.start() < numbered.start():
        numbered = None
    issuer_at = _trimmed(text, named, min([m.start() for m in (numbered, about) if m] or [end]))
    number, number_at = _number(numbered, named)
    after = numbered.end() if numbered else named
    dated = _year_after(text, after, end) if numbered else _IN_YEAR.search(text, named, end)
    year, year_at = _year(dated) if dated else _year_in_number(number, number_at)
    title_at, gazette_start = _title(text, after, end)
    gazettes = find_gazettes(text, gazette_start, end)
    issuer = text[slice(*issuer_at)]
    if dated and dated.start() < issuer_at[1] and not numbered:
        issuer = text[issuer_at[0] : dated.start()].strip(" ,")
        issuer_at = (issuer_at[0], issuer_at[0] + len(issuer))
    return Citation(
        kind.type,
        kind.prefix,
        (start, named),
        kind.gazette,
        issuer,
        issuer_at,
        number,
        number_at,
        year,
        year_at,
        text[slice(*title_at)],
        title_at,
        gazettes,
        (),
        make_identifier(kind, issuer, number, year),
    )


def _number(found: re.Match[str] | None, fallback: int) -> tuple[str, Range]:
    if found is None:
        return "", (fallback, fallback)
    raw = found.group("number")
    text = re.sub(r"\s*([/-])\s*", r"\1", raw.rstrip(".,:"))
    mended = repair_number(text)
    text = mended.text if mended.parts is not None and mended.parts.special else text
    start = found.start("number")
    return ("1" if text in {"I", "l", "|"} else text), (start, start + len(raw.rstrip(".,:")))


def _year_after(text: str, start: int, end: int) -> re.Match[str] | None:
    return _IN_YEAR.match(text, start, end) or _DATED.match(text, start, end)


def _year(found: re.Match[str]) -> tuple[int | None, Range]:
    digits = found.group("year").translate(str.maketrans("OolI", "0011"))
    return int(digits), found.span("year")


def _year_in_number(number: str, at: Range) -> tuple[int | None, Range | None]:
    found = re.search(r"(?:^|[/.-])((?:19|20)\d{2})$", number)
    return (int(found.group(1)), at) if found else (None, None)


def _title(text: str, start: int, end: int) -> tuple[Range, int]:
    """Where the title stands, and where the gazettes after it begin.

    That of a law that another one adopts stands inside the title of this one.
    """
    adopted = _ADOPTED.search(text, start, end)
    inside = adopted.end() if adopted else start
    opened = _OPENING.search(text, inside, end) or _BARE_GAZETTE.search(text, inside, end)
    stop = opened.start() if opened else end
    about = _ABOUT.search(text, start, stop)
    if about is None:
        return (stop, stop), stop
    return _trimmed(text, about.end(), stop), stop


def _trimmed(text: str, start: int, end: int) -> Range:
    end = max(start, end)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" ,:."))
    right = len(piece.rstrip(" ,;.:"))
    return start + min(left, right), start + max(right, min(left, right))


def _with_gazettes_moved(main: Citation, later: list[Citation]) -> Citation:
    """Gazettes printed at the very end belong to the law whose year they bear."""
    if not main.gazettes and later:
        last = later[-1]
        years = {gazette.year for gazette in last.gazettes if gazette.year}
        if years == {main.year} and last.year != main.year:
            main = replace(main, gazettes=last.gazettes)
            later[-1] = replace(last, gazettes=())
    return replace(main, amended_by=tuple(later))

"""The words by which headers, calendars and areas are known, whatever table they head."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

SIMILAR = 84.0
"""Likeness (0-100) from which a heading counts as one of the known words. Lower takes ``Kegiatan
Rutin`` for ``Kegiatan``; higher loses headings with one misread letter in six."""

SHORT = 4
"""Letters up to which a known word must match exactly: one slip in ``ket`` makes another word."""

LONGEST_HEADING = 60
"""Characters. A longer text is a sentence; headings with an explanation in brackets are shorter."""

MARKS = frozenset("✓✔√vVxX●■•\uf0fc\uf0fe\uf0d6*")
"""Glyphs of a text layer that mark a month: check, root sign, v, x, dot, square, Wingdings."""

_ROMAN_LEAD = re.compile(r"(?:[IVXl1|]{1,4}|[A-H])[.)]?\s+(?=[A-Z])")
_AREA_WORD = re.compile(
    r"(?:area(?: perubahan)?|pokja|kelompok kerja|bidang|komponen|pilar)\b[\s:.-]*", re.IGNORECASE
)
_WEIGHT = re.compile(r"\W*\(?\s*\b(?:bobot|nilai|skor)(?![a-z]).*$", re.IGNORECASE)
_AREA_LEAD = re.compile(r"(?:[IVXl1|]{1,4}|[A-H]|\d)\s*[.):-]?\s+(?=[A-Z])")
_YEAR_TAIL = re.compile(r"\b(?:tahun|ta|t\.a\.)?\s*(?:anggaran\s*)?(?:19|20)\d\d\b", re.IGNORECASE)
_TIME_LABEL = re.compile(r"([a-z]*?)(\d{0,2}|i{1,3}|iv|vi{0,3}|ix|xi{0,2}|x)")


def is_mark(text: str) -> bool:
    """True for a text that is a mark glyph of a text layer and nothing else."""
    glyphs = text.strip()
    return 0 < len(glyphs) <= 2 and all(glyph in MARKS for glyph in glyphs)


def is_known_heading(text: str) -> bool:
    """True for a column heading of the vocabulary, also joined ones (``Kriteria/Indikator``).

    Headings begin with a capital: ``hasil`` at the top of a page goes on with a text.
    """
    if len(text) > LONGEST_HEADING or text.lstrip()[:1].islower():
        return False
    plain = _YEAR_TAIL.sub("", text)
    if _is_word_of(plain, _words("headings")):
        return True
    parts = [part for part in re.split(r"/|&|\bdan\b|\(|\)|,", plain) if part.strip()]
    return len(parts) > 1 and all(_is_word_of(part, _words("headings")) for part in parts)


def is_number_heading(text: str) -> bool:
    """True for ``No.`` and the like: no row but a header begins with it."""
    return re.sub(r"[^a-z]", "", text.lower()) in {"no", "nomor", "nourut", "nomorurut"}


def is_time_label(text: str) -> bool:
    """True for what stands over a calendar's column: month, quarter, week, or its number."""
    letters = re.sub(r"[^a-z0-9]", "", text.lower())
    if len(letters) > len("september") + 4 or not letters:
        return False
    if letters in _words("times") or letters in "jfmasond":
        return True
    match = _TIME_LABEL.fullmatch(letters)
    return match is not None and (not match[1] or match[1] in _words("times"))


def is_area_name(text: str) -> bool:
    """True for the name of an area of change, with or without its number and ``Area``."""
    bare = _behind(_ROMAN_LEAD, _WEIGHT.sub("", text))
    if _AREA_WORD.match(bare):
        bare = _behind(_AREA_LEAD, _behind(_AREA_WORD, bare))
    name = _folded(bare)
    return any(fuzz.ratio(name, known) >= SIMILAR for known in _words("areas"))


def looks_like_band(text: str) -> bool:
    """True for an area's name or for a short title behind a roman numeral or a capital letter."""
    title = " ".join(text.split())
    return is_area_name(title) or bool(_ROMAN_LEAD.match(title) and len(title) <= LONGEST_HEADING)


def _behind(lead: re.Pattern[str], text: str) -> str:
    """What follows ``lead`` at the start of a text; the text itself where it has no such start."""
    match = lead.match(text)
    return text[match.end() :] if match else text


def _is_word_of(text: str, words: frozenset[str]) -> bool:
    folded = _folded(text)
    if folded in words:
        return True
    compact = folded.replace(" ", "")
    if len(compact) <= SHORT:
        return False
    longer = (word.replace(" ", "") for word in words if len(word) > SHORT)
    return any(fuzz.ratio(compact, word) >= SIMILAR for word in longer)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9/]+", " ", text.lower()).split())


@lru_cache(maxsize=3)
def _words(kind: str) -> frozenset[str]:
    source = files("zi_extract.tables").joinpath("header_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[kind])

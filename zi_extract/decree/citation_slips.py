"""Slips of readers in the grammar of a citation: its closed words, its figures, its spaces.

Outside the title a citation consists of few words (``Peraturan``, ``Nomor``, ``Tahun``, bodies and
regions). One that is none of them and one letter away from one of them was misread. What is undone
here serves to parse; the item keeps its text as it was read and is flagged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from zi_extract.decree.lexicon import load_csv, words
from zi_extract.decree.passage import Passage
from zi_extract.decree.spelling import digits_read, folded
from zi_extract.decree.vocabulary import known_words

_GLUED = re.compile(
    r"(?<=[a-z])(?=Nomor|No\.|Tahun)|(?<=omor)(?=\d)|(?<=OMOR)(?=\d)|(?<=ahun)(?=[12]\d{3})"
    r"|(?<=AHUN)(?=[12]\d{3})|(?<=\d)(?=[Tt]ahun|TAHUN|tentang)|(?<=\w[.,:;])(?=[A-Za-z]{4})"
)
"""Where a space was lost: before and behind figures, and behind a stop."""

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z]{2}|[A-Z][a-z]{2})")
"""Where it may have been lost: before a capital inside a word (``PeraturanKPU``)."""

_STOPS = " .,;:()'\u2018\u2019\u201c\u201d\"`"
_FIGURES = re.compile(r"[0-9OoQDIl|!ZzSsBA]{1,4}")
_CONNECTS = ("/", "-", ".")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_WORD = re.compile(r"[a-z01l-]+")
_PRINTED_ONE = {"I", "l", "|"}
"""What is printed for 1 (``NOMOR I``); the parser knows."""

_ALWAYS = ("dan", "hak", "nomor", "tahun")
"""Words that are told even where short words and abbreviations are let alone."""

ABBREVIATION = 5
"""Most letters of a word of capitals that may be an abbreviation (``PANRB``), never a slip."""

SHORTEST = 4
"""Letters from which a word one letter away from a word of the grammar was misread."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word and the range of the text that it was read from."""

    text: str
    start: int
    end: int
    doubtful: bool = False

    @property
    def bare(self) -> str:
        return self.text.strip(_STOPS)


def without_slips(passage: Passage) -> tuple[Passage, bool]:
    """The passage with the slips of its grammar undone, and whether any was found.

    A word that may have been one of several counts as found and stays as it is.
    """
    read = [_Piece(m.group(), *m.span()) for m in re.finditer(r"\S+", passage.text)]
    pieces = _mended(_joined(_parted(read)))
    doubtful = any(piece.doubtful for piece in pieces)
    if [p.text for p in pieces] == [p.text for p in read]:
        return passage, doubtful
    return _passage_of(pieces, passage), doubtful or not _same_letters(pieces, read)


def _same_letters(pieces: list[_Piece], read: list[_Piece]) -> bool:
    """Are only spaces and stops other than read?"""
    return folded(_text(pieces)) == folded(_text(read))


def _text(pieces: list[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _passage_of(pieces: list[_Piece], passage: Passage) -> Passage:
    places, cursor = [], 0
    for piece in pieces:
        end = cursor + len(piece.text)
        places += [(cursor, end, token) for token in passage.tokens(piece.start, piece.end)]
        cursor = end + 1
    return Passage(_text(pieces), tuple(places))


def _parted(read: list[_Piece]) -> list[_Piece]:
    """Words that stand for two, parted."""
    made = []
    for piece in read:
        cuts = [0, *_lost_spaces(piece.text), len(piece.text)]
        made += [
            _Piece(piece.text[a:b], piece.start + a, piece.start + b)
            for a, b in pairwise(cuts)
            if b > a
        ]
    return made


def _lost_spaces(text: str) -> list[int]:
    inside = [m.start() for m in _CAPITAL.finditer(text)]
    capitals = [i for i in inside if {folded(text[:i]), folded(text[i:])} & _grammar()]
    return sorted({*capitals, *(m.start() for m in _GLUED.finditer(text))})


def _joined(read: list[_Piece]) -> list[_Piece]:
    """Torn words of the grammar, torn figures and numbers with a space inside, joined."""
    made: list[_Piece] = []
    for position, piece in enumerate(read):
        following = read[position + 1].bare if position + 1 < len(read) else ""
        if made and _belong(made, piece, following):
            last = made[-1]
            made[-1] = _Piece(last.text + piece.text, last.start, piece.end)
        else:
            made.append(piece)
    return made


def _belong(made: list[_Piece], piece: _Piece, following: str) -> bool:
    last, before = made[-1], made[-2].bare.lower() if len(made) > 1 else ""
    if before in {"nomor", "no"} and (
        last.text.endswith(_CONNECTS) or piece.text.startswith(_CONNECTS)
    ):
        return any(sign.isdigit() for sign in piece.text)
    if last.text.isdigit() and piece.bare.isdigit():
        ends = following.lower() == "tahun" or piece.text.rstrip(";,.").endswith(")")
        number = before == "nomor" and ends
        return number or (before == "tahun" and bool(_YEAR.fullmatch(last.text + piece.bare)))
    whole = folded(last.text + piece.text)
    halves = {folded(last.text), folded(piece.text)}
    torn = last.text.isalpha() and piece.text[:1].islower() and whole in _grammar()
    return torn and not halves <= _grammar()


def _mended(read: list[_Piece]) -> list[_Piece]:
    """Words of the grammar as they are spelled, figures as figures; titles stay as they are."""
    made: list[_Piece] = []
    title = False
    for piece in read:
        mended = _figures(piece, made[-1].bare.lower() if made else "")
        if mended is piece and (not title or _ends_title(piece)):
            mended = _word(piece)
        about = mended.bare.lower() == "tentang"
        title = about or (title and not _ends_title(piece))
        made.append(mended)
    return made


def _ends_title(piece: _Piece) -> bool:
    """Does a piece begin the gazettes or the amendments behind a title?"""
    fits = _fits(piece.bare)
    opens = piece.text.startswith("(") and fits & {"lembaran", "berita", "tambahan"}
    return bool(opens) or fits == {"sebagaimana"}


def _figures(piece: _Piece, before: str) -> _Piece:
    """A number or a year in which letters were read for figures, or with a stop before it."""
    bare = piece.bare
    if (
        before not in {"nomor", "no", "tahun"}
        or not _FIGURES.fullmatch(bare)
        or bare in _PRINTED_ONE
    ):
        return piece
    digits = digits_read(bare).replace("A", "4")
    fits = bool(_YEAR.fullmatch(digits)) if before == "tahun" else digits.isdigit()
    if not fits:
        return replace(piece, doubtful=True)
    tail = piece.text[len(piece.text.rstrip(_STOPS)) :]
    return piece if piece.text == digits + tail else replace(piece, text=digits + tail)


def _word(piece: _Piece) -> _Piece:
    """A word of the grammar as it is spelled; of several that it may have been, none."""
    bare = piece.bare
    fits = _fits(bare)
    if not fits or bare.lower() in fits:
        return piece
    if len(fits) > 1:
        return replace(piece, doubtful=True)
    [near] = fits
    like = near.upper() if bare.isupper() else near
    like = like[:1].upper() + like[1:] if bare[:1].isupper() else like
    return replace(piece, text=piece.text.replace(bare, like, 1))


def _fits(word: str) -> set[str]:
    """The word itself if the grammar has it, else those that it may have been misread from."""
    lower = word.lower()
    if lower in _grammar():
        return {lower}
    seen = lower.replace("|", "l").replace("!", "l")
    if not _WORD.fullmatch(seen) or not any(sign.isalpha() for sign in seen):
        return set()
    if len(seen) < SHORTEST or (word.isupper() and len(word) <= ABBREVIATION):
        near = (
            {w for w in _ALWAYS if Levenshtein.distance(seen, w) == 1} if len(seen) > 2 else set()
        )
        whole = {form for form in _forms(seen) if form in _grammar()}
        return whole or (set() if word.isupper() and len(word) < SHORTEST else near)
    return {w for form in _forms(seen) for w in _candidates(len(form)) if _is_near(form, w)}


def _forms(seen: str) -> set[str]:
    """What the strokes of a word may have been: ``rn`` for m, ``ri`` for n, ``1`` for l and i."""
    forms = {seen, seen.replace("rn", "m"), seen.replace("m", "rn", 1), seen.replace("0", "o")}
    forms |= {seen.replace("ri", "n", 1), seen.replace("ii", "n", 1)}
    return forms | {seen.replace("1", "l"), seen.replace("1", "i"), seen.replace("h", "li", 1)}


def _is_near(form: str, word: str) -> bool:
    return Levenshtein.distance(form, word, score_cutoff=1) <= 1


@cache
def _candidates(size: int) -> tuple[str, ...]:
    return tuple(word for word in _grammar() if abs(len(word) - size) <= 1 and len(word) > 2)


@cache
def _grammar() -> frozenset[str]:
    """All words that stand in citations outside their titles, lower case."""
    regions = {part for row in load_csv("regions") for part in row["name"].lower().split()}
    return frozenset({*words("laws", "grammar"), *known_words(), *regions})

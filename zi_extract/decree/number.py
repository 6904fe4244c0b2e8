"""The number of a decree: its normal form, its parts, and slips of reading inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.spelling import digits_read
from zi_extract.model.numerals import ROMANS

ROMAN_MONTHS = ROMANS
_PIECE = re.compile(r"[^\s/.\-:]+")
_ROMAN_LIKE = re.compile(r"[IVXl|!1]+")


MOST_EXCHANGES = 5
"""Most pieces of a number that are tried with look-alikes: two or three ways each, so that the
tries stay below a few hundred."""

_SLASHES = re.compile(r"/\s?/+")
_LOST_SLASH = re.compile(r"(KPU|Kab|Kota?|Prov|SK|KEP)[iIl1|]([IVXivx]{1,4})", re.IGNORECASE)
"""A slash that was read as I between the last word and the Roman month."""

_STROKE_AS_SLASH = re.compile(r"(\d+)[Il1|!]([A-Z]{2}\w*)", re.IGNORECASE)
"""A slash that was read as a stroke between the sequence and the letters of a class."""

_ONES = re.compile(r"(\d*?[02-9]?)[1Il|!]([1Il|!]{1,3})")
"""A sequence, its slash and a Roman month that were all read as figures (``1681111``)."""

_SPECKS = "!|'`\u2018\u2019\u201c"
"""Signs that no number format has, at the edge of a piece: ink beside it."""

SHORTEST_GLUED = 4
"""Letters of a word that may hide a slash: shorter ones are codes (IMI, KPI) as they stand."""

_CLASS_SLIPS = {
    "PVV": "PW",
    "0RT": "ORT",
    "Kpv": "Kpt",
    "Kpl": "Kpt",
    "KPl": "KPT",
    "Kp1": "Kpt",
    "IML": "IMI",
}
"""Pieces that readers are known to write for the classes and words of number formats."""


@dataclass(frozen=True, slots=True)
class NumberParts:
    """The parts that a number's format has; None for those it lacks. ``format`` names it.

    ``special`` is false for the open formats that fit almost anything with slashes and a year.
    """

    format: str
    sequence: str | None = None
    classification: str | None = None
    unit: str | None = None
    month: int | None = None
    year: int | None = None
    special: bool = True


def normalise_number(printed: str) -> str:
    """Upper case, single spaces, no space around ``/ . -``; nothing else is changed."""
    text = re.sub(r"\s+", " ", printed.upper()).strip(" :;,")
    text = re.sub(r"\s*([/.\-\u2013])\s*", r"\1", text).replace("\u2013", "-")
    return text.rstrip(" :;,.")


def parse_number(printed: str) -> NumberParts | None:
    """The parts of a number by the first format that fits; None when no format does."""
    text = normalise_number(printed)
    for name, pattern, special in _formats():
        found = pattern.fullmatch(text)
        if found:
            return replace(_parts(name, found.groupdict()), special=special)
    return None


def _parts(name: str, groups: dict[str, str | None]) -> NumberParts:
    month, year = groups.get("month"), groups.get("year")
    return NumberParts(
        name,
        groups.get("sequence"),
        groups.get("classification"),
        groups.get("unit"),
        _month(month) if month else None,
        int(year) if year else None,
    )


def _month(text: str) -> int:
    return ROMAN_MONTHS.index(text) + 1 if text in ROMAN_MONTHS else int(text)


@cache
def _formats() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    data = load_toml("number_formats")
    made = []
    for entry in data["format"]:
        pattern = entry["pattern"]
        for piece, expression in data["pieces"].items():
            pattern = pattern.replace("{" + piece + "}", expression)
        made.append((entry["name"], re.compile(pattern), not entry.get("open", False)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class RepairedNumber:
    """A number as it should read, its parts, and what was done to it (empty: nothing)."""

    text: str
    parts: NumberParts | None
    how: str


def as_printed(text: str) -> RepairedNumber:
    """A number of a text layer, which says its signs itself: nothing is exchanged."""
    return RepairedNumber(text, parse_number(text), "")


def repair_number(read: str) -> RepairedNumber:
    """A number with the slips of readers undone.

    First O for 0 and l or | for 1 between digits. If no known format fits then, letters and digits
    that look alike are exchanged piece by piece until exactly one special format fits: Roman months
    read as figures (``/1/2024``), class letters read as figures (``0T.01.3``).
    """
    single = _SLASHES.sub("/", read)
    text = _between_digits(single)
    parts = parse_number(text)
    how = "letters read for digits inside the number" if text != single else ""
    how = "a slash read twice" if single != read else how
    if parts is not None and parts.special:
        return RepairedNumber(text, parts, how)
    for variant in _variants(text):
        found = parse_number(variant)
        if found is not None and found.special:
            return RepairedNumber(
                variant, found, f"digits and letters exchanged to fit {found.format}"
            )
    return RepairedNumber(text, parts, how)


def _between_digits(read: str) -> str:
    pieces = list(_PIECE.finditer(read))
    out = read
    for position in range(len(pieces) - 1, -1, -1):
        piece = pieces[position]
        mended = _mended(piece.group(), _next_to_digits(pieces, position))
        out = out[: piece.start()] + mended + out[piece.end() :]
    return out


def _next_to_digits(pieces: list[re.Match[str]], position: int) -> bool:
    beside = pieces[max(0, position - 1) : position] + pieces[position + 1 : position + 2]
    return any(_is_number(piece.group()) for piece in beside)


def _is_number(piece: str) -> bool:
    return digits_read(piece).isdigit() and any(ch.isdigit() for ch in piece)


def _mended(piece: str, beside_digits: bool) -> str:
    digits = digits_read(piece)
    if piece.isdigit() or not digits.isdigit():
        return _roman(piece)
    if any(ch.isdigit() for ch in piece):
        return digits
    if len(piece) > 1 and beside_digits and set(piece) <= set("Oo"):
        return digits
    return _roman(piece)


def _roman(piece: str) -> str:
    if _ROMAN_LIKE.fullmatch(piece) and not piece.isdigit():
        letters = re.sub(r"[l|!1]", "I", piece)
        return letters if letters in ROMAN_MONTHS else piece
    return piece


def _variants(text: str) -> Iterator[str]:
    """The number with look-alike pieces exchanged, fewest exchanges first."""
    pieces = list(_PIECE.finditer(text))
    options = [(piece.group(), *_others(piece.group())) for piece in pieces]
    open_places = [i for i, option in enumerate(options) if len(option) > 1][:MOST_EXCHANGES]
    for count in range(1, len(open_places) + 1):
        for chosen in combinations(open_places, count):
            for picks in product(*(options[i][1:] for i in chosen)):
                yield _with(text, pieces, dict(zip(chosen, picks, strict=True)))


def _with(text: str, pieces: list[re.Match[str]], changes: dict[int, str]) -> str:
    for position in sorted(changes, reverse=True):
        start, end = pieces[position].span()
        text = text[:start] + changes[position] + text[end:]
    return text


def _others(piece: str) -> tuple[str, ...]:
    """What a piece may have been on paper."""
    roman = re.sub(r"[1l|!\]LT]", "I", piece).upper()
    lettered = re.sub(r"^(?:[0Q]|O0|0O)", "O", piece)
    made = [roman] if roman in ROMAN_MONTHS and roman != piece else []
    made += [lettered] if lettered != piece and (len(piece) == 1 or piece[1:].isalpha()) else []
    capital = re.sub(r"^[1l|](?=[A-Z]{2})|(?<=[A-Z])[1l|](?=[A-Z])", "I", piece)
    made += [capital] if capital != piece else []
    made += [_CLASS_SLIPS[piece]] if piece in _CLASS_SLIPS else []
    glued = re.sub(r"(?<=[A-Z])[Il|](?=$|\.)", "1", piece)
    made += [glued] if glued != piece and piece not in ROMAN_MONTHS else []
    slashed = _LOST_SLASH.fullmatch(piece)
    if slashed and slashed.group(2).upper() in ROMAN_MONTHS:
        made.append(f"{slashed.group(1)}/{slashed.group(2).upper()}")
    made += _without_glue(piece)
    stroked = _STROKE_AS_SLASH.fullmatch(piece)
    made += [f"{stroked.group(1)}/{stroked.group(2)}"] if stroked else []
    ones = _ONES.fullmatch(piece)
    made += [f"{ones.group(1)}/{'I' * len(ones.group(2))}"] if ones else []
    made += [piece.replace("\u20ac", "6")] if "\u20ac" in piece else []
    made += [piece.strip(_SPECKS)] if piece.strip(_SPECKS) not in {"", piece} else []
    return tuple(dict.fromkeys(made))


def _without_glue(piece: str) -> list[str]:
    """A word with an I that was a slash, or its shadow behind the word (``KAIOT``, ``KEPI``).

    Only words of capitals that are longer than any Roman month's glued neighbours.
    """
    if len(piece) < SHORTEST_GLUED or not piece.isalpha() or not piece.isupper():
        return []
    split = [f"{piece[:i]}/{piece[i + 1 :]}" for i in range(1, len(piece) - 1) if piece[i] == "I"]
    return split + ([piece[:-1]] if piece.endswith("I") else [])

"""The number of a decree: its normal form, its parts, and slips of reading inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.spelling import digits_read

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PIECE = re.compile(r"[^\s/.\-:]+")
_ROMAN_LIKE = re.compile(r"[IVXl|!1]+")


@dataclass(frozen=True, slots=True)
class NumberParts:
    """The parts that a number's format has; None for those it lacks. ``format`` names it."""

    format: str
    sequence: str | None = None
    classification: str | None = None
    unit: str | None = None
    month: int | None = None
    year: int | None = None


def normalise_number(printed: str) -> str:
    """Upper case, single spaces, no space around ``/ . -``; nothing else is changed."""
    text = re.sub(r"\s+", " ", printed.upper()).strip(" :;,")
    text = re.sub(r"\s*([/.\-\u2013])\s*", r"\1", text).replace("\u2013", "-")
    return text.rstrip(".")


def parse_number(printed: str) -> NumberParts | None:
    """The parts of a number by the first format that fits; None when no format does."""
    text = normalise_number(printed)
    for name, pattern in _formats():
        found = pattern.fullmatch(text)
        if found:
            return _parts(name, found.groupdict())
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
def _formats() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load_toml("number_formats")
    made = []
    for entry in data["format"]:
        pattern = entry["pattern"]
        for piece, expression in data["pieces"].items():
            pattern = pattern.replace("{" + piece + "}", expression)
        made.append((entry["name"], re.compile(pattern)))
    return tuple(made)


def repair_number(read: str) -> str:
    """A number with the slips of readers undone: O for 0, l or | for 1 beside digits, in years.

    Roman months stay letters. What cannot be told from its neighbours is left as it is.
    """
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

"""The words of time: months, units, numbers, and what connects them, as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from rapidfuzz import fuzz, process

from zi_extract.actions.lexicon import read_data
from zi_extract.actions.periods import PeriodUnit
from zi_extract.model.months import month_numbers

FUZZY_MONTH = 78.0
"""Likeness (0-100) from which a word of five letters or more is a misread month. Lower confuses
Juni and Juli written long; higher loses months with two misread letters."""

TokenKind = Literal["month", "unit", "number", "year", "until", "and", "every", "all", "unknown"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
          "x": 10, "xi": 11, "xii": 12}  # fmt: skip


_ROMAN_RANGE = re.compile(r"(\b[a-z]*?(?:[ivx]+|\d))-(?=(?:[a-z]{1,9}\.?\s?)?(?:[ivx]+|\d{1,2})\b)")
"""``TW I-TW II``, ``TWI-TWII`` and ``I-IV`` without a space around their dash."""

_SPECK = re.compile(r"(\b(?:dan|serta|atau)\b|[&,;])\s*-\s*(?=\w)")
"""A dash behind what joins two times: a speck, or the mark of a list, for no span begins there."""

_DAYS = re.compile(r"\b(?:tanggal|tgl)\.?\s*\d{1,2}(?:\s*(?:~|-|,|dan)\s*\d{1,2})*(?![\d/.-])")
"""Days of a month behind their word: their numbers count no months."""

_REPEATED: dict[str, PeriodUnit] = {
    "monthly": "month",
    "quarterly": "quarter",
    "half_yearly": "semester",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of time. ``value`` is a month, number or year; ``unit`` a unit's name."""

    kind: TokenKind
    value: int = 0
    unit: PeriodUnit = "month"
    doubt: bool = False


def month_number(word: str, *, fuzzy: bool = True) -> int | None:
    """The month (1-12) that a word names, in any of its spellings; None for another word."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    names = month_numbers("names", "old", "other")
    if letters in names:
        return names[letters]
    if not fuzzy or len(letters) < 5:
        return None
    found = process.extractOne(letters, list(names), scorer=fuzz.ratio, score_cutoff=FUZZY_MONTH)
    return names[found[0]] if found and len(found[0]) >= 4 else None


def whole_number(word: str, top: int = 31) -> int | None:
    """A number in digits (misread ones too), roman or an ordinal; None above ``top``."""
    letters = word.lower().strip("(). ")
    letters = re.sub(r"^ke-?(?=[\dilv])", "", letters)
    for index, names in enumerate(read_data("times")["ordinals"], start=1):
        if letters in names:
            return index
    if letters in _ROMAN:
        return _ROMAN[letters] if _ROMAN[letters] <= top else None
    digits = letters.translate(str.maketrans("oil|", "0111"))
    if re.fullmatch(r"\d{1,2}", digits) and re.search(r"\d|^[il|]+$", letters):
        number = len(letters) if re.fullmatch(r"[il|]{2,3}", letters) else int(digits)
        return number if 1 <= number <= top else None
    return None


def unit_named(word: str) -> PeriodUnit | None:
    """The unit that a word stands for (``TW``: quarter); None for another word."""
    return _unit_words().get(word.lower().strip(". "))


def time_tokens(plain: str) -> Iterator[Token]:
    """The tokens of a phrase; fillers are left out."""
    lexicon = read_data("times")
    spaced = _spaced(plain)
    words = re.findall(r"\d+x|[a-z]+(?:-[a-z]+)*|\d+|[^\sa-z\d]", spaced)
    position = 0
    while position < len(words):
        word = words[position]
        following = words[position + 1] if position + 1 < len(words) else ""
        token, used = _token(word, following, lexicon)
        if token is not None:
            yield token
        position += used


def _spaced(plain: str) -> str:
    """Separators and glued codes set apart: ``B03`` becomes ``b 03``, ``s.d.`` becomes ``~``."""
    text = re.sub(r"\bs\s*[./]?\s*d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|[–—]", " ~ ", plain)
    text = _SPECK.sub(r"\1 ", text)
    text = re.sub(r"\b([a-z]{3,})-([a-z]{3,})\b", _months_apart, text)
    text = re.sub(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b", _date_words, text)
    text = re.sub(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d\d)\b", r" bulan \1 tahun \2 ", text)
    text = _DAYS.sub(" ", text)
    text = re.sub(r"\b((?:19|20)\d\d)-(\d{2})-\d{2}\b", r" bulan \2 tahun \1 ", text)
    text = re.sub(r"\bb\s?([o0]\d|1[o0-2]|\d)\b", _code, text)
    text = re.sub(r"\bke\s*-?\s*(?=[\divx])", " ", text)
    text = _ROMAN_RANGE.sub(r"\1 ~ ", text)
    text = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-wyz])", " ", text)
    text = re.sub(r"(?<=\w)\s*-\s*(?=\d)|(?<=\d)\s*-\s*(?=\w)|\s-\s*|\s*-\s", " ~ ", text)
    return re.sub(r"(?<![a-z])((?:tw|triwulan|semester|smt|q)\.?)(?=[ivx]+\b)", r"\1 ", text)


def _date_words(match: re.Match[str]) -> str:
    return f" tanggal {match[1]} bulan {match[2]} tahun {match[3]} "


def _months_apart(match: re.Match[str]) -> str:
    """``januari-maret`` set apart; ``tiap-tiap`` left as it is."""
    both = month_number(match[1]) and month_number(match[2])
    return f"{match[1]} ~ {match[2]}" if both else match[0]


def _code(match: re.Match[str]) -> str:
    return " bulan " + match[1].replace("o", "0") + " "


def _token(word: str, following: str, lexicon: dict[str, Any]) -> tuple[Token | None, int]:
    """The token of ``word`` and how many words it took; None for a filler."""
    if word in {"~", "-"}:
        return Token("until"), 1
    if word in lexicon["and"]:
        return Token("and"), 1
    if word in lexicon["every"] and (following in lexicon["filler"] or unit_named(following)):
        return Token("every"), 1
    repeated = next((unit for key, unit in _REPEATED.items() if word in lexicon[key]), None)
    if repeated is not None:
        return Token("all", unit=repeated), 1
    unit = unit_named(word)
    if unit and (len(word) > 1 or whole_number(following) is not None):
        return Token("unit", unit=unit), 1
    return _named(word, lexicon)


def _named(word: str, lexicon: dict[str, Any]) -> tuple[Token | None, int]:
    if re.fullmatch(r"(?:19|20)\d\d", word):
        return Token("year", int(word)), 1
    exact, guess = month_number(word, fuzzy=False), month_number(word)
    if exact or (guess and word not in lexicon["filler"]):
        return Token("month", exact or guess or 0, doubt=not exact), 1
    number = whole_number(word)
    if number is not None:
        return Token("number", number), 1
    known = word in lexicon["filler"] or not word.replace("-", "").isalnum()
    return (None if known else Token("unknown")), 1


@lru_cache(maxsize=1)
def _unit_words() -> dict[str, PeriodUnit]:
    units: tuple[PeriodUnit, ...] = ("month", "quarter", "semester", "third", "week")
    return {word: unit for unit in units for word in read_data("times")[unit]}

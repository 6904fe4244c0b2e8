"""Dates as decrees write them: ``2 Januari 2025``, ``02/01/2025``, ``dua Januari dua ribu ...``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.spelling import best_match, digits_read, folded
from zi_extract.model.months import month_numbers

MONTH_LIKENESS = 0.72
"""How alike (0-1) a word must be to a month's name. Lower turns other words into months,
higher loses ``Februan`` for Februari; an inexact match is marked as doubtful."""

_TYPED = re.compile(
    r"(?<![^\W_])([0-9OolI|]{1,2})\s*[-./ '\u2018\u2019]?\s*([^\W\d_]{3,12})"
    r"\.?\s*[-./ '\u2018\u2019]?\s*([0-9OolIS|]{4})"
)
"""Day, month and year; between them what a date is typed with, or a speck (``Februari'2024``)."""

_NUMERIC = re.compile(r"([0-9OolI|]{1,2})\s*[-/.]\s*([0-9OolI|]{1,2})\s*[-/.]\s*([0-9OolIS|]{4})")
_DAYLESS = re.compile(r"([^\W\d_]{3,12})\s+((?:19|20)\d{2})")
_SCALES = ("belas", "puluh", "ratus", "ribu")
OLDEST_YEAR, NEWEST_YEAR = 1945, 2100


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date that was found in a text. ``exact``: every letter of it is as it should be.

    ``day`` is None when the place of the day is blank; ``iso`` is then None too.
    """

    year: int | None
    month: int | None
    day: int | None
    exact: bool
    start: int
    end: int

    @property
    def iso(self) -> str | None:
        """The date as ``YYYY-MM-DD``; None when its day is blank."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day).isoformat()


def find_date(text: str) -> ReadDate | None:
    """The first date in a text; None when there is none, not even one without its day."""
    for reader in (_typed, _numeric, _spelled, _dayless):
        found = reader(text)
        if found is not None:
            return found
    return None


def month_number(word: str) -> tuple[int, bool] | None:
    """The month (1-12) that a word names, and whether it is spelled exactly."""
    months = month_numbers("names", "old")
    exact = months.get(folded(word))
    if exact:
        return exact, True
    near = best_match(word, tuple(name for name in months if len(name) > 3), MONTH_LIKENESS)
    return (months[near[0]], False) if near else None


def _typed(text: str) -> ReadDate | None:
    for found in _TYPED.finditer(text):
        month = month_number(found.group(2))
        if month is None:
            continue
        day, year = digits_read(found.group(1)), digits_read(found.group(3))
        exact = month[1] and day == found.group(1) and year == found.group(3)
        made = _made(year, month[0], day, exact, found.span())
        if made:
            return made
    return None


def _numeric(text: str) -> ReadDate | None:
    for found in _NUMERIC.finditer(text):
        day, month, year = (digits_read(part) for part in found.groups())
        made = _made(year, int(month), day, (day, month, year) == found.groups(), found.span())
        if made:
            return made
    return None


def _made(year: str, month: int, day: str, exact: bool, span: tuple[int, int]) -> ReadDate | None:
    try:
        made = date(int(year), month, int(day))
    except ValueError:
        return None
    if not OLDEST_YEAR <= made.year <= NEWEST_YEAR:
        return None
    return ReadDate(made.year, made.month, made.day, exact, *span)


def _dayless(text: str) -> ReadDate | None:
    for found in _DAYLESS.finditer(text):
        month = month_number(found.group(1))
        if month is not None:
            return ReadDate(int(found.group(2)), month[0], None, False, *found.span())
    return None


def _spelled(text: str) -> ReadDate | None:
    """``tanggal dua puluh bulan Juni tahun dua ribu sembilan belas``."""
    found = re.search(
        r"(?:tanggal\s+)?((?:\w+\s+){1,3}?)bulan\s+(\w+)\s+tahun\s+((?:\w+\s*){1,6})",
        text,
        re.IGNORECASE,
    ) or re.search(
        r"((?:[a-z]+\s+){1,3})([A-Z][a-z]+)\s+((?:dua ribu|seribu)(?:\s+[a-z]+){0,4})", text
    )
    if not found:
        return None
    day, month = _spelled_day(found.group(1)), month_number(found.group(2))
    year = spelled_number(found.group(3))
    if day is None or month is None or year is None:
        return None
    return _made(str(year), month[0], str(day), month[1], found.span())


def _spelled_day(text: str) -> int | None:
    """The numeral at the end of some words: ``tanggal dua puluh`` is 20."""
    words = text.split()
    numbers = (spelled_number(" ".join(words[start:])) for start in range(len(words)))
    return next((number for number in numbers if number is not None), None)


def are_numerals(text: str) -> bool:
    """Is a text nothing but words of a number (``puluh empat``)?"""
    known = {*load_toml("calendar")["numerals"], *_SCALES}
    parts = text.lower().split()
    return bool(parts) and all(part.strip(".,;") in known for part in parts)


def spelled_number(text: str) -> int | None:
    """A number in words (``dua ribu sembilan belas`` is 2019); None when a word is no numeral."""
    units: dict[str, int] = load_toml("calendar")["numerals"]
    total, current = 0, 0
    parts = text.lower().split()
    if not parts:
        return None
    for word in parts:
        if word == "belas":
            current += 10
        elif word == "puluh":
            current = current * 10 if current < 10 else current // 10 * 10 + current % 10 * 10
        elif word == "ratus":
            current *= 100
        elif word == "ribu":
            total, current = (total + current) * 1000, 0
        elif word in units:
            current = current + units[word] if current % 10 == 0 or units[word] >= 10 else -1
        else:
            return None
    return total + current if current >= 0 else None

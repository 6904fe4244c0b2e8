"""Time in words (``Januari s.d. Maret``, ``B03, B06 dan B12``) as periods: a small grammar.

Words become tokens (month, unit, number, year, until, and, every), tokens become marks in order, and
marks that ``until`` connects become ranges.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from rapidfuzz import fuzz, process

from zi_extract.actions.periods import COUNT, Period, PeriodUnit

FUZZY_MONTH = 78.0
"""Likeness (0-100) from which a word of five letters or more is a misread month. Lower confuses
Juni and Juli written long; higher loses months with two misread letters."""

SURE, DOUBTFUL, UNCLEAR = 0.97, 0.75, 0.5
"""Confidence (0-1): every word understood; a guess was needed; words left over."""

TokenKind = Literal["month", "unit", "number", "year", "until", "and", "every", "all", "unknown"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
          "x": 10, "xi": 11, "xii": 12}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word of time. ``value`` is a month, number or year; ``unit`` a unit's name."""

    kind: TokenKind
    value: int = 0
    unit: PeriodUnit = "month"
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What a phrase says. ``undated``: it is time, but names no period."""

    periods: tuple[Period, ...]
    confidence: float
    undated: bool = False
    year_printed: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    unit: PeriodUnit
    index: int
    year: int | None = None
    week: int = 0
    ranged: bool = False


def read_phrase(text: str, year: int | None, hint: PeriodUnit | None = None) -> TimeReading:
    """The periods that ``text`` names.

    ``year`` is used where the text gives none (without either there are no periods); ``hint`` is
    the unit that bare numbers count, from the column's heading.
    """
    plain = _plain(text)
    if not plain:
        return TimeReading((), SURE)
    if plain in _lexicon()["undated"]:
        return TimeReading((), SURE, undated=True)
    tokens = list(_tokens(plain))
    marks = _with_years(tokens, hint)
    periods = tuple(dict.fromkeys(_expanded(marks, year)))
    unknown = sum(token.kind == "unknown" for token in tokens)
    confidence = SURE if not unknown else DOUBTFUL if unknown == 1 else UNCLEAR
    if any(token.doubt for token in tokens) or _crosses_year(marks):
        confidence = min(confidence, DOUBTFUL)
    if not periods:
        return TimeReading((), UNCLEAR if marks or _has_time(tokens) else DOUBTFUL, undated=True)
    return TimeReading(periods, confidence, year_printed=any(t.kind == "year" for t in tokens))


def month_number(word: str, *, fuzzy: bool = True) -> int | None:
    """The month (1-12) that a word names, in any of its spellings; None for another word."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    names = _month_names()
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
    for index, names in enumerate(_lexicon()["ordinals"], start=1):
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


def _plain(text: str) -> str:
    lowered = " ".join(text.lower().split())
    return lowered.strip(" .;:()")


def _tokens(plain: str) -> Iterator[Token]:
    """The tokens of a phrase; fillers are left out."""
    lexicon = _lexicon()
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
    text = re.sub(r"\b([a-z]{3,})-([a-z]{3,})\b", _months_apart, text)
    text = re.sub(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b", _date_words, text)
    text = re.sub(r"\b((?:19|20)\d\d)-(\d{2})-\d{2}\b", r" bulan \2 tahun \1 ", text)
    text = re.sub(r"\bb\s?([o0]\d|1[o0-2]|\d)\b", _code, text)
    text = re.sub(r"\bke\s*-?\s*(?=[\divx])", " ", text)
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
    if word == "~" or word == "-":
        return Token("until"), 1
    if word in lexicon["every"] and (following in lexicon["filler"] or unit_named(following)):
        return Token("every"), 1
    for key, unit in (("monthly", "month"), ("quarterly", "quarter"), ("half_yearly", "semester")):
        if word in lexicon[key]:
            return Token("all", unit=unit), 1  # type: ignore[arg-type]
    if word in lexicon["and"]:
        return Token("and"), 1
    unit = unit_named(word)
    if unit and (len(word) > 1 or whole_number(following) is not None):
        return Token("unit", unit=unit), 1
    if re.fullmatch(r"(?:19|20)\d\d", word):
        return Token("year", int(word)), 1
    return _named(word, lexicon)


def _named(word: str, lexicon: dict[str, Any]) -> tuple[Token | None, int]:
    exact, guess = month_number(word, fuzzy=False), month_number(word)
    if exact or (guess and word not in lexicon["filler"]):
        return Token("month", exact or guess or 0, doubt=not exact), 1
    number = whole_number(word)
    if number is not None:
        return Token("number", number), 1
    known = word in lexicon["filler"] or not word.isalnum()
    return (None if known else Token("unknown")), 1


class _Reader:
    """Takes tokens one by one and keeps the marks so far."""

    def __init__(self, hint: PeriodUnit | None) -> None:
        self.marks: list[_Mark] = []
        self.unit = hint
        self.weeks: list[_Mark] = []
        self.ranged = self.every = False

    def take(self, token: Token, rest: list[Token]) -> None:
        """One token, with those that follow it."""
        after = rest[0] if rest else Token("unknown")
        if token.kind == "unit":
            self._take_unit(token.unit, after)
        elif token.kind == "all":
            self.marks += _all_of(token.unit)
        elif token.kind == "every":
            self.every = True
        elif token.kind == "until":
            self.ranged = True
        elif token.kind == "year":
            self.marks = [m if m.year else replace(m, year=token.value) for m in self.marks]
        elif token.kind == "month":
            self._take_month(token.value)
        elif (
            token.kind == "number" and self.unit and (self.unit == "week" or after.kind != "month")
        ):
            self._take_number(self.unit, token.value, rest)

    def _take_unit(self, unit: PeriodUnit, after: Token) -> None:
        if self.every and self.weeks and unit == "month":
            weeks = [replace(w, index=m.index) for m in _all_of("month") for w in self.weeks]
            self.marks, self.weeks = self.marks + weeks, []
        elif self.every and after.kind not in ("number", "month") and unit != "week":
            self.marks += _all_of(unit)
        if not (self.weeks and unit == "month"):
            self.unit = unit
        self.every = False

    def _take_month(self, month: int) -> None:
        if self.weeks:
            self.marks += [replace(week, index=month) for week in self.weeks]
        else:
            self.marks.append(_Mark("month", month, ranged=self.ranged))
        self.weeks, self.ranged, self.unit = [], False, None

    def _take_number(self, unit: PeriodUnit, number: int, rest: list[Token]) -> None:
        if number > COUNT[unit]:
            return
        mark = _Mark(unit, number, week=number if unit == "week" else 0, ranged=self.ranged)
        self.ranged = False
        if unit != "week":
            self.marks.append(mark)
        elif self.marks and not _month_follows(rest):
            self._week_of_last_month(mark)
        else:
            self.weeks.append(mark)

    def _week_of_last_month(self, week: _Mark) -> None:
        """A week printed behind its month: the month's own mark gives way to it."""
        last = self.marks[-1]
        if last.unit == "month":
            self.marks.pop()
        self.marks.append(replace(week, index=last.index, year=last.year))


def _with_years(tokens: list[Token], hint: PeriodUnit | None) -> list[_Mark]:
    """The marks of a phrase; a year counts for the marks before it, a leading one for all."""
    reader = _Reader(hint)
    for place, token in enumerate(tokens):
        reader.take(token, tokens[place + 1 :])
    if tokens and tokens[0].kind == "year":
        return [m if m.year else replace(m, year=tokens[0].value) for m in reader.marks]
    return reader.marks


def _month_follows(rest: list[Token]) -> bool:
    """True when weeks stand before their month: ``minggu 1 dan 3 (bulan) April``."""
    for place, token in enumerate(rest):
        if token.kind == "month":
            return place == 0 or rest[place - 1].kind not in ("and", "until")
        if token.kind == "every":
            return True
        if token.kind not in ("number", "and", "until") and token != Token("unit"):
            return False
    return False


def _all_of(unit: PeriodUnit) -> list[_Mark]:
    return [_Mark(unit, index) for index in range(1, COUNT[unit] + 1)]


def _expanded(marks: list[_Mark], default: int | None) -> Iterator[Period]:
    """Periods of the marks, ranges filled in; a range may run into the next year."""
    last: Period | None = None
    for mark in marks:
        year = mark.year or (last.year if last and mark.ranged else default)
        if year is None:
            continue
        period = Period(year, mark.index, mark.unit, mark.week)
        if mark.ranged and last is not None and last.unit == mark.unit:
            if period < last:
                period = replace(period, year=period.year + 1)
            yield from _between(last, period)
        yield period
        last = period


def _between(first: Period, last: Period) -> Iterator[Period]:
    """The periods after ``first`` and before ``last``."""
    if first.unit == "week":
        yield from (replace(first, week=week) for week in range(first.week + 1, last.week))
        return
    count = COUNT[first.unit]
    start, stop = (p.year * count + p.index - 1 for p in (first, last))
    for place in range(start + 1, min(stop, start + 3 * count)):
        yield Period(place // count, place % count + 1, first.unit)


def _crosses_year(marks: list[_Mark]) -> bool:
    pairs = zip(marks, marks[1:], strict=False)
    return any(
        b.ranged and a.unit == b.unit != "week" and a.year == b.year and b.index < a.index
        for a, b in pairs
    )


def _has_time(tokens: list[Token]) -> bool:
    return any(token.kind in ("month", "unit", "number", "until") for token in tokens)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    source = files("zi_extract.actions").joinpath("data/times.toml")
    lexicon: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    return lexicon


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    names: list[list[str]] = _lexicon()["months"]
    return {name: month for month, row in enumerate(names, start=1) for name in row}


@lru_cache(maxsize=1)
def _unit_words() -> dict[str, PeriodUnit]:
    units: tuple[PeriodUnit, ...] = ("month", "quarter", "semester", "third", "week")
    return {word: unit for unit in units for word in _lexicon()[unit]}

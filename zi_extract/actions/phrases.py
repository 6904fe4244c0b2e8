"""Time in words (``Januari s.d. Maret``, ``B03, B06 dan B12``) as periods: a small grammar.

Words become tokens (month, unit, number, year, until, every), tokens become marks in order, and
marks that ``until`` connects become ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from zi_extract.actions.lexicon import read_data
from zi_extract.actions.month_codes import repair_codes
from zi_extract.actions.periods import COUNT, Period, PeriodUnit
from zi_extract.actions.time_words import Token, time_tokens

SURE, DOUBTFUL, UNCLEAR = 0.97, 0.75, 0.5
"""Confidence (0-1): every word understood; a guess was needed; words left over."""


WEEKS_OF_MONTH = 4
"""Weeks that a month is counted with in plans."""

_EVERY_FEW = tuple(
    (re.compile(rf"(?:se)?tiap {few} bulan(?: sekali)?|{few} bulan sekali"), said)
    for few, said in (
        (r"(?:3|tiga)(?: \(tiga\))?", "triwulanan"),
        (r"(?:6|enam)(?: \(enam\))?", "semesteran"),
        (r"(?:1|satu)(?: \(satu\))?", "bulanan"),
    )
)
"""Every few months: by quarters, by half-years, monthly."""


_YEAR_TAIL = re.compile(r"\s*\b(?:tahun|ta|t\.a\.)?\s*(?:anggaran\s*)?(?:19|20)\d\d$")
_YEAR_ALONE = re.compile(r"\s*\b(?:19|20)\d\d$")
_OFTEN = re.compile(
    r"(?:\d{1,2}\s*(?:x|kali)|(?:satu|dua|tiga|empat|enam) kali)\s*(?:\([^)]*\)\s*)?"
    r"(?:dalam\s*|per\s*|/\s*|tiap\s*|setiap\s*)?(?:1\s*|satu\s*|se)?tahun"
)
"""How often, but not when."""


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What a phrase says. ``undated``: it is time, but names no period.

    ``unclear``: words are left over, or it may mean more than the periods, however well it is read.
    """

    periods: tuple[Period, ...]
    confidence: float
    undated: bool = False
    year_printed: bool = False
    unclear: bool = False


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
    if _names_no_period(plain):
        return TimeReading((), SURE, undated=True)
    plain, guessed = repair_codes(plain)
    tokens = list(time_tokens(plain))
    marks = _with_years(tokens, hint)
    named = tuple(_expanded(marks, year))
    periods = tuple(dict.fromkeys(named))
    unknown = sum(token.kind == "unknown" for token in tokens)
    confidence = SURE if not unknown else DOUBTFUL if unknown == 1 else UNCLEAR
    odd = _is_open(plain, tokens) or _crosses_year(marks) or _crosses_weeks(marks)
    odd = odd or _names_twice(named) or _lacks_sign(text)
    if odd or guessed or any(token.doubt for token in tokens):
        confidence = min(confidence, DOUBTFUL)
    if not periods:
        sure = UNCLEAR if marks or _has_time(tokens) else DOUBTFUL
        return TimeReading((), sure, undated=True, unclear=year is not None or not marks)
    dated = any(token.kind == "year" for token in tokens)
    return TimeReading(periods, confidence, year_printed=dated, unclear=odd or unknown > 0)


def _names_no_period(plain: str) -> bool:
    """True for time without a period: ``insidentil``, ``2x setahun``, a year and nothing else."""
    yearless = {_YEAR_TAIL.sub("", plain).strip(), _YEAR_ALONE.sub("", plain).strip(), plain}
    known = yearless & {"", *read_data("times")["undated"]}
    return bool(known) or any(_OFTEN.fullmatch(bare) for bare in yearless)


def _is_open(plain: str, tokens: list[Token]) -> bool:
    """True for a range without its beginning (``s.d. Juni``) or its end (``mulai Maret``)."""
    until = [token.kind == "until" for token in tokens]
    since = any(word in read_data("times")["since"] for word in plain.split())
    return (bool(until) and until[0]) or (since and not any(until))


def _names_twice(periods: tuple[Period, ...]) -> bool:
    """True where a period lies within another that is named beside it: ``Mei (TW II)``.

    Or is named again: of ``Juni dan Juni`` one is Juli.
    """
    if len(set(periods)) < len(periods):
        return True
    wide = [set(period.months) for period in periods if len(period.months) > 1]
    return any(len(p.months) == 1 and p.months[0] in months for p in periods for months in wide)


def _lacks_sign(text: str) -> bool:
    """True where nothing stands between two months of a line: a dash or a comma may be lost."""
    lines = (list(time_tokens(_plain(line))) for line in text.splitlines())
    return any(
        one.kind == other.kind == "month" for tokens in lines for one, other in pairwise(tokens)
    )


def _plain(text: str) -> str:
    lowered = " ".join(text.lower().split()).strip(" .;:()")
    for pattern, said in _EVERY_FEW:
        lowered = pattern.sub(said, lowered)
    return lowered


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
        yield from _weeks_between(first, last)
        return
    count = COUNT[first.unit]
    start, stop = (p.year * count + p.index - 1 for p in (first, last))
    for place in range(start + 1, min(stop, start + 3 * count)):
        yield Period(place // count, place % count + 1, first.unit)


def _weeks_between(first: Period, last: Period) -> Iterator[Period]:
    """The weeks in between, four to a month where the range leaves its first one."""
    start, stop = (p.year * COUNT["month"] + p.index - 1 for p in (first, last))
    for place in range(start, min(stop, start + COUNT["month"]) + 1):
        low = first.week + 1 if place == start else 1
        high = last.week if place == stop else WEEKS_OF_MONTH + 1
        for week in range(low, high):
            yield Period(place // COUNT["month"], place % COUNT["month"] + 1, "week", week)


def _crosses_weeks(marks: list[_Mark]) -> bool:
    """True for weeks from one month into another: how many lie between depends on the calendar."""
    return any(
        b.ranged and a.unit == b.unit == "week" and a.index != b.index for a, b in pairwise(marks)
    )


def _crosses_year(marks: list[_Mark]) -> bool:
    pairs = pairwise(marks)
    return any(
        b.ranged and a.unit == b.unit != "week" and a.year == b.year and b.index < a.index
        for a, b in pairs
    )


def _has_time(tokens: list[Token]) -> bool:
    return any(token.kind in ("month", "unit", "number", "until") for token in tokens)

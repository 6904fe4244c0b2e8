"""Where a law is printed: Lembaran and Berita, Negara and Daerah, with year and number."""

from __future__ import annotations

import re
from dataclasses import dataclass

Range = tuple[int, int]

NO = r"(?:n[o0]m[o0]r|nornor|no\s?\.|no\b)"
YEAR = r"(?:(?:19|20)\d{2}|[12][09O][0-9OolI]{2})"
_GAZETTE = re.compile(
    r"(?P<extra>tambahan\s+)?\b(?P<media>lembaran|berita)\s+(?P<of>negara|daerah)\b"
    r"(?P<where>(?:(?!\btambahan\b|\blembaran\b|\bberita\b|\bnomor\b|\btahun\b|[();]).){0,80}?)"
    rf"(?:\btahun[.,:;]*\s+(?P<year>{YEAR})\s*,?\s*)?{NO}\s*:?\s*(?P<number>[\dOolI|]+(?:[A-Z]|/[A-Z])?)\b"
    rf"(?:\s+tahun\s+(?P<late>{YEAR}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gazette:
    """Where a law is printed. ``series``: LN, TLN, BN, TBN, LD, TLD, BD, TBD. Ranges."""

    series: str
    at: Range
    number: str
    number_at: Range
    year: int | None
    year_at: Range | None


def find_gazettes(text: str, start: int, end: int) -> tuple[Gazette, ...]:
    """The gazettes named in a part of a text, in order; slips in their figures are undone."""
    made: list[Gazette] = []
    for found in _GAZETTE.finditer(text, start, end):
        series = found.group("media")[0].upper() + found.group("of")[0].upper()
        series = f"T{series}" if found.group("extra") else series
        year_group = "year" if found.group("year") else "late"
        written = found.group(year_group)
        year = int(written.translate(str.maketrans("OolI", "0011"))) if written else None
        number = found.group("number").translate(str.maketrans("OolI|", "00111"))
        made.append(
            Gazette(
                series,
                found.span(),
                number,
                found.span("number"),
                year,
                found.span(year_group) if written else None,
            )
        )
    return tuple(made)

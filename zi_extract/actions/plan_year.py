"""The plan's year, and where it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zi_extract.actions.columns import ColumnRoles
from zi_extract.model.evidence import Extracted, Provenance

YEARS_DIFFER = 0.7
"""Confidence (0-1) of the year when header, title and decree do not agree: flagged."""

SURE = 0.9
"""Confidence (0-1) from which the first place needs no other."""

_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Year:
    """The plan's year and where it was found: header, title or decree."""

    value: int
    source: str
    confidence: float
    provenance: tuple[Provenance, ...]

    def named(self) -> Extracted[str]:
        """Where the year was found, as a value with the year's ink."""
        return Extracted(self.source, str(self.value), self.confidence, self.provenance)


def find_year(
    roles: ColumnRoles, year: Extracted[int] | None, title: Extracted[str] | None
) -> Year | None:
    """The plan's year: from the calendar's heading, the title or the decree, in this order.

    Where the first is doubtful it is the surest place that agrees: a speck in the heading of a
    calendar makes no year doubtful that stands in the title as well.
    """
    found: list[Year] = []
    calendar = roles.calendar
    if calendar is not None and calendar.year is not None and calendar.heading is not None:
        text = calendar.heading.text
        found.append(Year(calendar.year, "header", text.confidence, text.provenance))
    years = sorted(set(_YEAR.findall(title.value))) if title is not None else []
    if title is not None and len(years) == 1:
        found.append(Year(int(years[0]), "title", title.confidence, title.provenance))
    if year is not None:
        found.append(Year(year.value, "decree", year.confidence, year.provenance))
    if not found:
        return None
    if len({one.value for one in found[:2]}) > 1:
        return replace(found[0], confidence=YEARS_DIFFER)
    if found[0].confidence >= SURE:
        return found[0]
    return max(
        (one for one in found if one.value == found[0].value), key=lambda one: one.confidence
    )

"""Periods of a year: months, quarters, half-years, weeks; written out and as months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PeriodUnit = Literal["month", "quarter", "semester", "third", "week"]

MONTHS_IN: dict[PeriodUnit, int] = {
    "month": 1, "quarter": 3, "semester": 6, "third": 4, "week": 1,
}  # fmt: skip
"""Months that one period of a unit covers (``third``: a caturwulan of four months)."""

COUNT: dict[PeriodUnit, int] = {
    "month": 12, "quarter": 4, "semester": 2, "third": 3, "week": 5,
}  # fmt: skip
"""Periods of a unit in a year; of weeks those that a month can touch."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The ``index``-th (from 1) period of its unit in ``year``; a week also names its month."""

    year: int
    index: int
    unit: PeriodUnit = "month"
    week: int = 0

    @property
    def months(self) -> tuple[str, ...]:
        """The months it covers, as YYYY-MM."""
        size = MONTHS_IN[self.unit]
        first = (self.index - 1) * size + 1
        return tuple(f"{self.year:04d}-{month:02d}" for month in range(first, first + size))

    @property
    def codes(self) -> tuple[str, ...]:
        """As exported: YYYY-Qn, YYYY-MM-Wn, else the months (a half-year is six months)."""
        if self.unit == "quarter":
            return (f"{self.year:04d}-Q{self.index}",)
        if self.unit == "week":
            return (f"{self.year:04d}-{self.index:02d}-W{self.week}",)
        return self.months

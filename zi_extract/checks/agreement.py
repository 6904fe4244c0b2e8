"""What stands twice on paper should agree: numbers, dates, years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.checks.furniture import folded
from zi_extract.model.evidence import Extracted, known
from zi_extract.model.finding import Finding
from zi_extract.model.working_point import REVIEW_BELOW


def check_number_in_annexes(case: Case) -> Iterator[Finding]:
    """The number above a Lampiran is that of the decree."""
    number = case.draft.header.number.normalised or case.draft.header.number.printed
    for index, annex in enumerate(case.draft.annexes):
        if _differ(number, annex.number, _looks) and annex.number is not None:
            message = "The number above the Lampiran is not that of the decree."
            at = f"/annexes/{index}/number"
            yield at_value("number-disagrees", "warning", message, at, annex.number)


def _looks(number: str) -> str:
    """A number by its shapes: that readers take I for 1 is no disagreement on paper."""
    return folded(number).translate(str.maketrans("oil|", "0111"))


def check_date_in_annexes(case: Case) -> Iterator[Finding]:
    """The date above a Lampiran is that of the decree."""
    for index, annex in enumerate(case.draft.annexes):
        if _differ(case.draft.closing.date, annex.date, str) and annex.date is not None:
            message = "The date above the Lampiran is not that of the decree."
            at = f"/annexes/{index}/date"
            yield at_value("date-disagrees", "warning", message, at, annex.date)


def check_year_of_number(case: Case) -> Iterator[Finding]:
    """The year in the number is that of the date. Decrees of early January may differ on paper."""
    year, date = known(case.draft.header.number.year), known(case.draft.closing.date)
    if year is None or date is None or not date.value:
        return
    if date.value[:4] != str(year.value):
        message = "The year in the number is not that of the date."
        yield at_value("year-disagrees", "warning", message, "/header/number/year", year)


def check_month_of_number(case: Case) -> Iterator[Finding]:
    """The Roman month in the number is that of the date.

    Readers take ``II/`` for ``III/`` in both copies of a number alike; of 281 decrees whose number
    has a month none has another in its date.
    """
    month, date = known(case.draft.header.number.month), known(case.draft.closing.date)
    if month is None or date is None or not date.value:
        return
    if date.value[5:7] != f"{month.value:02d}":
        message = "The month in the number is not that of the date."
        yield at_value("month-disagrees", "warning", message, "/header/number", month)


def _differ(first: Extracted[Any] | None, second: Extracted[Any] | None, form: Any) -> bool:
    """True when both were read and are not the same.

    What is missing disagrees with nothing; a copy that was read badly is doubted for itself.
    """
    if first is None or second is None or not first.value or not second.value:
        return False
    if second.confidence < REVIEW_BELOW:
        return False
    return bool(form(str(first.value)) != form(str(second.value)))

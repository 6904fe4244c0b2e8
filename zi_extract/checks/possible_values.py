"""Values that cannot be: dates, years, personnel numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.model.evidence import Extracted, known
from zi_extract.model.finding import Finding
from zi_extract.model.leaves import leaves
from zi_extract.model.service_number import is_old_number, is_police_number

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""Years in which a decree of the Republic can be dated."""

FIRST_LAW_YEAR = 1800
"""Colonial laws (Staatsblad) are still cited."""

DATE = re.compile(r"/(?:closing|annexes/\d+)/date")
YEAR = re.compile(r"/header/(?:number/)?year")
LAW_YEAR = re.compile(r"/legal_basis/.*/year")
NIP = re.compile(r"/closing/(?:signatories/\d+|attestation)/nip")
NIP_FORM = re.compile(r"(\d{8})(\d{4})(\d{2})([12])(\d{3})")
"""Birth date, year and month of appointment, sex (1 man, 2 woman), serial number."""

YOUNGEST, OLDEST = 1, 70
"""Age in years at appointment between which a number is let pass. Far wider than the law (18 to
35): numbers with odd ages are in use, while a misread digit of a year misses by decades."""


def check_dates(case: Case) -> Iterator[Finding]:
    """A date that is in the calendar, in a year that can be."""
    for pointer, leaf in _read(case, DATE):
        try:
            possible = FIRST_YEAR <= dt.date.fromisoformat(str(leaf.value)).year <= LAST_YEAR
        except ValueError:
            possible = False
        if not possible:
            message = "The date is not one of the calendar, or of no possible year."
            yield at_value("date-impossible", "error", message, pointer, leaf)


def check_years(case: Case) -> Iterator[Finding]:
    """A year in which there were decrees, and laws not younger than the decree that cites them."""
    for pointer, leaf in _read(case, YEAR):
        if not FIRST_YEAR <= leaf.value <= LAST_YEAR:
            message = "No decree was issued in such a year."
            yield at_value("year-impossible", "error", message, pointer, leaf)
    own = case.draft.header.year
    last = own.value if own is not None and own.value else LAST_YEAR
    for pointer, leaf in _read(case, LAW_YEAR):
        if FIRST_LAW_YEAR <= leaf.value <= last:
            continue
        message = "The cited year is later than the decree, or of no possible law."
        if _is_on_paper(case, pointer, leaf.value):
            message = "The cited law is younger than the decree; both years are printed twice."
            yield at_value("law-year-impossible", "info", message, pointer, leaf)
        else:
            yield at_value("law-year-impossible", "warning", message, pointer, leaf)


def _is_on_paper(case: Case, pointer: str, year: int) -> bool:
    """Whether the later year of a law and the decree's own are printed twice: the authors' slip."""
    item = case.draft.legal_basis[int(pointer.split("/")[2])]
    own, date = known(case.draft.header.year), known(case.draft.closing.date)
    if own is None or date is None or not date.value.startswith(str(own.value)):
        return False
    return str(item.text.value).count(str(year)) > 1 and year <= LAST_YEAR


def check_nips(case: Case) -> Iterator[Finding]:
    """A personnel number with possible dates of birth and appointment."""
    for pointer, leaf in _read(case, NIP):
        fault = nip_fault(str(leaf.value))
        if fault:
            message = f"The personnel number cannot be right: {fault}."
            yield at_value("nip-impossible", "warning", message, pointer, leaf)


def nip_fault(nip: str) -> str:
    """What is wrong with a personnel number; empty when nothing is."""
    if is_police_number(nip) or is_old_number(nip):
        return ""
    match = NIP_FORM.fullmatch(nip.replace(" ", ""))
    if match is None:
        return "it has not 18 digits in their order"
    birth, year, month = match[1], int(match[2]), int(match[3])
    try:
        born = dt.date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return "its date of birth is not in the calendar"
    if not 1 <= month <= 12 and month != 21:  # 21: appointed on a contract (PPPK)
        return "its month of appointment is none"
    return "" if YOUNGEST <= year - born.year <= OLDEST else "the age at appointment is impossible"


def _read(case: Case, pattern: re.Pattern[str]) -> Iterator[tuple[str, Extracted[Any]]]:
    for part in ("header", "legal_basis", "closing", "annexes"):
        for pointer, leaf in leaves(getattr(case.draft, part), f"/{part}"):
            if leaf.value is not None and pattern.fullmatch(pointer):
                yield pointer, leaf

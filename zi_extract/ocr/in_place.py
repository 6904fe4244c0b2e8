"""Slips that the words beside them put right: told with the rule named, below the limit of review.

Each is a word or a number by itself; what stands beside it says what must have been printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zi_extract.model.ocr import Word
from zi_extract.ocr.known import MONTH_CODE, is_known

TOLD = 0.75
"""Most that such a word is believed: below the limit of review, for an author may have printed what
was read."""

FROM = re.compile(r"lebih|kurang|terdiri|berasal", re.IGNORECASE)
"""Words that ``dari`` follows; faxes make ``dan`` of it. ``lebih dan kurang`` is another thing."""

SMALL = re.compile(r"[a-z]{2,}[.,;]?")

CODE_AS_NUMBER = re.compile(r"8(0[1-9]|1[0-2])([.,]?)")
"""A month's code whose B was read as 8."""

GLUED = re.compile(r"([A-Za-z]{3,}(?=[,;:])|[A-Za-z]{5,}(?=\.))[.,;:]([A-Za-z]{2,})([.,;]?)")
"""Two words with a mark and no space between them: seven of seven such marks were specks. Before a
full stop short ones are abbreviations."""

HEADED = re.compile(r"(IV|VI{0,3}|I{1,3})([A-Z][a-z]{3,}|[A-Z]{4,})")
"""A numeral and the heading behind it."""


FIGURES = {"S": "5", "B": "8", "O": "0", "Z": "2", "G": "6"}
UNIT = re.compile(r"(?:hari|bulan|minggu|tahun|jam|menit|kali|orang)[.,;]?")
"""Capitals that readers see in lone figures, and what is counted behind a figure."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words before and behind one (empty at the ends), and all of its line or cell."""

    before: str
    after: str
    run: Sequence[str]


def in_place(word: Word, beside: Beside) -> Word:
    """The word as its neighbours say that it was printed."""
    for name, told in RULES.items():
        text = told(word.text, beside)
        if text:
            return word.told(text, name, min(word.confidence, TOLD))
    return word


def _from(text: str, beside: Beside) -> str:
    is_from = text == "dan" and FROM.fullmatch(beside.before) and not FROM.fullmatch(beside.after)
    return "dari" if is_from else ""


def _and(text: str, beside: Beside) -> str:
    is_and = text == "Jan" and SMALL.fullmatch(beside.before) and SMALL.fullmatch(beside.after)
    return "dan" if is_and else ""


def _code(text: str, beside: Beside) -> str:
    found = CODE_AS_NUMBER.fullmatch(text)
    codes = any(MONTH_CODE.match(other.rstrip(".,")) for other in beside.run)
    return f"B{found[1]}{found[2]}" if found and codes else ""


def _unglued(text: str, _: Beside) -> str:
    found = GLUED.fullmatch(text)
    if not found or not (is_known(found[1]) and is_known(found[2])):
        return ""
    return f"{found[1]} {found[2]}{found[3]}"


def _headed(text: str, beside: Beside) -> str:
    found = HEADED.fullmatch(text)
    if beside.before or not found or is_known(text) or not is_known(found[2]):
        return ""
    return f"{found[1]} {found[2]}"


def _figure(text: str, beside: Beside) -> str:
    return FIGURES.get(text, "") if UNIT.fullmatch(beside.after) else ""


RULES: dict[str, Callable[[str, Beside], str]] = {
    "dari-for-dan": _from,
    "dan-for-Jan": _and,
    "code-among-codes": _code,
    "speck-between-words": _unglued,
    "numeral-before-heading": _headed,
    "figure-before-unit": _figure,
}
"""What stands there by each rule, told from the word and what is beside it; empty for nothing."""

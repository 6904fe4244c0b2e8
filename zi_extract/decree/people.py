"""Names of people: titles apart from the name, personnel numbers, ranks, acting-for prefixes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from zi_extract.decree.lexicon import words
from zi_extract.decree.spelling import digits_read, folded, plain_upper
from zi_extract.model.service_number import is_old_number, is_police_number

NIP_DIGITS = 18
EARLIEST_BIRTH, LATEST_BIRTH = 1930, 2012
"""Years in which people who sign as civil servants can be born; outside them a digit is misread."""

YOUNGEST, OLDEST = 15, 60
"""Age in years at which civil service began; outside it one of the two dates is misread."""

LONGEST_SHORTENED = 4
"""Letters up to which a word before a stop is a title or shortened (``Drs.``, ``Moch.``)."""

_NIP_LABEL = re.compile(r"^[\W_]*N(?:[Il1|!]|R)P(?![^\W\d])[\s.:;,]*", re.IGNORECASE)
_RANK_LABEL = re.compile(
    r"^\W*(?:pangkat|golongan|gol)\b(?:\s*/\s*(?:gol(?:ongan)?|ruang)\b)*[.\s]*[:;]?\s*",
    re.IGNORECASE,
)
_NRP = re.compile(r"^[\W_]*NRP[\s.:;,]*(\d[\d .]{5,12}\d)\W*$", re.IGNORECASE)
_GROUPS_OF_THREE = re.compile(r"\d{3} ?\d{3} ?\d{3}\s*")

_TITLE = re.compile(r"(?:[A-Z][a-z]{0,4}\.\s?){2,5}")
_SPACED = re.compile(r"(?:[0-9OolIS|][ .]?){15,24}")


@dataclass(frozen=True, slots=True)
class BareName:
    """A name without its titles, and the titles as printed, in order."""

    name: str
    titles: str


def split_name(printed: str) -> BareName:
    """Take academic and other titles off a name. Case and order of what is left are as printed."""
    head, *tail = [part.strip() for part in printed.split(",")]
    before: list[str] = []
    parts = head.split()
    while (
        len(parts) > 1
        and folded(parts[0]) in words("titles", "before")
        and _titlelike(parts[0], len(before))
    ):
        before.append(parts.pop(0))
    after = [part for part in tail if part]
    while len(parts) > 2 and "." in parts[-1] and folded(parts[-1]) in words("titles", "after"):
        after.insert(0, parts.pop())
    return BareName(" ".join(parts), ", ".join([" ".join(before), *after] if before else after))


def _titlelike(part: str, taken: int) -> bool:
    return part.endswith(".") or folded(part) not in {"r", "andi", "raden", "h"} or taken > 0


def are_titles(text: str) -> bool:
    """Is this row nothing but titles that stand behind a name (``M.H., CLA.``)?"""
    parts = [part for part in text.split(",") if part.strip()]
    return bool(parts) and all(
        folded(part) in words("titles", "after") or bool(_TITLE.fullmatch(part.strip()))
        for part in parts
    )


@dataclass(frozen=True, slots=True)
class Nip:
    """A personnel number: its 18 digits, whether its dates are possible, and the text read."""

    digits: str
    plausible: bool
    printed: str
    repaired: bool


def find_nip(text: str) -> Nip | None:
    """The personnel number in a row that is labelled NIP or has 18 digits; None without one."""
    service = _NRP.match(text)
    if service is not None:
        digits = re.sub(r"\D", "", service.group(1))
        return Nip(digits, is_police_number(digits), service.group(1), False)
    labelled = _NIP_LABEL.match(text)
    body = text[labelled.end() :] if labelled else text
    old = re.sub(r"\D", "", body)
    if labelled and _GROUPS_OF_THREE.fullmatch(body) and is_old_number(old):
        return Nip(old, True, body.strip(), False)
    found = _SPACED.search(body)
    if found is None:
        return None
    printed = found.group().strip(" .")
    digits = re.sub(r"\D", "", digits_read(printed))
    if not labelled and len(digits) != NIP_DIGITS:
        return None
    repaired = digits != re.sub(r"[\s.]", "", printed)
    return Nip(digits, plausible_nip(digits), printed, repaired)


def is_cut(nip: Nip | None) -> bool:
    """Are digits of a personnel number missing? Service numbers and those of old are whole."""
    return nip is None or (
        len(nip.digits) < NIP_DIGITS
        and not is_police_number(nip.digits)
        and not is_old_number(nip.digits)
    )


def has_nip_label(text: str) -> bool:
    """Does a row begin with NIP (or NRP, for police and soldiers)?"""
    return bool(_NIP_LABEL.match(text))


def plausible_nip(digits: str) -> bool:
    """18 digits whose birth date, entry month and sex are possible."""
    if len(digits) != NIP_DIGITS:
        return False
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        entered = date(int(digits[8:12]), int(digits[12:14]), 1)
    except ValueError:
        return False
    age = entered.year - born.year
    return (
        EARLIEST_BIRTH <= born.year <= LATEST_BIRTH
        and YOUNGEST <= age <= OLDEST
        and digits[14] in "12"
    )


def is_rank(text: str) -> bool:
    """Is this row a rank (``Pembina Utama Muda (IV/c)``), printed between name and NIP?"""
    upper = plain_upper(_RANK_LABEL.sub("", text))
    upper = re.sub(r"\s*\b(?:TK|TINGKAT)\b.*$", "", upper)
    upper = re.sub(r"\s+\b[IV]{1,3}\s?[A-E]?\b.*$", "", upper)
    return upper in words("ranks", "names")


def with_q(printed: str) -> str:
    """A name in which ``g`` or ``O`` was read for the q of a name that is known to have one."""
    return re.sub(r"[^\W\d_]{3,}", lambda found: _with_q(found.group()), printed)


def with_commas(printed: str) -> str:
    """A name with the commas before its titles that were read as stops.

    ``ZAINAL ARIFIN. M.A.`` and ``S.H.. M.H.`` are printed on no paper.
    """
    parts = printed.replace("..", ".,").split()
    for position, (one, other) in enumerate(pairwise(parts)):
        abbreviated = "." in one[:-1] or len(folded(one)) <= LONGEST_SHORTENED
        titled = folded(other) in words("titles", "after") and other.endswith((".", ","))
        if one.endswith(".") and titled and not abbreviated:
            parts[position] = f"{one[:-1]},"
    return " ".join(parts)


def _with_q(part: str) -> str:
    twin, letter = ("O", "Q") if part.isupper() else ("g", "q")
    places = [i for i, sign in enumerate(part) if sign == twin]
    tries = (f"{part[:i]}{letter}{part[i + 1 :]}" for i in places)
    return next((name for name in tries if name.lower() in words("names", "with_q")), part)


def looks_like_name(text: str) -> bool:
    """Could this row be a person's name: words that begin with capitals, no digits?

    Titles (``dr.``) and ``bin`` may begin with a small letter; brackets may stand around it all.
    """
    letters = re.sub(r"[^\w]", "", text)
    if len(letters) < 3 or any(ch.isdigit() for ch in letters):
        return False
    parts = [part for part in re.split(r"[\s,]+", text.strip("()[] ")) if folded(part)]
    return bool(parts) and all(
        part[:1].isupper() or folded(part) in {"bin", "binti", "al"} or _is_small_title(part)
        for part in parts
    )


def _is_small_title(part: str) -> bool:
    return part.endswith(".") and folded(part) in words("titles", "before")

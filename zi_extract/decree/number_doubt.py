"""Numbers that may have been read otherwise than they are printed."""

from __future__ import annotations

import re

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.number import parse_number

FEWEST_SLASHES = 2
"""Slashes that make a word the number of a letter or a decree; ``Kabupaten/Kota`` has one."""

_LOOK_ALIKES = {
    "I": "1/",
    "1": "/I",
    "l": "1/I",
    "|": "/1I",
    "!": "/1I",
    "T": "/1",
    "J": "/",
    "O": "0",
    "0": "O",
    "V": "UY",
    "Y": "V",
    "U": "V",
    "K": "X",
    "A": "4",
    "4": "A",
    "Z": "2",
    "S": "5",
    "5": "S",
    "B": "8",
    "G": "6",
}
"""What a sign of a number may have been on paper, a slash included."""

_LETTERED = re.compile(r"\d+[ABGIOSZ]|\d*1[A-Z]")
"""A sequence whose letter at the end may be a digit, or a slash and a letter (``4331M``)."""

_AMBIGUOUS = re.compile(r"[Il1|]{1,3}|[A-Z]*[\dO]*[Il|!]+[A-Z\d]*\d[\w.]*|\d+[OlI|]\d*")


_FILLED_IN = re.compile(r"\d\s+/")


def is_filled_in(number: str) -> bool:
    """Is there white before the first slash: the sequence was written by hand into its blank?"""
    return bool(_FILLED_IN.search(number))


def is_near_known(number: str) -> bool:
    """Would one look-alike make a known format of a number that fits none, or only an open one?

    A number of an unknown agency seldom comes so near to a format of another: it was misread.
    """
    parts = parse_number(number)
    if parts is not None and parts.special:
        return bool(parts.sequence and _LETTERED.fullmatch(parts.sequence))
    text = number.upper()
    tries = (
        f"{text[:place]}{other}{text[place + 1 :]}"
        for place, sign in enumerate(number)
        for other in _LOOK_ALIKES.get(sign, _LOOK_ALIKES.get(sign.upper(), ""))
    )
    return any(found is not None and found.special for found in map(parse_number, tries))


def is_doubtful_number(word: str) -> bool:
    """Is a word a number with slashes that no format vouches for, or that has look-alikes?

    ``/11/`` and ``/II/`` are one picture to a reader, and a slash may become the first letter of
    the next part (``40/IPW.01``): the class letters must be known ones.
    """
    number = word.strip(".,;:()")
    if number.count("/") < FEWEST_SLASHES or not any(sign.isdigit() for sign in number):
        return False
    parts = parse_number(number)
    if parts is None:
        return True
    if parts.special:
        return False
    if any(_AMBIGUOUS.fullmatch(piece) for piece in number.split("/")) or is_near_known(number):
        return True
    letters = re.match(r"[A-Z]+", parts.classification or "")
    return letters is not None and letters.group() not in load_toml("number_formats")["classes"]

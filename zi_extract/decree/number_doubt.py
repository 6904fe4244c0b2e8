"""Numbers inside running text that may have been read otherwise than they are printed."""

from __future__ import annotations

import re

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.number import parse_number

FEWEST_SLASHES = 2
"""Slashes that make a word the number of a letter or a decree; ``Kabupaten/Kota`` has one."""

_AMBIGUOUS = re.compile(r"[Il1|]{1,3}|[A-Z]*[\dO]*[Il|!]+[A-Z\d]*\d[\w.]*|\d+[OlI|]\d*")


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
    if any(_AMBIGUOUS.fullmatch(piece) for piece in number.split("/")):
        return True
    letters = re.match(r"[A-Z]+", parts.classification or "")
    return letters is not None and letters.group() not in load_toml("number_formats")["classes"]

"""Spaces inside what the engine took for one word."""

from __future__ import annotations

import re

from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Sighting

SPACED_LETTERS = 4
"""Shorter runs are roman numerals such as II, whose gaps are wide in many faces; so are those
between digits."""

SLASHED = re.compile(r"^(?:/[^/]+|[^/]+/)$")
"""A word with a slash before or behind it: the engine has seen one of the two spaces around it."""

PAGE_NUMBER = re.compile(r"^[-–]\d+[-–]$")


def spaced(crop: Crop, seen: Sighting) -> str:
    """The text, with the spaces of letter-spaced print (``M E M U T U S K A N``, ``- 2 -``).

    And with the space that stands before a slash at its end, or behind one at its beginning.
    """
    text = seen.text
    if SLASHED.match(text) and crop.wide_gaps(seen.box) == 1:
        return text.replace("/", " /" if text.endswith("/") else "/ ")
    bare = text.rstrip(":;.,")
    if not PAGE_NUMBER.match(text) and (len(bare) < SPACED_LETTERS or not bare.isalpha()):
        return text
    gaps = crop.wide_gaps(seen.box)
    if gaps == len(text) - 1:
        return " ".join(text)
    return " ".join(bare) + text[len(bare) :] if bare != text and gaps == len(bare) - 1 else text

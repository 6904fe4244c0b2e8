"""Spaces inside what the engine took for one word."""

from __future__ import annotations

import re

from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Sighting

SPACED_LETTERS = 4
"""Shorter runs are digits such as 11, whose gaps are wide in many faces."""

PAGE_NUMBER = re.compile(r"^[-–]\d+[-–]$")


def spaced(crop: Crop, seen: Sighting) -> str:
    """The text, with the spaces of letter-spaced print (``M E M U T U S K A N``, ``- 2 -``)."""
    letters = len(seen.text)
    if (letters >= SPACED_LETTERS or PAGE_NUMBER.match(seen.text)) and crop.wide_gaps(
        seen.box
    ) == letters - 1:
        return " ".join(seen.text)
    return seen.text

"""Spaces inside what the engine took for one word."""

from __future__ import annotations

from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Sighting


def spaced(crop: Crop, seen: Sighting) -> str:
    """The text, with the spaces of letter-spaced print (``M E M U T U S K A N``, ``- 2 -``)."""
    letters = len(seen.text)
    if letters > 1 and crop.wide_gaps(seen.box) == letters - 1:
        return " ".join(seen.text)
    return seen.text

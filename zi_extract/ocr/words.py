"""What the engine saw in a crop, as words of the page."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.model.ocr import Word
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Sighting


def words_of(crop: Crop, sightings: Sequence[Sighting], reader: str) -> list[Word]:
    """Words with boxes on the page. What the engine saw where there is no ink is dropped."""
    return [
        Word(_spaced(crop, seen), crop.to_page(seen.box), seen.confidence, reader)
        for seen in sightings
        if crop.has_ink(seen.box)
    ]


def lines_of(crop: Crop, sightings: Sequence[Sighting]) -> list[int]:
    """The number of the printed line of each word that :func:`words_of` returns."""
    return [seen.line for seen in sightings if crop.has_ink(seen.box)]


def _spaced(crop: Crop, seen: Sighting) -> str:
    """The text, with the spaces of letter-spaced print (``M E M U T U S K A N``, ``- 2 -``)."""
    letters = len(seen.text)
    if letters > 1 and crop.wide_gaps(seen.box) == letters - 1:
        return " ".join(seen.text)
    return seen.text

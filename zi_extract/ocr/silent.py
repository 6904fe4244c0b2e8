"""Crops in which neither model saw a word, read again row by row.

The engine's page analysis now and then takes a clear picture of one or two rows for no text at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import LOWEST_LINE, MARGIN, READING_HEIGHT, Crop
from zi_extract.ocr.engine import Layout, Model, Reader, Sighting
from zi_extract.ocr.roman import columns_of_ink

MOST_ROWS = 6
"""Rows of a crop that are tried; a picture of more rows in which nothing was seen is no text."""


LAYOUTS: tuple[Layout, Layout] = ("raw", "line")
"""How crops of one row are read, and how the rows of others: these the engine finds by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a crop: the crop's index, the row's number and top in it, and its picture."""

    layout: Layout
    crop: int
    number: int
    top: int
    pixels: Pixels


def read_silent(
    crops: Sequence[Crop], silent: Sequence[int], reader: Reader, model: Model
) -> dict[int, list[Sighting]]:
    """What the model sees in the rows of the crops numbered ``silent``, in pixels of the crops.

    Crops that are no rows of letters are not asked for. Raises what the reader raises.
    """
    rows = [row for k in silent for row in _rows(k, crops[k])]
    found: dict[int, list[Sighting]] = {row.crop: [] for row in rows}
    for layout in LAYOUTS:
        ours = [row for row in rows if row.layout == layout]
        again = reader.read([row.pixels for row in ours], layout, model)
        for row, seen in zip(ours, again, strict=True):
            found[row.crop] += [_placed(sighting, row) for sighting in seen]
    return found


def _rows(index: int, crop: Crop) -> Iterator[Row]:
    """The rows of a crop, or the crop itself where it is one; nothing where it is no text."""
    if crop.like_letters:
        yield Row(LAYOUTS[0], index, 0, 0, crop.pixels)
        return
    bands = columns_of_ink(crop.pixels.T)  # tops and bottoms: rows are columns turned
    if len(bands) > MOST_ROWS or any(
        low - top < LOWEST_LINE * READING_HEIGHT for top, low in bands
    ):
        return
    margin = round(MARGIN * READING_HEIGHT)
    for number, (top, low) in enumerate(bands):
        picture = np.pad(crop.pixels[top:low], ((margin, margin), (0, 0)), constant_values=255)
        yield Row(LAYOUTS[1], index, number, top - margin, picture)


def _placed(sighting: Sighting, row: Row) -> Sighting:
    """What was seen in a row's picture, in pixels of the crop."""
    box = sighting.box
    top, bottom = max(0.0, box.top + row.top), max(0.0, box.bottom + row.top)
    return replace(sighting, box=Box(box.left, top, box.right, bottom), line=row.number)

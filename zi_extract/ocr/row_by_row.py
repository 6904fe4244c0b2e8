"""Crops whose rows the engine did not see as the ink has them, read again row by row.

The engine's page analysis now and then takes a clear picture of one or two rows for no text at all,
puts the end of one row behind the beginning of the next, or sees a second row in the tails of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import HIGHEST_LINE, LOWEST_LINE, MARGIN, READING_HEIGHT, Crop
from zi_extract.ocr.engine import Layout, Model, Reader, Sighting
from zi_extract.ocr.roman import columns_of_ink

MOST_ROWS = 6
"""Rows of a crop that are tried; a picture of more rows in which nothing was seen is no text."""

DOT = 0.4
"""Gap in character heights from the dots of letters to them; rows are further apart."""

Band = tuple[int, int]
"""Top and bottom of a row of ink, in pixels of the crop."""

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


def is_mixed(crop: Crop, found: Sequence[Sighting]) -> bool:
    """Whether the lines of what was seen are not the rows of the crop's ink, one for one.

    No word stands in two rows. Crops that are no rows of letters, and those in which nothing was
    seen, are not judged.
    """
    bands = _bands(crop)
    if not bands or not found:
        return False
    middles = [(top + low) / 2 for top, low in bands]
    if any(sum(s.box.top <= middle <= s.box.bottom for middle in middles) > 1 for s in found):
        return True
    pairs = {(sighting.line, _row_of(sighting, bands)) for sighting in found}
    lines, rows = ({pair[side] for pair in pairs} for side in (0, 1))
    return not len(pairs) == len(bands) == len(lines) == len(rows)


def _row_of(sighting: Sighting, bands: Sequence[Band]) -> int:
    """The row of ink in which the middle of a word stands, or which is nearest to it."""
    middle = (sighting.box.top + sighting.box.bottom) / 2
    return min(range(len(bands)), key=lambda k: max(bands[k][0] - middle, middle - bands[k][1]))


def read_rows(
    crops: Sequence[Crop], chosen: Sequence[int], reader: Reader, model: Model
) -> dict[int, list[Sighting]]:
    """What the model sees in the rows of the crops numbered ``chosen``, in pixels of the crops.

    Crops that are no rows of letters are not asked for. Raises what the reader raises.
    """
    rows = [row for k in chosen for row in _rows(k, crops[k])]
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
    margin = round(MARGIN * READING_HEIGHT)
    for number, (top, low) in enumerate(_bands(crop)):
        picture = np.pad(crop.pixels[top:low], ((margin, margin), (0, 0)), constant_values=255)
        yield Row(LAYOUTS[1], index, number, top - margin, picture)


def _bands(crop: Crop) -> list[Band]:
    """The rows of ink in a crop from top to bottom; none where it is no rows of letters."""
    runs = columns_of_ink(crop.pixels.T)  # tops and bottoms: rows are columns turned
    least, reach = LOWEST_LINE * READING_HEIGHT, DOT * READING_HEIGHT
    rows = [(top, low) for top, low in runs if low - top >= least]
    for run in [(top, low) for top, low in runs if low - top < least]:
        near = [(gap, k) for k, row in enumerate(rows) if (gap := _gap(run, row)) <= reach]
        if not near:
            return []
        _, k = min(near)
        rows[k] = (min(run[0], rows[k][0]), max(run[1], rows[k][1]))
    fit = all(low - top <= HIGHEST_LINE * READING_HEIGHT for top, low in rows)
    return rows if fit and len(rows) <= MOST_ROWS else []


def _gap(one: Band, other: Band) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])


def _placed(sighting: Sighting, row: Row) -> Sighting:
    """What was seen in a row's picture, in pixels of the crop."""
    box = sighting.box
    top, bottom = max(0.0, box.top + row.top), max(0.0, box.bottom + row.top)
    return replace(sighting, box=Box(box.left, top, box.right, bottom), line=row.number)

"""Shapes of a page's marks: a plan draws one or two, letters of a stamp are like none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment
from zi_extract.tables.doubted_marks import is_marked, sure_marks, with_doubts
from zi_extract.tables.marks import Marking

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

UNIT, SIDE, BLUR = 10, 32, 1.0
"""Pixels of a character height in the small pictures that are compared, their side, and the blur
(standard deviation in pixels) that forgives rough rims: a mark is 1 to 2 heights large."""

FELLOWS = 3
"""The so-manieth most alike mark tells how usual a shape is: two letters of a stamp may be the same
by chance. Pages with fewer other marks tell nothing."""

ALIKE = 0.87
"""Least likeness (0-1) of a mark to the others of its page. Of 5,100 marks none had less than 0.88,
of letters of stamps that lie in places of a time grid most have 0.5 to 0.8."""

ONE_MARK = 0.95
"""Median likeness (0-1) of marks of a row below which they may be figures: 6, 7, 8 and 9 on a fax
have 0.93; of 25 rows with a mark in every place 23 have 0.96 and more, the others are by hand."""

FEW = 0.5
"""Marks of strokes beside a page's fills (as share of these) that are few enough to be letters of a
stamp: plans mark in one way, or in two that are both common."""

SOLID = 0.7
"""Share (0-1) of its box that a solid mark inks, from which it may be a fill cut short; letters
have 0.5 and less."""


def doubt_odd_shapes(
    mask: Mask,
    fragments: Sequence[TableFragment],
    markings: Sequence[Mapping[int, Marking]],
    character_height: float,
) -> tuple[TableFragment, ...]:
    """The fragments, marks unsure whose shape is unlike that of the page's other marks.

    All but solid marks are where a page has far more fills. ``markings`` are what lies in the
    places of each fragment's time grids, by the cell's index.
    """
    marks = sure_marks(fragments, markings)
    merged = [mark.cell.col_span > 1 for mark in marks]
    likeness = _likeness(mask, [mark.place for mark in marks], merged, character_height)
    fills = sum(is_marked(cell, "shade") for fragment in fragments for cell in fragment.cells)
    few = len(marks) <= FEW * fills
    doubted = {
        mark.spot
        for mark, like in zip(marks, likeness, strict=True)
        if like < ALIKE or (few and not _is_solid(mark.found))
    }
    return with_doubts(fragments, doubted)


def _likeness(
    mask: Mask, places: Sequence[Box], merged: Sequence[bool], character_height: float
) -> Floats:
    """:func:`read_likeness`; marks in merged cells once more as the others are cut by rulings.

    Narrow columns have no room for the ends of their check marks.
    """
    likeness = read_likeness(mask, places, character_height)
    odd = [one and like < ALIKE for one, like in zip(merged, likeness, strict=True)]
    if not any(odd):
        return likeness
    width = float(np.median([place.width for place in places]))
    height = float(np.median([place.height for place in places]))
    cut = [
        place.grown(min(0.0, width - place.width) / 2, min(0.0, height - place.height) / 2)
        if one
        else place
        for place, one in zip(places, odd, strict=True)
    ]
    again = read_likeness(mask, cut, character_height)
    return np.where(odd, np.maximum(likeness, again), likeness)


def _is_solid(found: Marking) -> bool:
    return found.area >= SOLID * found.height * found.width


def are_unlike(mask: Mask, places: Sequence[Box], character_height: float) -> bool:
    """Whether the ink at these places is not one mark again and again, as figures are not."""
    if len(places) <= 1:
        return False
    pairs = _likenesses(mask, places, character_height)[np.triu_indices(len(places), 1)]
    return float(np.median(pairs)) < ONE_MARK


def read_likeness(mask: Mask, places: Sequence[Box], character_height: float) -> Floats:
    """How like (0-1) the ink at each place is to that of the others, 1 for the page's usual.

    ``mask`` is the ink of the page (``H x W``); all are 1 where there are too few places.
    """
    if len(places) <= FELLOWS:
        return np.ones(len(places))
    alike = _likenesses(mask, places, character_height)
    np.fill_diagonal(alike, 0.0)
    third = np.sort(alike, axis=1)[:, -FELLOWS]
    return np.asarray(np.minimum(1.0, third / np.median(third)))


def _likenesses(mask: Mask, places: Sequence[Box], character_height: float) -> Floats:
    """How like (0-1) the ink at each place is to that at each other."""
    shapes = np.array([_shape(mask, place, character_height) for place in places])
    return np.asarray(shapes @ shapes.T)


def _shape(mask: Mask, place: Box, character_height: float) -> Floats:
    """A small picture of the ink around its centre of gravity, of length 1 as a vector."""
    ink = mask[round(place.top) : round(place.bottom), round(place.left) : round(place.right)]
    high, wide = (min(SIDE, max(1, round(size * UNIT / character_height))) for size in ink.shape)
    small = cv2.resize(ink.astype(np.float32), (wide, high), interpolation=cv2.INTER_AREA)
    moments = cv2.moments(small)
    total = max(moments["m00"], 1e-6)
    off = [SIDE / 2 - moments[name] / total for name in ("m10", "m01")]
    moved = cv2.warpAffine(small, np.array([[1, 0, off[0]], [0, 1, off[1]]]), (SIDE, SIDE))
    shape = cv2.GaussianBlur(moved, (0, 0), BLUR).astype(np.float64).ravel()
    return np.asarray(shape / max(float(np.linalg.norm(shape)), 1e-6))

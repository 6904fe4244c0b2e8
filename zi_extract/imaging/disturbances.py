"""What was stamped and signed over the print, taken off the picture that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.character import letters_among
from zi_extract.imaging.ink import Mask, PageInk, find_ink
from zi_extract.imaging.pen import find_pen, outside_rows
from zi_extract.imaging.ring_ink import REACH, find_ring_boxes, ring_ink
from zi_extract.imaging.rows import find_rows
from zi_extract.imaging.seals import blank, core_darkness, find_seals, lift_seals, print_ink
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.pixels.pieces import Pieces, pieces_of

SOFT_RIM = 0.1
"""Width of the soft edge of a stroke, in character heights, that goes with it."""


def without_stamps_and_pen(
    image: PageImage,
    tables: Sequence[Box],
    character_height: float,
    found: PageInk | None = None,
) -> PageImage:
    """The prepared grey page with seals and signatures outside ``tables`` turned to paper.

    Pale stamps go wherever they are larger than letters, strokes of the pen where they lie between
    the printed rows. A page without either comes back as it is. ``found`` is the page's ink, if it
    is known already.
    """
    if character_height <= 0:
        return image
    grey, height = image.pixels, character_height
    known = found if found is not None and found.grey is grey else find_ink(grey)
    inked = _inked(known, tables, height)
    if not image.bilevel:
        grey = _without_seals(grey, inked, tables)
        inked = inked if grey is image.pixels else _inked(find_ink(grey), tables, height)
    gone = _rings_on(inked, whole=True)
    pen = find_pen(pieces_of(inked.ink & ~gone) if gone.any() else inked.pieces, height)
    if pen.any():
        gone |= outside_rows(pen, inked.rows, height)
    grey = _painted(grey, gone, inked.ink, height)
    return image if grey is image.pixels else replace(image, pixels=grey)


@dataclass(frozen=True, eq=False)
class _Inked:
    """Darkness of a page, its ink outside tables, its letters' boxes and how dark they are.

    ``pieces`` are those of the ink.
    """

    darkness: Pixels
    ink: Mask
    pieces: Pieces
    letters: NDArray[np.int32]
    core: float
    height: float

    @cached_property
    def rows(self) -> list[Box]:
        """The rows of print; looked for only on pages with what may be a stamp's or pen's ink."""
        tall, wide = self.darkness.shape[:2]
        return find_rows(self.letters, self.height, (tall, wide))


def _inked(found: PageInk, tables: Sequence[Box], height: float) -> _Inked:
    boxes, are_letters = letters_among(found.pieces)
    core = core_darkness(found.darkness, found.pieces.ink(are_letters))
    if not tables:
        return _Inked(found.darkness, found.mask, found.pieces, boxes, core, height)
    ink = found.mask.copy()
    blank(ink, tables, height)
    return _Inked(found.darkness, ink, pieces_of(ink), boxes, core, height)


def _without_seals(grey: Pixels, inked: _Inked, tables: Sequence[Box]) -> Pixels:
    """The page without pale stamps, and without what of their rings is as dark as print."""
    darkness, core, height = inked.darkness, inked.core, inked.height
    seals = find_seals(darkness, core, tables, height)
    if seals.boxes:
        seals = seals.without_print(inked.rows)
    if not seals.boxes:
        return grey
    lifted = lift_seals(grey, darkness, core, seals.boxes, height)
    rings = _rings_on(inked, whole=False) & ~print_ink(darkness, core, height)
    return _painted(lifted, rings, None, height)


def _rings_on(inked: _Inked, *, whole: bool) -> Mask:
    """The ink of round seals on the page; only of their rings, or with all that is inside."""
    ink, height = inked.ink, inked.height
    gone = np.zeros(ink.shape, dtype=np.bool_)
    for box in find_ring_boxes(inked.pieces, height):
        wide = box.grown(REACH * height)
        left, top = max(0, int(wide.left)), max(0, int(wide.top))
        window = np.s_[top : int(wide.bottom), left : int(wide.right)]
        rows = inked.rows if whole else ()
        inside = [
            Box(row.left - left, row.top - top, row.right - left, row.bottom - top) for row in rows
        ]
        found = ring_ink(ink[window], inside, height, whole)
        if found is not None:
            gone[window] |= found
    return gone


def _painted(grey: Pixels, gone: Mask, ink: Mask | None, height: float) -> Pixels:
    """``gone`` and its soft edge in the grey of the paper; other ink beside it stays."""
    if not gone.any():
        return grey
    side = 2 * max(1, round(SOFT_RIM * height)) + 1
    wide = cv2.dilate(gone.view(np.uint8), np.ones((side, side), np.uint8)) > 0
    painted = grey.copy()
    painted[gone if ink is None else wide & ~(ink & ~gone)] = np.uint8(np.median(grey[::4, ::4]))
    return painted

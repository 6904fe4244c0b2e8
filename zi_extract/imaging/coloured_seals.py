"""Round seals in coloured ink taken off the picture in which rulings and marks are looked for.

The arcs of a seal printed over a table run along its rulings for the height of a row, and its
letters fill cells that are empty. Where a page has colour, they are told by it.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from zi_extract.imaging.ink import Mask, ink_mask
from zi_extract.imaging.paper import channel_range, grey_of
from zi_extract.imaging.ring import find_ring, inside
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.pixels.pieces import gathered

CHROMA, TINGE = 25, 6
"""Difference between the greatest and the least channel (0-255) from which ink tells of a seal, and
from which pale ink inside a seal belongs to it: JPEG keeps colour at half the resolution, so that
thin strokes lose most of it and black ones beside them take some."""

PRINT = 0.62
"""Darkness of print inside a seal at least, as share of black: what a seal covers is as dark as
elsewhere, stamp ink itself reaches 0.6."""

COVERED = 0.5
"""Share of its sectors in which the ring must be seen: rulings and print hide parts of it."""

STRAIGHT = 6.0
"""Shortest straight run of a coloured ruling, in character heights; a ring's own, where it runs
level or upright, is 5 long at most."""

SMALLEST = 6.0
"""Least width and height of a seal, in character heights."""

AROUND = 1.0
"""Side, in character heights, of the square whose bare pixels tell what lies under a seal: letters
of seals are 1 high. Smaller finds none between them, larger takes paper beside a filled cell."""

BROAD = 1.3
"""Side, in character heights, of a square that is coloured all over in a filled cell and nowhere in
a seal: at 1.0 the middle of a seal's star stayed, too. Places of weeks are 1.9 broad."""

STEP = 0.5
"""Gap inside one seal, in character heights."""


def without_coloured_seals(image: PageImage, character_height: float) -> PageImage:
    """The straight page with the coloured ink of round seals turned to what lies around it.

    Print and rulings under a seal stay. The same image comes back for a page without such seals.
    """
    if image.pixels.ndim == 2 or character_height <= 0:
        return image
    chroma, pale = _chroma(image.pixels), grey_of(image) > (1 - PRINT) * 255
    ink = ink_mask(image)
    inked = (chroma >= CHROMA) & pale & ink
    pixels = image.pixels
    for window in _windows(inked, character_height):
        curved = _without_straight(inked[window], STRAIGHT * character_height)
        ring = find_ring(curved, character_height, COVERED)
        if ring is not None:
            pixels = pixels.copy() if pixels is image.pixels else pixels
            gone = (chroma[window] >= TINGE) & pale[window] & inside(ring, inked[window].shape)
            gone &= ink[window] | ~_filled(chroma[window], ink[window], character_height)
            ground = _ground(image.pixels[window], ~gone & ~ink[window], character_height)
            pixels[window][gone] = ground[gone]
    return image if pixels is image.pixels else replace(image, pixels=pixels)


def _filled(chroma: Pixels, ink: Mask, character_height: float) -> Mask:
    """Where cells are filled with a colour, whichever that is."""
    paper = float(np.median(chroma[~ink])) if not ink.all() else 0.0
    coloured = np.asarray(chroma >= paper + TINGE, dtype=np.uint8)
    side = max(3, round(BROAD * character_height))
    kept = cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return np.asarray(kept > 0, dtype=np.bool_)


def _ground(pixels: Pixels, bare: Mask, character_height: float) -> Pixels:
    """The mean of the ``bare`` pixels around each place: paper, or the fill of a cell.

    All that is bare where there is none near.
    """
    side = max(3, round(AROUND * character_height))
    weight = cv2.blur(bare.astype(np.float32), (side, side))[:, :, None]
    summed = cv2.blur(np.where(bare[:, :, None], pixels, 0).astype(np.float32), (side, side))
    usual = np.median(pixels[bare], axis=0) if bare.any() else np.full(3, 255.0)
    near = weight >= 1 / side**2
    return np.where(near, summed / np.maximum(weight, 1e-6), usual).astype(np.uint8)


def _without_straight(ink: Mask, length: float) -> Mask:
    """The ink without level and upright runs of at least this length: coloured rulings."""
    picture, reach = np.ascontiguousarray(ink).view(np.uint8), max(3, round(length))
    level = cv2.morphologyEx(picture, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    upright = cv2.morphologyEx(picture, cv2.MORPH_OPEN, np.ones((reach, 1), np.uint8))
    return np.asarray(ink & ~((level | upright) > 0), dtype=np.bool_)


def _chroma(pixels: Pixels) -> Pixels:
    low, high = channel_range(pixels)
    return np.asarray(cv2.subtract(high, low), dtype=np.uint8)


def _windows(coloured: Mask, character_height: float) -> list[tuple[slice, slice]]:
    """Where coloured ink lies together in the size of a seal."""
    found = gathered(
        coloured, max(1, round(STEP * character_height)), least=SMALLEST * character_height
    )
    return [np.s_[int(box.top) : int(box.bottom), int(box.left) : int(box.right)] for box in found]

"""Where ink is thicker than rulings are: filled cells, dithered ones too, and punch holes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.pixels.bitmap import Bitmap, window
from zi_extract.pixels.pieces import pieces_of

Mask = NDArray[np.bool_]

MAX_THICKNESS = 0.6
"""Thickest ruling, in character heights. Below 0.4 double-width frames are lost; above 0.8 bold
capitals and filled boxes count as rulings."""

MAX_RULING = 0.003
"""The same in shares of the page's long side: 2.25 points on A4, the thickest rule of word
processors, with a pixel of blur. It keeps rulings where print is very small: there they are as
thick as letters are high by half."""

RIM = 0.75
"""Margin around thicker ink in which strokes are its rim, as share of the thickest ruling. Below
0.3 corners of fills and punch holes are rulings; at 1 round marks eat the rulings beside them."""

DOT, DOTTED_FILL = 3, 1.6
"""Side in pixels of the white dots of a dithered fill that are closed, and that of the squares, in
character heights, which the fill then holds: closed lines of bold capitals are 1.4 high, the
lowest row and the narrowest week column 1.9 and more."""

ROUND, DISC, LARGEST_HOLE = 0.85, 0.9, 0.03
"""Least ratio of the sides of a punch hole, most of its box that it inks (a disc has 0.785, filled
cells 0.95 and more), and its width in shares of the page's long side: 9 mm on A4."""

DENSE, GROUND = 0.48, 1.6
"""Least ink (0-1), in a square of so many character heights, of a dotted fill among whose dots no
upright ruling stands out: they join to strokes. Light grey has 0.2 to 0.35, where rulings cross
0.45."""

CLOSED = 1.5
"""Longest gap between two fills that is passed over where it has ink, in character heights: the
shortest stroke of a ruling, which would be seen there."""


@dataclass(frozen=True, slots=True)
class Fills:
    """Pixels of a page where ink is ``thick``, with a margin, and where cells are filled.

    ``filled`` is ``thick`` without punch holes, ``sparse`` where dots are so few that an upright
    ruling stands out among them; dots run together along the lines of a scan, which are level.
    """

    thick: Bitmap
    filled: Bitmap
    sparse: Bitmap


def find_fills(mask: Mask, character_height: float) -> Fills:
    """Where the ink of the page is thick, with the margin in which strokes are its rim."""
    ink = Bitmap.of(mask)
    thickness = max(MAX_THICKNESS * character_height, MAX_RULING * max(mask.shape))
    black = _squares(ink, max(4, round(thickness)))
    solid = black | _squares(ink.closed(DOT, DOT), round(DOTTED_FILL * character_height))
    if not solid.any():
        return Fills(solid, solid, solid)
    rim = 2 * max(2, round(RIM * thickness)) + 1
    filled = _without_holes(solid).dilated(rim, rim)
    gap = window(CLOSED * character_height)
    closed = filled.closed(columns=gap) | filled.closed(rows=gap)
    return Fills(
        thick=solid.dilated(rim, rim),
        filled=closed & (ink | filled),
        sparse=_sparse(mask, black.dilated(rim, rim), character_height),
    )


def _sparse(mask: Mask, black: Bitmap, character_height: float) -> Bitmap:
    """Where the ground is white, or grey of few dots, and no dark fill is near."""
    side = window(GROUND * character_height)
    dense = cv2.blur(255 * mask.view(np.uint8), (side, side)) > int(DENSE * 255)
    return ~(Bitmap.of(dense).closed(2 * side, 2 * side) | black)


def _without_holes(solid: Bitmap) -> Bitmap:
    """Solid ink without what is round and small: punch holes hide no rulings, they tear them."""
    pieces = pieces_of(solid.unpacked().view(np.bool_))
    width, height, area = (pieces.stats[:, k] for k in (2, 3, 4))
    holes = np.minimum(width, height) >= ROUND * np.maximum(width, height)
    holes &= (area <= DISC * width * height) & (width <= LARGEST_HOLE * max(pieces.labels.shape))
    holes[0] = False
    return solid & ~Bitmap.of(pieces.ink(holes)) if holes.any() else solid


def _squares(ink: Bitmap, side: int) -> Bitmap:
    """The ink that fills squares of this side."""
    cores = ink.eroded(side, side)
    return cores.dilated(side, side) if cores.any() else cores

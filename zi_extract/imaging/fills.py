"""Where ink is thicker than rulings are: filled cells, dithered ones too, and punch holes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.pieces import pieces_of

Mask = NDArray[np.bool_]
Bits = NDArray[np.uint8]

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
    """Pixels (0 or 1, ``H x W``) where ink is ``thick``, with a margin, and where cells are filled.

    ``filled`` is ``thick`` without punch holes, ``sparse`` where dots are so few that an upright
    ruling stands out among them; dots run together along the lines of a scan, which are level.
    """

    thick: Bits
    filled: Bits
    sparse: Bits

    def turned(self) -> Fills:
        """The same for the transposed page."""
        all_bits = (self.thick, self.filled, self.sparse)
        return Fills(*(np.asarray(cv2.transpose(bits), np.uint8) for bits in all_bits))


def find_fills(mask: Mask, character_height: float) -> Fills:
    """Where the ink of the page is thick, with the margin in which strokes are its rim."""
    ink = mask.view(np.uint8)
    thickness = max(MAX_THICKNESS * character_height, MAX_RULING * max(mask.shape))
    dots = np.ones((DOT, DOT), np.uint8)
    black = _squares(ink, max(4, round(thickness)))
    solid = black | _squares(
        cv2.morphologyEx(ink, cv2.MORPH_CLOSE, dots), round(DOTTED_FILL * character_height)
    )
    if not solid.any():
        return Fills(solid, solid, solid)
    margin = max(2, round(RIM * thickness))
    rim = np.ones((2 * margin + 1, 2 * margin + 1), np.uint8)
    thick = cv2.dilate(solid, rim)
    gap = max(3, round(CLOSED * character_height))
    filled = cv2.dilate(_without_holes(solid), rim)
    closed = cv2.morphologyEx(filled, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    closed |= cv2.morphologyEx(filled, cv2.MORPH_CLOSE, np.ones((gap, 1), np.uint8))
    return Fills(
        np.asarray(thick, np.uint8),
        np.asarray(closed & (ink | filled), np.uint8),
        _sparse(ink, np.asarray(cv2.dilate(black, rim), np.uint8), character_height),
    )


def _sparse(ink: Bits, black: Bits, character_height: float) -> Bits:
    """Where the ground is white, or grey of few dots, and no dark fill is near."""
    side = max(3, round(GROUND * character_height))
    dense = (cv2.blur(255 * ink, (side, side)) > int(DENSE * 255)).view(np.uint8)
    whole = cv2.morphologyEx(dense, cv2.MORPH_CLOSE, np.ones((2 * side, 2 * side), np.uint8))
    return np.asarray((whole | black) == 0, np.uint8)


def _without_holes(solid: Bits) -> Bits:
    """Solid ink without what is round and small: punch holes hide no rulings, they tear them."""
    pieces = pieces_of(solid.view(np.bool_))
    width, height, area = (pieces.stats[:, k] for k in (2, 3, 4))
    holes = np.minimum(width, height) >= ROUND * np.maximum(width, height)
    holes &= (area <= DISC * width * height) & (width <= LARGEST_HOLE * max(solid.shape))
    holes[0] = False
    if not holes.any():
        return solid
    return np.asarray(solid & ~pieces.ink(holes).view(np.uint8), np.uint8)


def _squares(ink: NDArray[np.uint8], side: int) -> Bits:
    """The ink that fills squares of this side."""
    square = np.ones((side, side), np.uint8)
    cores = cv2.erode(ink, square)
    if not cores.any():
        return np.zeros_like(ink)
    return np.asarray(cv2.dilate(cores, square), dtype=np.uint8)

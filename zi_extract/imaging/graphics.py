"""Stamps, signatures, logos and codes: ink outside words and tables that is no noise.

Large connected ink that no word explains is gathered into groups. A group is looked at for the ring
of a seal; what sticks out of the ring, or stands alone as thin curved strokes, is a signature.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from zi_extract.imaging.ink import FAINT, Mask, ink_cut
from zi_extract.imaging.paper import darkness_of, grey_of, reduced
from zi_extract.imaging.ring import Ring, find_ring, inside
from zi_extract.imaging.strokes import is_code, is_frame, pen_strokes
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Graphic
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.pixels.pieces import pieces_of

LARGE = 2.6
"""Height of connected ink that is larger than letters, in character heights. Below 2.2 letters of a
title that touch count, above 3.5 small signatures are lost."""

LARGEST_WORD = 3.0
"""Height of a word box beyond which it is no word but a graphic misread as one, in character
heights: capitals with a descender reach 2.2, those of a title 2.8."""

WIDE = 5.0
"""Width of connected ink that is longer than letters that touch, when it is half as high as LARGE;
in character heights."""

READ = 0.7
"""Share of connected ink inside words from which it is letters that touch. A pen's strokes over a
name have under half of their length in its box."""

NEAR = 1.2
"""Gap within one graphic, in character heights."""

OVERLAP = 0.25
"""Share of the smaller of two boxes inside the other from which they are one graphic."""

TOP = 0.22
"""The part of the page (0-1 of its height) where a solid graphic is a letterhead's logo."""

LINE_THICKNESS = 0.7
"""Ink thinner than this in either direction (character heights) is a rule, not a graphic."""


def find_graphics(
    image: PageImage,
    word_boxes: Sequence[Box],
    table_boxes: Sequence[Box],
    character_height: float,
) -> tuple[Graphic, ...]:
    """Graphics of the straight page, top to bottom.

    A stamp and the signature over it are two graphics. Words may be wrong ones that were read into
    a graphic: what is larger than letters counts as ink of a graphic whatever was read there.
    """
    if character_height <= 0:
        return ()
    small, scale = reduced(grey_of(image))
    height = character_height * scale
    mask = _loose_ink(small)
    _blank(mask, [box.scaled(scale).grown(0.5 * height) for box in table_boxes])
    words = [
        box.scaled(scale) for box in word_boxes if box.height <= LARGEST_WORD * character_height
    ]
    large, rest = _large_ink(mask, words, height)
    found: list[Graphic] = []
    for box in _groups(large, height):
        found.extend(_graphics_of(large, rest, box, height))
    scaled = [Graphic(g.kind, g.box.scaled(1 / scale), g.confidence) for g in found]
    return tuple(sorted(scaled, key=lambda g: (g.box.top, g.box.left)))


def _loose_ink(grey: Pixels) -> Mask:
    """Ink including pale stamps; bleed-through stays out where the page's ink is dark."""
    darkness = darkness_of(grey)
    cut = max(FAINT, ink_cut(darkness) * 2 // 3)
    return np.asarray(darkness >= cut, dtype=np.bool_)


def _blank(mask: Mask, boxes: Sequence[Box]) -> None:
    for box in boxes:
        left, top = max(0, int(box.left)), max(0, int(box.top))
        mask[top : int(box.bottom) + 1, left : int(box.right) + 1] = False


def _large_ink(mask: Mask, words: Sequence[Box], height: float) -> tuple[Mask, Mask]:
    """Connected ink that is larger than letters; and all ink outside words."""
    pieces = pieces_of(mask)
    stats = pieces.stats
    worded = np.zeros(mask.shape, dtype=np.bool_)
    for box in words:
        worded[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1] = True
    read = np.bincount(pieces.labels[worded], minlength=len(stats)) / np.maximum(1, stats[:, 4])
    left, top, width, tall = (stats[:, i] for i in range(4))
    big = (tall >= LARGE * height) | ((width >= WIDE * height) & (tall >= LARGE / 2 * height))
    big &= (width >= LINE_THICKNESS * height) & (read < READ)
    big &= (left > 1) & (top > 1)
    big &= (left + width < mask.shape[1] - 1) & (top + tall < mask.shape[0] - 1)
    big[0] = False
    return pieces.ink(big), np.asarray(mask & ~worded, dtype=np.bool_)


def _groups(large: Mask, height: float) -> list[Box]:
    """Boxes around large ink that lies close together."""
    reach = max(3, round(NEAR * height)) | 1
    joined = cv2.dilate(large.view(np.uint8), np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    half = reach // 2
    boxes = [
        Box(float(x + half), float(y + half), float(x + w - half), float(y + h - half))
        for x, y, w, h, _ in stats[1:]
    ]
    return _merged([box for box in boxes if box.width >= height and box.height >= height])


def _merged(boxes: list[Box]) -> list[Box]:
    """Boxes that overlap much made one: the rings of a seal, the broken sides of a frame."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        grown = box
        for other in [k for k in kept if box.intersection(k) >= OVERLAP * box.area]:
            kept.remove(other)
            grown = Box.around((grown, other))
        kept.append(grown)
    return kept


def _graphics_of(large: Mask, rest: Mask, box: Box, height: float) -> list[Graphic]:
    """What one group of large ink is: nothing, one graphic, or a stamp and a signature."""
    window = np.s_[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
    ink = large[window]
    if is_code(rest[window] | ink, height):
        return [Graphic("code", box, 0.9)]
    ring = find_ring(ink, height)
    found: list[Graphic] = []
    if ring is not None:
        found.append(Graphic("stamp", _placed(_ring_box(ring), box), ring.support))
        ink = ink & ~inside(ring, ink.shape)
    elif is_frame(ink):
        return [Graphic("stamp", box, 0.7)]
    strokes = pen_strokes(ink, height)
    if strokes is not None:
        found.append(Graphic("signature", _placed(strokes.box, box), strokes.confidence))
    if found:
        return found
    return _solid(box, height, len(large))


def _solid(box: Box, height: float, page_height: int) -> list[Graphic]:
    """A graphic that is neither seal nor pen nor code: a logo, or something else."""
    if min(box.width, box.height) < LARGE * height:
        return []
    return [Graphic("logo" if box.bottom <= TOP * page_height else "other", box, 0.6)]


def _ring_box(ring: Ring) -> Box:
    return Box(
        ring.x - ring.radius, ring.y - ring.radius, ring.x + ring.radius, ring.y + ring.radius
    )


def _placed(box: Box, group: Box) -> Box:
    left, top = int(group.left), int(group.top)
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)

"""What lies inside a cell: its ink without remains of rulings, and how dark its ground is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.pixels.histogram import median_of, percentile_of

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Inside = tuple[int, int, int, int]
"""Top, bottom, left and right of a cell without its rim, in whole pixels of the page."""

INSET = 0.22
"""How much of a cell's rim is left out, in character heights: half a ruling and what is left of
skew and bend. Less takes rulings for marks, more cuts marks in the narrowest week columns."""


THIN, CLINGING = 0.3, 0.9
"""Thickest remain of rulings at the rim of a cell, in character heights, and its least share (0-1)
that lies so close to the rim, along one side of the cell or round its corner."""

BAR, ACROSS = 0.55, 0.75
"""Thickest stroke (character heights) that is no mark when it goes through this share (0-1) of the
cell: the side of a stamp, a streak. Check marks and crosses are as high as they are wide."""


SPECK = 0.2
"""Side of the largest speck, in character heights: less than the dot of an i, which is 0.25."""

GROUP_GAP = 0.8
"""Widest gap between strokes of one mark or text, in character heights: words stand 0.6 apart,
specks anywhere."""

PIECE_GAP = 0.2
"""Widest gap between a mark and a piece that a fax has broken off it, in character heights."""

MOST_STROKES = 200
"""Strokes of a cell up to which those of its largest mark are told from others. More are words, or
the dots of a fill, all of them; to look for a mark among thousands would take minutes."""

LETTER_HEIGHT, LETTER_AREA = 0.4, 0.06
"""Least height (character heights) and ink (square character heights) of a letter."""


DARKEST = 90
"""Percentile of its ink at which a mark's darkness is taken: its core, whatever its rims."""


DOTS, EVENLY, DOTTED = 0.6, 20, 0.15
"""Side, in character heights, of the squares in which a fill of dots has ink everywhere; the
percentile of a cell's squares that is looked at, because a fax leaves holes; and the share (0-1) of
ink there from which the cell is filled. Cells of text reach 0.14, the lightest grey has 0.2."""


@dataclass(frozen=True, slots=True)
class Marking:
    """The ink of a cell, in character heights.

    ``area`` is that of what may be a mark, ``height`` and ``width`` those of its box; ``share`` is
    the dark share (0-1) of the inside, ``dust`` that of specks alone, ``pieces`` the number of
    strokes of letter size, ``ground`` the median grey level (0-255), ``offset`` how far right of
    the cell's middle the ink lies, ``depth`` how much darker (0-1) than the ground its core is,
    ``place`` where on the page it is, in pixels.
    """

    area: float
    height: float
    width: float
    share: float
    pieces: int
    ground: float
    offset: float = 0.0
    dust: float = 0.0
    depth: float = 0.0
    place: Box | None = None


class Stroke(NamedTuple):
    """A connected piece of ink inside a cell: its box and its area, in pixels."""

    left: int
    top: int
    width: int
    height: int
    area: int


EMPTY = Marking(0.0, 0.0, 0.0, 0.0, 0, 0.0)


def inside_of(box: Box, character_height: float) -> Inside:
    """A cell without its rim."""
    inset = min(INSET * character_height, box.width / 5, box.height / 5)
    return (
        max(0, round(box.top + inset + 0.5)),
        max(0, round(box.bottom - inset)),
        max(0, round(box.left + inset + 0.5)),
        max(0, round(box.right - inset)),
    )


def read_ground(pixels: Grey, inside: Inside) -> float:
    """The median grey level (0-255) of the page inside a cell; 255 where nothing is inside."""
    top, bottom, left, right = inside
    grey = pixels[top:bottom, left:right]
    return median_of(grey) if grey.size else 255.0


def spread_ink(mask: Mask, character_height: float) -> Grey:
    """The ink around every place of the page (0-255), as :func:`read_dots` looks at it."""
    side = max(3, round(DOTS * character_height))
    ink = 255 * mask.view(np.uint8)
    return np.asarray(cv2.blur(ink, (side, side)), dtype=np.uint8)


def read_dots(spread: Grey, inside: Inside, character_height: float) -> float:
    """Share (0-1) of ink that a cell has everywhere, as a dotted fill has; 0 for print on paper.

    The median grey of such a fill is that of the paper between its dots.
    """
    top, bottom, left, right = inside
    rim = min(round(DOTS / 2 * character_height), (bottom - top) // 3, (right - left) // 3)
    core = spread[top + rim : bottom - rim, left + rim : right - rim]
    if not core.size:
        return 0.0
    bare = cv2.countNonZero(cv2.compare(core, DOTTED * 255, cv2.CMP_LT))
    if bare > EVENLY / 100 * core.size + 1:  # most cells: that spares the percentile
        return 0.0
    share = percentile_of(core, EVENLY) / 255
    return share if share >= DOTTED else 0.0


def read_marking(pixels: Grey, mask: Mask, inside: Inside, character_height: float) -> Marking:
    """What lies inside a cell of the page."""
    ground = read_ground(pixels, inside)
    top, bottom, left, right = inside
    ink = mask[top:bottom, left:right]
    if ink.size == 0:
        return replace(EMPTY, ground=ground)
    kept = _without_remains(ink, character_height)
    found = _extent(kept, (left, top), ink.shape[1], character_height)
    specks = sum(stroke.area for stroke in kept if _is_speck(stroke, character_height))
    return replace(
        found,
        share=float(ink.mean()),
        ground=ground,
        dust=specks / float(ink.size),
        depth=_depth(pixels[top:bottom, left:right][ink], ground) if found.area else 0.0,
    )


def _depth(ink: Grey, ground: float) -> float:
    """How much darker (0-1) the core of the ink is than its ground."""
    return 1.0 - percentile_of(ink, 100 - DARKEST) / max(1.0, ground)


def _without_remains(inside: Mask, character_height: float) -> list[Stroke]:
    """Boxes and areas of the strokes inside, without strips that cling to the rim."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        np.ascontiguousarray(inside).view(np.uint8), connectivity=8
    )
    height, width = inside.shape
    thin, bar = int(THIN * character_height), BAR * character_height
    rim = labels.copy()
    rim[thin : height - thin, thin : width - thin] = 0
    along_rim = np.bincount(rim.ravel(), minlength=count)
    kept = []
    for (left, top, w, h, area), at_rim in zip(
        stats[1:count].tolist(), along_rim[1:].tolist(), strict=True
    ):
        at_edge = left == 0 or top == 0 or left + w == width or top + h == height
        across = (h <= bar and w >= ACROSS * width) or (w <= bar and h >= ACROSS * height)
        if not (across or (at_edge and at_rim >= CLINGING * area)):
            kept.append(Stroke(left, top, w, h, area))
    return kept


def _extent(
    strokes: list[Stroke],
    origin: tuple[int, int],
    inside_width: int,
    character_height: float,
) -> Marking:
    """The largest stroke and those that stand close to it, measured together.

    ``origin`` is the left top of the inside on the page.
    """
    unit = character_height
    mark = _mark_of([stroke for stroke in strokes if not _is_speck(stroke, unit)], unit)
    if not mark:
        return EMPTY
    left, right = min(s.left for s in mark), max(s.left + s.width for s in mark)
    top, bottom = min(s.top for s in mark), max(s.top + s.height for s in mark)
    least_height, least_area = LETTER_HEIGHT * unit, LETTER_AREA * unit**2
    return Marking(
        area=sum(s.area for s in mark) / unit**2,
        height=(bottom - top) / unit,
        width=(right - left) / unit,
        share=0.0,
        pieces=sum(s.height >= least_height and s.area >= least_area for s in mark),
        ground=0.0,
        offset=(left + right - inside_width) / 2 / unit,
        place=Box(
            float(origin[0] + left),
            float(origin[1] + top),
            float(origin[0] + right),
            float(origin[1] + bottom),
        ),
    )


def _mark_of(strokes: list[Stroke], unit: float) -> list[Stroke]:
    """The strokes of the largest mark.

    What is lower and narrower than a letter and stands off is a speck, and no part of the mark.
    """
    if not 0 < len(strokes) <= MOST_STROKES:
        return strokes
    group = _main_group(strokes, GROUP_GAP * unit)
    large = [s for s in group if max(s.width, s.height) >= LETTER_HEIGHT * unit] or group
    return [s for s in group if any(_gap(s, big) <= PIECE_GAP * unit for big in large)]


def _is_speck(stroke: Stroke, character_height: float) -> bool:
    return stroke.area < (SPECK * character_height) ** 2


def _main_group(strokes: list[Stroke], gap: float) -> list[Stroke]:
    """The largest stroke with all that hang together with it over small gaps."""
    rest = sorted(strokes, key=lambda s: -s.area)
    group = [rest.pop(0)]
    grown = True
    while grown:
        near = [s for s in rest if any(_gap(s, member) <= gap for member in group)]
        rest = [s for s in rest if s not in near]
        group += near
        grown = bool(near)
    return group


def _gap(first: Stroke, second: Stroke) -> int:
    """White pixels between the boxes of two strokes, across or down, whichever is more."""
    across = max(first.left, second.left)
    across -= min(first.left + first.width, second.left + second.width)
    down = max(first.top, second.top) - min(first.top + first.height, second.top + second.height)
    return max(across, down, 0)

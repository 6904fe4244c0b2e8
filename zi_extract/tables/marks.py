"""What lies inside a cell: its ink without remains of rulings, and how dark its ground is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.pixels.histogram import median_of, percentile_of

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

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


EMPTY = Marking(0.0, 0.0, 0.0, 0.0, 0, 0.0)


def read_ground(pixels: Grey, box: Box, character_height: float) -> float:
    """The median grey level (0-255) inside ``box``; 255 where there is nothing inside."""
    top, bottom, left, right = _inside(box, character_height)
    grey = pixels[top:bottom, left:right]
    return median_of(grey) if grey.size else 255.0


def spread_ink(mask: Mask, character_height: float) -> Grey:
    """The ink around every place of the page (0-255), as :func:`read_dots` looks at it."""
    side = max(3, round(DOTS * character_height))
    ink = 255 * mask.view(np.uint8)
    return np.asarray(cv2.blur(ink, (side, side)), dtype=np.uint8)


def read_dots(spread: Grey, box: Box, character_height: float) -> float:
    """Share (0-1) of ink that a cell has everywhere, as a dotted fill has; 0 for print on paper.

    The median grey of such a fill is that of the paper between its dots.
    """
    top, bottom, left, right = _inside(box, character_height)
    rim = min(round(DOTS / 2 * character_height), (bottom - top) // 3, (right - left) // 3)
    inside = spread[top + rim : bottom - rim, left + rim : right - rim]
    if not inside.size:
        return 0.0
    bare = cv2.countNonZero(cv2.compare(inside, DOTTED * 255, cv2.CMP_LT))
    if bare > EVENLY / 100 * inside.size + 1:  # most cells: that spares the percentile
        return 0.0
    share = percentile_of(inside, EVENLY) / 255
    return share if share >= DOTTED else 0.0


def read_marking(pixels: Grey, mask: Mask, box: Box, character_height: float) -> Marking:
    """What lies inside ``box``."""
    ground = read_ground(pixels, box, character_height)
    top, bottom, left, right = _inside(box, character_height)
    inside = mask[top:bottom, left:right]
    if inside.size == 0:
        return replace(EMPTY, ground=ground)
    kept = _without_remains(inside, character_height)
    found = _extent(kept, (left, top), inside.shape[1], character_height)
    specks = sum(int(stroke[4]) for stroke in kept if _is_speck(stroke, character_height))
    return replace(
        found,
        share=float(inside.mean()),
        ground=ground,
        dust=specks / float(inside.size),
        depth=_depth(pixels[top:bottom, left:right][inside], ground) if found.area else 0.0,
    )


def _depth(ink: Grey, ground: float) -> float:
    """How much darker (0-1) the core of the ink is than its ground."""
    return 1.0 - percentile_of(ink, 100 - DARKEST) / max(1.0, ground)


def _inside(box: Box, character_height: float) -> tuple[int, int, int, int]:
    """Top, bottom, left, right of the box without its rim, in whole pixels."""
    inset = min(INSET * character_height, box.width / 5, box.height / 5)
    edges = (
        box.top + inset + 0.5,
        box.bottom - inset,
        box.left + inset + 0.5,
        box.right - inset,
    )
    top, bottom, left, right = (max(0, round(edge)) for edge in edges)
    return top, bottom, left, right


def _without_remains(inside: Mask, character_height: float) -> list[NDArray[np.int32]]:
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
            kept.append(np.array([left, top, w, h, area], np.int32))
    return kept


def _extent(
    strokes: list[NDArray[np.int32]],
    origin: tuple[int, int],
    inside_width: int,
    character_height: float,
) -> Marking:
    """The largest stroke and those that stand close to it, measured together.

    ``origin`` is the left top of the inside on the page.
    """
    unit = character_height
    box = _mark_of([stroke for stroke in strokes if not _is_speck(stroke, unit)], unit)
    if not len(box):
        return EMPTY
    left, right = box[:, 0].min(), (box[:, 0] + box[:, 2]).max()
    top, bottom = box[:, 1].min(), (box[:, 1] + box[:, 3]).max()
    letters = (box[:, 3] >= LETTER_HEIGHT * unit) & (box[:, 4] >= LETTER_AREA * unit**2)
    return Marking(
        area=float(box[:, 4].sum()) / unit**2,
        height=float(bottom - top) / unit,
        width=float(right - left) / unit,
        share=0.0,
        pieces=int(letters.sum()),
        ground=0.0,
        offset=float(left + right - inside_width) / 2 / unit,
        place=Box(
            float(origin[0] + left),
            float(origin[1] + top),
            float(origin[0] + right),
            float(origin[1] + bottom),
        ),
    )


def _mark_of(strokes: list[NDArray[np.int32]], unit: float) -> NDArray[np.int32]:
    """The strokes of the largest mark, one row each.

    What is lower and narrower than a letter and stands off is a speck, and no part of the mark.
    """
    group = _main_group(strokes, GROUP_GAP * unit) if strokes else []
    large = [s for s in group if max(s[2], s[3]) >= LETTER_HEIGHT * unit] or group
    return np.array([s for s in group if any(_gap(s, big) <= PIECE_GAP * unit for big in large)])


def _is_speck(stroke: NDArray[np.int32], character_height: float) -> bool:
    return bool(stroke[4] < (SPECK * character_height) ** 2)


def _main_group(strokes: list[NDArray[np.int32]], gap: float) -> list[NDArray[np.int32]]:
    """The largest stroke with all that hang together with it over small gaps."""
    rest = sorted(strokes, key=lambda s: -int(s[4]))
    group = [rest.pop(0)]
    grown = True
    while grown:
        near = [s for s in rest if any(_gap(s, member) <= gap for member in group)]
        rest = [s for s in rest if not any(s is other for other in near)]
        group += near
        grown = bool(near)
    return group


def _gap(first: NDArray[np.int32], second: NDArray[np.int32]) -> float:
    """White pixels between the boxes of two strokes, across or down, whichever is more."""
    across = max(first[0], second[0]) - min(first[0] + first[2], second[0] + second[2])
    down = max(first[1], second[1]) - min(first[1] + first[3], second[1] + second[3])
    return float(max(across, down, 0))

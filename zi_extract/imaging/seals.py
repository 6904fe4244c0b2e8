"""Grey seals taken off the print below them: stamp ink is paler than print on the same page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import FAINT, Mask
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.pixels.histogram import median_of
from zi_extract.pixels.pieces import gathered, pieces_of

PALE, PALEST = 0.76, 0.66
"""Darkness of a stamp's ink at most, in shares of the darkness that the cores of the page's letters
have, and how low this limit may be set for one stamp. Cores lie at 0.8 to 1.1, seals in grey scans
at 0.3 to 0.7; a lower limit leaves rings on the print, a higher one takes thin letters for a seal.
"""

ABOVE = 0.1
"""How far above the ink of a stamp (in the same shares) its limit lies: ink is uneven."""

FULL = 0.82
"""Darkness that connected print reaches somewhere, in the same shares. Rings that are inked twice
reach 0.75 in spots; above 0.9 thin small print counts as a stamp."""

BESIDE = 0.35
"""Distance in character heights from such print within which paler dark ink is a part of the same
letter: thin strokes fade before they meet the thick ones."""

RIM = 0.12
"""Width of the soft rim of a letter in character heights: pale pixels this close to a core are the
letter's own, not a stamp's."""

GAP = 0.45
"""Gap inside one stamp in character heights: rings are thin and break. Text lines are 0.8 and more
apart, so that hairlines of pale print do not join to a block."""

STAMP_SIZE = 5.0
"""Least width and height of a stamp in character heights; what is lower is a line of pale print."""

LIFT = 0.5
"""Darkness, in shares of the letters' cores, that a stamp gives to what it covers. Print below a
stamp is as dark as elsewhere, so that this much of what is not core is taken away."""

HAIRLINE = 0.5
"""Extent of pale ink in character heights up to which it may be a letter's own thin stroke."""

IN_ROWS = 0.75
"""Share of pale ink inside rows of letters from which it is pale print: small print of a coarse
scan beside bold headings has 0.94, a stamp over print 0.5 and less."""

REDUCED = 8
"""Pixels of the page per pixel of the copy on which the paper's level is spread under ink."""


@dataclass(frozen=True, slots=True, eq=False)
class Seals:
    """Pale ink of a page outside its tables, and the ``boxes`` where it lies as a stamp's does."""

    pale: Mask
    boxes: tuple[Box, ...]

    def without_print(self, rows: Sequence[Box]) -> Seals:
        """The same without boxes most of whose pale ink lies inside ``rows`` of print."""
        printed = _inside(rows, self.pale.shape)
        boxes = (box for box in self.boxes if not _is_print(self.pale, printed, box))
        return replace(self, boxes=tuple(boxes))


def find_seals(darkness: Pixels, core: float, tables: Sequence[Box], height: float) -> Seals:
    """Where pale ink may be a stamp's, by its size.

    ``darkness`` is that of :func:`zi_extract.imaging.paper.darkness_of`, ``core`` that of the
    letters' inner parts, ``height`` is the character height.
    """
    loose = darkness.copy()
    blank(loose, tables, height)
    pale = _pale_ink(loose, core, height, PALE)
    step = max(1, int(GAP * height / 2))
    return Seals(pale, tuple(gathered(pale, step, least=STAMP_SIZE * height)))


def lift_seals(
    grey: Pixels, darkness: Pixels, core: float, boxes: Sequence[Box], height: float
) -> Pixels:
    """The grey page with the pale ink in ``boxes`` turned to paper, print kept."""
    paper, lifted = _paper_between(grey, darkness), grey.copy()
    for box in boxes:
        window = _window(box)
        lifted[window] = _lifted(lifted[window], paper[window], core, height)
    return lifted


def core_darkness(darkness: Pixels, letters: Mask) -> float:
    """The darkness (0-255) inside the page's ``letters``; 255 where all of them are thin."""
    inner = cv2.erode(letters.view(np.uint8), np.ones((3, 3), np.uint8))
    return median_of(darkness, np.asarray(inner, np.uint8)) if inner.any() else 255.0


def blank(mask: Mask | Pixels, boxes: Sequence[Box], height: float) -> None:
    """``mask`` (or darkness) emptied inside ``boxes`` and half a character around them."""
    for box in boxes:
        wide = box.grown(height / 2)
        left, top = max(0, int(wide.left)), max(0, int(wide.top))
        mask[top : int(wide.bottom) + 1, left : int(wide.right) + 1] = 0


def print_ink(darkness: Pixels, core: float, height: float) -> Mask:
    """Ink that is surely print by its darkness, with the rims of its letters."""
    full = (darkness >= FULL * core).astype(np.uint8)
    return np.asarray(cv2.dilate(full, _square(RIM * height)) > 0, dtype=np.bool_)


def _pale_ink(darkness: Pixels, core: float, height: float, limit: float) -> Mask:
    """Ink paler than print and not the rim of a letter."""
    dark = darkness >= math.ceil(limit * core)
    pieces = pieces_of(dark)
    full = np.zeros(len(pieces.stats), dtype=np.bool_)
    full[pieces.labels[darkness >= math.ceil(FULL * core)]] = True
    full[0] = False
    printed = pieces.ink(full).view(np.uint8)
    beside = (cv2.dilate(printed, _square(BESIDE * height)) > 0) & dark
    near = cv2.dilate(beside.view(np.uint8), _square(RIM * height)) > 0
    return np.asarray((darkness >= FAINT) & ~near, dtype=np.bool_)


def _inside(rows: Sequence[Box], shape: tuple[int, ...]) -> Mask:
    """Where the rows of print are."""
    inside = np.zeros(shape, dtype=np.bool_)
    for row in rows:
        inside[_window(row)] = True
    return inside


def _is_print(pale: Mask, printed: Mask, box: Box) -> bool:
    """Whether most of the pale ink in the box lies inside rows of print."""
    ink, rows = pale[_window(box)], printed[_window(box)]
    return float((ink & rows).sum()) >= IN_ROWS * float(ink.sum())


def _window(box: Box) -> tuple[slice, slice]:
    return np.s_[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]


def _lifted(grey: Pixels, paper: Pixels, core: float, height: float) -> Pixels:
    """Seal ink turned to paper, and its share taken from the rims of letters that it touches."""
    level = paper.astype(np.float32)
    darkness = np.clip(255 * (1 - grey / np.maximum(1, level)), 0, 255).astype(np.uint8)
    limit = _limit(darkness, core, height)
    seals = _without_hairlines(_pale_ink(darkness, core, height, limit), height)
    touched = cv2.dilate(seals.view(np.uint8), _square(RIM * height)) > 0
    rest = np.clip((darkness / np.float32(core) - LIFT) / (1 - LIFT), 0, 1)
    printed = np.clip(level * (1 - rest * core / 255), 0, 255)
    lifted = np.where(seals, level, np.where(touched, np.maximum(grey, printed), grey))
    return np.asarray(lifted, dtype=np.uint8)


def _limit(darkness: Pixels, core: float, height: float) -> float:
    """Up to which darkness, in shares of ``core``, ink in a stamp's window is the stamp's."""
    full = (darkness >= FULL * core).astype(np.uint8)
    away = (darkness >= FAINT) & (cv2.dilate(full, _square(2 * RIM * height)) == 0)
    if not away.any():
        return PALEST
    level = float(np.percentile(darkness[away], 90)) / core
    return min(max(PALEST, level + ABOVE), PALE)


def _without_hairlines(seals: Mask, height: float) -> Mask:
    """Seal ink without pieces as small as the thin strokes of a letter."""
    pieces = pieces_of(seals)
    large = np.asarray(pieces.stats[:, 2:4].max(axis=1) >= HAIRLINE * height, dtype=np.bool_)
    large[0] = False
    return pieces.ink(large)


def _paper_between(grey: Pixels, darkness: Pixels) -> Pixels:
    """The paper's grey level, carried in under the ink from the bare paper around it."""
    clear = (darkness < FAINT).astype(np.float32)
    size = (max(1, grey.shape[1] // REDUCED), max(1, grey.shape[0] // REDUCED))
    known = cv2.resize(clear, size, interpolation=cv2.INTER_AREA)
    level = cv2.resize(grey.astype(np.float32) * clear, size, interpolation=cv2.INTER_AREA)
    reach = (0, 0), max(size) / 40
    smooth = cv2.GaussianBlur(level, *reach) / np.maximum(1e-3, cv2.GaussianBlur(known, *reach))
    paper = cv2.resize(smooth, grey.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(paper, 0, 255), dtype=np.uint8)


def _square(radius: float) -> NDArray[np.uint8]:
    side = 2 * max(1, round(radius)) + 1
    return np.ones((side, side), dtype=np.uint8)

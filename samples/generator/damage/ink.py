"""What fax machines and copiers do to ink: two levels, specks, broken rulings, fat or thin."""

from __future__ import annotations

import cv2
import numpy as np

from samples.generator.damage.paper import Pixels

STROKE_BLUR = 0.7
"""Pixels. Wider blur closes the eyes of small letters."""

STROKE_LEVELS = (138, 192)
"""Grey levels: below the lower one hairline rulings vanish wholly, above the upper one letters
run into each other."""


FILL_WINDOW, FILL_SPREAD = 7, 14
"""Pixels and grey levels: what is this even over this width is a fill, not a stroke."""

FILL_LEVELS = (50, 246)
"""Grey levels of fills: darker ones come out black, brighter ones white."""

SCREEN = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * 16 + 8
"""The pattern of dots (Bayer's, 4 x 4) that stands for grey."""


def bilevel(page: Pixels, level: int) -> Pixels:
    """White where the page is brighter than ``level``, black elsewhere."""
    return np.where(page > level, 255, 0).astype(np.uint8)


def specked(page: Pixels, rng: np.random.Generator, per_million: float) -> Pixels:
    """Black and white specks of one to three pixels; ``per_million`` pixels of each colour."""
    out = page.copy()
    height, width = out.shape[:2]
    for colour in (0, 255):
        count = rng.poisson(height * width * per_million / 1e6)
        ys, xs = rng.integers(0, height - 3, count), rng.integers(0, width - 3, count)
        sizes = rng.integers(1, 4, (count, 2))
        for y, x, (dy, dx) in zip(ys, xs, sizes, strict=True):
            out[y : y + dy, x : x + dx] = colour
    return out


def streaked(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A dotted line from the top edge to the bottom: dust under the glass."""
    out = page.copy()
    height, width = out.shape[:2]
    left, thick = int(rng.integers(width // 20, width * 19 // 20)), int(rng.integers(1, 3))
    out[rng.random(height) < rng.uniform(0.5, 0.9), left : left + thick] = 0
    return out


def broken_rulings(page: Pixels, rng: np.random.Generator, share: float) -> Pixels:
    """Gaps in long straight strokes: about ``share`` of their length is lost."""
    out = page.copy()
    ink = (page < 128).astype(np.uint8)
    reach = max(30, page.shape[1] // 30)
    for shape in ((1, reach), (reach, 1)):
        long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        gap = max(3, reach // 8)
        size = (page.shape[0] // gap + 1, page.shape[1] // gap + 1)
        lost = (rng.random(size) < share).astype(np.uint8)
        mask = cv2.resize(lost, None, fx=gap, fy=gap, interpolation=cv2.INTER_NEAREST)
        out[(long > 0) & (mask[: page.shape[0], : page.shape[1]] > 0)] = 255
    return out


def weighted(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Strokes a little fatter or thinner than printed; fills become dots, as a fax renders them."""
    blurred = cv2.GaussianBlur(page, (0, 0), STROKE_BLUR)
    strokes = bilevel(np.asarray(blurred, dtype=np.uint8), int(rng.integers(*STROKE_LEVELS)))
    smooth = np.asarray(cv2.medianBlur(page, FILL_WINDOW), dtype=np.int16)
    even = np.abs(page.astype(np.int16) - smooth) < FILL_SPREAD
    filled = even & (smooth > FILL_LEVELS[0]) & (smooth < FILL_LEVELS[1])
    height, width = page.shape[:2]
    screen = np.tile(SCREEN, (height // 4 + 1, width // 4 + 1))[:height, :width]
    dots = np.where(smooth > screen, 255, 0).astype(np.uint8)
    return np.where(filled, dots, strokes).astype(np.uint8)


def copied(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A copy of a copy: hard contrast, toner dust, letters that fill in."""
    soft = cv2.GaussianBlur(page, (0, 0), 1.0).astype(np.float32)
    hard = np.clip((soft - 90) * 1.75, 0, 255).astype(np.uint8)
    return specked(hard, rng, 18)

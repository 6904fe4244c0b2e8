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
    """Strokes a little fatter or thinner than printed, by blur and another threshold."""
    blurred = cv2.GaussianBlur(page, (0, 0), STROKE_BLUR)
    return bilevel(np.asarray(blurred, dtype=np.uint8), int(rng.integers(*STROKE_LEVELS)))


def copied(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A copy of a copy: hard contrast, toner dust, letters that fill in."""
    soft = cv2.GaussianBlur(page, (0, 0), 1.0).astype(np.float32)
    hard = np.clip((soft - 96) * 2.1, 0, 255).astype(np.uint8)
    return specked(hard, rng, 18)

"""What paper and lamp do to a page: skew, grain, uneven light, shadows, the reverse side."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
WHITE = 255
COARSE = 0.5
"""Strength of the paper's grain against the sensor's; above 1 the page looks like felt."""


def _as_bytes(values: NDArray[np.float32]) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)


def turned(page: Pixels, degrees: float) -> Pixels:
    """The page turned about its centre (counter-clockwise), corners filled with paper white."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    white = (WHITE, WHITE, WHITE)
    return np.asarray(
        cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=white),
        dtype=np.uint8,
    )


def grained(page: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Fine noise of the sensor and a coarser one of the paper; ``strength`` in grey levels."""
    height, width = page.shape[:2]
    fine = rng.normal(0, strength, (height, width)).astype(np.float32)
    coarse = rng.normal(0, strength, (height // 8 + 1, width // 8 + 1)).astype(np.float32)
    noise = fine + COARSE * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return _as_bytes(page.astype(np.float32) + (noise if page.ndim == 2 else noise[..., None]))


def unevenly_lit(page: Pixels, rng: np.random.Generator, depth: float) -> Pixels:
    """A slow fall of light over the page, at most ``depth`` (share of white)."""
    height, width = page.shape[:2]
    coarse = rng.uniform(1 - depth, 1.0, (3, 3)).astype(np.float32)
    light = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return _as_bytes(page.astype(np.float32) * (light if page.ndim == 2 else light[..., None]))


def toned(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Paper that is not white and ink that is not black: levels squeezed a little."""
    low, high = rng.uniform(18, 42), rng.uniform(236, 250)
    return _as_bytes(low + page.astype(np.float32) * ((high - low) / 255))


def edge_shadowed(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A dark strip along one side, as of a lid that was not closed."""
    height, width = page.shape[:2]
    reach = int(width * rng.uniform(0.008, 0.03))
    ramp = np.linspace(rng.uniform(0.25, 0.5), 1.0, reach).astype(np.float32)
    shade = np.ones(width, np.float32)
    shade[:reach] = ramp
    if rng.random() < 0.5:
        shade = shade[::-1]
    grid = np.tile(shade, (height, 1))
    return _as_bytes(page.astype(np.float32) * (grid if page.ndim == 2 else grid[..., None]))


def curled(page: Pixels, rng: np.random.Generator, depth: float) -> Pixels:
    """Paper that bends: lines rise and fall by ``depth`` (share of the height) across the page."""
    height, width = page.shape[:2]
    u = np.linspace(0, 1, width, dtype=np.float32)
    v = np.linspace(0, 1, height, dtype=np.float32)
    phase, bow = rng.uniform(0, np.pi), rng.uniform(-1, 1)
    wave = np.sin(np.pi * (u * rng.uniform(0.8, 1.5)) + phase) + bow * (u - 0.5) ** 2 * 4
    fall = (0.6 + 0.4 * np.cos(np.pi * v * rng.uniform(0.5, 1.2)))[:, None]
    dy = depth * height * wave[None, :] * fall
    squeeze = depth * width * 0.7 * np.sin(np.pi * u)[None, :] * np.ones_like(fall)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    white = (WHITE, WHITE, WHITE)
    return np.asarray(
        cv2.remap(
            page,
            (xs + squeeze).astype(np.float32),
            (ys + dy).astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=white,
        ),
        dtype=np.uint8,
    )


def shone_through(page: Pixels, back: Pixels, strength: float) -> Pixels:
    """The reverse side's ink, mirrored and blurred, showing through by ``strength`` (0-1)."""
    height, width = page.shape[:2]
    mirrored = cv2.resize(back[:, ::-1], (width, height), interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(mirrored, (0, 0), width / 1100)
    return _as_bytes(page.astype(np.float32) - (255 - blurred.astype(np.float32)) * strength)

"""The ring of a round seal in ink that other strokes cross."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

SMALLEST, LARGEST = 3.5, 16.0
"""Radius of a seal in character heights: seals are 3 to 4.5 cm wide, letters 1.5 to 2.5 mm high."""

TRIALS = 800
"""Circles through three random points that are tried; with a third of the ink on the ring, one in
thirty is right."""

SECTORS = 60
"""Sectors of a circle in which ink is looked for."""

COVERED = 0.68
"""Share of the sectors that have ink on a ring. Below 0.55 loops of a pen count, above 0.85 badly
inked seals are lost."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle in pixels of the picture it was found in; ``support`` is its inked share (0-1)."""

    x: float
    y: float
    radius: float
    support: float


def find_ring(ink: Mask, character_height: float, covered: float = COVERED) -> Ring | None:
    """The outermost well-inked circle; None when there is none of a seal's size.

    ``covered`` is the share of its sectors that must have ink.
    """
    ys, xs = np.nonzero(ink)
    if len(xs) < SECTORS or max(ink.shape) < 2 * SMALLEST * character_height:
        return None
    points = np.stack([xs, ys], axis=1).astype(np.float64)
    random = np.random.default_rng(len(points))
    circles = _through(points[random.integers(0, len(points), (TRIALS, 3))])
    radius = circles[:, 2]
    fits = (radius >= SMALLEST * character_height) & (radius <= LARGEST * character_height)
    fits &= (circles[:, 0] > 0) & (circles[:, 0] < ink.shape[1])
    fits &= (circles[:, 1] > 0) & (circles[:, 1] < ink.shape[0])
    best: Ring | None = None
    for x, y, r in _promising(circles[fits], points):
        support = _support(points, x, y, r)
        if support >= covered and (best is None or support * r > best.support * best.radius):
            best = Ring(float(x), float(y), float(r), support)
    return best


def inside(ring: Ring, shape: tuple[int, ...]) -> Mask:
    """The disc of a ring, its own stroke included."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    reach = 1.07 * ring.radius + 1.5
    return np.asarray((x - ring.x) ** 2 + (y - ring.y) ** 2 <= reach**2, dtype=np.bool_)


def _through(triples: Values) -> Values:
    """Centre and radius of the circles through three points each; far away for points in line."""
    a, b, c = triples[:, 0], triples[:, 1], triples[:, 2]
    ab, ac = b - a, c - a
    cross = 2 * (ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
    cross = np.where(np.abs(cross) < 1e-6, 1e-6, cross)
    sab, sac = (ab**2).sum(axis=1), (ac**2).sum(axis=1)
    ux = (ac[:, 1] * sab - ab[:, 1] * sac) / cross
    uy = (ab[:, 0] * sac - ac[:, 0] * sab) / cross
    return np.stack([a[:, 0] + ux, a[:, 1] + uy, np.hypot(ux, uy)], axis=1)


def _promising(circles: Values, points: Values) -> Values:
    """The twenty circles that have most ink on them for their length, of a sample of the ink."""
    if not len(circles):
        return circles
    sample = points[:: len(points) // 400 + 1]
    distance = np.hypot(
        sample[np.newaxis, :, 0] - circles[:, :1], sample[np.newaxis, :, 1] - circles[:, 1:2]
    )
    near = (np.abs(distance - circles[:, 2:]) < 1.5).sum(axis=1)
    return circles[np.argsort(-near, kind="stable")[:20]]


def _support(points: Values, x: float, y: float, radius: float) -> float:
    """The share of a circle's sectors in which ink lies on it."""
    dx, dy = points[:, 0] - x, points[:, 1] - y
    on = np.abs(np.hypot(dx, dy) - radius) < max(1.5, 0.03 * radius)
    sector = ((np.arctan2(dy[on], dx[on]) / (2 * np.pi) + 0.5) * SECTORS).astype(np.int64)
    return float(len(np.unique(np.minimum(sector, SECTORS - 1)))) / SECTORS

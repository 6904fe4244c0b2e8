"""The ink of a round seal that is as dark as print, told from the print below it by its shape."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import Mask
from zi_extract.imaging.ring import Ring, find_ring
from zi_extract.model.geometry import Box
from zi_extract.pixels.pieces import Pieces, gathered, pieces_of

Values = NDArray[np.float64]

ARC = 2.8
"""Least extent of a piece of a broken ring in character heights: letters of titles have up to 2.6,
and what they form along a circle by chance is no ring."""

ARC_THICKNESS = 0.15
"""Least extent of it in the other direction: rules have less."""

FULLEST_ARC = 0.45
"""Largest share of its box that a piece of a ring inks; words that run together have more."""

COVERED = 0.5
"""Share of its sectors in which the pieces of a broken ring must lie. Fax breaks rings to 0.55."""

REACH = 3.0
"""Gap between the pieces of one ring in character heights."""

LEAST_PIECES = 7.5
"""Extent of such pieces together in character heights, with 1.5 of paper around them: of a seal 7
across the half may be missing. Lower looks for rings in headings."""

STROKE = 0.5
"""Share of the directions in which a ring has ink: circles of a seal's letters have up to 0.47."""

OUTER = 0.62
"""Least share of the directions in which the outer ring has ink. Circles through text reach 0.55,
rings broken by fax have 0.74."""

CONTRAST = 0.2
"""How much less the ink between the rings covers, in the median: circles through text cover as much
at every radius, solid logos too."""

INNERMOST, OUTERMOST = 0.45, 1.06
"""Radii between which rings are looked for, in shares of the outer ring's; inside lies an emblem,
outside the ring's own rough edge."""

ROW_RIM = 0.15
"""Rim of a printed row that is kept, in character heights."""

BESIDE = 4.0
"""Gap between a seal and a row that runs on below it, in character heights: letters that touch the
ring are none yet, so rows seem to begin behind it. At 3.0 titles of faxes are lost below the seal;
much more keeps the seal's ink for rows of other columns."""


def find_ring_boxes(pieces: Pieces, height: float) -> list[Box]:
    """Where pieces of rings may lie: boxes of long thin ink of a seal's size or more."""
    return gathered(
        _arcs(pieces, height), max(1, int(REACH * height / 2)), least=LEAST_PIECES * height
    )


def ring_ink(ink: Mask, rows: Sequence[Box], height: float, whole: bool) -> Mask | None:
    """The seal's ink in a window of the page; None when there is no ring in it.

    ``rows`` are the printed rows in the window's pixels. Where rings cross them, strokes that go on
    at both sides of a ring are print. ``whole``: all else inside the seal is its ink, too, except
    what lies in rows; otherwise only its rings are.
    """
    ring = find_ring(_arcs(pieces_of(ink), height), height, COVERED)
    if ring is None:
        return None
    radius = _relative_radius(ink, ring)
    rings, thickness = _rings(ink, radius, ring)
    if not rings.any():
        return None
    gone = rings & ink & ~_crossing(ink & ~rings, thickness)
    if whole:
        gone |= (radius <= OUTERMOST) & ink & ~_in_rows(rows, ring, height, ink.shape)
    return np.asarray(gone, dtype=np.bool_)


def _arcs(pieces: Pieces, height: float) -> Mask:
    width, tall, area = (pieces.stats[:, k] for k in (2, 3, 4))
    long = np.maximum(width, tall) >= ARC * height
    long &= np.minimum(width, tall) >= ARC_THICKNESS * height
    long &= area <= FULLEST_ARC * width * tall
    long[0] = False
    return pieces.ink(long)


def _relative_radius(ink: Mask, ring: Ring) -> Values:
    """Distance from the seal's centre, 1 on its outer ring.

    Measured by an ellipse where the scan is stretched in one direction.
    """
    ys, xs = np.nonzero(ink)
    points = np.stack([xs, ys], axis=1).astype(np.float64)
    x, y, a, b = ring.x, ring.y, ring.radius, ring.radius
    for tolerance in (0.1, 0.06, 0.04):
        off = np.abs(np.hypot((points[:, 0] - x) / a, (points[:, 1] - y) / b) - 1)
        near = points[off <= tolerance] - (ring.x, ring.y)
        system = np.stack([near[:, 0] ** 2, near[:, 1] ** 2, near[:, 0], near[:, 1]], axis=1)
        found = np.linalg.lstsq(system, np.ones(len(near)), rcond=None)[0]
        p, q, r, s = (float(value) for value in found)
        if p <= 0 or q <= 0:
            break
        dx, dy = -r / (2 * p), -s / (2 * q)
        size = 1 + p * dx**2 + q * dy**2
        x, y, a, b = ring.x + dx, ring.y + dy, (size / p) ** 0.5, (size / q) ** 0.5
        if abs(a / ring.radius - 1) > 0.12 or abs(b / ring.radius - 1) > 0.12:
            x, y, a, b = ring.x, ring.y, ring.radius, ring.radius
            break
    gy, gx = np.ogrid[: ink.shape[0], : ink.shape[1]]
    return np.asarray(np.hypot((gx - x) / a, (gy - y) / b), dtype=np.float64)


def _rings(ink: Mask, radius: Values, ring: Ring) -> tuple[Mask, int]:
    """The pixels on rings, and the thickness of the thickest in pixels."""
    count = int(OUTERMOST * ring.radius) + 1
    bins = np.minimum((radius * ring.radius).astype(np.int64), count)
    gy, gx = np.ogrid[: ink.shape[0], : ink.shape[1]]
    sector = ((np.arctan2(gy - ring.y, gx - ring.x) / np.pi + 1) * 60).astype(np.int64) % 120
    inked = np.zeros((count + 1, 120), dtype=np.bool_)
    inked[bins[ink], sector[ink]] = True
    share = inked.mean(axis=1)
    if not _stands_out(share, ring.radius):
        return np.zeros(ink.shape, dtype=np.bool_), 1
    covered = share >= STROKE
    covered[: int(INNERMOST * ring.radius)] = False
    covered[1:] |= covered[:-1].copy()
    covered[:-1] |= covered[1:].copy()
    covered[count] = False
    runs = np.diff(np.flatnonzero(np.diff(np.pad(covered, 1).astype(np.int8))))[::2]
    return np.asarray(covered[bins], dtype=np.bool_), int(runs.max(initial=1))


def _stands_out(share: Values, radius: float) -> bool:
    """Whether the outer ring is inked most of its way and more than what lies inside it."""
    outer = float(share[int(0.95 * radius) : -1].max())
    inner = float(np.median(share[int(0.6 * radius) : int(0.95 * radius)]))
    return outer >= OUTER and outer - inner >= CONTRAST


def _crossing(ink: Mask, thickness: int) -> Mask:
    """Where strokes that end at a ring go on behind it."""
    side = thickness + 3
    line = np.ones((1, side), np.uint8)
    slant = np.eye(side, dtype=np.uint8)
    picture, found = ink.view(np.uint8), np.zeros(ink.shape, dtype=np.uint8)
    for kernel in (line, line.T, slant, slant[::-1]):
        found |= cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ascontiguousarray(kernel))
    return np.asarray(found > 0, dtype=np.bool_)


def _in_rows(rows: Sequence[Box], ring: Ring, height: float, shape: tuple[int, ...]) -> Mask:
    """Where rows that reach the seal run on across it."""
    kept = np.zeros(shape, dtype=np.bool_)
    for row in rows:
        off = abs(row.center_y - ring.y)
        chord = max(0.0, ring.radius**2 - off**2) ** 0.5
        if (
            row.left > ring.x + chord + BESIDE * height
            or row.right < ring.x - chord - BESIDE * height
        ):
            continue
        top, bottom = row.top - ROW_RIM * height, row.bottom + ROW_RIM * height
        kept[max(0, int(top)) : max(0, int(bottom) + 1)] = True
    return kept

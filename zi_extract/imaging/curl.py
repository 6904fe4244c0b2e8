"""The bend of a page: rulings and lines of text followed as curves, and made straight.

Every curve was straight once: along it, what its position varies is the bend. All curves of a page
together give one smooth bend, fitted by weighted least squares in which each curve keeps a level
of its own (Legendre polynomials; curves that do not fit lose their weight).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.polynomial import legendre
from numpy.typing import NDArray

from zi_extract.imaging.character import letters_of
from zi_extract.imaging.curves import Curves, Mask, ruling_curves, text_curves
from zi_extract.imaging.skew import find_skew
from zi_extract.model.geometry import Warp

Lattice = NDArray[np.float64]

DEGREE_ALONG = 6
"""Highest degree of the bend along the lines. Below 4 a book's fold is cut off, above 8 the bend
begins to follow single words."""

DEGREE_ACROSS = 4
"""Highest degree of the bend from line to line."""

STIFFNESS = 2e-5
"""How much a bend is held back where few curves show it, as a share of all weight and rising with
the fourth power of its degree. Lower lets empty corners flap, higher flattens real bends."""

OUTLIER = 0.8
"""Distance in pixels of the reduced copy from which a piece of a curve loses weight: letters with
descenders and strokes of stamps lie further off than the unevenness of good lines."""

LEAST_BEND = 0.0006
"""Bend (95th percentile along the curves) from which a page is unbent, in shares of its long side:
1.4 pixels of an A4 page at 200 dpi, a fifth of a letter's height. Below it flat pages are bent by
the unevenness of their print."""

LEAST_PIECES = 40
"""Fewer pieces of curves than this (about four lines of text) cannot show a bend."""

SURE_PIECES = 200
"""Pieces from which the fitted tilt is more exact than the skew found by projection (0.01 degrees
against 0.03); on emptier pages seals and signatures pull at both, and the skew is looked for once
more in the letters alone."""

LEAST_MISFIT = 0.5
"""Misfit of straight lines (pixels of the reduced copy) below which a page is flat: good print on
flat paper has 0.1 to 0.4."""

GAIN = 0.72
"""Share of that misfit that the bend may leave. Stamps and strokes of a pen on a page of few lines
misfit any bend; on bent pages a fifth is left."""

STRONG_GAIN = 0.8
"""As GAIN, for a bend of twice LEAST_BEND: chance does not bend a page that far."""

TILT = ((1, 0),)
BEND = tuple(
    (j, k)
    for j in range(1, DEGREE_ALONG + 1)
    for k in range(DEGREE_ACROSS + 1)
    if j + k <= DEGREE_ALONG
)
"""Degrees along and across of the terms of a fit. Degree 0 along is left out everywhere: how lines
are spaced is no bend."""

NODES = 33
"""Nodes of the lattice in each direction: linear steps between them stay under 0.1 pixel."""


def find_warp(mask: Mask, skew: float, scale: float) -> tuple[float, Warp | None]:
    """The skew in degrees made more exact, and the bend that is left (None for a flat page).

    ``mask`` is the ink of the upright page on a copy reduced by ``scale``; the warp's shifts are in
    pixels of the page itself.
    """
    level = _levelled(mask, skew)
    lines = ruling_curves(level).joined(text_curves(level))
    if len(lines.along) < LEAST_PIECES:
        return skew, None
    height, width = level.shape
    flat = _Bend(lines, width, height, TILT)
    down = _Bend(lines, width, height, BEND)
    least = LEAST_BEND * max(mask.shape)
    if not _is_better(flat, down, least):
        if len(lines.along) < SURE_PIECES:
            return find_skew(letters_of(mask)[1]), None
        return skew - math.degrees(math.atan(flat.take_tilt())), None
    tilt = down.take_tilt()
    across = _sideways(level, tilt, least)
    dy = down.lattice() / scale
    dx = np.zeros_like(dy) if across is None else across.lattice().T / scale
    return skew - math.degrees(math.atan(tilt)), Warp(_rows(dx), _rows(dy))


def _is_better(flat: _Bend, bent: _Bend, least: float) -> bool:
    """Whether the curves really are bent: many lie off straight lines, few off the bend."""
    if bent.size < least or flat.misfit < LEAST_MISFIT:
        return False
    return bent.misfit <= (STRONG_GAIN if bent.size >= 2 * least else GAIN) * flat.misfit


def _sideways(level: Mask, tilt: float, least: float) -> _Bend | None:
    """The bend of the vertical rulings; None when there are too few of them to tell."""
    curves = ruling_curves(np.ascontiguousarray(level.T))
    if len(curves.along) < LEAST_PIECES:
        return None
    height, width = level.shape
    bend = _Bend(curves, height, width, BEND)
    bend.add_tilt(tilt)
    return bend if bend.size >= least / 2 else None


def _levelled(mask: Mask, skew: float) -> Mask:
    """The mask turned clockwise by ``skew`` about its centre."""
    if skew == 0.0:
        return mask
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), -skew, 1.0)
    picture = mask.view(np.uint8) * np.uint8(255)
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR)
    return np.asarray(turned >= 128, dtype=np.bool_)


class _Bend:
    """A smooth shift across the lines, fitted to curves; lengths in pixels of the reduced copy."""

    def __init__(
        self, curves: Curves, length: int, breadth: int, terms: Sequence[tuple[int, int]]
    ) -> None:
        self._length, self._breadth = length, breadth
        self._curves = curves
        self._terms = np.array(terms)
        self._extent = (
            (float(curves.along.min()), float(curves.along.max())),
            (float(curves.across.min()), float(curves.across.max())),
        )
        self._basis = self._terms_at(curves.along, curves.across)
        self._factors = self._fitted()

    @property
    def size(self) -> float:
        """The 95th percentile of the bend along the curves, the tilt of the whole left out."""
        shift = self._curves.centred(self._basis @ self._factors, self._curves.weight)
        return float(np.percentile(np.abs(shift), 95))

    @property
    def misfit(self) -> float:
        """How far pieces lie off their curve once the bend is taken out (75th percentile)."""
        off = self._curves.across - self._basis @ self._factors
        return float(np.percentile(np.abs(self._curves.centred(off, self._curves.weight)), 75))

    def take_tilt(self) -> float:
        """The slope common to all curves; it is no longer part of the bend then."""
        slope = float(self._factors[0]) / (self._length / 2)
        self._factors[0] = 0.0
        return slope

    def add_tilt(self, slope: float) -> None:
        """Count in that the page is turned by ``slope`` more than it was when this was fitted."""
        self._factors[0] += slope * self._length / 2

    def lattice(self) -> Lattice:
        """The shift at the nodes, ``NODES`` rows by ``NODES``; flat beyond the curves."""
        along = np.clip(np.linspace(0, self._length, NODES), *self._extent[0])
        across = np.clip(np.linspace(0, self._breadth, NODES), *self._extent[1])
        at, level = np.meshgrid(along, across)
        shift = self._terms_at(at.ravel(), level.ravel()) @ self._factors
        return np.asarray(shift.reshape(NODES, NODES), dtype=np.float64)

    def _terms_at(self, along: Lattice, across: Lattice) -> Lattice:
        u = legendre.legvander(2 * along / self._length - 1, DEGREE_ALONG)
        v = legendre.legvander(2 * across / self._breadth - 1, DEGREE_ACROSS)
        return np.asarray(u[:, self._terms[:, 0]] * v[:, self._terms[:, 1]], dtype=np.float64)

    def _fitted(self) -> Lattice:
        """Least squares; after each round pieces far off their curve weigh less."""
        curves, weight = self._curves, self._curves.weight
        factors: Lattice = np.zeros(len(self._terms))
        for _ in range(5):
            basis = curves.centred(self._basis, weight)
            target = curves.centred(curves.across, weight)
            stiff = STIFFNESS * weight.sum() * ((self._terms**2).sum(axis=1) - 1.0) ** 2
            normal = (basis * weight[:, np.newaxis]).T @ basis + np.diag(stiff + 1e-9)
            solved = np.linalg.solve(normal, basis.T @ (weight * target))
            factors = np.asarray(solved, dtype=np.float64)
            off = np.abs(target - basis @ factors) / OUTLIER
            weight = curves.weight / (1.0 + off**2) ** 2
        return factors


def _rows(lattice: Lattice) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(round(float(value), 2) for value in row) for row in lattice)

"""Edges on dotted and striped fills: a ruling is darker there than the ground beside it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.lattice_line import LatticeLine

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

DOTTED, SOLID = 0.3, 0.8
"""Share (0-1) of ink on either side of an edge from which it lies in a dotted fill, and from which
that fill is solid: a ruling in it cannot be seen. Letters ink less than the first."""

ON, BESIDE, AWAY = 0.25, 0.45, 0.9
"""How far from its line an edge's darkest ink may lie, and from where to where the ground is looked
at, in character heights; the next column is 1.2 away."""

STROKE = 0.15
"""Width of a ruling in character heights; one of a single pixel is looked for too."""

CONTRAST = 0.3
"""Least share (0-1) of the ground's white that is inked on a ruling. Of 1,100 edges in fills of
faxes and copies 9 had less, of 1,500 places without one 50 had more, all of them letters."""

LEAST_RUN = 0.8
"""Shortest run of a ruling between what a fax has eaten of it, in character heights; dots have a
height of 0.3 at most."""

LEAST_WHITE = 0.4
"""Share (0-1) of white that a ground counts as having at least: stripes and black rows of dots have
none here and there, where specks would pass for contrast."""


def contrast_in_fill(
    mask: Mask, line: LatticeLine, first: int, last: int, unit: float
) -> float | None:
    """How much darker an upright line is between two pixel rows than the dotted fill around it.

    A share (0-1) of the fill's white, below zero where it is paler; None where there is no such
    fill on both sides. ``mask`` is the ink of the page (``H x W``), ``unit`` the character height
    in pixels.
    """
    place, reach = line.place((first + last) / 2), AWAY * unit
    left = max(0, int(place - reach))
    covered = mask[first:last, left : int(place + reach) + 1].mean(axis=0)
    off = np.arange(left, left + len(covered)) + 0.5 - place
    away, on = np.abs(off) >= BESIDE * unit, np.abs(off) <= ON * unit
    sides = [covered[away & side] for side in (off < 0, off > 0)]
    if min(map(len, sides)) == 0 or min(side.mean() for side in sides) < DOTTED:
        return None
    if np.concatenate(sides).mean() > SOLID:
        return None
    widths = 1, max(2, round(STROKE * unit))
    inked = mask[first:last, left : left + len(covered)]
    return max(
        *(_contrast(covered, width, on, away) for width in widths),
        *(_contrast_of_runs(inked, width, unit, on, away) for width in widths),
    )


def _contrast_of_runs(inked: Mask, width: int, unit: float, on: Mask, away: Mask) -> float:
    """The share of the edge's length in runs of a stroke of that width, beyond those beside it.

    What a fax has eaten of the ruling and of the fill does not tell against it.
    """
    strokes = cv2.erode(inked.astype(np.uint8), np.ones((1, width), np.uint8), borderValue=0)
    length = 2 * max(1, round(LEAST_RUN * unit / 2)) + 1
    runs = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    covered = runs.mean(axis=0)
    return float(covered[on].max()) - float(covered[away].max())


def _contrast(covered: Floats, width: int, on: Mask, away: Mask) -> float:
    """How much of the ground's white the darkest stroke of that width inks."""
    strokes = np.convolve(covered, np.ones(width) / width, "same")
    strokes[: width - 1] = strokes[len(strokes) - width + 1 :] = 0.0
    ground = float(strokes[away].max())
    return (float(strokes[on].max()) - ground) / max(1.0 - ground, LEAST_WHITE)

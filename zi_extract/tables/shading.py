"""Filled cells: how dark they are told from paper by, and what a page's own places say of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

SHADE = 0.12
"""Share by which a filled cell is darker than the paper around it. Below 0.08 uneven light fills
cells; the lightest grey in use (90 %) stands at 0.1 on screen and 0.15 once scanned."""

UNSURE_SHADE = 0.06
"""Share from which darkening may be a pale fill: such cells are for people to look at. Of 17,600
bare places one in a thousand has 0.05, the palest fills on screen (90 %) lie above 0.1."""

PARTED, MIN_FILLS, PALE = 0.04, 3, 0.5
"""Least gap between the darkest bare place of a page and its palest fill by which the page itself
tells what is filled; how many fills tell it; and the share (0-1) of their usual darkening that the
palest has. Bare places reach 0.03 under slanting light, the palest fills of 1,300 stood 0.05 above
them."""


APART = 0.02
"""Least gap between bare places and what may be a pale fill, on a page that marks by fills. Places
lie closer together under slanting light; copies leave fills at 0.035 where all bare ones are 0."""


def least_doubt(shades: Sequence[float], strokes: int) -> float:
    """Darkening (0-1) from which places of a page's time grids may be pale fills.

    On a page that marks by fills, not by ``strokes``, what a gap parts from bare places, too.
    """
    ordered = sorted(shades)
    if sum(shade >= SHADE for shade in ordered) < max(MIN_FILLS, strokes):
        return UNSURE_SHADE
    gaps = [(b - a, b) for a, b in pairwise(ordered) if b < UNSURE_SHADE]
    gap, least = max(gaps, default=(0.0, UNSURE_SHADE))
    return least if gap >= APART else UNSURE_SHADE


def least_shade(shades: Sequence[float], strokes: int) -> float:
    """Darkening (0-1) from which places of a page's time grids are filled, by its own places.

    ``strokes`` are the page's marks made of strokes. Pale fills lie on both sides of SHADE; they
    are fills where a gap parts them from all that is bare. Where a page marks with strokes, a stain
    or a seal may lie over some places as evenly.
    """
    ordered = sorted(shades)
    gaps = [(b - a, b) for a, b in pairwise(ordered) if a < SHADE and b >= UNSURE_SHADE]
    gap, least = max(gaps, default=(0.0, SHADE))
    fills = [shade for shade in ordered if shade >= least]
    if gap < PARTED or len(fills) < max(MIN_FILLS, strokes):
        return SHADE
    return min(least, SHADE) if least >= PALE * float(np.median(fills)) else SHADE

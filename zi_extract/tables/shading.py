"""Filled cells: how dark they are told from paper by, and what a page's own places say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

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

FAINTEST = 0.15
"""Share (0-1) of the usual darkening of a page's fills from which a place may be one of them that a
copy has bleached. Slanting light darkens places by 0.04, a sixteenth of charcoal."""

DUST, UNSURE_DUST = 0.08, 0.04
"""Share (0-1) of a place's inside that is in specks from which they are a fill of dots that a fax
has thinned, and from which they may be. Of 18,000 places that were empty or held a mark the
dustiest had 0.024; thinned fills have 0.1 to 0.2."""

DUST_APART = 0.012
"""Least gap in specks between bare places and what may be a thinned fill, on a page that marks by
fills: its bare places have 0.001 to 0.007."""


@dataclass(frozen=True, slots=True)
class FillLevels:
    """Darkening, or dust, (0-1) from which places of a page are ``filled``, and ``may_be``."""

    filled: float
    may_be: float


def bright_of(grey: NDArray[np.uint8]) -> float:
    """The grey level (0-255) of a page's bright paper, told by every fourth pixel."""
    return float(np.percentile(grey[::4, ::4], 90))


def fill_levels(shades: Sequence[float], strokes: int) -> FillLevels:
    """What the page's own places say; ``strokes`` are the page's marks made of strokes.

    Where a page marks with strokes, a stain or a seal may lie over some places as evenly as a fill.
    """
    ordered = sorted(shades)
    fewest = max(MIN_FILLS, strokes)
    return FillLevels(_least_shade(ordered, fewest), _least_doubt(ordered, fewest))


def dust_levels(dusts: Sequence[float], fills: int, strokes: int) -> FillLevels:
    """The same of specks: pale greys that a fax made of dots and thinned out.

    ``dusts`` are those of the page's places, of which so many hold ``fills`` and ``strokes``. A
    smudge has as many specks as a thinned fill: what only a gap tells is unsure.
    """
    apart = (dust for bare, dust in pairwise(sorted(dusts)) if dust - bare >= DUST_APART)
    least = next(apart, UNSURE_DUST) if fills >= max(MIN_FILLS, strokes) else UNSURE_DUST
    return FillLevels(DUST, min(UNSURE_DUST, least))


def _least_doubt(ordered: Sequence[float], fewest: int) -> float:
    """On a page that marks by fills, what a gap parts from bare places may be one, too."""
    if sum(shade >= SHADE for shade in ordered) < fewest:
        return UNSURE_SHADE
    palest = FAINTEST * float(np.median([shade for shade in ordered if shade >= SHADE]))
    gap, least = _widest_gap(ordered, lambda _, shade: palest <= shade < UNSURE_SHADE)
    return least if gap >= APART else UNSURE_SHADE


def _least_shade(ordered: Sequence[float], fewest: int) -> float:
    """Pale fills lie on both sides of SHADE: fills where a gap parts them from all that is bare."""
    gap, least = _widest_gap(ordered, lambda bare, shade: bare < SHADE and shade >= UNSURE_SHADE)
    fills = [shade for shade in ordered if shade >= least]
    if gap < PARTED or len(fills) < fewest:
        return SHADE
    return min(least, SHADE) if least >= PALE * float(np.median(fills)) else SHADE


def _widest_gap(
    ordered: Sequence[float], tells: Callable[[float, float], bool]
) -> tuple[float, float]:
    """The widest gap between two neighbours that tell something, and the darker of them."""
    gaps = [(dark - bare, dark) for bare, dark in pairwise(ordered) if tells(bare, dark)]
    return max(gaps, default=(0.0, SHADE))

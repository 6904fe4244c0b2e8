"""Edges as stretches of the line that they lie on: between which places, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.lattice_line import LatticeLine

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int_]
Edges = tuple[Places, Places]
"""First place of each edge along its line, and the one after its last."""

INSET = 0.05
"""What is left out at each end of an edge beside half the crossing ruling, in character heights:
ragged ink of the crossing. More hides the bare ends that tell a letter's stem from an edge."""

BARE_END = 0.12
"""Bare length from which an end of an edge does not reach the crossing, in character heights."""

RAGGED = 0.2
"""How far the ragged end of the ruling above or below may reach into an edge, in character heights:
it does not tie a letter's stem to the crossing."""


def spans(line: LatticeLine, crossing: Sequence[LatticeLine], size: int, unit: float) -> Edges:
    """Where the edges lie between each two neighbouring ``crossing`` lines.

    ``size`` is how long the page is along the line, ``unit`` the character height.
    """
    cuts = np.array([other.place(line.position) for other in crossing])
    rim = np.array([other.thickness / 2 + INSET * unit for other in crossing])
    rim[:-1] = np.minimum(rim[:-1], np.diff(cuts) / 4)
    first = np.ceil(cuts[:-1] + rim[:-1]).astype(int)
    first = np.minimum(np.maximum(first, 0), size - 1)
    last = np.floor(cuts[1:] - rim[1:]).astype(int)
    return first, np.minimum(np.maximum(last, first + 1), size)


def bare_ends(
    hits: Flags, first: Places, last: Places, unit: float, share: Floats | float = 0.0
) -> Flags:
    """Which edges have no ink at either end, over BARE_END or that share (0-1) of their length."""
    bare = np.maximum(np.where(share, share * (last - first), BARE_END * unit), 1.0)
    before, after = _past_rulings(hits, first, last, RAGGED * unit)
    places, size = np.arange(len(hits)), len(hits)
    following = np.minimum.accumulate(np.where(hits, places, size)[::-1])[::-1]
    preceding = np.maximum.accumulate(np.where(hits, places, -1))
    return np.asarray(
        (following[before] - before >= bare) & (after - 1 - preceding[after - 1] >= bare)
    )


def _past_rulings(hits: Flags, first: Places, last: Places, most: float) -> tuple[Places, Places]:
    """The edges' ends where the ink of the rulings above and below them stops, if it does soon."""
    places, size = np.arange(len(hits)), len(hits)
    next_gap = np.minimum.accumulate(np.where(hits, size, places)[::-1])[::-1]
    last_gap = np.maximum.accumulate(np.where(hits, -1, places))
    reach = np.minimum(max(1, round(most)), (last - first) // 4)
    before, after = next_gap[first], last_gap[last - 1] + 1
    return (
        np.where(before - first <= reach, before, first),
        np.where(last - after <= reach, after, last),
    )


def means(values: Flags | Floats, first: Places, last: Places) -> Floats:
    """The mean of the values from each ``first`` up to its ``last``."""
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    return np.asarray((total[last] - total[first]) / (last - first))


def longest_runs(hits: Flags, first: Places, last: Places) -> Places:
    """The longest run of ink that begins or lies between each ``first`` and ``last``."""
    places = np.arange(len(hits))
    since = places - np.maximum.accumulate(np.where(hits, -1, places))
    bounds = np.stack([first, last], axis=1).ravel()
    return np.asarray(np.maximum.reduceat(since, np.minimum(bounds, len(since) - 1))[::2])

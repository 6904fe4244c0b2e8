"""Bold words and numerals that fill their cells from side to side, and so pass for edges.

A ruling is as thin as its pen, and bare ground or dots lie on at least one side of it. A line of
words is as thick as its letters are high: ink goes on above and below wherever one looks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.lattice_line import LatticeLine

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

SEARCHED = 0.25
"""How far from its line the ink of an edge is looked for, in character heights, as its support."""

FROM, TO = 0.1, 0.33
"""Where letters go on above and below a stroke, from so many character heights beside the edge of a
ruling to so many. Nearer is the ragged rim of a ruling, farther ends what small letters reach."""

LESSER, MEAN = {True: 0.35, False: 0.4}, {True: 0.55, False: 0.45}
"""Share (0-1) of ink on the lesser side of a level and of an upright edge, and on both in the mean,
from which it is made of letters: level lines of words have 0.4 and 0.6. Of 56,500 level edges that
are drawn 16 have so much, all between gnawed black marks of one fax, where their neighbours keep
them; of 46,700 upright ones 7. The darkest grey of dots has 0.45 and 0.45, a numeral in the middle
of two columns 0.5 and 0.55."""

AS_DARK = 0.8
"""Ink, as share (0-1) of the darkest place within reach, from which the place nearest to the line
is its stroke: rows of dots beside a gnawed ruling are darker than it."""

THICKER, THICK = 1.6, 0.5
"""Thickness of a level stroke in that of its line, and in character heights, from which it is
bold words that blur has run together: its line is a ruling elsewhere, and as thick as that here."""

BEYOND, FILLED = (0.8, 1.1), 0.3
"""From where to where, in character heights, letters come to an end, and the share (0-1) of ink
that only cells filled with black keep all the way there, on either side: a ruling may bound them.
Below letters a place is left with dots at most (0.2), even where a ruling follows."""


def is_line_of_words(
    mask: Mask,
    line: LatticeLine,
    places: NDArray[np.int_],
    character_height: float,
    *,
    horizontal: bool,
) -> bool:
    """Whether the ink of an edge at these ``places`` along its line is that of words.

    ``mask`` is the ink of the page, first across the line: ``H x W`` for level ones, ``W x H`` for
    upright ones.
    """
    if not len(places):
        return False
    half = line.thickness / 2
    reach = max(1, round(SEARCHED * character_height + half))
    near, beyond = (_band(part, half, character_height) for part in ((FROM, TO), BEYOND))
    most = reach + beyond[1]
    steps = np.arange(-most, most + 1)[:, None]
    heights = np.clip(line.pixels(int(places[-1]) + 1)[places] + steps, 0, len(mask) - 1)
    profile = np.asarray(mask[heights, places].mean(axis=1), np.float64)
    searched = profile[most - reach : most + reach + 1]
    dark = np.flatnonzero(searched >= AS_DARK * searched.max()) - reach
    middle = most + int(dark[np.abs(dark).argmin()])
    if max(_sides(profile, middle, beyond, np.min)) >= FILLED:
        return False
    thickness = _thickness(profile >= AS_DARK * searched.max(), middle)
    if horizontal and thickness >= max(THICKER * line.thickness, THICK * character_height):
        return True
    lesser, more = sorted(_sides(profile, middle, near))
    return lesser >= LESSER[horizontal] and (lesser + more) / 2 >= MEAN[horizontal]


def _thickness(dark: NDArray[np.bool_], middle: int) -> int:
    """How many places around the middle are dark without a gap."""
    light = np.flatnonzero(~dark)
    after = int(np.searchsorted(light, middle))
    first = int(light[after - 1]) if after else -1
    last = int(light[after]) if after < len(light) else len(dark)
    return last - first - 1


def _band(part: tuple[float, float], half: float, character_height: float) -> tuple[int, int]:
    """The first and the last pixel of a band beside the middle of a ruling ``half`` as thick."""
    first, last = (round(half + each * character_height) for each in part)
    return max(2, first), max(3, last)


def _sides(
    profile: Floats, middle: int, band: tuple[int, int], of: Callable[[Floats], Any] = np.mean
) -> tuple[float, float]:
    """Share (0-1) of ink above and below the ``middle``, so many pixels away."""
    first, last = band
    above = profile[middle - last : middle - first + 1]
    below = profile[middle + first : middle + last + 1]
    return float(of(above)), float(of(below))

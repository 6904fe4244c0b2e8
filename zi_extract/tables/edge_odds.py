"""How likely each edge of a lattice is there: from its own ink, its neighbours and its labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.even_labels import with_even_labels
from zi_extract.tables.evidence import PRESENT, REMAINS, Evidence
from zi_extract.tables.time_rows import complete_rows

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEVEL_MARGIN, UPRIGHT_MARGIN = 0.3, 0.4
"""How far below this table's usual rulings (their weakest tenth) the support of level and upright
edges may fall before they are as likely absent as present. Smaller loses edges of a fax; larger
takes lines of bold text for level edges, stems of letters for upright ones."""

CLEAN, CLEAN_MARGIN = 0.95, 0.25
"""Usual support from which a table is cleanly printed, and how far below it an upright edge may
fall there: nothing eats its edges, and letters of two lines above one another reach 0.55."""

LOWEST_LEVEL, LOWEST_UPRIGHT = 0.5, 0.45
"""Support (0-1) at which a short edge of the worst table is as likely there as not: stems of
letters reach 0.39, what fax leaves of an edge seldom falls below 0.4."""

LONG = 4.0
"""Length of an upright edge, in character heights, from which text no longer imitates it: letters
of two lines leave the space between them bare."""

LONG_BONUS = 0.2
"""How much less support such a long upright edge of a table needs that is not cleanly printed, and
whose ink does not float between the rulings above and below it: letters eaten low are high, too."""

NARROW, NARROW_BONUS = 6.0, 0.1
"""Width of a level edge, in character heights, below which it needs so much less support: narrow
columns hold no long words whose strokes run together."""

STEEPNESS = 16.0
"""How fast certainty grows with support: 0.2 away from the middle is 96 % sure."""

ALONG, BESIDE = 0.25, 0.45
"""Weights of the mean log odds of the neighbours on the same line, and of upright ones beside it
in the same row. At 0 a gap in a ruling weighs as much as its absence; above 0.6 a merged cell
among full ones is cut, or a full one among merged ones lost."""

NEIGHBOUR_LIMIT = 6.0
"""Log odds at which a neighbour's vote is capped."""

DOUBT = -1.0
"""Least log odds of an upright edge between two sure ones that may be the remains of a ruling:
whether cells were merged there is for people to see. So is a short edge between two sure ones of
which nothing is left, when no print lies across it either; a gap of one narrow column in a level
line; a faint upright edge that stands alone between merged cells of a low row, where a numeral may
imitate it, and any faint one with print across it."""

DRAWN_ELSEWHERE, INKED = 0.5, 0.45
"""Share (0-1) of a column line's edges that must have so much ink (0-1) for mere traces of another
to count: the worst faxes leave half of their rulings, stems of letters reach 0.39."""

DRAWN_BESIDE = 3
"""How many of the two upright edges on either side must be drawn as well. In the rows of bands and
headers, where words are merged over columns, fewer are, and dotted grounds leave traces."""

FLOATING = 0.6
"""Support (0-1) up to which ink may be a numeral's; an edge whole but for its ends has 0.65."""

TRACED = 2.2
"""Log odds (90 % sure) of an edge that is known by its traces."""

DASHED, BROKEN = 0.4, 0.29
"""Share (0-1) of a level edge that dashes must ink, with no print near, to be what a fax has left
of a ruling; and the support from which an edge beside a drawn one is in doubt: there words may
imitate it, or hide that it is gnawed."""


def edge_odds(evidence: Evidence) -> tuple[Floats, Floats]:
    """Log odds that each level and upright edge is there, from its own ink and its neighbours'."""
    return _level_odds(evidence), with_even_labels(_upright_odds(evidence), evidence)


def _level_odds(evidence: Evidence) -> Floats:
    middle = max(LOWEST_LEVEL, evidence.usual() - LEVEL_MARGIN)
    level = STEEPNESS * (evidence.level - middle + NARROW_BONUS * (evidence.widths < NARROW))
    along = _neighbours(level)
    gnawed = (evidence.widths < NARROW) & (along >= NEIGHBOUR_LIMIT - 1)
    broken = (evidence.level >= BROKEN) & (_best_neighbour(evidence.level) >= PRESENT)
    level += ALONG * along
    _at_least(DOUBT, level, gnawed | (broken & evidence.is_gnawed()))
    _at_least(TRACED, level, evidence.dashes >= DASHED)
    complete_rows(level, evidence.widths)
    return np.asarray(level)


def _upright_odds(evidence: Evidence) -> Floats:
    usual = evidence.usual()
    clean = usual >= CLEAN and not evidence.is_gnawed()
    margin = CLEAN_MARGIN if clean else UPRIGHT_MARGIN
    middle = max(LOWEST_UPRIGHT, usual - margin)
    short = evidence.heights[:, None] < LONG
    long = ~short & (evidence.upright >= REMAINS) & (evidence.traces > 0)
    bonus = 0.0 if clean else LONG_BONUS * long
    upright = STEEPNESS * UPRIGHT_MARGIN / margin * (evidence.upright - middle + bonus)
    beside = _neighbours(upright)
    upright += ALONG * _neighbours(upright.T).T + BESIDE * beside
    lost = evidence.blank & short & (not clean)
    remains = ((evidence.upright >= REMAINS) | lost) & (beside >= NEIGHBOUR_LIMIT - 1)
    lone = short & (beside <= 1 - NEIGHBOUR_LIMIT) & (evidence.upright < usual)
    imitated = ~evidence.free & (evidence.upright < LOWEST_UPRIGHT)
    _at_least(DOUBT, upright, remains)
    _at_least(TRACED, upright, _traced(evidence))
    _at_most(-DOUBT, upright, lone | imitated)
    _at_most(DOUBT, upright, _printed(evidence))
    return np.asarray(upright)


def _at_least(least: float, odds: Floats, where: Flags) -> None:
    odds[where] = np.maximum(odds[where], least)


def _at_most(most: float, odds: Floats, where: Flags) -> None:
    odds[where] = np.minimum(odds[where], most)


def _best_neighbour(values: Floats) -> Floats:
    """The greater value before or after each place of a row."""
    padded = np.pad(values, ((0, 0), (1, 1)))
    return np.asarray(np.maximum(padded[:, :-2], padded[:, 2:]))


def _printed(evidence: Evidence) -> Flags:
    """Which upright edges have no ink but that of print that lies across them, clear of rulings."""
    floating = (evidence.traces == 0) & (evidence.upright < FLOATING)
    return np.asarray(floating & ~evidence.free, dtype=bool)


def _traced(evidence: Evidence) -> Flags:
    """Which upright edges are there by their traces.

    Nothing but a ruling leaves ink right on a line that is drawn above or below and beside which
    most lines are drawn, with no print across it; or dashes where no print is near at all.
    """
    drawn = evidence.upright >= PRESENT
    known = (evidence.upright >= INKED).mean(axis=0) >= DRAWN_ELSEWHERE
    padded = np.pad(drawn, ((0, 0), (2, 2)), constant_values=True)
    beside = sum(padded[:, k : k + drawn.shape[1]].astype(int) for k in (0, 1, 3, 4))
    traced = evidence.free & (evidence.traces >= REMAINS) & (beside >= DRAWN_BESIDE)
    dashed = evidence.blank & (evidence.traces >= DASHED) & evidence.is_gnawed()
    return np.asarray((traced | dashed) & known, dtype=bool)


def _neighbours(odds: Floats) -> Floats:
    """Mean log odds, capped, before and after each place of a row; 0 stands for what is outside."""
    padded = np.pad(np.clip(odds, -NEIGHBOUR_LIMIT, NEIGHBOUR_LIMIT), ((0, 0), (1, 1)))
    return np.asarray((padded[:, :-2] + padded[:, 2:]) / 2)

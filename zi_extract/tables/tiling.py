"""One consistent reading of all edges: cells are rectangles, and they tile the grid."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.even_labels import with_even_labels
from zi_extract.tables.evidence import PRESENT, Evidence
from zi_extract.tables.region import Region
from zi_extract.tables.time_rows import complete_rows

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bounds = tuple[int, int, int, int]
"""Top, left, bottom, right of a region of the grid, half-open."""

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
"""How much less support such a long upright edge of a table needs that is not cleanly printed."""

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

REMAINS, DOUBT = 0.2, -1.0
"""Support (0-1) from which an upright edge between two sure ones may be the remains of a ruling,
and the least log odds that it then has: whether cells were merged there is for people to see. So is
a short edge between two sure ones of which nothing is left, when no print lies across it either; a
gap of one narrow column in a level line; and a faint upright edge that stands alone between merged
cells of a low row, where a numeral may imitate it."""

DRAWN_ELSEWHERE = 0.5
"""Share (0-1) of a column line's edges that must be drawn for mere traces of another to count."""

DRAWN_BESIDE = 3
"""How many of the two upright edges on either side must be drawn as well. In the rows of bands and
headers, where words are merged over columns, fewer are, and dotted grounds leave traces."""

FLOATING = 0.6
"""Support (0-1) up to which ink may be a numeral's; an edge whole but for its ends has 0.65."""

TRACED = 2.2
"""Log odds (90 % sure) of an edge that is known by its traces."""

DASHED, BROKEN = 0.4, 0.25
"""Share (0-1) of a level edge that dashes must ink, with no print near, to be what a fax has left
of a ruling; and the support from which an edge beside a drawn one is in doubt: there words may
imitate it, or hide that it is gnawed."""

EXHAUSTIVE = 64
"""Most places of a conflict that are searched for its best reading; larger ones, from lattices
that are hardly tables, are cut greedily. The search grows with the fifth power of the side."""


def tile(evidence: Evidence) -> list[Region]:
    """The cells, in reading order, that agree best with the support of all edges together."""
    level, upright = _odds(evidence)
    regions: list[Bounds] = []
    for box in _conflicts(level, upright):
        regions.extend(_best_cells(box, level, upright))
    return [Region(*region, _probability(region, level, upright)) for region in sorted(regions)]


def _odds(evidence: Evidence) -> tuple[Floats, Floats]:
    """Log odds that each level and upright edge is there, from its own ink and its neighbours'."""
    usual = evidence.usual()
    middle = max(LOWEST_LEVEL, usual - LEVEL_MARGIN)
    level = STEEPNESS * (evidence.level - middle + NARROW_BONUS * (evidence.widths < NARROW))
    clean = usual >= CLEAN and not evidence.is_gnawed()
    margin = CLEAN_MARGIN if clean else UPRIGHT_MARGIN
    middle = max(LOWEST_UPRIGHT, usual - margin)
    short = evidence.heights < LONG
    bonus = 0.0 if clean else LONG_BONUS * (~short[:, None] & (evidence.upright >= REMAINS))
    steepness = STEEPNESS * UPRIGHT_MARGIN / margin
    upright = steepness * (evidence.upright - middle + bonus)
    along = _neighbours(level)
    gnawed = (evidence.widths < NARROW) & (along >= NEIGHBOUR_LIMIT - 1)
    level += ALONG * along
    level = np.where(gnawed, np.maximum(level, DOUBT), level)
    level = np.where(evidence.dashes >= DASHED, np.maximum(level, TRACED), level)
    broken = (evidence.level >= BROKEN) & (_best_neighbour(evidence.level) >= PRESENT)
    level = np.where(broken, np.maximum(level, DOUBT), level)
    complete_rows(level, evidence.widths)
    beside = _neighbours(upright)
    upright += ALONG * _neighbours(upright.T).T + BESIDE * beside
    lost = evidence.blank & short[:, None] & (not clean)
    remains = ((evidence.upright >= REMAINS) | lost) & (beside >= NEIGHBOUR_LIMIT - 1)
    upright = np.where(remains, np.maximum(upright, DOUBT), upright)
    upright = np.where(_traced(evidence), np.maximum(upright, TRACED), upright)
    lone = short[:, None] & (beside <= 1 - NEIGHBOUR_LIMIT) & (evidence.upright < usual)
    upright = np.where(lone, np.minimum(upright, -DOUBT), upright)
    upright = np.where(_printed(evidence), np.minimum(upright, DOUBT), upright)
    return level, with_even_labels(upright, evidence)


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
    most lines are drawn, with no print across it.
    """
    drawn = evidence.upright >= PRESENT
    known = drawn.mean(axis=0) >= DRAWN_ELSEWHERE
    padded = np.pad(drawn, ((0, 0), (2, 2)), constant_values=True)
    beside = sum(padded[:, k : k + drawn.shape[1]].astype(int) for k in (0, 1, 3, 4))
    traced = evidence.free & (evidence.traces >= REMAINS) & known & (beside >= DRAWN_BESIDE)
    return np.asarray(traced, dtype=bool)


def _neighbours(odds: Floats) -> Floats:
    """Mean log odds, capped, before and after each place of a row; 0 stands for what is outside."""
    padded = np.pad(np.clip(odds, -NEIGHBOUR_LIMIT, NEIGHBOUR_LIMIT), ((0, 0), (1, 1)))
    return np.asarray((padded[:, :-2] + padded[:, 2:]) / 2)


def _conflicts(level: Floats, upright: Floats) -> list[Bounds]:
    """Bounding boxes of what absent edges join, those that overlap made one."""
    n_rows, n_cols = upright.shape[0], level.shape[1]
    owner = np.full((n_rows, n_cols), -1)
    settled: dict[int, Bounds] = {}
    for number, joined in enumerate(_joined(level, upright)):
        box = joined
        while hit := set(owner[box[0] : box[2], box[1] : box[3]].ravel().tolist()) - {-1}:
            parts = np.array([box, *(settled.pop(k) for k in hit)])
            owner[np.isin(owner, list(hit))] = -1
            low, high = parts.min(axis=0).tolist(), parts.max(axis=0).tolist()
            box = (low[0], low[1], high[2], high[3])
        owner[box[0] : box[2], box[1] : box[3]] = number
        settled[number] = box
    return list(settled.values())


def _joined(level: Floats, upright: Floats) -> list[Bounds]:
    """Bounding boxes of the places that absent edges join."""
    n_rows, n_cols = upright.shape[0], level.shape[1]
    seen = np.zeros((n_rows, n_cols), bool)
    boxes = []
    for start in np.ndindex(n_rows, n_cols):
        if seen[start]:
            continue
        seen[start] = True
        stack, members = [start], []
        while stack:
            r, c = stack.pop()
            members.append((r, c))
            for k, n, odds in (
                (r - 1, c, level[r, c]),
                (r + 1, c, level[r + 1, c]),
                (r, c - 1, upright[r, c]),
                (r, c + 1, upright[r, c + 1]),
            ):
                if 0 <= k < n_rows and 0 <= n < n_cols and odds < 0 and not seen[k, n]:
                    seen[k, n] = True
                    stack.append((k, n))
        rows, cols = [m[0] for m in members], [m[1] for m in members]
        boxes.append((min(rows), min(cols), max(rows) + 1, max(cols) + 1))
    return boxes


def _best_cells(box: Bounds, level: Floats, upright: Floats) -> list[Bounds]:
    """The likeliest cells of ``box`` that cuts from side to side can make."""

    @cache
    def best(region: Bounds) -> tuple[float, tuple[Bounds, Bounds] | None]:
        """Cost of the best reading of ``region`` and its first cut; None when it is one cell."""
        cost = _cost_of_one(region, level, upright)
        cut: tuple[Bounds, Bounds] | None = None
        if cost == 0.0:
            return cost, cut
        for price, halves in _cuts(region, level, upright):
            if price < cost:
                total = price + best(halves[0])[0] + best(halves[1])[0]
                if total < cost:
                    cost, cut = total, halves
        return cost, cut

    def cells(region: Bounds) -> list[Bounds]:
        cut = best(region)[1]
        return [region] if cut is None else cells(cut[0]) + cells(cut[1])

    if (box[2] - box[0]) * (box[3] - box[1]) <= EXHAUSTIVE:
        return cells(box)
    halves = _greedy_cut(box, level, upright)
    if halves is None:
        return [box]
    return [c for half in halves for c in _best_cells(half, level, upright)]


def _greedy_cut(region: Bounds, level: Floats, upright: Floats) -> tuple[Bounds, Bounds] | None:
    """The cut of ``region`` that runs over the least absent edges for good; None for no such cut.

    A cut that is drawn from side to side is never wrong; one that is drawn for most of its length
    may cut a cell beside the rulings.
    """
    scored = [
        (price, -gain, halves)
        for (price, halves), gain in zip(
            _cuts(region, level, upright), _gains(region, level, upright), strict=True
        )
        if gain > price
    ]
    if not scored or _cost_of_one(region, level, upright) == 0.0:
        return None
    return min(scored)[2]


def _gains(region: Bounds, level: Floats, upright: Floats) -> list[float]:
    """The log odds for every cut of ``region``: its edges that seem to be there."""
    top, left, bottom, right = region
    rows = np.clip(level[top + 1 : bottom, left:right], 0, None).sum(axis=1)
    columns = np.clip(upright[top:bottom, left + 1 : right], 0, None).sum(axis=0)
    return [*rows.tolist(), *columns.tolist()]


def _cost_of_one(region: Bounds, level: Floats, upright: Floats) -> float:
    """Log odds against ``region`` being one cell: its inner edges that seem to be there."""
    top, left, bottom, right = region
    inner_level, inner_upright = (
        level[top + 1 : bottom, left:right],
        upright[top:bottom, left + 1 : right],
    )
    return float(np.clip(inner_level, 0, None).sum() + np.clip(inner_upright, 0, None).sum())


def _cuts(
    region: Bounds, level: Floats, upright: Floats
) -> list[tuple[float, tuple[Bounds, Bounds]]]:
    """Every cut of ``region`` with the log odds against it: its edges that seem to be absent."""
    top, left, bottom, right = region
    return [
        (
            float(np.clip(-level[row, left:right], 0, None).sum()),
            ((top, left, row, right), (row, left, bottom, right)),
        )
        for row in range(top + 1, bottom)
    ] + [
        (
            float(np.clip(-upright[top:bottom, col], 0, None).sum()),
            ((top, left, bottom, col), (top, col, bottom, right)),
        )
        for col in range(left + 1, right)
    ]


def _probability(region: Bounds, level: Floats, upright: Floats) -> float:
    """How sure the four edges of a cell and the absence of inner ones are: the weakest of them."""
    top, left, bottom, right = region
    for_it = np.r_[
        level[top, left:right],
        level[bottom, left:right],
        upright[top:bottom, left],
        upright[top:bottom, right],
        -level[top + 1 : bottom, left:right].ravel(),
        -upright[top:bottom, left + 1 : right].ravel(),
    ]
    return float(1 / (1 + np.exp(-for_it.min())))

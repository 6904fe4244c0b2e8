"""One consistent reading of all edges: cells are rectangles, and they tile the grid."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.edge_odds import edge_odds
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.region import Region

Floats = NDArray[np.float64]
Bounds = tuple[int, int, int, int]
"""Top, left, bottom, right of a region of the grid, half-open."""

EXHAUSTIVE = 64
"""Most places of a conflict that are searched for its best reading; larger ones, from lattices
that are hardly tables, are cut greedily. The search grows with the fifth power of the side."""

FRAMED = 3.5
"""Least log odds (97 % sure) of the table's left and right side for its outer cells: where a fax
has eaten them the cells still end there, and that a column may be lost beyond is told by what
stands there. With what ink is left of them all numbers and owners of such a page were flagged."""


def tile(evidence: Evidence) -> list[Region]:
    """The cells, in reading order, that agree best with the support of all edges together."""
    level, upright = edge_odds(evidence)
    regions: list[Bounds] = []
    for box in _conflicts(level, upright):
        regions.extend(_best_cells(box, level, upright))
    upright[:, [0, -1]] = np.maximum(upright[:, [0, -1]], FRAMED)
    return [Region(*region, _probability(region, level, upright)) for region in sorted(regions)]


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
    rows = np.maximum(level[top + 1 : bottom, left:right], 0).sum(axis=1)
    columns = np.maximum(upright[top:bottom, left + 1 : right], 0).sum(axis=0)
    return [*rows.tolist(), *columns.tolist()]


def _cost_of_one(region: Bounds, level: Floats, upright: Floats) -> float:
    """Log odds against ``region`` being one cell: its inner edges that seem to be there."""
    top, left, bottom, right = region
    inner_level, inner_upright = (
        level[top + 1 : bottom, left:right],
        upright[top:bottom, left + 1 : right],
    )
    return float(np.maximum(inner_level, 0).sum() + np.maximum(inner_upright, 0).sum())


def _cuts(
    region: Bounds, level: Floats, upright: Floats
) -> list[tuple[float, tuple[Bounds, Bounds]]]:
    """Every cut of ``region`` with the log odds against it: its edges that seem to be absent."""
    top, left, bottom, right = region
    return [
        (
            float(np.maximum(-level[row, left:right], 0).sum()),
            ((top, left, row, right), (row, left, bottom, right)),
        )
        for row in range(top + 1, bottom)
    ] + [
        (
            float(np.maximum(-upright[top:bottom, col], 0).sum()),
            ((top, left, bottom, col), (top, col, bottom, right)),
        )
        for col in range(left + 1, right)
    ]


def _probability(region: Bounds, level: Floats, upright: Floats) -> float:
    """How sure the four edges of a cell and the absence of inner ones are: the weakest of them."""
    top, left, bottom, right = region
    for_it = np.concatenate(
        (
            level[top, left:right],
            level[bottom, left:right],
            upright[top:bottom, left],
            upright[top:bottom, right],
            -level[top + 1 : bottom, left:right].ravel(),
            -upright[top:bottom, left + 1 : right].ravel(),
        )
    )
    return float(1 / (1 + np.exp(-for_it.min())))

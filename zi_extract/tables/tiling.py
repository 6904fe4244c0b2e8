"""One consistent reading of all edges: cells are rectangles, and they tile the grid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.evidence import Evidence

Floats = NDArray[np.float64]

MIDDLE = 0.55
"""Support (0-1) at which an edge is as likely there as not: fax leaves rulings 0.6 and more, text
that crosses a merged cell rarely supports 0.5."""

STEEPNESS = 14.0
"""How fast certainty grows with support: 0.2 away from the middle is 94 % sure."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of the grid: half-open rows and columns, and the probability that it is right."""

    top: int
    left: int
    bottom: int
    right: int
    probability: float


def tile(evidence: Evidence) -> list[Region]:
    """The cells, in reading order, that agree best with the support of all edges together."""
    level, upright = _odds(evidence.level), _odds(evidence.upright)
    regions: list[tuple[int, int, int, int]] = []
    for box in _conflict_boxes(level, upright):
        regions.extend(_best_cut(box, level, upright))
    return [Region(*region, _probability(region, level, upright)) for region in sorted(regions)]


def _odds(support: Floats) -> Floats:
    """Log odds that an edge is there."""
    return np.asarray(STEEPNESS * (support - MIDDLE))


def _conflict_boxes(level: Floats, upright: Floats) -> list[tuple[int, int, int, int]]:
    """Bounding boxes (top, left, bottom, right) of what absent edges join; no two overlap."""
    n_rows, n_cols = upright.shape[0], level.shape[1]
    boxes = _joined(level, upright, n_rows, n_cols)
    owner = np.full((n_rows, n_cols), -1)
    settled: dict[int, tuple[int, int, int, int]] = {}
    for number, first in enumerate(boxes):
        box = first
        while True:
            hit = set(owner[box[0] : box[2], box[1] : box[3]].ravel().tolist()) - {-1}
            if not hit:
                break
            parts = [box, *(settled.pop(k) for k in hit)]
            owner[np.isin(owner, list(hit))] = -1
            box = (
                min(p[0] for p in parts),
                min(p[1] for p in parts),
                max(p[2] for p in parts),
                max(p[3] for p in parts),
            )
        owner[box[0] : box[2], box[1] : box[3]] = number
        settled[number] = box
    return list(settled.values())


def _joined(
    level: Floats, upright: Floats, n_rows: int, n_cols: int
) -> list[tuple[int, int, int, int]]:
    """Bounding boxes of places that are joined because the edges between them are absent."""
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


def _best_cut(
    box: tuple[int, int, int, int], level: Floats, upright: Floats
) -> list[tuple[int, int, int, int]]:
    """The likeliest cells of ``box`` that straight cuts from side to side can make."""

    @cache
    def best(top: int, left: int, bottom: int, right: int) -> tuple[float, tuple[int, int] | None]:
        """Cost of the best reading, and its first cut (direction, place); None for one cell."""
        inner = np.r_[
            level[top + 1 : bottom, left:right].ravel(),
            upright[top:bottom, left + 1 : right].ravel(),
        ]
        cost, cut = float(np.clip(inner, 0, None).sum()), None
        if not (inner > 0).any():
            return cost, None
        for row in range(top + 1, bottom):
            crossing = float(np.clip(-level[row, left:right], 0, None).sum())
            if crossing < cost:
                total = (
                    crossing + best(top, left, row, right)[0] + best(row, left, bottom, right)[0]
                )
                cost, cut = (total, (0, row)) if total < cost else (cost, cut)
        for col in range(left + 1, right):
            crossing = float(np.clip(-upright[top:bottom, col], 0, None).sum())
            if crossing < cost:
                total = (
                    crossing + best(top, left, bottom, col)[0] + best(top, col, bottom, right)[0]
                )
                cost, cut = (total, (1, col)) if total < cost else (cost, cut)
        return cost, cut

    def cells(top: int, left: int, bottom: int, right: int) -> list[tuple[int, int, int, int]]:
        cut = best(top, left, bottom, right)[1]
        if cut is None:
            return [(top, left, bottom, right)]
        if cut[0] == 0:
            return cells(top, left, cut[1], right) + cells(cut[1], left, bottom, right)
        return cells(top, left, bottom, cut[1]) + cells(top, cut[1], bottom, right)

    return cells(*box)


def _probability(region: tuple[int, int, int, int], level: Floats, upright: Floats) -> float:
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

"""Table structure: GriTS (Smock et al. 2022) and a lower bound of TEDS (Zhong et al. 2020)."""

from __future__ import annotations

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein

from bench.scoring.grid import Floats, Grid, Pairs

IMPOSSIBLE = 9.0
"""An edit cost above any real one (those are at most 1)."""


def topology_rewards(a: Grid, b: Grid) -> Floats:
    """Intersection over union of the relative spans of every pair of positions."""
    p, q = a.relative_boxes().reshape(-1, 1, 4), b.relative_boxes().reshape(1, -1, 4)
    width = np.minimum(p[..., 2], q[..., 2]) - np.maximum(p[..., 0], q[..., 0])
    height = np.minimum(p[..., 3], q[..., 3]) - np.maximum(p[..., 1], q[..., 1])
    shared = np.clip(width, 0, None) * np.clip(height, 0, None)
    areas = [(x[..., 2] - x[..., 0]) * (x[..., 3] - x[..., 1]) for x in (p, q)]
    rewards = shared / (areas[0] + areas[1] - shared)
    return np.asarray(rewards.reshape(*a.owner.shape, *b.owner.shape))


def content_rewards(a: Grid, b: Grid) -> Floats:
    """Similarity of the texts (2 LCS / sum of lengths) of every pair of positions."""
    alike = process.cdist(a.texts, b.texts, scorer=Indel.normalized_similarity, dtype=np.float32)
    rewards = alike[a.owner.reshape(-1, 1), b.owner.reshape(1, -1)]
    return np.asarray(rewards.reshape(*a.owner.shape, *b.owner.shape))


def _best_scores(rewards: Floats) -> Floats:
    """Best alignment score of the second axis for every pair of the first: (A,J,B,L) -> (A,B)."""
    n_a, n_j, n_b, n_l = rewards.shape
    before = np.zeros((n_l + 1, n_a, n_b))
    for j in range(n_j):
        now = np.zeros_like(before)
        for k in range(n_l):
            kept = np.maximum(before[k + 1], now[k])
            now[k + 1] = np.maximum(kept, before[k] + rewards[:, j, :, k])
        before = now
    return before[n_l]


def align(scores: Floats) -> Pairs:
    """Order-keeping pairs that maximise the sum of scores."""
    n, m = scores.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(n):
        for j in range(m):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + scores[i, j])
    pairs: Pairs = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def grits(a: Grid, b: Grid, rewards: Floats) -> tuple[float, Pairs, Pairs]:
    """(F-score, row pairs, column pairs)."""
    if not a.owner.size or not b.owner.size:
        return 0.0, [], []
    rows = align(_best_scores(rewards))
    cols = align(_best_scores(rewards.transpose(1, 0, 3, 2)))
    total = sum(rewards[i, j, k, n] for i, k in rows for j, n in cols)
    return float(2 * total / (a.owner.size + b.owner.size)), rows, cols


def _cells_by_row(grid: Grid) -> list[list[int]]:
    rows: list[list[int]] = [[] for _ in range(grid.rows)]
    for index in sorted(range(len(grid.cells)), key=lambda i: int(grid.cells[i]["col"])):
        rows[grid.cells[index]["row"]].append(index)
    return rows


def teds(a: Grid, b: Grid, *, content: bool) -> float:
    """1 - edit distance / larger tree, rows kept whole; ``content`` counts texts too."""
    rows_a, rows_b = _cells_by_row(a), _cells_by_row(b)
    size = max(1 + a.rows + len(a.cells), 1 + b.rows + len(b.cells))
    if not rows_a or not rows_b:
        return 1 - (size - 1) / size
    pair = _row_distances(a, b, rows_a, rows_b, content=content)
    length_a, length_b = [len(r) for r in rows_a], [len(r) for r in rows_b]
    best = np.zeros((a.rows + 1, b.rows + 1))
    best[1:, 0] = np.cumsum(np.array(length_a) + 1)
    best[0, 1:] = np.cumsum(np.array(length_b) + 1)
    for i in range(a.rows):
        for j in range(b.rows):
            drop, add = best[i, j + 1] + length_a[i] + 1, best[i + 1, j] + length_b[j] + 1
            best[i + 1, j + 1] = min(drop, add, best[i, j] + pair[i, j])
    return max(0.0, float(1 - best[-1, -1] / size))


def _cell_costs(a: Grid, b: Grid, *, content: bool) -> Floats:
    sizes_a, sizes_b = (g.spans[:, 2:] - g.spans[:, :2] for g in (a, b))
    same = (sizes_a[:, None] == sizes_b[None]).all(-1)
    texts: Floats = np.zeros(same.shape)
    if content:
        scorer = Levenshtein.normalized_distance
        texts = process.cdist(a.texts, b.texts, scorer=scorer, dtype=np.float32)
    return np.asarray(np.where(same, texts, 1))


def _padded(rows: list[list[int]], length: int) -> np.ndarray[tuple[int, int], np.dtype[np.int_]]:
    return np.array([row + [-1] * (length - len(row)) for row in rows])


def _row_distances(
    a: Grid, b: Grid, rows_a: list[list[int]], rows_b: list[list[int]], *, content: bool
) -> Floats:
    """Edit distance of every row of one table to every row of the other."""
    cost = _cell_costs(a, b, content=content)
    longest_a, longest_b = max(map(len, rows_a)), max(map(len, rows_b))
    at_a, at_b = _padded(rows_a, longest_a), _padded(rows_b, longest_b)
    shape = (longest_b, a.rows, b.rows)
    added = np.cumsum(np.broadcast_to((at_b.T >= 0)[:, None, :], shape), 0)
    before = np.concatenate([np.zeros((1, a.rows, b.rows)), added]).astype(float)
    for j in range(longest_a):
        drop = (at_a[:, j] >= 0).astype(float)[:, None]
        now = np.empty_like(before)
        now[0] = before[0] + drop
        for k in range(longest_b):
            add = (at_b[:, k] >= 0).astype(float)[None, :]
            swap = cost[at_a[:, j][:, None], at_b[:, k][None, :]]
            swap = np.where((drop > 0) & (add > 0), swap, IMPOSSIBLE)
            kept = np.minimum(before[k + 1] + drop, now[k] + add)
            now[k + 1] = np.minimum(kept, before[k] + swap)
        before = now
    return np.asarray(before[longest_b])

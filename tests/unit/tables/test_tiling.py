from __future__ import annotations

import numpy as np

from zi_extract.tables.evidence import Evidence
from zi_extract.tables.tiling import tile


def evidence(level: list[list[float]], upright: list[list[float]]) -> Evidence:
    return Evidence(
        np.array(level), np.array(upright), np.full(len(upright), 3.0), np.full(len(level[0]), 8.0)
    )


def test_absent_edge_joins_two_cells() -> None:
    regions = tile(evidence([[1, 1], [1, 1], [1, 1]], [[1, 0, 1], [1, 1, 1]]))
    boxes = [(r.top, r.left, r.bottom, r.right) for r in regions]
    assert boxes == [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 2, 2)]
    assert min(r.probability for r in regions) > 0.95


def test_cells_stay_rectangles_when_edges_contradict() -> None:
    regions = tile(evidence([[1, 1], [0, 1], [1, 1]], [[1, 0, 1], [1, 1, 1]]))
    assert sum((r.bottom - r.top) * (r.right - r.left) for r in regions) == 4
    assert min(r.probability for r in regions) < 0.5


def test_doubtful_edge_is_known_to_be_doubtful() -> None:
    regions = tile(evidence([[1, 1], [1, 1]], [[1, 0.35, 1]]))
    assert min(r.probability for r in regions) < 0.8

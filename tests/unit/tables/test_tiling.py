from __future__ import annotations

from dataclasses import replace

import numpy as np

from zi_extract.tables.evidence import Evidence
from zi_extract.tables.tiling import tile


def evidence(
    level: list[list[float]], upright: list[list[float]], *, blank: bool = False
) -> Evidence:
    heights, widths = np.full(len(upright), 3.0), np.full(len(level[0]), 8.0)
    lost = np.full_like(np.array(upright), blank, dtype=bool)
    support = np.array(upright)
    none, dashes = np.zeros_like(support), np.zeros_like(np.array(level))
    return Evidence(np.array(level), support, heights, widths, lost, lost, none, dashes)


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


def test_edge_that_is_gone_without_print_across_it_is_in_doubt() -> None:
    level, upright = [[0.9] * 4, [0.9] * 4], [[0.9, 0.9, 0.0, 0.9, 0.9]]
    for blank in (False, True):
        regions = tile(evidence(level, upright, blank=blank))
        assert len(regions) == 3
        assert (regions[1].probability < 0.8) is blank


def test_edge_that_a_seal_left_in_specks_is_there_where_nothing_else_explains_them() -> None:
    """On a clean table: its other edges are whole, so it is no fax."""
    level, upright = [[1.0] * 4] * 4, [[1.0] * 5, [1.0] * 5, [1.0, 1.0, 0.0, 1.0, 1.0]]
    seen = evidence(level, upright, blank=True)
    for traces, cells in ((0.0, 11), (0.7, 12)):
        left = seen.traces.copy()
        left[2, 2] = traces
        assert len(tile(replace(seen, traces=left))) == cells


def test_a_cut_is_made_where_it_is_drawn_before_it_is_made_where_most_of_it_is() -> None:
    """Twenty columns of labels under a title: the high cell beside them is not cut with them."""
    level = np.full((4, 24), 0.9)
    level[1:3, 0] = 0.0
    upright = np.full((3, 25), 0.9)
    upright[0, 2:-1] = 0.0
    upright[1, 1] = 0.1
    seen = evidence(level.tolist(), upright.tolist())
    regions = tile(replace(seen, widths=np.array([20.0] + [5.0] * 23)))
    assert (0, 0, 3, 1) in {(r.top, r.left, r.bottom, r.right) for r in regions}


def test_dashes_with_no_print_near_are_a_level_ruling() -> None:
    broken = evidence([[0.9, 0.9], [0.3, 0.9], [0.9, 0.9]], [[0.9] * 3] * 2)
    merged = [r for r in tile(broken) if (r.top, r.left, r.bottom, r.right) == (0, 0, 2, 1)]
    assert len(merged) == 1
    assert merged[0].probability < 0.8
    dashes = np.where(broken.level < 0.5, 0.5, 0.0)
    parted = tile(replace(broken, dashes=dashes))
    assert len(parted) == 4
    assert min(region.probability for region in parted) > 0.8


def test_edge_that_print_may_imitate_is_never_sure() -> None:
    support = [[0.9, 0.9, 0.9], [0.9, 0.3, 0.9], [0.9, 0.9, 0.9]]
    printed = evidence([[0.9, 0.9]] * 4, support)
    free = np.ones_like(printed.free)
    clear = replace(printed, free=free, heights=np.full(3, 5.0), traces=printed.upright)
    imitated = replace(clear, free=np.where(printed.upright < 0.5, False, free))
    for read, sure in ((clear, True), (imitated, False)):
        regions = tile(read)
        assert len(regions) == 6
        assert (min(region.probability for region in regions) > 0.8) is sure

"""Labels over the columns of a time grid, whose edges a fax has gnawed."""

from __future__ import annotations

import numpy as np

from zi_extract.tables.even_labels import EVEN, with_even_labels
from zi_extract.tables.evidence import Evidence

COLUMNS = 24
ENDS = np.arange(COLUMNS + 1) % 4 == 0


def labels_over_weeks(gnawed: list[int]) -> Evidence:
    """Six labels of four weeks each over a row of weeks; so much is left of the gnawed edges."""
    upright = np.ones((2, COLUMNS + 1))
    upright[0] = np.where(ENDS, 1.0, 0.05)
    upright[0, gnawed] = 0.6
    flags = np.ones(upright.shape, bool)
    return Evidence(
        level=np.ones((3, COLUMNS)),
        upright=upright,
        heights=np.array([3.0, 3.0]),
        widths=np.full(COLUMNS, 2.0),
        blank=flags,
        free=flags,
        traces=np.where(flags, upright, 0.0),
    )


def test_half_eaten_edges_tell_how_many_columns_a_label_stands_over() -> None:
    evidence = labels_over_weeks([4, 8, 16, 20, *range(1, 4)])
    evidence.upright[1, ::3] = 0.8
    odds = np.where(evidence.upright >= 0.9, 8.0, -3.0)
    odds[1] = 8.0
    mended = with_even_labels(odds, evidence)
    assert (mended[0, ENDS] >= EVEN).all()
    assert (mended[0, ~ENDS] <= -EVEN).all()


def test_rows_without_even_labels_stay_as_they_are() -> None:
    evidence = labels_over_weeks([])
    evidence.upright[0] = np.where(np.isin(np.arange(COLUMNS + 1), [0, 5, 7, 17, 24]), 1.0, 0.3)
    odds = np.where(evidence.upright >= 0.9, 8.0, -3.0)
    assert (with_even_labels(odds, evidence) == odds).all()

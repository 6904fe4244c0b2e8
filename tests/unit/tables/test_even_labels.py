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
        dashes=np.zeros((3, COLUMNS)),
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


def titled(beside: float) -> tuple[np.ndarray, Evidence]:
    """A title over twelve labels beside two headings, of which a fax has left half the edges."""
    upright = np.ones((3, 15))
    upright[0, 3:14] = 0.0
    upright[1, [4, 5, 9]] = 0.05
    upright[2, ::2] = 0.6
    level = np.ones((4, 14))
    level[1, :2] = beside
    flags = np.ones(upright.shape, bool)
    widths = np.r_[20.0, 20.0, np.full(12, 3.0)]
    heights = np.array([2.5, 2.5, 9.0])
    evidence = Evidence(level, upright, heights, widths, flags, flags, upright, np.zeros((4, 14)))
    return np.where(upright >= 0.5, 8.0, -4.0), evidence


def test_labels_under_one_title_each_have_a_column() -> None:
    odds, evidence = titled(beside=0.0)
    mended = with_even_labels(odds, evidence)
    assert (mended[1, 3:14] > 0).all()
    assert (mended[0] == odds[0]).all()


def test_rows_under_a_mark_over_the_whole_year_stay_as_they_are() -> None:
    odds, evidence = titled(beside=1.0)
    assert (with_even_labels(odds, evidence) == odds).all()

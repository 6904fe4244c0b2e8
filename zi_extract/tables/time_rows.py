"""Row lines of time grids: months are merged over rows all at once or not at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.time_grid import sure_runs

Floats = NDArray[np.float64]

CLOSING = ((0.75, 2.0), (0.4, 1.0), (0.2, -1.0))
"""Shares (0-1) of a time grid's columns that a row line crosses, and the least log odds that its
missing edges have then: 88 % sure where it crosses nearly all, for gaps of a fax are as wide as a
week's column; in doubt below, and taken for missing where it may be the words of a heading."""


def complete_rows(level: Floats, widths: Floats) -> None:
    """Close the gaps of row lines that cross a time grid in part, or put them in doubt.

    A line drawn under one or two of its columns and nowhere else is the bold words of labels.

    ``level`` are the log odds of the level edges, changed in place, ``widths`` those of the columns
    in character heights.
    """
    for left, right in sure_runs(widths.tolist()):
        run = level[:, left:right]
        crossing = (run > 0).mean(axis=1)
        words = (crossing < CLOSING[-1][0]) & ((level > 0).sum(axis=1) == (run > 0).sum(axis=1))
        run[words] = np.minimum(run[words], CLOSING[-1][1])
        for share, least in CLOSING:
            run[crossing >= share] = np.maximum(run[crossing >= share], least)

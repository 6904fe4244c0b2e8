"""Where a row of marks holds without a break."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def runs_of(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end (behind the last) of each run of what is true, from first to last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))

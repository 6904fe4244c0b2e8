"""An edge between two texts that a fax has eaten whole."""

from __future__ import annotations

import numpy as np

from zi_extract.tables.evidence import PRESENT, Evidence
from zi_extract.tables.region import Region

TEXTS = 12.0
"""Width in character heights from which a column is one of texts: cells are merged over those of
months and weeks, which are narrower. Lower doubts merged marks; higher misses short texts."""

DRAWN = 0.5
"""Share (0-1) of the line's edges in other rows that must be drawn: the worst faxes leave half."""


def is_eaten_between(region: Region, evidence: Evidence) -> bool:
    """Whether a cell over two columns, one of them of texts, may be two that lost their edge.

    The line between them is drawn in other rows, and no print is near it here: whatever is
    merged on purpose stands in the middle of both, or fills the first.
    """
    rows, line = slice(region.top, region.bottom), region.left + 1
    if region.right - region.left != 2:
        return False
    elsewhere = np.delete(evidence.upright[:, line], rows)
    return bool(
        len(elsewhere)
        and evidence.blank[rows, line].all()
        and evidence.widths[region.left : region.right].max() >= TEXTS
        and (elsewhere >= PRESENT).mean() >= DRAWN
    )

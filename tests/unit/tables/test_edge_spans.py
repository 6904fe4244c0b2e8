"""Whether ink reaches the rulings at the ends of an edge."""

from __future__ import annotations

import numpy as np
import pytest

from zi_extract.tables.edge_spans import bare_ends

UNIT = 10.0
"""Character height in pixels."""


@pytest.mark.parametrize(
    ("inked", "bare"),
    [
        ([(6, 18)], True),
        ([(0, 2), (6, 18)], True),
        ([(6, 18), (29, 30)], True),
        ([(0, 2), (6, 18), (28, 30)], True),
        ([(0, 18)], False),
        ([(6, 30)], False),
        ([(0, 6), (8, 18)], False),
    ],
    ids=["letter", "ragged above", "below", "both", "from above", "from below", "too long"],
)
def test_the_ragged_end_of_a_ruling_ties_no_letter_to_it(
    inked: list[tuple[int, int]], bare: bool
) -> None:
    hits = np.zeros(30, bool)
    for first, last in inked:
        hits[first:last] = True
    found = bare_ends(hits, np.array([0]), np.array([30]), UNIT)
    assert found.tolist() == [bare]

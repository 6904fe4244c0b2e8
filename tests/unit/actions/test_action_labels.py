"""Labels of a calendar in sequence."""

import pytest

from zi_extract.actions.label_sequence import align_labels, find_breaks

JAN_TO_DES = tuple(range(1, 13))


@pytest.mark.parametrize(
    ("read", "top", "numbers"),
    [
        (JAN_TO_DES, 12, JAN_TO_DES),
        ((None,) * 12, 12, JAN_TO_DES),
        ((1, 2, 3, 7, 5, 6, 7, 8, 9, 10, 11, 12), 12, JAN_TO_DES),
        ((6, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 12, JAN_TO_DES),
        ((None, 2, 3, 4, None, 7, 8, None, 10, 11, 12), 12, (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12)),
        ((3, 6, 9, 12), 12, (3, 6, 9, 12)),
        ((7, None, 9, 10, None, 12), 12, (7, 8, 9, 10, 11, 12)),
        ((3, 4, 1, 2), 4, (3, 4, 1, 2)),
        ((None,) * 4 + (1,) + (None,) * 7, 12, JAN_TO_DES),
        ((None,) * 4 + (1, 2) + (None,) * 6, 12, (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)),
        ((1, 1), 2, (1, 2)),
        ((2, 2), 2, (1, 2)),
        ((1, 2, 3, 4), 4, (1, 2, 3, 4)),
    ],
)
def test_the_cheapest_story_wins(read, top, numbers):
    assert align_labels(read, top) == numbers


def test_a_period_left_out_makes_its_neighbours_doubtful():
    assert find_breaks((1, 2, 3, 5, 6), 12) == {2, 3}
    assert find_breaks((11, 12, 1, 2), 12) == set()

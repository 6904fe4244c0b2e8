"""Row lines that cross a time grid in part."""

from __future__ import annotations

import numpy as np

from zi_extract.tables.time_rows import complete_rows


def completed(crossing: int) -> list[float]:
    """The odds over a column of text and ten months, of which so many are crossed."""
    widths = np.array([20.0, *[3.0] * 10])
    level = np.array([[-5.0, *[6.0] * crossing, *[-5.0] * (10 - crossing)]])
    complete_rows(level, widths)
    return [float(odds) for odds in level[0]]


def test_a_line_that_crosses_most_months_crosses_all() -> None:
    assert completed(8) == [-5.0, *[6.0] * 8, 2.0, 2.0]


def test_a_line_that_crosses_half_of_them_crosses_all_in_doubt() -> None:
    assert completed(5) == [-5.0, *[6.0] * 5, *[1.0] * 5]


def test_what_may_be_the_words_of_a_heading_is_but_doubted() -> None:
    assert completed(2) == [-5.0, 6.0, 6.0, *[-1.0] * 8]


def test_what_lies_under_one_month_and_nowhere_else_is_a_bold_word() -> None:
    assert completed(1) == [-5.0, -1.0, *[-5.0] * 9]

"""Labels of a calendar as a sequence: what each column must be when some labels are misread.

Columns of a calendar count up by one. A label that was read otherwise is either misread, or the
calendar leaves periods out there, or starts a new year; the cheapest story wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

MISREAD, LEFT_OUT, NEW_YEAR, LATE_START, BACKWARDS = 1.5, 1.2, 0.6, 0.4, 2.5
"""Costs: a label that says something else than its place; periods left out between two columns; a
year that ends inside the calendar; one that does not begin with its first period; a step back.
MISREAD below LEFT_OUT would call every calendar of B03, B06, B09 misread; MISREAD above the sum of
LEFT_OUT and BACKWARDS would believe a Jul between Mar and Mei."""

TURNED_YEAR = 1.0
"""Cost of a late start where the columns are as many as the periods of a year: they begin with the
first unless two labels say otherwise. Below MISREAD less NEW_YEAR one garbled label turns it."""


def align_labels(read: Sequence[int | None], top: int) -> tuple[int, ...]:
    """The number (1 to ``top``) of each column; ``read`` holds what its label says, if anything."""
    late = TURNED_YEAR if len(read) == top else LATE_START
    costs = [late * (number > 1) for number in range(1, top + 1)]
    costs = [cost + _misfit(number, read[0]) for number, cost in enumerate(costs, start=1)]
    steps: list[list[int]] = []
    for label in read[1:]:
        best = [_best_step(costs, number, top) for number in range(1, top + 1)]
        steps.append([before for before, _ in best])
        costs = [cost + _misfit(number, label) for number, (_, cost) in enumerate(best, start=1)]
    last = min(range(1, top + 1), key=lambda number: (costs[number - 1], number))
    path = [last]
    for before in reversed(steps):
        path.append(before[path[-1] - 1])
    return tuple(reversed(path))


def find_breaks(numbers: Sequence[int], top: int) -> set[int]:
    """The places beside which the sequence leaves something out or goes back."""
    broken: set[int] = set()
    for place, (one, other) in enumerate(pairwise(numbers)):
        if _step_cost(one, other, top) > NEW_YEAR:
            broken |= {place, place + 1}
    return broken


def _best_step(costs: Sequence[float], number: int, top: int) -> tuple[int, float]:
    ways = ((one, costs[one - 1] + _step_cost(one, number, top)) for one in range(1, top + 1))
    return min(ways, key=lambda way: way[1])


def _step_cost(one: int, other: int, top: int) -> float:
    if other == one + 1:
        return 0.0
    if one == top and other == 1:
        return NEW_YEAR
    return LEFT_OUT if other > one else BACKWARDS


def _misfit(number: int, label: int | None) -> float:
    return MISREAD if label is not None and label != number else 0.0

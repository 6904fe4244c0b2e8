"""Columns that only their texts show: white gaps that run down through the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Gap = tuple[int, int]
"""From where to where a gutter is white, in pixels from the left side of the table."""

INSET = 0.25
"""What is left out above and below rulings, in character heights: their ragged ink."""

LEAST_PRINT = 0.35
"""Least width or height of print, in character heights; specks of a fax are smaller."""

RULE = 4.0
"""Shortest level stroke that is no print, in character heights."""

ONE_TEXT = 2.0
"""Widest gap within one text, in character heights; more parts two columns."""

NARROW, WIDE, MANY_ROWS = 0.3, 1.0, 6
"""Narrowest gutter, in character heights, in a table of so many rows with print and in one of
fewer: down many rows spaces between words never lie above one another, down three they may."""

CROSSED, CROSSED_BY_TEXT = 0.12, 0.1
"""Largest share (0-1) of rows, and at least one, whose marks may cross a gutter, those of merged
cells; and of rows whose texts may, where a stamp lies. The labels of the header never do."""

ROWS_BESIDE, SHARE_BESIDE = 3, 0.3
"""Rows, and their share (0-1), that must have print close by on both sides of a gutter narrower
than WIDE: in a column of few texts the spaces between words may lie above one another."""

MARK = 1.6
"""Widest mark or number, in character heights."""

ONE_WORD = 0.6
"""Widest gap within one word or mark, in character heights."""

EMPTY_WIDTH, LEAST_COLUMN = 4.0, 1.0
"""Widest column with print in one row only that is none, but half of a label; and the narrowest
column of all, in character heights."""

LABELS, LABEL_GAPS = 4, (0.6, 0.5, 0.4, 0.3, 0.2)
"""Fewest labels under a title that tell the columns of a calendar, and the gaps between them, in
character heights, that are tried until they stand at even steps: digits of `11` are 0.5 apart,
`B10` and `B11` 0.25."""

STEP, EVEN = 1.2, 0.15
"""Least step from label to label in character heights, that of weeks, and how far (as share, 0-1)
steps may differ from the usual one."""


@dataclass(frozen=True, slots=True)
class RowPrint:
    """The print of each row of a table, from left to right of its box.

    ``inked[i, x]``: whether row ``i`` has print at ``x`` pixels from the left side;
    ``character_height`` in pixels.
    """

    inked: Flags
    character_height: float

    def texts(self, row: int, gap: float = ONE_TEXT) -> list[tuple[int, int]]:
        """From where to where (pixels) the texts of a row reach; words ``gap`` apart are one."""
        places = np.flatnonzero(self.inked[row])
        if not len(places):
            return []
        breaks = np.flatnonzero(np.diff(places) > gap * self.character_height)
        starts, ends = np.r_[0, breaks + 1], np.r_[breaks, len(places) - 1]
        return [(int(places[a]), int(places[b]) + 1) for a, b in zip(starts, ends, strict=True)]

    def crosses(self, row: int, place: float) -> bool:
        """Whether print of the row lies across an upright line at ``place``: on both its sides."""
        middle, reach = round(place), max(2, round(NARROW * self.character_height))
        left = self.inked[row, max(0, middle - reach) : middle]
        return bool(left.any() and self.inked[row, middle : middle + reach].any())

    def beside(self, gap: Gap) -> int:
        """How many rows have print close by on both sides of a gap."""
        reach = round(WIDE * self.character_height)
        left = self.inked[:, max(0, gap[0] - reach) : gap[0]].any(axis=1)
        return int((left & self.inked[:, gap[1] : gap[1] + reach].any(axis=1)).sum())


def read_row_print(
    mask: Flags, left: float, right: float, rows: Sequence[float], character_height: float
) -> RowPrint:
    """The print between the row lines at ``rows`` (pixels), rulings and specks left out."""
    top = int(rows[0])
    inside = mask[top : int(rows[-1]) + 1, round(left) : round(right)]
    ink = np.ascontiguousarray(inside).view(np.uint8)
    kernel = np.ones((1, max(3, round(RULE * character_height))), np.uint8)
    rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink & ~rules, connectivity=8)
    large = np.zeros(count, bool)
    large[1:] = stats[1:, 2:4].max(axis=1) >= LEAST_PRINT * character_height
    print_ = large[labels]
    rim = round(INSET * character_height)
    print_[:, :rim] = print_[:, print_.shape[1] - rim :] = False
    inked = [
        print_[max(0, round(upper) - top + rim) : max(1, round(lower) - top - rim)].any(axis=0)
        for upper, lower in pairwise(rows)
    ]
    return RowPrint(np.array(inked), character_height)


def find_gutters(rows: RowPrint, header: int) -> list[tuple[Gap, float]]:
    """The gutters, and the best place for a line in each; none when the rows have no columns.

    ``header`` is the number of leading rows whose labels no gutter crosses. Rows of one text, such
    as bands and titles, say nothing of columns.
    """
    telling = [row for row in range(len(rows.inked)) if len(rows.texts(row)) > 1]
    if not telling:
        return []
    marks = _marks(rows)
    crossed = rows.inked[telling].sum(axis=0)
    by_texts = (rows.inked & ~marks)[telling].sum(axis=0)
    labelled = rows.inked[[row for row in telling if row < header]].any(axis=0)
    bare = (by_texts <= int(CROSSED_BY_TEXT * len(telling))) & ~labelled
    bare &= crossed - by_texts <= max(1, CROSSED * len(telling))
    least = NARROW if len(telling) >= MANY_ROWS else WIDE
    printed = np.flatnonzero(np.r_[~bare, True])
    gaps = [
        (int(a) + 1, int(b))
        for a, b in pairwise(printed)
        if b - a - 1 >= least * rows.character_height and b < len(bare)
    ]
    wide, enough = WIDE * rows.character_height, max(ROWS_BESIDE, SHARE_BESIDE * len(telling))
    gaps = [g for g in gaps if g[1] - g[0] >= wide or rows.beside(g) >= enough]
    return [(gap, _line_in(crossed, gap)) for gap in _between_columns(gaps, rows, telling)]


def _marks(rows: RowPrint) -> Flags:
    """The print of each row that is marks and numbers, no words."""
    marks = np.zeros_like(rows.inked)
    for row in range(len(rows.inked)):
        for start, end in rows.texts(row, ONE_WORD):
            marks[row, start:end] = end - start <= MARK * rows.character_height
    return marks & rows.inked


def _between_columns(gaps: list[Gap], rows: RowPrint, telling: Sequence[int]) -> list[Gap]:
    """The gaps without those beside what is no column: the narrower of two goes."""
    unit, width = rows.character_height, rows.inked.shape[1]
    while gaps:
        edges = [(0, 0), *gaps, (width, width)]
        for k, (before, after) in enumerate(pairwise(edges)):
            wide = after[0] - before[1]
            printed = rows.inked[telling, before[1] : after[0]].any(axis=1).sum()
            if wide < LEAST_COLUMN * unit and k in (0, len(gaps)):
                del gaps[min(k, len(gaps) - 1)]
                break
            if printed <= 1 and wide < EMPTY_WIDTH * unit and 0 < k < len(gaps):
                narrow = before[1] - before[0] < after[1] - after[0]
                del gaps[k - 1 if narrow else k]
                break
        else:
            return gaps
    return gaps


def find_label_gutters(rows: RowPrint, row: int, ends: tuple[float, float]) -> list[float]:
    """The middles between the labels of a row that stand between ``ends`` at even steps."""
    unit = rows.character_height
    for gap in LABEL_GAPS:
        words = rows.texts(row, gap)
        centres = np.array([(a + b) / 2 for a, b in words if ends[0] <= a and b <= ends[1]])
        steps = np.diff(centres)
        if len(centres) < LABELS or (usual := float(np.median(steps))) < STEP * unit:
            continue
        if np.abs(steps / usual - 1).max() <= EVEN:
            return [float(place) for place in (centres[:-1] + centres[1:]) / 2]
    return []


def _line_in(crossed: NDArray[np.int_], gap: Gap) -> float:
    """The middle of the last stretch of a gutter that the fewest rows cross: texts end raggedly."""
    inside = crossed[gap[0] : gap[1]]
    least = np.flatnonzero(inside == inside.min())
    run = np.flatnonzero(np.diff(least) > 1)
    first = least[run[-1] + 1] if len(run) else least[0]
    return gap[0] + float(first + least[-1] + 1) / 2

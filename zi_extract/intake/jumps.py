"""Marks that a damaged JPEG leaves in its picture: rows of blocks that jump.

A JPEG is a chain of blocks of 8 by 8 pixels, each told by its difference from the one before. One
wrong bit changes the brightness of all blocks that follow, or moves them aside, and the decoder
mostly says nothing. Scans have no such edges: light and paper know nothing of blocks, and strokes
go on from one row of blocks to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]

BLOCK, PAIR = 8, 2
"""Pixels of a block's side, and rows that are looked at together to quiet the grain."""

SEGMENTS = 8
"""Parts of the width that are judged alone: damage begins anywhere in a row of blocks, so that a
part jumps at the row where it begins and the rest a row later."""

STEADY = 8.0
"""Levels (0-255) by which a block may change from pair to pair of its rows and still go on evenly:
lit and curved paper changes by 2, print by 20 and more."""

FEWEST = 5
"""Steady blocks of a segment below which its median says nothing."""

JUMP = 3.5
"""Levels by which the median of a segment must jump at an edge of blocks. None of 480 undamaged
pages does; the steps of a usual JPEG are 2 to 5, and what jumps less changes no reading."""

COLOUR_JUMP = 7.0
"""The same for red and blue, which JPEGs keep coarsely: 2 of 263 undamaged pages jump by 3.5."""

MOST = 0.7
"""Share (0-1) of the segments that must jump the same way, one at a side of the page too, and
of the rulings that must move. Fills of cells reach over half of a page's width, damage over all of
it."""

AGAINST = 0.5
"""Share (0-1) of those segments that may jump the other way beside them."""

LONG = 4
"""Blocks that a stroke goes on above and below an edge of blocks: 32 pixels are more than a letter
is high at 200 dots per inch, and what is left are the rulings of tables."""

DARK, FADED = 40.0, 12.0
"""Levels (0-255) below paper of a ruling, and of one that damage has faded."""

INK_JUMP, FEWEST_STROKES = 40.0, 4
"""Levels by which rulings must jump where paper is too white to change; and of how many, for both
tests of rulings. At 15 levels 9 of 263 undamaged pages jump, at 40 none."""

BESIDE = 8
"""Pixels to the left and right where there is paper beside a ruling: so fills are none."""

SHIFTS = (8, 16, 24, 32)
"""Pixels by which lost or doubled blocks move what follows: one or two units of 8 or 16."""

GARBLED = 8
"""Rows of blocks without most rulings that may lie between them and where they go on aside: the row
that the wrong bit spoiled, and a band over the table's width. No undamaged page of 1 099 has such
a step; many more rows reach over the space between two tables."""

GREEN = 1
"""The channel of a coloured picture in which rulings of any colour but green are dark."""

SAME = 2
"""Pixels aside up to which a ruling below is the one above: the page may lie askew."""


def jumps(picture: Grey) -> bool:
    """Whether the picture was decoded from damage.

    It comes in the pixels of the JPEG itself, ``H x W x channels``: colours jump, too.
    """
    high, wide = (size - size % BLOCK for size in picture.shape[:2])
    if min(high, wide) < 4 * LONG * BLOCK:
        return False
    count = picture.shape[2]
    channels = [np.ascontiguousarray(picture[:high, :wide, n]) for n in range(count)]
    green = channels.pop(min(GREEN, count - 1))
    coloured = any(_paper_jumps(channel, COLOUR_JUMP) for channel in channels)
    return coloured or _paper_jumps(green, JUMP) or _rulings_jump(green)


def _paper_jumps(picture: Grey, least: float) -> bool:
    """Everything lighter or darker from an edge of blocks on, and nowhere so inside of blocks.

    Paper with a pattern and pictures jump anywhere, damage at edges of blocks only.
    """
    inside = range(1, BLOCK // PAIR)
    return _jumps_at(picture, 0, least) and not any(_jumps_at(picture, k, least) for k in inside)


def _jumps_at(picture: Grey, phase: int, least: float) -> bool:
    """Whether a row of blocks jumps ``phase`` pairs of rows below its upper edge."""
    jump, steady = _steps(picture, phase)
    parts = np.array_split(np.arange(jump.shape[1]), SEGMENTS)
    medians = np.stack([_medians(jump[:, part], steady[:, part]) for part in parts], axis=1)
    judged = np.isfinite(medians)
    for way in (1.0, -1.0):
        either, against = (
            far[:-1] | far[1:]
            for far in (np.where(judged, sign * way * medians, 0.0) > least for sign in (1.0, -1.0))
        )
        # A part that is judged in one of the rows only may jump in the other.
        known = np.maximum(1, (either | (judged[:-1] & judged[1:])).sum(axis=1))
        enough = either.sum(axis=1) >= np.maximum(MOST * known, SEGMENTS / 2)
        # Print that shines through jumps up here and down there, damage one way only.
        enough &= against.sum(axis=1) < AGAINST * either.sum(axis=1)
        # A table that shines through from the back ends before the sheet does, damage goes on.
        margins = either[:, 0] | either[:, -1]
        if (enough & margins).any():
            return True
    return False


def _steps(picture: Grey, phase: int) -> tuple[Floats, NDArray[np.bool_]]:
    """How far each block's rows are from those above, ``phase`` pairs below its upper edge.

    And where both go on evenly.
    """
    summed = _summed(_summed(picture, PAIR).T, BLOCK).T
    rows: Floats = np.ascontiguousarray(summed).astype(np.float32) / np.float32(PAIR * BLOCK)
    step = np.diff(rows, axis=0)
    at = np.arange(BLOCK // PAIR, len(rows) - BLOCK // PAIR, BLOCK // PAIR) - 1 + phase
    # All of both blocks: a JPEG rings in a block that a ruling ends in, and in that block only.
    reach = BLOCK // PAIR - 1
    at = at[at + reach < len(step)]
    around = np.stack([step[at + k] for k in range(-reach, reach + 1) if k])
    steady: NDArray[np.bool_] = np.all(np.abs(around) < STEADY, axis=0)
    jump: Floats = step[at] - (step[at - 1] + step[at + 1]) * np.float32(0.5)
    return jump, steady


def _medians(jump: Floats, steady: NDArray[np.bool_]) -> Floats:
    """The median of each row's steady blocks; not a number where there are too few."""
    count, row = steady.sum(axis=1), np.arange(len(jump))
    inside = np.sort(np.where(steady, jump, np.float32(np.inf)), axis=1)
    middle = (inside[row, (count - 1) // 2] + inside[row, count // 2]) / 2
    return np.where(count >= FEWEST, middle, np.float32(np.nan))


def _rulings_jump(picture: Grey) -> bool:
    """Rulings fade, or stand aside by whole blocks, from an edge of blocks on."""
    rows: Floats = _summed(picture, BLOCK).astype(np.float32) / np.float32(BLOCK)
    around = np.minimum(np.roll(rows, BESIDE, axis=1), np.roll(rows, -BESIDE, axis=1))
    core = np.minimum(rows, np.minimum(np.roll(rows, 1, axis=1), np.roll(rows, -1, axis=1)))
    faintest = _over_rows(around - rows, np.minimum)
    darkest, palest = _over_rows(core, np.minimum), _over_rows(core, np.maximum)
    ruled = faintest > DARK
    above, below = ruled[:-LONG], faintest[LONG:] > FADED
    up = darkest[LONG:] - palest[:-LONG]
    down = darkest[:-LONG] - palest[LONG:]
    change = np.maximum(up, down)
    rulings = _Rulings(ruled, _wider(ruled))
    for row in np.flatnonzero(above.sum(axis=1) >= FEWEST_STROKES).tolist():
        on = above[row] & below[row]
        if _strokes(on) >= FEWEST_STROKES and float(np.median(change[row][on])) > INK_JUMP:
            return True
        if rulings.move(row):
            return True
    return False


def _summed(picture: NDArray[Any], count: int) -> NDArray[np.uint16]:
    """The sums of every ``count`` rows, by whole rows: a tenth of the time of summing an axis."""
    total = picture[::count].astype(np.uint16)
    for row in range(1, count):
        total += picture[row::count]
    return total


def _over_rows(values: Floats, extreme: np.ufunc) -> Floats:
    """The least or greatest of each LONG rows that follow one another."""
    count = len(values) - LONG + 1
    found: Floats = values[:count].copy()
    for row in range(1, LONG):
        extreme(found, values[row : row + count], out=found)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Rulings:
    """Where upright rulings cross each row of blocks (``N x W``), as they are and made wider."""

    ruled: NDArray[np.bool_]
    wide: NDArray[np.bool_]

    def move(self, row: int) -> bool:
        """Whether those that end in ``row`` meet ones that begin when these are moved by blocks.

        They may go on behind a few rows that are garbled.
        """
        on = np.s_[row + LONG : row + LONG + GARBLED + 1]
        ended, begun = self.ruled[row] & ~self.wide[on], self.ruled[on] & ~self.wide[row]
        some = np.minimum(ended.sum(axis=1), begun.sum(axis=1)) >= FEWEST_STROKES
        if not some.any():  # rulings mostly go on: this spares the counting
            return False
        some &= _runs(self.wide[on]) >= FEWEST_STROKES
        ended, begun = ended[some], begun[some]
        counts = np.stack([_strokes(ended), _strokes(begun)])
        fewest = np.maximum(FEWEST_STROKES, MOST * counts.max(axis=0))
        changed = counts.min(axis=0) >= fewest
        ended, begun, fewest = ended[changed], begun[changed], fewest[changed]
        moved = (np.roll(begun, way * size, axis=1) for size in SHIFTS for way in (1, -1))
        return any(bool((_strokes(ended & other) >= fewest).any()) for other in moved)


def _wider(columns: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The columns (the last axis) and SAME more on either side of each."""
    wide = columns.copy()
    for by in range(1, SAME + 1):
        wide[..., by:] |= columns[..., :-by]
        wide[..., :-by] |= columns[..., by:]
    return wide


def _strokes(columns: NDArray[np.bool_]) -> NDArray[np.intp]:
    """How many strokes the columns make: neighbours are one, and what a gap in one parts."""
    return _runs(_wider(columns))


def _runs(columns: NDArray[np.bool_]) -> NDArray[np.intp]:
    begins = np.count_nonzero(columns[..., 1:] & ~columns[..., :-1], axis=-1)
    return np.asarray(begins + columns[..., 0], dtype=np.intp)

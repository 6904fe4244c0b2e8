"""Strokes that run across the cells of a table: of a stamp, a pen or a fold, as dark as print.

Print keeps to its cell. Ink that hangs together on both sides of a ruling, once the rulings are
taken away, was laid over the table, and what it touches may be misread by all readers alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, Ruling, TableFragment
from zi_extract.pixels.pieces import Pieces, pieces_through
from zi_extract.tables.unruled import Corners, borders, corners_in_window, without_rulings

Mask = NDArray[np.bool_]
INSET = 0.3
"""Depth, in character heights, to which remains of rulings, and letters that touch one, reach from
a border into the cell next to theirs."""

LARGE, BROAD, LONG = 2.5, 1.6, 8.0
"""Length of strokes that are no letters, the least of their width and height, and the length from
which flat ones count as well; in character heights. Check marks of neighbouring weeks that touch
are 2.9 long and 1.2 high."""

MARKS, NARROW = 2, 4.0
"""Places of a time grid that touching check marks reach into, where a stamp reaches further or into
other cells; and the width of such places in character heights. What is flat (lower than ``BROAD``)
may reach into any number of them: bullets of successive weeks touch, a row of five is 9 long."""

COMPACT = 0.4
"""Share (0-1) of its height to which what runs through narrow places inks each of them, from which
it is a row of marks: bullets of successive weeks, 1.6 high, have 0.74 to 0.78; a ring whose line is
0.3 wide has a fifth where it runs level so high."""

DENSE = 0.25
"""Share (0-1) of ink from which a cell is filled: dots of a faxed grey hang together anywhere."""

SQUARE, FEWEST, EVEN = 0.5, 12, 0.7
"""Side, in character heights, of squares of which a fill's dots reach nearly all, however light it
is; how many a cell must have to tell so; and their share (0-1): of 40 dotted fills one had 0.5, all
others 0.75 and more. With fewer squares a stroke through a week's place would be a fill."""

MOSTLY = 0.7
"""Share (0-1) of its ink that a piece has in filled cells from which it is their fill: dots of a
faxed grey that ran over a broken ruling had 0.83. Lower loses stamps over a grey heading."""

LEAST = 0.06
"""Ink of a stroke in a cell, in square character heights: half a full stop."""

NEAR, FAR = 2.0, 4.0
"""Gap between strokes of one stamp or signature, in character heights: worn stamps fall apart; and
the distance up to which flat strokes across cells belong to it, such as the sides of its frame."""


def find_strokes(
    mask: Mask,
    rulings: Sequence[Ruling],
    fragments: Sequence[TableFragment],
    character_height: float,
) -> tuple[Mask, tuple[Box, ...]]:
    """(The ink that hangs together across cells, what each stamp or signature of it covers).

    ``mask`` is the ink of the straight page (``H x W``), so is what comes back; ``rulings`` are the
    page's.
    """
    thick = median([ruling.thickness for ruling in rulings]) if rulings else 1.0
    strokes = np.zeros(mask.shape, dtype=np.bool_)
    boxes: list[Box] = []
    for part in fragments:
        box = part.box.grown(character_height)
        top, left = max(0, int(box.top)), max(0, int(box.left))
        window = np.s_[top : int(box.bottom), left : int(box.right)]
        if mask[window].size:
            found, places = _across(mask[window], part, (top, left), character_height, thick)
            strokes[window] |= found
            boxes += places
    return strokes, tuple(boxes)


def find_crossed(
    page: int, boxes: Sequence[Box], fragments: Sequence[TableFragment], character_height: float
) -> tuple[Finding, ...]:
    """A warning for every cell that a stamp or signature reaches into; ``boxes`` are theirs.

    Of 34,000 cells on 250 pages six were told that no stamp reaches, all of them check marks that
    touch.
    """
    message = "Strokes run across the cell from another one; what stands here may be misread."
    return tuple(
        Finding("ink-crosses", "warning", message, page, cell.box)
        for part in fragments
        for cell in part.cells
        if any(_reaches(box, cell, character_height) for box in boxes)
    )


def _reaches(box: Box, cell: Cell, height: float) -> bool:
    """Whether a stamp reaches into the cell; a mark near it may be a piece of it."""
    is_mark = cell.tick is not None and cell.tick.verdict != "empty"
    near = box.grown(FAR * height) if is_mark else box
    return near.intersection(cell.box.grown(-INSET * height)) > 0


def _across(
    mask: Mask, part: TableFragment, origin: tuple[int, int], height: float, thick: float
) -> tuple[Mask, list[Box]]:
    """The same for one table, in its window of the page."""
    corners = [corners_in_window(cell, origin) for cell in part.cells]
    ink = without_rulings(mask, corners, height, thick)
    pieces = pieces_through(ink, borders(mask.shape, corners))
    large, long = _is_large(pieces.stats, height)
    if not (large | long).any():
        return np.zeros(mask.shape, dtype=np.bool_), []
    touched = _touching(pieces.stats[large | long], corners)
    cells, narrow, scarce = _reached(ink, pieces, touched, height)
    high = pieces.stats[:, cv2.CC_STAT_HEIGHT]
    in_row = (high < BROAD * height) | (scarce >= COMPACT * high)
    across, no_marks = cells > 1, (cells > narrow) | ((cells > MARKS) & ~in_row)
    boxes = [_placed(piece, origin) for piece in pieces.stats.tolist()]
    sure = [boxes[k] for k in np.flatnonzero(large & across & no_marks)]
    maybe = [boxes[k] for k in np.flatnonzero(long & ~(large & no_marks) & across)]
    groups = _with_more(_grouped(sure, NEAR * height), maybe, FAR * height)
    theirs = set(sure) | {box for box in maybe if any(_lies_in(box, group) for group in groups)}
    shared = np.array([bool(k) and box in theirs for k, box in enumerate(boxes)])
    return pieces.ink(shared & across), groups


def _touching(stats: NDArray[np.int32], corners: Sequence[Corners]) -> list[Corners]:
    """The cells that the boxes of some of these pieces touch."""
    left, top, wide, high = stats[:, :4].T
    (first, before), (last, behind) = np.array(corners).transpose(1, 2, 0)[..., None]
    met = (left <= behind) & (left + wide >= before) & (top <= last) & (top + high >= first)
    return [corners[k] for k in np.flatnonzero(met.any(axis=1)).tolist()]


def _reached(
    ink: Mask, pieces: Pieces, corners: Sequence[Corners], height: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """How many cells each piece of ink reaches into, how many narrow ones of them, and how high.

    That is the least mean height, in pixels, of its ink in one of the narrow ones. Filled cells do
    not count, nor does a fill that runs on over a ruling that is broken or lost.
    """
    inset, least = round(INSET * height), LEAST * height * height
    count = len(pieces.stats)
    cells, narrow = np.zeros(count, np.int64), np.zeros(count, np.int64)
    filled, plain = np.zeros(count, np.int64), np.zeros(count, np.int64)
    scarce = np.full(count, np.inf)
    for (y, x), (bottom, right) in corners:
        window = np.s_[y + inset : bottom - inset, x + inset : right - inset]
        inside = pieces.labels[window]
        inked = np.bincount(inside.ravel(), minlength=count)
        if inside.size and _is_filled(ink[window], height):
            filled += inked
        elif inside.size:
            plain += inked
            cells += inked >= least
            here = (inked >= least) & (right - x < NARROW * height)
            narrow += here
            scarce = np.minimum(scarce, np.where(here, inked / inside.shape[1], np.inf))
    fills = filled > MOSTLY * (filled + plain)
    return np.where(fills, 0, cells), np.where(fills, 0, narrow), scarce


def _is_filled(inside: Mask, height: float) -> bool:
    if np.count_nonzero(inside) >= DENSE * inside.size:
        return True
    side = max(1, round(SQUARE * height))
    down, along = (length // side for length in inside.shape)
    if down * along < FEWEST:
        return False
    squares = inside[: down * side, : along * side].reshape(down, side, along, side)
    return float(squares.any(axis=(1, 3)).mean()) >= EVEN


def _placed(piece: Sequence[int], origin: tuple[int, int]) -> Box:
    x, y, wide, high = piece[:4]
    left, top = origin[1] + x, origin[0] + y
    return Box(float(left), float(top), float(left + wide), float(top + high))


def _with_more(groups: list[Box], pieces: list[Box], reach: float) -> list[Box]:
    """The groups with the pieces that lie within ``reach`` of one, and of what it then is."""
    left = list(pieces)
    while near := [p for p in left if any(g.grown(reach).intersection(p) > 0 for g in groups)]:
        groups = _grouped([*groups, *near], reach)
        left = [piece for piece in left if piece not in near]
    return groups


def _lies_in(box: Box, group: Box) -> bool:
    return box.intersection(group) >= box.area


def _is_large(stats: NDArray[np.int32], height: float) -> tuple[Mask, Mask]:
    """Which pieces of ink are surely more than letters and marks, and which may be; no paper."""
    least, most = stats[:, 2:4].min(axis=1) / height, stats[:, 2:4].max(axis=1) / height
    may, sure = most >= LARGE, ((most >= LARGE) & (least >= BROAD)) | (most >= LONG)
    may[0] = sure[0] = False
    return np.asarray(sure, dtype=np.bool_), np.asarray(may, dtype=np.bool_)


def _grouped(boxes: list[Box], gap: float) -> list[Box]:
    """Boxes that lie within ``gap`` of each other made one."""
    groups: list[Box] = []
    for box in boxes:
        near = [other for other in groups if other.grown(gap).intersection(box) > 0]
        groups = [other for other in groups if other not in near]
        groups.append(Box.around((box, *near)))
    return groups if len(groups) == len(boxes) else _grouped(groups, gap)

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
from zi_extract.pixels.bitmap import Bitmap
from zi_extract.pixels.pieces import Pieces, pieces_of

Mask = NDArray[np.bool_]
Bits = NDArray[np.uint8]
Corners = tuple[tuple[int, int], tuple[int, int]]
"""(top, left), (bottom, right) of a cell in the window of its table, in pixels."""

STRAIGHT = 2.0
"""Shortest straight run of a ruling, in character heights: bars of letters are shorter, strokes
that cross a ruling leave it sooner."""

WANDER = 0.6
"""How far from the borders of its cells a ruling may lie, in character heights. What is straight
further inside a cell is no ruling of it."""

DOUBLE = 1.0
"""The same from the frame of the table: the second rule of a double one lies 0.4 to 0.8 inside."""

RIM = 0.07
"""Soft rim of a ruling, in character heights; at least a pixel. With it, and a pixel more, a ruling
that is taken away leaves the gap over which a stroke goes on; wider ones would join the texts of
two cells that stand close to their ruling."""

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
    corners = [_corners(cell, origin) for cell in part.cells]
    pieces = pieces_of(_without_rulings(mask, corners, height, thick))
    stats = pieces.stats
    large, long = _is_large(stats, height)
    if not (large | long).any():
        return np.zeros(mask.shape, dtype=np.bool_), []
    cells, narrow, scarce = _reached(pieces, corners, height)
    high = stats[:, cv2.CC_STAT_HEIGHT]
    in_row = (high < BROAD * height) | (scarce >= COMPACT * high)
    across, no_marks = cells > 1, (cells > narrow) | ((cells > MARKS) & ~in_row)
    boxes = [_placed(piece, origin) for piece in stats.tolist()]
    sure = [boxes[k] for k in np.flatnonzero(large & across & no_marks)]
    maybe = [boxes[k] for k in np.flatnonzero(long & ~(large & no_marks) & across)]
    groups = _with_more(_grouped(sure, NEAR * height), maybe, FAR * height)
    theirs = set(sure) | {box for box in maybe if any(_lies_in(box, group) for group in groups)}
    shared = np.array([bool(k) and box in theirs for k, box in enumerate(boxes)])
    return pieces.ink(shared & across), groups


def _reached(
    pieces: Pieces, corners: Sequence[Corners], height: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """How many cells each piece of ink reaches into, how many narrow ones of them, and how high.

    That is the least mean height, in pixels, of its ink in one of the narrow ones. Filled cells do
    not count, nor does a fill that runs on over a ruling that is broken or lost.
    """
    inset, least = round(INSET * height), LEAST * height * height
    labels, count = pieces.labels, len(pieces.stats)
    cells, narrow = np.zeros(count, np.int64), np.zeros(count, np.int64)
    filled, plain = np.zeros(count, np.int64), np.zeros(count, np.int64)
    scarce = np.full(count, np.inf)
    for (y, x), (bottom, right) in corners:
        inside = labels[y + inset : bottom - inset, x + inset : right - inset]
        ink = np.bincount(inside.ravel(), minlength=count)
        if inside.size and _is_filled(inside > 0, height):
            filled += ink
        elif inside.size:
            plain += ink
            cells += ink >= least
            here = (ink >= least) & (right - x < NARROW * height)
            narrow += here
            scarce = np.minimum(scarce, np.where(here, ink / inside.shape[1], np.inf))
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


def _corners(cell: Cell, origin: tuple[int, int]) -> Corners:
    top, left = origin
    return (
        (max(0, round(cell.box.top) - top), max(0, round(cell.box.left) - left)),
        (max(0, round(cell.box.bottom) - top), max(0, round(cell.box.right) - left)),
    )


def _without_rulings(mask: Mask, corners: Sequence[Corners], height: float, thick: float) -> Mask:
    """The ink without rulings at the borders of cells; strokes across them stay whole."""
    length, rim = (max(1, round(share * height)) for share in (STRAIGHT, RIM))
    gap, ink = round(thick) + 2 * rim + 1, Bitmap.of(mask)
    level, upright = (Bitmap.of(lines) for lines in _borders(mask.shape, corners, height))
    level &= ink.opened(columns=length).dilated(rows=2 * rim + 1)
    upright &= ink.opened(rows=length).dilated(columns=2 * rim + 1)
    ruled = level | upright
    rest = ink & ~ruled
    return (rest | rest.closed(gap, gap) & ruled).unpacked().view(np.bool_)


def _borders(
    shape: tuple[int, ...], corners: Sequence[Corners], height: float
) -> tuple[Bits, Bits]:
    """Where level and upright rulings may lie: along cells, and wider along the table's frame."""
    level, upright = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    starts, ends = zip(*corners, strict=True)
    frame = (
        (min(top for top, _ in starts), min(left for _, left in starts)),
        (max(bottom for bottom, _ in ends), max(right for _, right in ends)),
    )
    wander = ((each, WANDER) for each in corners)
    for ((top, left), (bottom, right)), share in (*wander, (frame, 2 * DOUBLE)):
        wide = max(1, round(share * height))
        for y in (top, bottom):
            cv2.line(level, (left, y), (right, y), 1, wide)
        for x in (left, right):
            cv2.line(upright, (x, top), (x, bottom), 1, wide)
    return level, upright

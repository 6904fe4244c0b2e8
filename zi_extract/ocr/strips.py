"""Where the printed rows of a page are, so that each is read by itself as one line.

The engine's own page analysis loses lone colons, page numbers and short lines and reads across
columns whose rows do not match; rows found by their letters and read one by one do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.joined_lines import find_joins
from zi_extract.ocr.underlines import Underlines, find_underlines
from zi_extract.pixels.histogram import median_of
from zi_extract.pixels.pieces import numbers_of, pieces_of

Mask = NDArray[np.bool_]

DARK, OF_FULL = 0.38, 0.55
"""How much darker than the paper around it (0-1) a pixel of ink is: the first, or the second as a
share of the page's full ink where that is less. Stamps and bleed-through are mostly lighter: at
0.48 a pale stamp runs together with the name under it. Of the small grey letters of a scan with few
dots per inch 0.38 leaves broken strokes."""

FAINT, FULL = 0.16, 80
"""Darkness (0-1) of what may be ink at all, and the percentile of it that is full ink."""

PAPER_WINDOW = 3.0
"""Character heights of the window in which the paper's level is taken: wider than a letter's
strokes, narrower than a shadow."""

TALLEST_LETTER = 3.6
"""Character heights: capitals in headings twice the size of the text. What is taller is no letter
but a stamp, a logo or a stroke of the pen."""

WIDEST_LETTER = 14.0
"""Character heights: thickened fax letters run together to whole words."""

LOWEST_LETTER = 0.55
"""Character heights of what may start a row; dots, dashes and commas join rows that are there."""

CORE = 0.3
"""Share of a letter's height cut off above and below when rows are linked, so that descenders do
not touch the next row's ascenders."""

LINK_GAP = 2.2
"""Character heights between letters that are linked to one piece of a row."""

SAME_BASELINE = 0.3
"""Character heights by which the baselines of two pieces of one row differ."""

DESCENT = 0.45
"""Character heights that descenders reach below their baseline."""

TALLEST_TAIL = 0.9
DEEPEST_TAIL = 0.55
HIGHEST_TAIL = 0.25
"""Character heights: size of a loose descender, and how far below and above the baseline it may
begin. The next row's capitals begin 0.8 below it where rows are set solid, and are taller."""

INSIDE = 0.7
"""Share of its height that a row of broken letters shares with the row that they belong to. Rows
of other blocks beside it do not lie between its ends."""

SMALLEST_MARK = 0.1
"""Character heights of the smallest dot or dash that lengthens a row; specks are smaller."""

MARK_GAP = 1.6
"""Character heights between a row and a dot, colon, semicolon or dash that belongs to it."""

RIM = 0.35
"""Character heights added around a row, for commas, dots and the rims of letters."""


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """Ink of a page in connected pieces: ``labels`` per pixel, ``boxes`` (n x 4: x, y, w, h).

    ``underlines`` are level rules, whose pixels belong to no piece; None without any.
    """

    labels: NDArray[np.integer]
    boxes: NDArray[np.int32]
    areas: NDArray[np.int32]
    underlines: Underlines | None = None


def blanked(pixels: Pixels, boxes: Sequence[Box], height: float) -> Pixels:
    """The page with ``boxes`` and their rims painted in the paper's median grey."""
    if not boxes:
        return pixels
    painted = pixels.copy()
    paper = np.uint8(median_of(pixels))
    for box in boxes:
        wide = box.grown(height / 3)
        painted[
            max(0, round(wide.top)) : max(0, round(wide.bottom)),
            max(0, round(wide.left)) : max(0, round(wide.right)),
        ] = paper
    return painted


def find_ink(pixels: Pixels, height: float) -> Ink:
    """The pieces of ink of a page; ``height`` is the character height in pixels."""
    mask = _ink(pixels, height)
    underlines = find_underlines(mask, height)
    if underlines is not None:
        mask &= ~underlines.ink
    pieces = pieces_of(mask)
    joins = find_joins(pieces.labels, pieces.stats, height, TALLEST_LETTER)
    if joins is not None:
        pieces = pieces_of(mask & ~joins)
    return Ink(pieces.labels, pieces.stats[:, :4], pieces.stats[:, 4], underlines)


def _ink(pixels: Pixels, height: float) -> Mask:
    """Pixels clearly darker than the paper around them."""
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    window = max(3, round(PAPER_WINDOW * height / 4) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    paper = cv2.blur(paper, (window, window))
    level = cv2.resize(paper, pixels.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    ink = 1 - _ink_cut(pixels[::2, ::2], level[::2, ::2])
    cuts = np.ceil(np.arange(256) * ink).astype(np.uint8)
    return np.asarray(pixels < cv2.LUT(level, cuts), dtype=np.bool_)


def _ink_cut(pixels: Pixels, paper: Pixels) -> float:
    """How much darker (0-1) than the paper under it a pixel of this page's ink is."""
    darkness = 1 - pixels.astype(np.float32) / np.maximum(paper.astype(np.float32), 1.0)
    inked = darkness[darkness >= FAINT]
    full = float(np.percentile(inked, FULL)) if inked.size else 1.0
    return min(DARK, OF_FULL * full)


def find_strips(ink: Ink, height: float) -> tuple[Box, ...]:
    """Boxes of printed rows, or of their parts where baselines differ, from top to bottom."""
    letters = _letters(ink, height)
    if not len(letters):
        return ()
    pieces = _joined(_pieces(ink, letters, height), height)
    rows = [_lengthened(row, ink, height) for row in _with_tails(pieces, height)]
    return tuple(sorted(rows, key=lambda box: (box.top, box.left)))


def _letters(ink: Ink, height: float) -> NDArray[np.int32]:
    """Indices of the pieces of ink that are letters."""
    w, h = ink.boxes[:, 2], ink.boxes[:, 3]
    fits = (h >= LOWEST_LETTER * height) & (h <= TALLEST_LETTER * height)
    fits &= (w <= WIDEST_LETTER * height) & (ink.areas >= 0.08 * w * h)
    fits[0] = False
    return np.flatnonzero(fits).astype(np.int32)


@dataclass(frozen=True, slots=True)
class _Piece:
    box: Box
    baseline: float


def _pieces(ink: Ink, letters: NDArray[np.int32], height: float) -> list[_Piece]:
    """Letters linked along their row."""
    canvas = np.zeros(ink.labels.shape, dtype=np.uint8)
    boxes = ink.boxes[letters]
    reach = round(LINK_GAP * height / 2)
    for x, y, w, h in boxes.tolist():
        cut = int(CORE * h)
        canvas[y + cut : max(y + h - cut, y + cut + 1), max(0, x - reach) : x + w + reach] = 1
    middle_y, middle_x = boxes[:, 1] + boxes[:, 3] // 2, boxes[:, 0] + boxes[:, 2] // 2
    owner = numbers_of(canvas, connectivity=4).at(middle_y, middle_x)
    return [_piece(boxes[owner == number]) for number in np.unique(owner)]


def _piece(boxes: NDArray[np.int32]) -> _Piece:
    bottoms = boxes[:, 1] + boxes[:, 3]
    box = Box(
        float(boxes[:, 0].min()),
        float(boxes[:, 1].min()),
        float((boxes[:, 0] + boxes[:, 2]).max()),
        float(bottoms.max()),
    )
    return _Piece(box, float(np.median(bottoms)))


def _joined(pieces: list[_Piece], height: float) -> list[_Piece]:
    """Pieces on one baseline made one row."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda item: item.box.left):
        near = [
            row
            for row in rows
            if abs(row[-1].baseline - piece.baseline) <= SAME_BASELINE * height
            and piece.box.left >= row[-1].box.right - height
        ]
        if near:
            max(near, key=lambda row: row[-1].box.right).append(piece)
        else:
            rows.append([piece])
    return [
        _Piece(Box.around(piece.box for piece in row), median(piece.baseline for piece in row))
        for row in rows
    ]


def _with_tails(rows: list[_Piece], height: float) -> list[Box]:
    """The rows' boxes down to their descenders, without rows that are such descenders.

    Where print is thin, the lower bowls of ``g`` come off and look like small letters.
    """
    whole = [row for row in rows if not any(_is_part(row, other, height) for other in rows)]
    feet = [max(row.box.bottom, row.baseline + DESCENT * height) for row in whole]
    return [
        Box(row.box.left, row.box.top, row.box.right, foot)
        for row, foot in zip(whole, feet, strict=True)
    ]


def _is_part(low: _Piece, row: _Piece, height: float) -> bool:
    """Whether ``low`` are loose descenders of ``row``, or broken letters of it."""
    if low is row or low.box.left < row.box.left - height or low.box.right > row.box.right + height:
        return False
    below = low.box.top - row.baseline
    is_tail = low.box.height <= TALLEST_TAIL * height
    is_tail &= -HIGHEST_TAIL * height <= below <= DEEPEST_TAIL * height
    shared = min(low.box.bottom, row.box.bottom) - max(low.box.top, row.box.top)
    is_inside = low.box.width < row.box.width and shared >= INSIDE * low.box.height
    return is_tail or is_inside


def _lengthened(row: Box, ink: Ink, height: float) -> Box:
    """The row with the dots, dashes and commas at its ends."""
    x, y, w, h = ink.boxes.T
    middle = y + h / 2
    marks = (
        (middle > row.top) & (middle < row.bottom + RIM * height) & (h < TALLEST_LETTER * height)
    )
    marks &= (np.maximum(w, h) >= SMALLEST_MARK * height) & (w < TALLEST_LETTER * height)
    marks[0] = False
    left, right = row.left, row.right
    for k in np.flatnonzero(marks)[np.argsort(x[marks])]:
        if right <= x[k] + w[k] and x[k] - right <= MARK_GAP * height:
            right = float(x[k] + w[k])
    for k in np.flatnonzero(marks)[np.argsort(-x[marks])]:
        if x[k] <= left and left - (x[k] + w[k]) <= MARK_GAP * height:
            left = float(x[k])
    return Box(left, row.top, right, row.bottom)


def cut_strip(pixels: Pixels, ink: Ink, strip: Box, height: float) -> tuple[Pixels, int, int]:
    """The strip's own ink on white, with its left and top on the page.

    Ink that lies mostly outside the strip (the next rows' tails, a stamp's rim) is left out.
    """
    rim = round(RIM * height)
    left, top = max(0, int(strip.left) - rim), max(0, int(strip.top) - rim)
    right, bottom = int(strip.right) + rim, int(strip.bottom) + rim
    piece = pixels[top:bottom, left:right].copy()
    labels = ink.labels[top:bottom, left:right]
    if ink.underlines is not None:
        piece[_with_rim(ink.underlines.ink[top:bottom, left:right]) & (labels == 0)] = 255
    _, y, w, h = ink.boxes.T
    middle = y + h / 2
    foreign = (middle < strip.top - rim / 2) | (middle > strip.bottom + rim / 2)
    foreign |= (h > TALLEST_LETTER * height) | (w > WIDEST_LETTER * 2 * height)
    foreign[0] = False
    gone = _with_rim(foreign[labels])
    piece[gone & ~(~foreign[labels] & (labels > 0))] = 255
    return piece, left, top


def _with_rim(mask: Mask) -> Mask:
    """The mask and the pixels beside it: the soft rim of ink."""
    return np.asarray(cv2.dilate(mask.view(np.uint8), np.ones((3, 3), np.uint8)) > 0)

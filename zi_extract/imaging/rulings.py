"""Rulings of a straight page: long thin strokes, followed where they bend and linked where broken.

A stroke is kept when it is longer than letters have strokes and thinner than letters are high.
Gaps are bridged only between strokes that were already found thin and long, because closing gaps
first would turn lines of text into rulings.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.fills import find_fills
from zi_extract.model.table import Ruling
from zi_extract.pixels.bitmap import Bitmap, window
from zi_extract.pixels.pieces import numbers_of

Mask = NDArray[np.bool_]
Bits = NDArray[np.uint8]

MIN_STROKE = 1.5
"""Shortest stroke that may belong to a ruling, in character heights. Below 1.2 stems and bars of
letters pass in masses; above 2 the dashes of a rule broken by fax are lost."""

DENSE = 0.4
"""Share (0-1) of ink around a place from which it is crowded: bold letters on a patterned or
dithered ground have 0.42 to 0.65, the densest plain text 0.4."""

CROWD = 2.5
"""Side of the square in which ink is counted, in character heights: a text line with its space."""

CROWDED_STROKE = 4.0
"""Shortest stroke of a ruling in crowded places, in character heights: words run together there."""

ACROSS_DOTS = 8.0
"""Shortest level stroke of a ruling on a ground of few dots, in character heights: the dots of a
scan's lines run together."""

STRIPED, STRIPED_REACH = 0.2, 1.0
"""Share (0-1) of such strokes, from so many character heights above to so many below, from which
they are the stripes that a fax makes of dots; a ruling has up to 0.15."""

REACH_FILL = 0.8
"""How far before a fill a ruling may stop that goes on through it, in character heights: a little
more than the fill's margin."""

ENTERING = 2.2
"""Shortest stroke that is a ruling on its way into a fill, in character heights: stems of bold
letters in a dark box are 1.9 long."""

REACHES = 0.75
"""Share (0-1) of that stretch that must have ink: a letter above a fill stands clear of it."""

BESIDE_INK = 0.5
"""Most ink (0-1) beside a stroke that is a ruling on its way into a fill, on one of its sides."""

MAX_GAP = 1.5
"""Longest gap bridged between two strokes of one ruling, in character heights. Below 0.7 fax leaves
rulings in pieces; above 2.5 rulings of two tables that stand close together are linked."""

MAX_OFFSET = 0.2
"""How far two linked strokes may lie apart across their direction, in character heights. Lower
breaks bent rulings, higher links the two lines of a double ruling crosswise."""

WINDOW = 6.0
"""Length of the pieces in which a ruling is followed, in character heights: long enough that ink
of letters that touch it averages out, short enough that a bend stays within MAX_OFFSET."""


@dataclass(slots=True)
class _Stroke:
    """A straight piece under construction: where it lies, and how much ink it has."""

    position: float
    start: float
    end: float
    thickness: float
    ink: float


def find_rulings(mask: Mask, character_height: float) -> tuple[Ruling, ...]:
    """All rulings of the page as straight pieces, horizontal ones first, each sorted by position.

    ``mask`` is the ink of the straight page (``H x W``), ``character_height`` in pixels. A bent
    ruling comes out as several pieces end to end. Underlines and strokes of stamps are among them:
    what forms a table is decided by :func:`zi_extract.tables.grid.find_fragments`.
    """
    fills = find_fills(mask, character_height)
    level, upright = _runs(mask, character_height)
    seen = _among_dots(level & fills.thick & fills.sparse, character_height)
    level &= ~fills.thick | seen
    hidden = fills.filled & ~seen.dilated(rows=5)
    horizontal = _strokes(level.unpacked(), mask, hidden.unpacked(), character_height)
    long = upright.opened(rows=window(CROWDED_STROKE * character_height))
    upright &= ~fills.thick | fills.sparse & long
    vertical = _strokes(
        _turned(upright.unpacked()),
        _turned(mask.view(np.uint8)).view(np.bool_),
        _turned(fills.filled.unpacked()),
        character_height,
    )
    return tuple(
        Ruling(
            horizontal=is_horizontal,
            position=stroke.position,
            start=stroke.start,
            end=stroke.end,
            thickness=stroke.thickness,
            support=min(1.0, stroke.ink / max(1.0, stroke.end - stroke.start)),
        )
        for is_horizontal, strokes in ((True, horizontal), (False, vertical))
        for stroke in sorted(strokes, key=lambda s: (s.position, s.start))
    )


def _runs(mask: Mask, character_height: float) -> tuple[Bitmap, Bitmap]:
    """The ink that lies in level runs as long as rulings have, and that in upright ones."""
    ink, least = Bitmap.of(mask), window(MIN_STROKE * character_height)
    level, upright = ink.opened(columns=least), ink.opened(rows=least)
    side = window(CROWD * character_height)
    crowded = cv2.blur(255 * mask.view(np.uint8), (side, side)) > int(DENSE * 255)
    if crowded.any():
        plain, long = ~Bitmap.of(crowded), window(CROWDED_STROKE * character_height)
        level &= level.opened(columns=long) | plain
        upright &= upright.opened(rows=long) | plain
    return level, upright


def _among_dots(runs: Bitmap, character_height: float) -> Bitmap:
    """The level runs on a ground of few dots that are rulings, not the dots of a scan's lines."""
    if not runs.any():
        return runs
    long = runs.opened(columns=window(ACROSS_DOTS * character_height))
    reach = max(1, round(STRIPED_REACH * character_height))
    around = cv2.blur(255 * long.unpacked(), (1, 2 * reach + 1))
    return long & Bitmap.of(around <= int(STRIPED * 255))


def _turned(bits: Bits) -> Bits:
    return np.asarray(cv2.transpose(bits), np.uint8)


def _strokes(runs: Bits, mask: Mask, filled: Bits, character_height: float) -> list[_Stroke]:
    """The strokes that level ``runs`` make, in pieces of at most WINDOW, linked over gaps."""
    pieces = _pieces(runs, WINDOW * character_height)
    strokes = _linked(pieces, character_height)
    _into_fills(strokes, filled, mask, character_height)
    return strokes


def _into_fills(strokes: list[_Stroke], filled: Bits, mask: Mask, character_height: float) -> None:
    """Lengthen the strokes that meet a fill by what it hides of their rulings."""
    near = round(REACH_FILL * character_height)
    for stroke in strokes:
        if stroke.end - stroke.start < ENTERING * character_height:
            continue
        place, start, end = int(stroke.position), round(stroke.start), round(stroke.end)
        row = filled[place]
        into_next = row[end : end + near].any()
        into_last = row[max(0, start - near) : start].any()
        if not (into_next or into_last) or not _is_clear(stroke, mask, near):
            continue
        ink = np.asarray(mask[max(0, place - 1) : place + 2].any(axis=0), dtype=np.bool_)
        more = _hidden(ink[end:], row[end:], near) if into_next else 0
        before = _hidden(ink[:start][::-1], row[:start][::-1], near) if into_last else 0
        stroke.start, stroke.end = stroke.start - before, stroke.end + more
        stroke.ink += before + more


def _is_clear(stroke: _Stroke, mask: Mask, reach: int) -> bool:
    """Whether a stroke has paper beside it; what lies between the holes of a fill has not."""
    place = int(stroke.position)
    beside = mask[max(0, place - reach) : place + reach + 1, int(stroke.start) : int(stroke.end)]
    return float(beside.mean()) * (2 * reach + 1) - stroke.thickness <= reach * BESIDE_INK


def _hidden(ink: Mask, fills: Bits, near: int) -> int:
    """How far ink goes on in a fill reached within ``near``; holes in it are passed over."""
    if ink[:near].mean() < REACHES:
        return 0
    entry = int(np.argmax(fills[:near] > 0))
    ends = np.flatnonzero(fills[entry:] == 0)
    reach = entry + int(ends[0]) if len(ends) else len(ink)
    inked = np.flatnonzero(ink[:reach])
    return int(inked[-1]) + 1 if len(inked) else 0


def _pieces(runs: Bits, window: float) -> list[_Stroke]:
    """One piece per component and window: mean position, extent, thickness and ink length."""
    wide = runs.shape[1]
    windows = (np.arange(wide) / window).astype(np.int64)
    ys, xs, ends = _segments(runs, np.flatnonzero(np.diff(windows)) + 1)
    if not len(ys):
        return []
    key = numbers_of(runs).at(ys, xs) * (int(windows[-1]) + 1) + windows[xs]
    order = np.argsort(key, kind="stable")
    ys, xs, ends, key = ys[order], xs[order], ends[order], key[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    counts = np.add.reduceat(ends - xs, starts)
    first, last = np.minimum.reduceat(xs, starts), np.maximum.reduceat(ends, starts)
    middle = np.add.reduceat(ys * (ends - xs), starts) / counts + 0.5
    return [
        _Stroke(float(y), float(a), float(b), float(n / (b - a)), float(b - a))
        for y, a, b, n in zip(middle, first, last, counts, strict=True)
    ]


def _segments(
    runs: Bits, cuts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Row, start and end of every run of ink, cut where a window begins; rows in turn."""
    inked = np.flatnonzero(runs.any(axis=1))
    runs = runs[inked]
    edges = np.zeros((runs.shape[0], runs.shape[1] + 1), np.uint8)
    edges[:, 1:-1] = runs[:, 1:] ^ runs[:, :-1]
    edges[:, 0], edges[:, -1] = runs[:, 0], runs[:, -1]
    edges[:, cuts] |= runs[:, cuts]
    places = cv2.findNonZero(edges)
    if places is None:
        none = np.zeros(0, np.int64)
        return none, none, none
    xs, ys = places.reshape(-1, 2).T.astype(np.int64)
    is_cut = np.zeros(edges.shape[1], np.bool_)
    is_cut[cuts] = True
    # Where a run goes on over a cut, the cut is an end and a start.
    twice = is_cut[xs] & (runs[ys, np.minimum(xs, runs.shape[1] - 1)] & runs[ys, xs - 1] > 0)
    times = np.where(twice, 2, 1)
    xs, ys = np.repeat(xs, times), np.repeat(ys, times)
    return inked[ys[::2]], xs[::2], xs[1::2]


def _linked(pieces: list[_Stroke], character_height: float) -> list[_Stroke]:
    """Pieces that continue one another made one, while their line stays straight."""
    out: list[_Stroke] = []
    short, window = MIN_STROKE * character_height, WINDOW * character_height
    gap, offset = MAX_GAP * character_height, max(1.0, MAX_OFFSET * character_height)
    open_strokes: list[_Stroke] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        reach, lowest, highest = piece.start - gap, piece.position - offset, piece.position + offset
        is_short = piece.end - piece.start < short
        open_strokes = [s for s in open_strokes if s.end >= reach]
        near = [
            s
            for s in open_strokes
            if lowest <= s.position <= highest and (is_short or s.end - s.start < window)
        ]
        if near:
            _join(min(near, key=lambda s: abs(s.position - piece.position)), piece)
        else:
            out.append(piece)
            open_strokes.append(piece)
    return out


def _join(stroke: _Stroke, piece: _Stroke) -> None:
    """Lengthen ``stroke`` by ``piece``; positions and thickness are means weighted by ink."""
    total = stroke.ink + piece.ink
    stroke.position = (stroke.position * stroke.ink + piece.position * piece.ink) / total
    stroke.thickness = (stroke.thickness * stroke.ink + piece.thickness * piece.ink) / total
    covered = max(0.0, min(stroke.end, piece.end) - max(stroke.start, piece.start))
    stroke.ink = total - covered
    stroke.end = max(stroke.end, piece.end)

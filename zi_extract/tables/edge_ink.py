"""The ink of a page that can support edges, and how much of it each edge of a lattice has."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.contents import Contents
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.lattice_line import Lattice, LatticeLine

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

RUN = 1.0
"""Shortest run of ink that supports an edge, in character heights. Lower counts the strokes of
text that crosses a merged cell; higher loses what a fax leaves of an edge."""

DENSE, CROWD, CROWDED_RUN = 0.4, 2.5, 2.5
"""Share (0-1) of ink in a square of so many character heights from which a place is crowded, and
the shortest run that counts there: bold letters on a dithered ground run together to 2."""

REACH = 0.25
"""How far beside its line an edge's ink may lie, in character heights: what is left of skew and
bend. Wider takes in stems of letters beside the line."""

INSET = 0.05
"""What is left out at each end of an edge beside half the crossing ruling, in character heights:
ragged ink of the crossing. More hides the bare ends that tell a letter's stem from an edge."""

BARE_END = 0.12
"""Bare length from which an end of an edge does not reach the crossing, in character heights."""

RAGGED = 0.1
"""How far the ragged end of the ruling above or below may reach into an edge, in character heights:
it does not tie a letter's stem to the crossing."""

STEM = 4.0
"""Longest edge, in character heights, that two letters above one another could imitate."""

BARE_SHARE = 0.2
"""Share (0-1) of a longer edge that must be bare at both ends for its ink to be a mark that stands
in the middle of a merged cell. Lower loses edges a fax has gnawed, higher splits such cells."""

LETTERS = 1.7
"""Height of the highest letters, in character heights: a long edge without a longer run of ink is
made of letters of two lines that stand above one another."""

STEM_FACTOR = 0.65
"""What is left of the support of an edge that letters may imitate: they stand free of the rulings
above and below them, edges hardly ever. At 1 stems in headers split merged cells; below
0.4 an edge is lost when a fax eats both its ends."""

NEAR, FAR = 0.25, 0.6
"""Where the ground beside an edge is looked at, from so many character heights beside its line to
so many: letters are wider than that, and words keep clear of rulings."""

BESIDE, MORE_BESIDE = 0.3, 0.15
"""Share (0-1) of ink beside an upright edge's own ink from which that is letters or a mark, and how
much more it must be than beside the rest: of 10,000 edges of faxes 7 had so much, of 230 places
where letters looked like edges 200. A dotted ground has 0.35 everywhere."""

UNBROKEN = 0.8
"""Support (0-1) from which an edge is one whatever stands beside it."""

LETTER_FACTOR = 0.3
"""What is left of the support of an edge that is letters: nothing tells that it is there, but it
keeps a remainder, so that people see where a letter may hide an edge."""

CLOSE, CLOSE_END = 0.1, 0.35
"""From where to where print that lies across an edge shows on both sides of it, in character
heights beside its ruling: letters of one word are closer together, words of two cells are not."""

ACROSS = 0.03
"""Share (0-1) of an edge's length with ink on both sides from which print lies across it."""

Print = tuple[NDArray[np.bool_], NDArray[np.bool_], Floats]
"""For each edge of an upright line: whether it is blank, whether it is free, its traces."""


class EdgeInk:
    """The ink of a page that can support edges, prepared once for all its tables."""

    def __init__(self, mask: Mask, character_height: float) -> None:
        self._unit = character_height
        self._mask = mask
        self.contents = Contents(mask, character_height)
        ink = mask.view(np.uint8)
        side = max(3, round(CROWD * character_height))
        plain = (cv2.blur(255 * ink, (side, side)) <= DENSE * 255).view(np.uint8)
        run, long_run = (max(3, round(r * character_height)) for r in (RUN, CROWDED_RUN))
        self._level = _opened(ink, (1, run))
        self._level &= _opened(self._level, (1, long_run)) | plain
        upright = _opened(ink, (run, 1))
        upright &= _opened(upright, (long_run, 1)) | plain
        self._upright = upright.T
        width = max(1, round((FAR - NEAR) * character_height))
        self._ground = cv2.blur(255 * ink, (width, 1)).T
        self._hits: dict[tuple[LatticeLine, bool], NDArray[np.bool_]] = {}
        self._prints: dict[tuple[LatticeLine, tuple[LatticeLine, ...]], Print] = {}
        self._shares: dict[tuple[LatticeLine, bool, tuple[LatticeLine, ...]], Floats] = {}

    def measure(self, lattice: Lattice) -> Evidence:
        """The support of every edge of ``lattice``."""
        level = [self._shared(line, lattice.columns, horizontal=True) for line in lattice.rows]
        upright = [self._shared(line, lattice.rows, horizontal=False) for line in lattice.columns]
        heights = np.diff([line.position for line in lattice.rows]) / self._unit
        widths = np.diff([line.position for line in lattice.columns]) / self._unit
        prints = [self._print(line, lattice.rows) for line in lattice.columns]
        blank, free, traces = (np.array(column).T for column in zip(*prints, strict=True))
        return Evidence(
            np.array(level),
            np.array(upright).T,
            heights,
            widths,
            blank.astype(bool),
            free.astype(bool),
            traces,
        )

    def _shared(
        self, line: LatticeLine, crossing: tuple[LatticeLine, ...], *, horizontal: bool
    ) -> Floats:
        """Support along ``line``, kept: most lattices are measured several times as they thin."""
        key = (line, horizontal, crossing)
        if key not in self._shares:
            hits = self.hits(line, horizontal=horizontal)
            share = self._along(hits, line, crossing)
            if not horizontal:
                letters = self._are_letters(hits, line, crossing) & (share < UNBROKEN)
                share = np.where(letters, LETTER_FACTOR * share, share)
            self._shares[key] = share
        return self._shares[key]

    def _print(self, line: LatticeLine, crossing: tuple[LatticeLine, ...]) -> Print:
        """What print lies along an upright line."""
        if (line, crossing) not in self._prints:
            beside = self._beside(line) > 0
            first, last = self._spans(line, crossing, len(beside))
            rim = np.minimum(round(NEAR * self._unit), (last - first) // 4)
            blank = _means(beside, first + rim, last - rim) == 0
            close = self._close(line)
            free = _means(close, first + rim, last - rim) <= ACROSS
            dots = self.dots(line)
            bare = np.full(len(first), max(1.0, BARE_END * self._unit))
            floats = self._bare_ends(dots, first, last, bare)
            traces = np.where(floats, 0.0, _means(dots, first, last))
            self._prints[line, crossing] = blank, free, traces
        return self._prints[line, crossing]

    def _close(self, line: LatticeLine) -> NDArray[np.bool_]:
        """Where along an upright line there is ink close by on both of its sides."""
        places = np.arange(self._mask.shape[0])
        across = np.round(line.at(places.astype(float)) - 0.5).astype(int)
        rim, width = line.thickness / 2, self._mask.shape[1] - 1
        first, last = (round(rim + part * self._unit) for part in (CLOSE, CLOSE_END))
        sides = [
            [
                self._mask[places, np.clip(across + side * step, 0, width)]
                for step in range(max(2, first), max(3, last) + 1)
            ]
            for side in (-1, 1)
        ]
        return np.asarray(np.any(sides[0], axis=0) & np.any(sides[1], axis=0), dtype=bool)

    def _are_letters(
        self, hits: NDArray[np.bool_], line: LatticeLine, crossing: Sequence[LatticeLine]
    ) -> NDArray[np.bool_]:
        """Which edges of an upright line have ink in their midst, and much more beside it."""
        ground = self._beside(line)
        first, last = self._spans(line, crossing, len(hits))
        bare = np.full(len(first), max(1.0, BARE_END * self._unit))
        on, off = (
            _means(ground * wanted, first, last) / np.maximum(_means(wanted, first, last), 1e-9)
            for wanted in (hits, ~hits)
        )
        beside = (on >= BESIDE) & (on - off >= MORE_BESIDE)
        return np.asarray(beside & self._bare_ends(hits, first, last, bare))

    def _beside(self, line: LatticeLine) -> Floats:
        """Share (0-1) of ink left and right of an upright line, at each place along the page."""
        along = np.arange(self._ground.shape[1])
        across = np.round(line.at(along.astype(float)) - 0.5).astype(int)
        away = max(2, round((NEAR + FAR) / 2 * self._unit + line.thickness / 2))
        last = self._ground.shape[0] - 1
        sides = [self._ground[np.clip(across + step, 0, last), along] for step in (-away, away)]
        return np.asarray(np.mean(sides, axis=0) / 255)

    def hits(self, line: LatticeLine, *, horizontal: bool) -> NDArray[np.bool_]:
        """Where along the whole page the line has ink within reach."""
        if (line, horizontal) not in self._hits:
            self._hits[line, horizontal] = self._searched(line, horizontal=horizontal)
        return self._hits[line, horizontal]

    def dots(self, line: LatticeLine) -> NDArray[np.bool_]:
        """Where along the page a vertical line has any ink right on it, in runs or not."""
        places = np.arange(self._mask.shape[0])
        across = np.round(line.at(places.astype(float)) - 0.5).astype(int)
        hits = [
            self._mask[places, np.clip(across + step, 0, self._mask.shape[1] - 1)]
            for step in (-2, -1, 0, 1, 2)
        ]
        return np.asarray(np.any(hits, axis=0), dtype=bool)

    def _searched(self, line: LatticeLine, *, horizontal: bool) -> NDArray[np.bool_]:
        ink = self._level if horizontal else self._upright
        reach = max(1, round(REACH * self._unit + line.thickness / 2))
        along = np.arange(ink.shape[1])
        across = np.round(line.at(along.astype(float)) - 0.5).astype(int)
        hits = np.zeros(len(along), bool)
        for step in range(-reach, reach + 1):
            hits |= ink[np.clip(across + step, 0, ink.shape[0] - 1), along] > 0
        return hits

    def _along(
        self, hits: NDArray[np.bool_], line: LatticeLine, crossing: Sequence[LatticeLine]
    ) -> Floats:
        """Support of ``line`` between each two neighbouring ``crossing`` lines."""
        first, last = self._spans(line, crossing, len(hits))
        share = _means(hits, first, last)
        short = last - first < STEM * self._unit
        bare = np.where(short, BARE_END * self._unit, BARE_SHARE * (last - first))
        stem = self._bare_ends(hits, first, last, np.maximum(1.0, bare))
        stem |= ~short & (_longest_runs(hits, first, last) < LETTERS * self._unit)
        return np.asarray(np.where(stem, STEM_FACTOR * share, share))

    def _spans(
        self, line: LatticeLine, crossing: Sequence[LatticeLine], size: int
    ) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
        """First place, and the one after the last, of each edge between ``crossing`` lines."""
        cuts = np.array([float(other.at(line.position)) for other in crossing])
        rim = np.array([other.thickness / 2 + INSET * self._unit for other in crossing])
        rim = np.minimum(rim, np.r_[np.diff(cuts), np.inf] / 4)
        first = np.clip(np.ceil(cuts[:-1] + rim[:-1]).astype(int), 0, size - 1)
        last = np.clip(np.floor(cuts[1:] - rim[1:]).astype(int), first + 1, size)
        return first, last

    def _bare_ends(
        self,
        hits: NDArray[np.bool_],
        first: NDArray[np.int_],
        last: NDArray[np.int_],
        bare: Floats,
    ) -> NDArray[np.bool_]:
        """Which edges have no ink over the length ``bare`` at either end."""
        places, size = np.arange(len(hits)), len(hits)
        raggedness = np.minimum(max(1, round(RAGGED * self._unit)), (last - first) // 4)
        first, last = first + raggedness, last - raggedness
        following = np.minimum.accumulate(np.where(hits, places, size)[::-1])[::-1]
        preceding = np.maximum.accumulate(np.where(hits, places, -1))
        return np.asarray(
            (following[first] - first >= bare) & (last - 1 - preceding[last - 1] >= bare)
        )


def _means(
    values: NDArray[np.bool_] | Floats, first: NDArray[np.int_], last: NDArray[np.int_]
) -> Floats:
    """The mean of the values from each ``first`` up to its ``last``."""
    total = np.r_[0.0, np.cumsum(values)]
    return np.asarray((total[last] - total[first]) / (last - first))


def _longest_runs(
    hits: NDArray[np.bool_], first: NDArray[np.int_], last: NDArray[np.int_]
) -> NDArray[np.int_]:
    """The longest run of ink that begins or lies between each ``first`` and ``last``."""
    places = np.arange(len(hits))
    since = places - np.maximum.accumulate(np.where(hits, -1, places))
    bounds = np.stack([first, last], axis=1).ravel()
    return np.asarray(np.maximum.reduceat(since, np.minimum(bounds, len(since) - 1))[::2])


def _opened(ink: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """The ink in runs of at least that many rows or columns."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8)), np.uint8)

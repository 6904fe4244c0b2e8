"""The ink of a page that can support edges, and how much of it each edge of a lattice has."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.pixels.bitmap import Bitmap, window
from zi_extract.tables.contents import Contents
from zi_extract.tables.dotted_fills import CONTRAST, DOTTED, contrast_in_fill
from zi_extract.tables.edge_spans import Edges, bare_ends, longest_runs, means, spans
from zi_extract.tables.evidence import ABSENT, REMAINS, Evidence, Support
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.print_beside import PrintBeside
from zi_extract.tables.reached_ink import ReachedInk
from zi_extract.tables.word_lines import is_line_of_words

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

RUN = 1.0
"""Shortest run of ink that supports an edge, in character heights. Lower counts the strokes of
text that crosses a merged cell; higher loses what a fax leaves of an edge."""

DENSE, CROWD, CROWDED_RUN = 0.4, 2.5, 2.5
"""Share (0-1) of ink in a square of so many character heights from which a place is crowded, and
the shortest run that counts there: bold letters on a dithered ground run together to 2."""

RULING = 6.0
"""Shortest level run that crowds nothing, in character heights: rulings above and below a low row
are half of its ink on a coarse page. Words do not run together so far."""

REACH = 0.25
"""How far beside its line an edge's ink may lie, in character heights: what is left of skew and
bend. Wider takes in stems of letters beside the line."""

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

BESIDE, MORE_BESIDE = 0.3, 0.15
"""Share (0-1) of ink beside an upright edge's own ink from which that is letters or a mark, and how
much more it must be than beside the rest: of 10,000 edges of faxes 7 had so much, of 230 places
where letters looked like edges 200. A dotted ground has 0.35 everywhere."""

WORDS_BESIDE = 0.1
"""The same of a level edge from which it is looked at more closely whether it is a line of words:
a sieve that spares time, as such lines have 0.25, of letters smaller than the page's 0.15."""

UNBROKEN = {False: 0.8, True: 2.0}
"""Support (0-1) from which an upright edge is one whatever stands beside it; of a level one none is
enough, bold words in a narrow column reach it."""

WHOLE_BESIDE_WORDS = {False: 0.95, True: 2.0}
"""The same where it has as much ink on both sides as words have: a numeral as high as its row
reaches 0.85; rulings between words that touch both of their sides are nearly always whole."""

HIDING = 0.6
"""Share (0-1) of ink beside an edge in a dotted fill from which a ruling may lie on a line of its
dots, unseen: a dark grey has 0.75, shades that leave every ruling to be seen 0.2 to 0.4."""

LETTER_FACTOR = 0.3
"""What is left of the support of an edge that is letters: nothing tells that it is there, but it
keeps a remainder, so that people see where a letter may hide an edge."""


class EdgeInk:
    """The ink of a page that can support edges, prepared once for all its tables."""

    def __init__(self, mask: Mask, character_height: float) -> None:
        self.character_height, self._mask = character_height, mask
        self.contents = Contents(mask, character_height)
        ink = Bitmap.of(mask)
        run, long_run, ruling = (window(r * character_height) for r in (RUN, CROWDED_RUN, RULING))
        level, upright = ink.opened(columns=run), ink.opened(rows=run)
        others = (ink & ~level.opened(columns=ruling)).unpacked()
        side = window(CROWD * character_height)
        plain = Bitmap.of(cv2.blur(255 * others, (side, side)) <= int(DENSE * 255))
        level &= level.opened(columns=long_run) | plain
        upright &= upright.opened(rows=long_run) | plain
        self._level = ReachedInk(level, horizontal=True)
        self._upright = ReachedInk(upright, horizontal=False)
        self._beside = PrintBeside(mask, character_height)
        self._hits: dict[tuple[LatticeLine, bool], NDArray[np.bool_]] = {}
        self._shares: dict[tuple[LatticeLine, bool, tuple[LatticeLine, ...]], Floats] = {}

    def support(self, lattice: Lattice) -> Support:
        """The support of every edge of ``lattice``."""
        level = [self._shared(line, lattice.columns, horizontal=True) for line in lattice.rows]
        upright = [self._shared(line, lattice.rows, horizontal=False) for line in lattice.columns]
        return Support(np.array(level), np.array(upright).T)

    def measure(self, lattice: Lattice) -> Evidence:
        """The support of every edge of ``lattice``, and the print along it."""
        support = self.support(lattice)
        prints = [self._beside.along(line, lattice.rows) for line in lattice.columns]
        blank, free, traces = (np.array(column).T for column in zip(*prints, strict=True))
        return Evidence(
            level=support.level,
            upright=support.upright,
            heights=np.diff([line.position for line in lattice.rows]) / self.character_height,
            widths=np.diff([line.position for line in lattice.columns]) / self.character_height,
            blank=blank.astype(bool),
            free=free.astype(bool),
            traces=traces,
            dashes=np.array([self._beside.dashes(line, lattice.columns) for line in lattice.rows]),
        )

    def _shared(
        self, line: LatticeLine, crossing: tuple[LatticeLine, ...], *, horizontal: bool
    ) -> Floats:
        """Support along ``line``, kept: most lattices are measured several times as they thin."""
        key = (line, horizontal, crossing)
        if key not in self._shares:
            hits = self.hits(line, horizontal=horizontal)
            edges = spans(line, crossing, len(hits), self.character_height)
            share = self._along(hits, edges)
            letters = self._are_letters(share, hits, line, edges, horizontal=horizontal)
            share = np.where(letters, LETTER_FACTOR * share, share)
            self._shares[key] = self._seen_in_fills(share, line, edges, horizontal=horizontal)
        return self._shares[key]

    def _are_letters(
        self,
        share: Floats,
        hits: NDArray[np.bool_],
        line: LatticeLine,
        edges: Edges,
        *,
        horizontal: bool,
    ) -> NDArray[np.bool_]:
        """Which edges have ink in their midst, and much more beside it than elsewhere.

        Those too whose ink is as wide as words are all along.
        """
        ground = self._beside.share(line, horizontal=horizontal)
        first, last = edges
        on, off = (
            means(ground * wanted, first, last) / np.maximum(means(wanted, first, last), 1e-9)
            for wanted in (hits, ~hits)
        )
        beside = (on >= BESIDE) & (on - off >= MORE_BESIDE)
        letters = beside & bare_ends(hits, first, last, self.character_height)
        letters &= share < UNBROKEN[horizontal]
        broken = (on >= WORDS_BESIDE) & (share < WHOLE_BESIDE_WORDS[horizontal])
        mask = self._mask if horizontal else self._mask.T
        for place in np.flatnonzero(broken):
            inked = first[place] + np.flatnonzero(hits[first[place] : last[place]])
            letters[place] |= is_line_of_words(
                mask, line, inked, self.character_height, horizontal=horizontal
            )
        return np.asarray(letters)

    def _seen_in_fills(
        self, share: Floats, line: LatticeLine, edges: Edges, *, horizontal: bool
    ) -> Floats:
        """The support of the edges, where they lie in dotted fills so far as darker."""
        ground = self._beside.share(line, horizontal=horizontal)
        mask = self._mask.T if horizontal else self._mask
        first, last = edges
        seen, dots = share.copy(), means(ground, first, last)
        for place in np.flatnonzero((share > ABSENT) & (dots >= DOTTED)):
            ends = int(first[place]), int(last[place])
            contrast = contrast_in_fill(mask, line, *ends, self.character_height)
            if contrast is not None and contrast < CONTRAST:
                least = REMAINS if dots[place] >= HIDING else ABSENT
                seen[place] = min(share[place], max(least, contrast))
        return seen

    def beside(self, line: LatticeLine, *, horizontal: bool) -> Floats:
        """Share (0-1) of ink on both sides of a line, at each place where it has ink itself."""
        inked = np.flatnonzero(self.hits(line, horizontal=horizontal))
        inked = inked[(inked >= line.start) & (inked <= line.end)]
        return self._beside.share(line, horizontal=horizontal)[inked]

    def hits(self, line: LatticeLine, *, horizontal: bool) -> NDArray[np.bool_]:
        """Where along the whole page the line has ink within reach."""
        if (line, horizontal) not in self._hits:
            self._hits[line, horizontal] = self._searched(line, horizontal=horizontal)
        return self._hits[line, horizontal]

    def _searched(self, line: LatticeLine, *, horizontal: bool) -> NDArray[np.bool_]:
        reach = max(1, round(REACH * self.character_height + line.thickness / 2))
        ink = self._level if horizontal else self._upright
        return ink.along(line, 2 * reach + 1)

    def _along(self, hits: NDArray[np.bool_], edges: Edges) -> Floats:
        """Support of each edge of a line that has ink within reach at ``hits``."""
        first, last = edges
        share = means(hits, first, last)
        short = last - first < STEM * self.character_height
        stem = bare_ends(hits, first, last, self.character_height, np.where(short, 0.0, BARE_SHARE))
        stem |= ~short & (longest_runs(hits, first, last) < LETTERS * self.character_height)
        return np.asarray(np.where(stem, STEM_FACTOR * share, share))

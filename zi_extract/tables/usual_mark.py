"""How the marks of a page usually are, and how far other ink is from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zi_extract.tables.marks import Marking

SMALLEST_MARK = 0.08
"""Least ink of a mark, in square character heights: half a full stop's worth. A page's own marks
set the measure; this only keeps specks from being taken for marks where there are none."""

BESIDE_FILLS, FEW = 0.8, 0.2
"""Ink of a usual mark, in square character heights, on a page that marks with fills, and the marks
of strokes beside its fills (as share of these) that are so few that they are none: specks have up
to 0.14, check marks 0.4 and more."""

LOWEST_MARK = 0.35
"""Least height of a mark, in character heights: a printed dot is 0.4 high."""

ASIDE, ASIDE_FACTOR = 0.6, 0.5
"""How far beside the usual place of marks ink must lie (character heights), and what is then left
of its likeness: specks fall anywhere, printed marks stand in the middle of their column."""

DASH, LONGEST_DASH = 1.5, 1.4
"""How many times its height a stroke is wide when it is a dash, which stands for nothing, and the
longest dash in character heights. Dots are round; longer strokes may be bars drawn over months."""

BAR_SHARE, BAR_LENGTH = 0.5, 1.3
"""A stroke with less than this share of a usual mark's height and more than this multiple of its
width (or the other way round) is a side of a stamp or a streak."""

SPECK = 0.5
"""Share of a usual mark's height and of its width below which ink is a speck of a fax, however
much of its small box it fills."""

OVERSIZE = 1.9
"""From so many times a usual mark's height or width ink is more than a mark: for people to see."""

PALE = 0.75
"""Share of a usual mark's darkness below which ink is another's: of a stamp, of the reverse. Of
7,700 marks none had less than 0.86 of what the others of their page have, stamps had 0.5."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How this page's marks usually are, as :class:`Marking` says it; all 0 when it has none.

    ``spread`` is how far their ``offset`` usually lies from the usual one, in character heights;
    ``expected`` the ink of a mark where the page has none to tell.
    """

    area: float = 0.0
    height: float = 0.0
    width: float = 0.0
    offset: float = 0.0
    depth: float = 0.0
    spread: float = 0.0
    expected: float = 2 * SMALLEST_MARK

    def likeness(self, marking: Marking) -> float:
        """Ink of ``marking`` as share of a usual mark's, less where it has another place."""
        ratio = marking.area / max(self.area, self.expected)
        aside = abs(marking.offset - self.offset) > max(ASIDE, 3 * self.spread)
        return ratio * ASIDE_FACTOR if aside else ratio

    def is_another(self, marking: Marking) -> bool:
        """Whether the ink is surely no mark of this page: too large and too pale, or a bar."""
        return self.is_bar(marking) or (self.is_oversized(marking) and self.is_pale(marking))

    def is_speck(self, marking: Marking) -> bool:
        """Whether the ink is far lower and far narrower than this page's marks."""
        low, slim = marking.height < SPECK * self.height, marking.width < SPECK * self.width
        return low and slim

    def is_bar(self, marking: Marking) -> bool:
        """Whether the ink is a stroke through the cell: flat or narrow beside the page's marks."""
        if marking.pieces > 1:
            return False
        low, slim = marking.height < BAR_SHARE * self.height, marking.width < BAR_SHARE * self.width
        return (low and marking.width > BAR_LENGTH * self.width) or (
            slim and marking.height > BAR_LENGTH * self.height
        )

    def is_dash(self, marking: Marking) -> bool:
        """Whether the ink is a short level stroke, far lower than the page's marks."""
        short = DASH * marking.height < marking.width < LONGEST_DASH
        return short and 0 < marking.height < BAR_SHARE * self.height

    def is_pale(self, marking: Marking) -> bool:
        """Whether the ink is far paler than that of this page's marks."""
        return marking.depth < PALE * self.depth

    def is_oversized(self, marking: Marking) -> bool:
        """Whether the ink reaches far beyond the size of this page's marks."""
        return self.area > 0 and (
            marking.height > OVERSIZE * self.height or marking.width > OVERSIZE * self.width
        )


def is_stroke(marking: Marking) -> bool:
    """Whether the ink is large enough for a mark."""
    return marking.area >= SMALLEST_MARK and marking.height >= LOWEST_MARK


def usual_mark(markings: Sequence[Marking], fills: int) -> Usual:
    """The usual mark among what lies in the page's time grids, beside so many filled places."""
    marks = [marking for marking in markings if is_stroke(marking)]
    if len(marks) <= FEW * fills:
        return Usual(expected=BESIDE_FILLS) if fills else Usual()
    area, height, width, offset, depth = (
        float(np.median([getattr(m, name) for m in marks]))
        for name in ("area", "height", "width", "offset", "depth")
    )
    spread = float(np.median([abs(m.offset - offset) for m in marks]))
    return Usual(area, height, width, offset, depth, spread)

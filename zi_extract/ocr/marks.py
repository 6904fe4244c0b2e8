"""Full stop, comma, colon and semicolon told by their ink, where the engine errs about them.

The engine sees ``;`` as ``:`` and ``,`` as ``.`` where tails are short, and both models do so
alike. In ink they differ clearly: a stop ends on the baseline, a tail below it. Colons that stand
alone between a label and its text it often does not see at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import READING_HEIGHT
from zi_extract.ocr.engine import Sighting

INK_LEVEL = 170
"""Grey level below which a pixel of a cleaned picture is ink; above 200 stops grow soft rims."""

TAILED = {".": ",", ":": ";"}
"""Each mark without a tail and its like with one. The way back is not taken: pale tails fade."""

TAIL = 0.4
"""Character heights: depth below the baseline and height of a mark, added, from which it has a
tail. Of 498 marks read as commas and semicolons 472 have it, of 279 read as stops two, and those
two were printed as commas."""

DEEP = 0.075
"""Character heights below the baseline that a tail reaches: two pixels at the reading height."""

LETTER = 0.75
"""Character heights from which a piece of ink is a letter, whose foot tells the baseline."""

LARGEST_MARK = 0.7
"""Character heights of the largest mark; semicolons are two pieces."""

SMALLEST_MARK = 6
"""Pixels of its box that a mark has at least, at the reading height."""

NEIGHBOURS = 12
"""Letters nearest to a mark whose median foot is its baseline: more than half of them have no
descender, and a sagging line does not fall by 0.1 character heights along them."""

FEWEST = 2
"""Letters that make a baseline."""

DOT = (0.1, 0.42)
"""Character heights of a colon's dot."""

DOTS_APART = (0.4, 0.95)
"""Character heights between the middles of a colon's dots."""

ON_ONE_LINE = 0.15
"""Character heights by which a colon's dots may stand beside each other or off the baseline."""

ALONE = 0.45
"""Character heights around a colon without other ink; inside words letters are nearer."""

MARK_GAP = 1.5
"""Character heights behind a word that was read with a colon, within which its dots may lie."""

COLON_SURE = 0.9
"""Probability that two such dots are a colon."""

CONTRADICTED = 0.9
"""Most that a mark is believed that was told by its ink against the engine."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The boxes (n x 4: x, y, width, height) of a crop's pieces of ink."""

    boxes: NDArray[np.int32]


NO_PIECES = Pieces(np.zeros((0, 4), dtype=np.int32))


def find_pieces(picture: Pixels) -> Pieces:
    """The connected pieces of ink of a picture for the engine."""
    ink = (picture < INK_LEVEL).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return Pieces(np.asarray(stats[1:, :4], dtype=np.int32))


def with_mark(word: Word, pieces: Pieces, box: Box) -> Word:
    """The word, its mark with the tail that its ink has; ``box`` is its place in the crop."""
    told = TAILED.get(word.text[-1:])
    if told is None or len(word.text) < FEWEST or not _has_tail(pieces.boxes, box):
        return word
    sure = min(word.confidence, CONTRADICTED)
    return word.told(word.text[:-1] + told, "tail-of-mark", sure)


def _has_tail(boxes: NDArray[np.int32], box: Box) -> bool:
    """Whether the mark at the end of ``box`` clearly reaches below the baseline."""
    x, y, w, h = boxes.T
    right, foot, middle = x + w, y + h, y + h / 2
    rim = READING_HEIGHT / 5
    inline = (middle > box.top - rim) & (middle < box.bottom + rim)
    letters = np.flatnonzero(inline & (h >= LETTER * READING_HEIGHT))
    before = letters[x[letters] + w[letters] / 2 < box.right + rim]
    if len(letters) < FEWEST or not len(before):
        return False
    nearest = letters[np.argsort(np.abs((x + w / 2)[letters] - box.right))][:NEIGHBOURS]
    baseline = float(np.median(foot[nearest]))
    end = int(right[before].max())
    marks = inline & (np.maximum(w, h) <= LARGEST_MARK * READING_HEIGHT) & (x >= end - rim / 2)
    marks &= (right <= box.right + rim) & (w * h > SMALLEST_MARK)
    found = np.flatnonzero(marks)
    if not len(found):
        return False
    lowest = found[np.argmax(foot[found])]
    depth = float(foot[lowest] - baseline) / READING_HEIGHT
    return depth >= DEEP and depth + float(h[lowest]) / READING_HEIGHT >= TAIL


def with_colons(pieces: Pieces, found: Sequence[Sighting]) -> list[Sighting]:
    """The words of one printed row, and between them the colons that the engine did not see."""
    if not found:
        return []
    unread = [
        Sighting(":", box, COLON_SURE, found[0].line)
        for box in _colons(pieces.boxes)
        if not any(_covers(seen, box) for seen in found)
    ]
    return sorted((*found, *unread), key=lambda seen: seen.box.left) if unread else list(found)


def without_ghosts(pieces: Pieces, found: Sequence[Sighting]) -> list[Sighting]:
    """The words of one printed row without marks that stand where there is no ink of a mark."""
    return [seen for seen in found if seen.text.strip(".,:;") or _has_mark(pieces.boxes, seen.box)]


def _has_mark(boxes: NDArray[np.int32], box: Box) -> bool:
    """Whether a piece of ink, small as marks are, has its middle in the box."""
    x, y, w, h = boxes.T
    across, down = x + w / 2, y + h / 2
    inside = (across >= box.left - 1) & (across <= box.right + 1)
    inside &= (down >= box.top) & (down <= box.bottom)
    small = np.maximum(w, h) <= LARGEST_MARK * READING_HEIGHT
    return bool((inside & small).any())


def _covers(seen: Sighting, colon: Box) -> bool:
    """Whether the colon is a part of what was seen, or the mark at its end."""
    reach = MARK_GAP * READING_HEIGHT if seen.text.endswith((":", ";")) else 1
    return seen.box.left - 1 <= colon.center_x <= seen.box.right + reach


def _colons(boxes: NDArray[np.int32]) -> list[Box]:
    """Where two dots stand one above the other on the baseline, with nothing beside them."""
    x, y, w, h = boxes.T / READING_HEIGHT
    letters = h >= LETTER
    if letters.sum() < FEWEST:
        return []
    baseline = float(np.median((y + h)[letters]))
    size = np.maximum(w, h)
    dots = (size >= DOT[0]) & (size <= DOT[1])
    lower = dots & (np.abs(y + h - baseline) <= ON_ONE_LINE)
    found = []
    for k in np.flatnonzero(lower):
        apart = (y[k] + h[k] / 2) - (y + h / 2)
        beside = np.abs((x + w / 2) - (x[k] + w[k] / 2))
        upper = dots & (apart >= DOTS_APART[0]) & (apart <= DOTS_APART[1])
        upper &= beside <= ON_ONE_LINE
        gap = np.maximum(x - (x[k] + w[k]), x[k] - (x + w))
        near = gap < ALONE
        near[k] = False
        if upper.sum() == 1 and not (near & ~upper).any():
            top = y[upper][0]
            sides = (x[k], top, x[k] + w[k], y[k] + h[k])
            found.append(Box(*(float(side * READING_HEIGHT) for side in sides)))
    return found

"""Which way up a scan lies, from its pixels alone.

Two questions with a vote each. Which axis do the lines of text run along: letters stand closer to
the letters beside them than to those of the next line. And which side is up: lower-case letters
reach up (b d f h k l t) far more often than down (g j p q y), and lines begin at a common edge.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.character import height_of, letters_of
from zi_extract.imaging.ink import Mask, ink_cut
from zi_extract.imaging.paper import darkness_of, grey_of, reduced
from zi_extract.imaging.skew import find_skew
from zi_extract.model.page_image import PageImage
from zi_extract.pixels.pieces import pieces_of

READING_SIDE = 1900
"""Long side of the copy in pixels (about 150 dpi for A4): ascenders of 7-point print are 3 pixels
there. Below 1200 they vanish, above 2500 it only costs time."""

LETTER_GAP = 0.5
"""Widest gap between letters of a word in letter heights. Below 0.3 spaced print falls apart, above
0.9 letters of one line join those of the next."""

LEAST_SKEW = 0.4
"""Skew in degrees from which the letters are levelled before up and down is asked: below it a line
rises by less than a letter over its whole length."""

WORD_PIECE = 6.0
"""Length in letter heights of the pieces that vote on up and down: short enough that a skew of 4
degrees does not blur the letters' bodies, long enough that most have an ascender."""

BODY = 0.45
"""Ink of a pixel row, as a share of a piece's fullest rows, from which the row belongs to the
bodies of the letters. Below 0.3 ascenders count as bodies, above 0.6 thin letters fall apart."""

MOST_PIECES = 500
"""Pieces that are asked; more make the vote no surer."""

FEW = 12.0
"""Pieces whose deviation is not to be trusted yet: the lead shrinks by n / (n + FEW) under a root,
because a handful of words in capitals may agree by chance."""

SURE_AXIS = 0.6
"""Lead of an axis (difference of the joins over their sum) that makes it 0.9 sure. Pages have 0.7
to 1.0; nearly empty pages with specks 0.0 to 0.5."""

SURE_SIDE = 2.7
"""Lead of up over down in standard errors that makes it 0.9 sure. Pages in capitals have between
-2 and 2 by chance, pages of mixed print 4 to 15."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """Clockwise degrees (0, 90, 180, 270) that turn a scan upright, and how sure both votes are.

    ``axis`` and ``side`` are 0-1: 0.5 a guess, 0.9 sure; 0 on a page without text.
    """

    rotation: int
    axis: float
    side: float

    @property
    def confidence(self) -> float:
        """Both votes at once (0-1)."""
        return self.axis * self.side


def find_orientation(image: PageImage) -> Orientation:
    """Which way up the scan lies. Costs 0.1 s for A4."""
    small, _ = reduced(grey_of(image), READING_SIDE)
    darkness = darkness_of(small)
    boxes, letters = letters_of(np.asarray(darkness >= ink_cut(darkness), dtype=np.bool_))
    height = height_of(boxes)
    if not height:
        return Orientation(0, 0.0, 0.0)
    axis = _axis_lead(letters, len(boxes) + 1, height)
    if axis < 0:
        letters = np.ascontiguousarray(np.rot90(letters, -1))
        height = height_of(letters_of(letters)[0]) or height
    letters = _levelled(letters)
    side = _side_lead(letters, height)
    rotation = (0 if axis >= 0 else 90) + (0 if side >= 0 else 180)
    return Orientation(rotation % 360, _sure(axis, SURE_AXIS), _sure(side, SURE_SIDE))


def _levelled(letters: Mask) -> Mask:
    """The letters with the skew of their lines taken out (either side up)."""
    skew = find_skew(np.ascontiguousarray(letters[::2, ::2]))
    if abs(skew) < LEAST_SKEW:
        return letters
    height, width = letters.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    return np.asarray(cv2.warpAffine(letters.view(np.uint8), matrix, (width, height)) > 0)


def _sure(lead: float, sure: float) -> float:
    """0.5 for no lead, 0.9 at ``sure``, towards 1 beyond it."""
    return 1.0 / (1.0 + math.exp(-math.log(9.0) * abs(lead) / sure))


def _axis_lead(letters: Mask, apart: int, height: float) -> float:
    """How much more letters join sideways than up and down, -1 to 1.

    ``apart``: how many pieces they are, with the paper.
    """
    ink = letters.view(np.uint8)
    reach = max(2, round(LETTER_GAP * height)) + 1
    sideways = apart - _joined(ink, (1, reach))
    upward = apart - _joined(ink, (reach, 1))
    return (sideways - upward) / max(1, sideways + upward)


def _joined(ink: NDArray[np.uint8], kernel: tuple[int, int]) -> int:
    """How many connected pieces are left after closing gaps."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(kernel, np.uint8))
    return int(cv2.connectedComponents(closed)[0])


def _side_lead(letters: Mask, height: float) -> float:
    """By how many standard errors the ink above the letters' bodies outweighs that below."""
    votes = np.array([vote for piece in _word_pieces(letters, height) if (vote := _reach(piece))])
    if len(votes) < 3:
        return 0.0
    error = max(float(votes.std(ddof=1)), 0.02) / math.sqrt(len(votes))
    return float(votes.mean()) / error * math.sqrt(len(votes) / (len(votes) + FEW))


def _word_pieces(letters: Mask, height: float) -> list[NDArray[np.bool_]]:
    """The ink of words, cut into short pieces."""
    ink = letters.view(np.uint8)
    kernel = np.ones((1, max(3, round(2 * LETTER_GAP * height))), np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel)
    found = pieces_of(np.asarray(joined, np.uint8).view(np.bool_))
    labels, stats = found.labels, found.stats.copy()
    stats[0, 2] = 0
    fits = (stats[:, 2] >= 2.5 * height) & (stats[:, 3] >= 0.8 * height)
    words = np.flatnonzero(fits & (stats[:, 3] <= 3 * height))
    pieces: list[NDArray[np.bool_]] = []
    for word in words[:: len(words) // MOST_PIECES + 1]:
        left, top, width, tall = (int(v) for v in stats[word, :4])
        count = max(1, round(width / (WORD_PIECE * height)))
        inside = np.s_[top : top + tall, left : left + width]
        own = letters[inside] & (labels[inside] == word)
        pieces.extend(np.array_split(own, count, axis=1))
    return pieces


def _reach(piece: NDArray[np.bool_]) -> float:
    """Ink above the letters' bodies less ink below them, as a share of the piece's ink."""
    rows = piece.sum(axis=1).astype(np.float64)
    fullest = np.sort(rows)[-max(2, len(rows) // 3) :].mean()
    body = np.flatnonzero(rows >= BODY * fullest)
    if not len(body):
        return 0.0
    return float((rows[: body[0]].sum() - rows[body[-1] + 1 :].sum()) / rows.sum())

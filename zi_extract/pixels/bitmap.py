"""Masks with 64 pixels in a word, for what lies in straight runs.

Opening a page's mask by a run of two character heights takes a tenth of the time that it takes with
a byte for every pixel, and hardly longer for long runs: windows grow by doubling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint8]
Words = NDArray[np.uint64]
Join = Callable[..., Any]

WORD = 64
"""Pixels in a word; the lowest bit is the leftmost one."""

NONE, ALL = np.uint64(0), np.uint64(2**64 - 1)


def window(length: float) -> int:
    """The length of a window in whole pixels, at least three: a shorter one tells nothing."""
    return max(3, round(length))


@dataclass(frozen=True, slots=True, eq=False)
class Bitmap:
    """A mask of ``H x width`` pixels in ``words`` (``H x ceil(width / 64)``); unused bits are 0.

    Windows are those of OpenCV's rectangles: even ones reach a pixel further up and to the left,
    and what lies beyond the page's border speaks neither for a pixel nor against it.
    """

    words: Words
    width: int

    @classmethod
    def of(cls, mask: NDArray[np.bool_] | Bits) -> Bitmap:
        """The mask (``H x W``, not 0 where set), packed."""
        high, wide = mask.shape
        words = np.zeros((high, -(-wide // WORD)), dtype="<u8")
        words.view(np.uint8)[:, : -(-wide // 8)] = np.packbits(mask, axis=1, bitorder="little")
        return cls(words, wide)

    def unpacked(self) -> Bits:
        """The mask with a byte for every pixel, 0 or 1."""
        packed = self.words.view(np.uint8)
        return np.unpackbits(packed, axis=1, count=self.width, bitorder="little")

    def any(self) -> bool:
        """Whether any pixel is set."""
        return bool(self.words.any())

    def __and__(self, other: Bitmap) -> Bitmap:
        return Bitmap(self.words & other.words, self.width)

    def __or__(self, other: Bitmap) -> Bitmap:
        return Bitmap(self.words | other.words, self.width)

    def __invert__(self) -> Bitmap:
        return Bitmap(~(self.words | self._unused()), self.width)

    def eroded(self, rows: int = 1, columns: int = 1) -> Bitmap:
        """The pixels around which a window of so many rows and columns is set all over."""
        unused = self._unused()
        words = _over_rows(self.words | unused, rows, np.bitwise_and, ALL)
        words = _over_columns(words, columns, np.bitwise_and, ALL)
        return Bitmap(words & ~unused, self.width)

    def dilated(self, rows: int = 1, columns: int = 1) -> Bitmap:
        """The pixels around which a window of so many rows and columns is set anywhere."""
        words = _over_rows(self.words, rows, np.bitwise_or, NONE)
        words = _over_columns(words, columns, np.bitwise_or, NONE)
        return Bitmap(words & ~self._unused(), self.width)

    def opened(self, rows: int = 1, columns: int = 1) -> Bitmap:
        """What is left of the mask where such a window fits into it."""
        return self.eroded(rows, columns).dilated(rows, columns)

    def closed(self, rows: int = 1, columns: int = 1) -> Bitmap:
        """The mask with the gaps into which no such window fits."""
        return self.dilated(rows, columns).eroded(rows, columns)

    def _unused(self) -> Words:
        """The bits of a row of words beyond the page's right border."""
        row = np.zeros(self.words.shape[1], dtype="<u8")
        if self.width % WORD:
            row[-1] = ALL << np.uint64(self.width % WORD)
        return row


def _over_rows(words: Words, length: int, join: Join, beyond: np.uint64) -> Words:
    """For each row the ``length`` rows around it, joined."""
    if length <= 1:
        return words
    above, below = (
        np.full((rows, words.shape[1]), beyond, dtype="<u8")
        for rows in (length // 2, length - 1 - length // 2)
    )
    words, done = np.concatenate([above, words, below]), 1
    while done < length:
        step = min(done, length - done)
        words = join(words[:-step], words[step:])
        done += step
    return words


def _over_columns(words: Words, length: int, join: Join, beyond: np.uint64) -> Words:
    """For each pixel the ``length`` pixels around it in its row, joined."""
    if length <= 1:
        return words
    before, rim, done = length // 2, -(-length // WORD) + 1, 1
    wide = np.full((words.shape[0], words.shape[1] + 2 * rim), beyond, dtype="<u8")
    wide[:, rim:-rim] = words
    row = wide.ravel()
    while done < length:
        step = min(done, length - done)
        join(row, _moved(row, step), out=row)
        done += step
    whole, part = divmod(-before, WORD)
    start = rim + whole
    wide = (_moved(row, part) if part else row).reshape(wide.shape)
    return wide[:, start : start + words.shape[1]]


def _moved(row: Words, step: int) -> Words:
    """Every pixel in the place that lies ``step`` to its left; what is last is left as it was."""
    whole, part = divmod(step, WORD)
    moved = row.copy()
    if not part:
        moved[: len(row) - whole] = row[whole:]
        return moved
    last = len(row) - whole - 1
    np.right_shift(row[whole : whole + last], np.uint64(part), out=moved[:last])
    moved[:last] |= row[whole + 1 :] << np.uint64(WORD - part)
    return moved

"""Words in the place of a roman numeral, with the strokes of their ink as second opinion."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import READING_HEIGHT, Crop
from zi_extract.ocr.repair import COUNTED, ONES
from zi_extract.ocr.roman import (
    INK_LEVEL,
    NUMERALS,
    STROKES,
    columns_of_ink,
    inner,
    roman_in,
    stroke_in,
)

COUNTED_SURE = 0.93
"""Probability of a numeral that the engine and the count of its strokes agree on."""

COUNTED_ALONE = 0.82
"""Probability of a numeral that was counted where the engine read another one."""

UNCOUNTED = 0.7
"""Most that a numeral is believed whose word is no numeral and whose strokes are not clear."""

LOW_MARK = 0.5
"""Of the numeral's height: what is lower behind it is a full stop or comma."""

MOSTLY = 0.5
"""Share of a letter's width that lies in the box of its word."""

HEADING = re.compile(r"^(?:[Il|!\]\[i]|(?!1+$)[Il|1!\]\[iHt]{2,4})$")
"""Numerals of headings as the engine misreads them; lone T., U. and H. are initials of names."""

QUARTER = re.compile(r"^TW [IVX]+$")
"""A quarter that the engine read as one word."""


def with_roman(word: Word, crop: Crop, box: Box, before: str, *, heads: bool) -> Word:
    """The word, as the numeral of its ink where a numeral stands and its strokes are clear.

    ``box`` is its place in the crop, ``before`` the word before it; ``heads``: it stands before a
    capitalised word at the start of the crop, as the numeral of a heading does.
    """
    front, bare, tail = _parted(word.text)
    if heads and bare == "1":
        return _headed(word, tail, _picture(crop, box, behind_gap=False, stopped=bool(tail)))
    if not (front or COUNTED.match(before) or (heads and HEADING.match(bare))):
        return _without_numeral(word)
    if not STROKES.match(bare):
        return word
    picture = _picture(crop, box, behind_gap=bool(front), stopped=bool(tail))
    if _is_flagged_one(word, bare, picture):
        return _flagged(word, tail)
    return _counted(word, bare, before, roman_in(picture, READING_HEIGHT))


def _headed(word: Word, tail: str, picture: Pixels) -> Word:
    """A lone digit before a heading, which is a roman one where it has no flag at all."""
    if stroke_in(inner(picture)) != "I":
        return word
    return replace(
        word,
        text="I" + tail,
        raw=word.raw or word.text,
        repair="counted-strokes",
        confidence=UNCOUNTED,  # a worn flag may be gone
    )


def _counted(word: Word, bare: str, before: str, seen: str) -> Word:
    """The word with its numeral ``bare`` as the count of its strokes says (``seen``)."""
    if not seen:
        return _uncounted(word, bare, before)
    if "v" in bare.lower():  # the engine does not imagine a V: the count has erred
        return replace(word, confidence=min(word.confidence, UNCOUNTED))
    if seen == bare:
        return replace(word, confidence=max(word.confidence, COUNTED_SURE))
    front, _, tail = _parted(word.text)
    return replace(
        word,
        text=front + seen + tail,
        raw=word.raw or word.text,
        repair="counted-strokes",
        confidence=UNCOUNTED if "," in tail else COUNTED_ALONE,  # no numeral has a comma
    )


def _is_flagged_one(word: Word, bare: str, picture: Pixels) -> bool:
    """Whether a repair made a roman one of a lone stroke that has the flag of a digit."""
    strokes = set(word.raw.rstrip(".,;:"))
    return (
        len(bare) == 1
        and bool(strokes)
        and strokes <= set(ONES)
        and stroke_in(inner(picture)) == "1"
    )


def _flagged(word: Word, tail: str) -> Word:
    """The digit that it is after all."""
    return replace(
        word,
        text="1" + tail,
        repair="" if word.raw == "1" + tail else "stroke-by-flag",
        raw="" if word.raw == "1" + tail else word.raw,
        confidence=min(word.confidence, COUNTED_SURE),
    )


def _uncounted(word: Word, bare: str, before: str) -> Word:
    """A numeral whose strokes are not clear: ones put together by a repair are in doubt."""
    doubtful = bare not in NUMERALS and bool(COUNTED.match(before))
    if doubtful or (word.repair and set(bare) == {"I"}):
        return replace(word, confidence=min(word.confidence, UNCOUNTED))
    return word


def _parted(text: str) -> tuple[str, str, str]:
    """``TW `` of a quarter, the numeral, and the mark behind it."""
    front = text[:3] if QUARTER.match(text) else ""
    bare = text[len(front) :].rstrip(".,;:")
    return front, bare, text[len(front) + len(bare) :]


def _without_numeral(word: Word) -> Word:
    """``TW`` read as ``Tw`` has lost or swallowed what stood behind it."""
    if word.text in {"Tw", "tw", "rw"}:
        return replace(word, confidence=min(word.confidence, UNCOUNTED))
    return word


def _picture(crop: Crop, box: Box, *, behind_gap: bool, stopped: bool) -> Pixels:
    """The numeral's part of the crop: behind the widest gap, before the full stop."""
    left, right = _whole(crop.pixels[int(box.top) : int(box.bottom) + 1], box)
    part = crop.pixels[int(box.top) : int(box.bottom) + 1, left:right]
    if behind_gap:
        starts = _starts(part)
        inked = np.flatnonzero((part < INK_LEVEL).any(axis=0))
        if len(starts) > 1:
            widest = int(np.diff(inked).argmax())
            part = part[:, int(inked[widest + 1]) :]
    if stopped:
        last = _starts(part)[-1:]
        if last and _height(part[:, last[0] :]) < LOW_MARK * _height(part):
            part = part[:, : last[0]]
    return part


def _whole(rows: Pixels, box: Box) -> tuple[int, int]:
    """From and to which column the letters stand that lie in the box for the most part.

    The engine's boxes cut off an arm of the letter before or a part of the last stroke.
    """
    ours = [
        (start, end)
        for start, end in columns_of_ink(rows)
        if min(end, box.right + 1) - max(start, box.left) > MOSTLY * (end - start)
    ]
    return (ours[0][0], ours[-1][1]) if ours else (int(box.left), int(box.right) + 1)


def _starts(part: Pixels) -> list[int]:
    """The columns in which ink begins after white."""
    return [start for start, _ in columns_of_ink(part)]


def _height(part: Pixels) -> int:
    rows = np.flatnonzero((part < INK_LEVEL).any(axis=1))
    return int(rows[-1] - rows[0] + 1) if len(rows) else 0

"""The month in a decree's number, ``/II/2021`` or ``/11/2021``, told by the flags of its strokes.

Both are in use, and the engine writes the one for the other. Where the letters of the word stand
apart each stroke of the month is looked at; elsewhere two strokes stay in doubt, and one is a roman
one: months in digits have two (``/01/``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.roman import columns_of_ink, inner, stroke_in

RULE = "roman-month"
"""The repair that made ones of the month's strokes."""

MONTH = re.compile(r"(?<=/)[1l|]{1,3}(?=/(?:19|20)\d\d\b)")

SEEN_SURE = 0.95
"""Probability of a month all of whose strokes have flags, or none."""

BROADEST = 0.85
"""Of the word's height: the broadest single digit or slash; two that touch are broader."""

UNSEEN = 0.6
"""Most that a month is believed whose strokes are not clear."""


def with_month(word: Word, crop: Crop, box: Box) -> Word:
    """The word with its month as its ink shows it; ``box`` is the word's place in the crop."""
    month = MONTH.search(word.raw)
    if month is None or RULE not in word.repair.split("+"):
        return word
    part = crop.pixels[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
    strokes = _strokes(part, month.start(), month.end(), len(word.raw))
    if strokes == {"1"}:
        repairs = "+".join(name for name in word.repair.split("+") if name != RULE)
        ones = "1" * (month.end() - month.start())
        at = word.text.rindex("/", 0, word.text.rindex("/")) + 1
        text = word.text[:at] + ones + word.text[at + len(ones) :]
        raw = word.raw if text != word.raw else ""
        return replace(
            word, text=text, raw=raw, repair=repairs, confidence=min(word.confidence, SEEN_SURE)
        )
    lone = month.end() - month.start() == 1 and "1" not in strokes
    sure = SEEN_SURE if strokes == {"I"} or lone else UNSEEN
    return replace(word, confidence=min(word.confidence, sure))


def _strokes(part: Pixels, start: int, end: int, count: int) -> set[str]:
    """What the strokes of the letters from ``start`` to ``end`` of ``count`` are.

    They are counted from the word's end; empty where one of them touches the next.
    """
    last = columns_of_ink(part)[start - count :]
    broadest = BROADEST * len(inner(part))
    if len(last) < count - start or any(right - left > broadest for left, right in last):
        return set()
    return {stroke_in(inner(part[:, left:right])) for left, right in last[: end - start]}

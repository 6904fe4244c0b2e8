"""What was read where nothing of its own is printed: scraps of words, and specks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from zi_extract.decree.spelling import folded
from zi_extract.decree.vocabulary import is_known
from zi_extract.model.geometry import Box

UNSURE, SURE = 0.8, 0.9
"""Confidence (0-1) below which a scrap is one, and from which a word is none: of 14 unsure scraps
on sure words, on 144 documents, all were read out of their letters' feet."""

LONGEST = 4
"""Letters of the longest scrap. Higher would drop words of a line that is printed over another."""

SHARED = 0.25
"""Share of a scrap's box that lies on words. Words of one line, and of two that are bent, share
less; between two lines nothing is printed."""

SMALLEST_DASH = 0.2
"""Width of a dash in character heights; what is less is a speck, and so is what is taller than
wide. Printed ones have 0.3 and more."""

WIDEST_LETTER = 6.0
"""Width of each sign of a word in character heights above which it is read out of the feet of a
whole line, however surely (``c.``, ``9``): of 150 documents 24 had such, of 6 to 24, none printed;
a printed ``KEPALA`` whose box ran on had 4.8."""

_DASHES = frozenset("-\u2013\u2014_~")


class _Seen(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def box(self) -> Box: ...
    @property
    def confidence(self) -> float: ...
    @property
    def size(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Scraps:
    """Tells scraps from print by the words that are read surely on the same page."""

    words: Sequence[Box]

    def has(self, seen: _Seen) -> bool:
        """Is this word a scrap?"""
        if _is_stretched(seen):
            return True
        if seen.confidence >= UNSURE or len(seen.text) > LONGEST:
            return False
        if set(seen.text) <= _DASHES:
            box = seen.box
            return box.height > box.width or box.width < SMALLEST_DASH * seen.size
        lies = sum(seen.box.intersection(word) for word in self.words)
        return lies >= SHARED * seen.box.area > 0 and not is_known(folded(seen.text))


def _is_stretched(seen: _Seen) -> bool:
    """Is a word far wider than its letters? Colons and rules stand for a wide gap."""
    spelt = any(map(str.isalnum, seen.text))
    return spelt and seen.box.width > WIDEST_LETTER * len(seen.text) * seen.size


def scraps_among(seen: Sequence[_Seen]) -> Scraps:
    """What tells the scraps of a page, all of whose words these are."""
    return Scraps(tuple(one.box for one in seen if one.confidence >= SURE))

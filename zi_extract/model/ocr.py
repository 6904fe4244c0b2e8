"""Words and lines, as hOCR and ALTO name them. Confidence is 0-1 everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from zi_extract.model.geometry import Box

TAIL_OF_Q = str.maketrans("qQ", "gO")
"""What a reader writes for ``q`` whose model has no such letter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of some ink. ``reader`` names engine and model: ``tesseract/eng``."""

    text: str
    confidence: float
    reader: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box on the straight page. Its index in ``PageLayout.words`` is its name.

    ``readings`` holds every reading that was made of it, the chosen one included; it is empty when
    there was only one. ``repair`` names the rule that changed the text after it was read.
    """

    text: str
    box: Box
    confidence: float
    reader: str
    readings: tuple[Reading, ...] = ()
    repair: str = ""
    raw: str = ""
    """The text before ``repair``; empty when nothing was repaired."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The word as it stands, and as each of its readings has it."""
        return (self.text, *(reading.text for reading in self.readings))

    def told(self, text: str, rule: str, confidence: float) -> Word:
        """The word as ``rule`` tells it; what was read and the rules before stay with it."""
        return replace(
            self,
            text=text,
            raw=self.raw or self.text,
            repair="+".join(filter(None, (self.repair, rule))),
            confidence=confidence,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words on one baseline with no wide gap in it, so that columns stay apart.

    ``words`` are indices into ``PageLayout.words``. A clause such as ``Menimbang : a. bahwa``
    is several lines side by side (label, colon, item letter, text) of one row.
    """

    text: str
    box: Box
    words: tuple[int, ...]
    confidence: float


GraphicKind = Literal["stamp", "signature", "logo", "code", "other"]


@dataclass(frozen=True, slots=True)
class Graphic:
    """Ink outside words and tables that is no noise: a stamp, pen strokes, a logo, a QR code."""

    kind: GraphicKind
    box: Box
    confidence: float

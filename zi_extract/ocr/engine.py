"""What the package asks of an OCR engine, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels

Layout = Literal["page", "column", "block", "line", "raw", "sparse"]
"""How a picture is cut into lines: by the engine's page analysis (``page``), as one column of
text of varying sizes, as one block, as one line, as one line without looking for letters first
(``raw``), or wherever ink is found."""

Model = Literal["first", "second", "third"]
"""``first`` reads everything; ``second`` has other eyes and reads again what is doubtful; ``third``
decides where the two differ or nobody knows the word."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One word in one picture: its box in pixels of that picture, confidence as the engine says.

    ``line`` counts the engine's lines in the picture; words of one line share it.
    """

    text: str
    box: Box
    confidence: float
    line: int


class Reader(Protocol):
    """An OCR engine. One call reads many pictures, so that starting it is paid once."""

    def read(
        self,
        pictures: Sequence[Pixels],
        layout: Layout,
        model: Model = "first",
        characters: str = "",
    ) -> tuple[tuple[Sighting, ...], ...]:
        """The words of each picture, in the engine's order; ``characters`` restricts what it says.

        Boxes lie inside their picture, confidences in 0-1. Raises MissingToolError when the engine
        or its data are not there, EngineError when it crashed, hung or answered garbage.
        """
        ...

    def name(self, model: Model = "first") -> str:
        """Engine and model, such as ``tesseract/eng``."""
        ...

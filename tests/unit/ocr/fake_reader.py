"""An engine that says what a test wants and remembers how it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.engine import Layout, Model, Sighting


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the engine; ``shapes`` are those of its pictures."""

    layout: Layout
    model: Model
    characters: str
    shapes: tuple[tuple[int, ...], ...]


class FakeReader:
    """Says one word in every picture, or nothing, in ``place`` or over the whole picture."""

    def __init__(self, said: str = "", place: Box | None = None, confidence: float = 0.9) -> None:
        self.said, self.place, self.confidence = said, place, confidence
        self.calls: list[Call] = []

    def read(
        self,
        pictures: Sequence[Pixels],
        layout: Layout,
        model: Model = "first",
        characters: str = "",
    ) -> tuple[tuple[Sighting, ...], ...]:
        shapes = tuple(picture.shape for picture in pictures)
        call = Call(layout, model, characters, shapes)
        self.check(call)
        self.calls.append(call)
        return tuple(self._seen(high, wide) for high, wide in shapes)

    def check(self, call: Call) -> None:
        """Asserts that it is asked as it should be; anything goes, unless a test says otherwise."""

    def _seen(self, high: int, wide: int) -> tuple[Sighting, ...]:
        place = self.place or Box(0.0, 0.0, float(wide), float(high))
        return (Sighting(self.said, place, self.confidence, 0),) if self.said else ()

    def name(self, model: Model = "first") -> str:
        return f"fake/{model}"

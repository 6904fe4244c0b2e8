"""A value together with the ink it came from. Nothing can be exported without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from zi_extract.model.geometry import Box

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Ink on one page: its box (pixels of the straight page) and the words read there.

    ``words`` are indices into that page's ``PageLayout.words``; empty for ticks and shading.
    """

    page: int
    box: Box
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted(Generic[T]):
    """A value, what was printed, how sure we are (0-1), and where it stands.

    ``value`` None with provenance means: its place was found but nothing could be read there.
    ``raw`` is the text exactly as read. ``derived`` says in a few words how the value was made from
    it when it is not the text itself ("month of column Mar"); ``readings`` are other readings.
    ``corrected`` names the person who settled the value, and when; empty when nobody did.
    """

    value: T
    raw: str
    confidence: float
    provenance: tuple[Provenance, ...]
    derived: str = ""
    readings: tuple[str, ...] = ()
    corrected: str = ""


def known(leaf: Extracted[T | None] | Extracted[T] | None) -> Extracted[T] | None:
    """``leaf`` when it has a value; None when there is none or it could not be read."""
    if leaf is None or leaf.value is None:
        return None
    return cast("Extracted[T]", leaf)

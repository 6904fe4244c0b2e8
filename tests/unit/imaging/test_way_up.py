"""Where nothing tells surely which way is up, a page that reads badly is tried the other way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from zi_extract import reading
from zi_extract.imaging import Orientation
from zi_extract.intake.textlayer import read_text_layer
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.page_image import PageImage

SAMPLES = Path(__file__).parents[3] / "samples"
SCAN = PageImage(1, np.full((40, 40), 255, np.uint8), 200.0)
WORD = Word("nama", Box(0, 0, 10, 10), 0.9, "fake")


def turned(
    legible: dict[int, float], count: int, monkeypatch: pytest.MonkeyPatch, *, sure: bool = False
) -> list[int]:
    """The rotations that were tried on a page whose pixels say 180 degrees."""
    tried: list[int] = []

    def read(_: PageImage, rotation: int, *__: object) -> PageLayout:
        tried.append(rotation)
        frame = PageFrame(40, 40, 200.0, rotation)
        words = (WORD,) * count
        return PageLayout(1, frame, "scan", "read", 12.0, words=words, legibility=legible[rotation])

    monkeypatch.setattr(reading, "_read_turned", read)
    monkeypatch.setattr(reading, "_rotation", lambda _: (180, sure))
    layer = read_text_layer(SAMPLES / "sideways.pdf", 1, 200.0)
    best = reading._read_scan(SCAN, layer, DEFAULT_LIMITS)
    assert best.legibility == max(legible[rotation] for rotation in tried)
    return tried


@pytest.mark.parametrize("count", [20, 325])
def test_a_page_upside_down_is_turned_however_many_words_it_has(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert turned({180: 0.46, 0: 0.99}, count, monkeypatch) == [180, 0]


def test_a_legible_page_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert turned({180: 0.95, 0: 0.4}, 200, monkeypatch) == [180]


def test_garbled_print_is_turned_though_the_pixels_were_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert turned({180: 0.42, 0: 0.98}, 200, monkeypatch, sure=True) == [180, 0]
    assert turned({180: 0.6, 0: 0.4}, 200, monkeypatch, sure=True) == [180]


@pytest.mark.parametrize(
    ("pixels", "asked"),
    [
        (Orientation(0, 0.97, 0.6), False),
        (Orientation(180, 0.97, 0.6), True),
        (Orientation(90, 0.97, 0.6), True),
        (Orientation(0, 0.7, 0.99), True),
        (Orientation(180, 0.97, 0.97), False),
    ],
    ids=["level and rather upright", "level, rather not", "sideways", "lines in doubt", "sure"],
)
def test_the_engine_is_asked_where_a_page_may_well_not_be_upright(
    pixels: Orientation, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[float] = []

    def ask(_: object, dpi: float) -> tuple[int, float]:
        calls.append(dpi)
        return 270, 1.0

    monkeypatch.setattr(reading, "find_orientation", lambda _: pixels)
    monkeypatch.setattr(reading, "find_orientation_by_text", ask)
    rotation, sure = reading._rotation(SCAN)
    assert bool(calls) == asked
    assert rotation == (270 if asked else pixels.rotation)
    assert sure == (asked or pixels.confidence >= 0.9)

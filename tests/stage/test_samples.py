"""The whole program on the committed samples: what comes out is what the paper says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bench.convert import convert_extraction
from bench.scoring.summary import score_all
from zi_extract.pipeline import extract

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

PERFECT = (
    "header exact", "page kind", "exact grids", "tick cell F1", "  record schedule", "record F1",
    "  record action",
)  # fmt: skip
"""Figures that are 1 when every header field, list item, page, grid, tick, schedule and action is
as printed."""

pytestmark = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="install it: sudo apt-get install tesseract-ocr"
)


def _figures(name: str) -> dict[str, Any]:
    """All figures of one sample; one test for each sample, so that each is read once."""
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))
    prediction = convert_extraction(extract(SAMPLES / f"{name}.pdf"))
    return score_all({name: truth}, {name: prediction})["overall"]


@pytest.mark.parametrize("name", ["born-digital", "seed-decree"])
def test_every_value_of_the_sample_is_right(name: str) -> None:
    figures = _figures(name)
    assert {key: figures[key] for key in PERFECT} == dict.fromkeys(PERFECT, 1.0)
    assert figures["full records"] == 1.0
    assert figures["calibration"]["overall"]["wrong"] == 0


def test_sideways_pages_are_read_like_upright_ones() -> None:
    figures = _figures("sideways")
    assert {key: figures[key] for key in PERFECT} == dict.fromkeys(PERFECT, 1.0)
    assert figures["false tables"] == 0

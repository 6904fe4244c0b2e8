"""The whole program on the committed samples: what comes out is what the paper says."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.convert import convert_extraction
from bench.scoring.summary import score_all
from zi_extract.model.extraction import Extraction
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


@cache
def _read(name: str) -> Extraction:
    """One sample, read once for all tests of a worker."""
    return extract(SAMPLES / f"{name}.pdf")


def _figures(name: str) -> dict[str, Any]:
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))
    prediction = convert_extraction(_read(name))
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


def test_the_flaws_of_a_poor_reading_of_the_seed_are_gone() -> None:
    """A poor OCR gave its three fragments 17, 8 and 12 ticks a row, shifted a row by one column,
    and wrote fluent wrong words."""
    decree = _read("seed-decree").decree
    (table,) = [table for annex in decree.annexes for table in annex.tables]
    ticked: dict[int, set[int]] = {}
    for fragment in table.fragments:
        for cell in fragment.cells:
            if cell.tick == "marked":
                ticked.setdefault(cell.row + 100 * fragment.page, set()).add(cell.col)
    columns = set.union(*ticked.values())
    assert len(columns) == 12
    assert all(row == columns for row in ticked.values())
    assert {fragment.n_cols for fragment in table.fragments} == {table.n_cols}
    texts = " ".join(cell.text or "" for cell in table.cells)
    assert all(word in texts for word in ("monev", "magang", "Kepuasan Masyarakat"))
    assert not any(word in texts for word in ("money", "megang", "Survei Keputusan", "Diakukan"))


def test_months_with_gaps_stay_gaps() -> None:
    """A reader that always says twelve would pass the seed; here it fails."""
    schedules = {len(action.schedule.months) for action in _read("born-digital").decree.actions}
    assert schedules - {12}
    assert max(schedules) <= 12

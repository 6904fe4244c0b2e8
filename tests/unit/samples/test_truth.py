"""The committed samples' truth is consistent in itself."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
PDFS = sorted(path.name for path in SAMPLES.glob("*.pdf"))
LARGEST = 1_500_000
MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]


def _truth(pdf: str) -> dict[str, Any]:
    path = SAMPLES / pdf.replace(".pdf", ".truth.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_there_are_the_three_samples() -> None:
    assert PDFS == ["born-digital.pdf", "seed-decree.pdf", "sideways.pdf"]


@pytest.mark.parametrize("pdf", PDFS)
def test_samples_are_small(pdf: str) -> None:
    assert (SAMPLES / pdf).stat().st_size < LARGEST


@pytest.mark.parametrize("pdf", PDFS)
def test_cells_tile_their_grids_and_boxes_lie_on_the_page(pdf: str) -> None:
    for table in _truth(pdf)["tables"]:
        covered: Counter[tuple[int, int]] = Counter()
        for cell in table["cells"]:
            rows = range(cell["row"], cell["row"] + cell["rowspan"])
            cols = range(cell["col"], cell["col"] + cell["colspan"])
            covered.update((row, col) for row in rows for col in cols)
            left, top, right, bottom = cell["bbox"]
            assert 0 < left < right < 1
            assert 0 < top < bottom < 1
        assert len(covered) == table["n_rows"] * table["n_cols"]
        assert set(covered.values()) == {1}


@pytest.mark.parametrize("pdf", PDFS)
def test_ticks_on_the_pages_are_the_months_of_the_records(pdf: str) -> None:
    truth = _truth(pdf)
    marked = sum(
        cell["rowspan"] * cell["colspan"]
        for table in truth["tables"]
        for cell in table["cells"]
        if cell["tick"]
    )
    assert marked == sum(len(record["schedule"]) for record in truth["records"])


@pytest.mark.parametrize("pdf", PDFS)
def test_every_record_stands_on_pages_of_the_annex(pdf: str) -> None:
    truth = _truth(pdf)
    kinds = {page["page"]: page["kind"] for page in truth["pages"]}
    for record in truth["records"]:
        assert record["pages"]
        assert {kinds[page] for page in record["pages"]} == {"annex"}


def test_the_seed_decree_is_as_it_was_signed() -> None:
    truth = _truth("seed-decree.pdf")
    decree = truth["decree"]
    assert decree["number"] == "3 TAHUN 2025"
    assert (decree["place_issued"], decree["date_issued"]) == ("Martapura", "2025-01-02")
    assert decree["signatories"][0]["name"] == "ABDUL MUTHALIB"
    assert decree["signatories"][0]["signed"] == "ttd"
    assert decree["attestation"]["name"] == "MASHURIANSYAH"
    counts = [len(decree[name]) for name in ("considerations", "legal_basis", "dictums")]
    assert counts == [2, 11, 3]
    assert all(record["schedule"] == MONTHS for record in truth["records"])
    assert {page for table in truth["tables"] for page in [table["page"]]} == {4, 5, 6}
    assert {table["n_cols"] for table in truth["tables"]} == {19}


def test_rows_and_cells_of_the_seed_decree_break_over_pages() -> None:
    records = _truth("seed-decree.pdf")["records"]
    assert [record["pages"] for record in records if len(record["pages"]) > 1] == [[4, 5], [5, 6]]


def test_the_other_samples_leave_months_out() -> None:
    for pdf in ("born-digital.pdf", "sideways.pdf"):
        lengths = {len(record["schedule"]) for record in _truth(pdf)["records"]}
        assert lengths - {12}


def test_the_sideways_sample_lies_sideways() -> None:
    pages = _truth("sideways.pdf")["pages"]
    turns = {page["turned_ccw"] for page in pages if page["kind"] == "annex"}
    assert turns <= {90, 270}
    assert 180 in {page["turned_ccw"] for page in pages if page["kind"] == "body"}

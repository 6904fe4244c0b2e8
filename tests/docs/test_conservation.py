"""Nothing is lost between the formats, on whole samples: what is in one is in all."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from agreement import disagreements
from desk import Desk

from zi_extract.export.formats.results import Results, read_results

pytestmark = [pytest.mark.xdist_group("tour"), pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def results(tour: Desk) -> Results:
    return read_results(tour.folder / "tour")


def test_all_formats_hold_the_same_values(results: Results) -> None:
    for package in ("openpyxl", "pyarrow", "lxml"):
        pytest.importorskip(package)
    assert list(disagreements(results.folder)) == []


def test_a_value_that_differs_is_found(results: Results, tmp_path: Path) -> None:
    for package in ("openpyxl", "pyarrow", "lxml"):
        pytest.importorskip(package)
    copy = tmp_path / "out"
    shutil.copytree(results.folder, copy, ignore=shutil.ignore_patterns(".cache", "overlay"))
    schedule = copy / "schedule.csv"
    schedule.write_bytes(schedule.read_bytes().replace(b",month,", b",week,", 1))
    assert [line.split(":")[:2] for line in disagreements(copy)] == [["CSV", " schedule"]]


def joined(text: str | None) -> str:
    return "".join((text or "").split())


def test_actions_lead_back_to_their_cells(results: Results) -> None:
    """Table and rows of an action name cells that hold its text and its marks."""
    seen = Counter[str]()
    for decree in results.decrees():
        tables = [table for annex in decree["annexes"] for table in annex["tables"]]
        for action in decree["actions"]:
            rows = set(action["rows"])
            cells = [cell for cell in tables[action["table"]]["cells"] if rows & covered(cell)]
            texts = joined("".join(cell["text"] for cell in cells))
            assert joined(action["action"]) in texts, action
            marks = [cell for cell in cells if cell["tick"] == "marked"]
            schedule = action["schedule"] or {"periods": (), "given_as": None}
            if schedule["given_as"] in {"ticks", "shading"}:
                assert bool(marks) == bool(schedule["periods"]), action
                assert sum(cell["col_span"] for cell in marks) >= 1
            seen["actions"] += 1
            seen["marks"] += len(marks)
    assert seen["actions"] > 30
    assert seen["marks"] > 100


def covered(cell: Any) -> set[int]:
    return set(range(cell["row"], cell["row"] + cell["row_span"]))


def words_of(results: Results, decree_id: str) -> Counter[str]:
    return Counter(
        part
        for page in results.pages(decree_id)
        for word in page["words"]
        for part in word["text"].split()
    )


def test_the_searchable_pdf_has_the_same_words(tour: Desk, results: Results) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("install it: sudo apt-get install poppler-utils")
    tour.run("zi-extract export tour --to pdf")
    for decree_id in results.ids:
        made = results.folder / "export" / "pdf" / f"{decree_id}.pdf"
        done = subprocess.run(
            ["pdftotext", "-raw", made, "-"], capture_output=True, text=True, check=True
        )
        assert Counter(done.stdout.split()) == words_of(results, decree_id)


def test_hocr_has_the_same_words(tour: Desk, results: Results) -> None:
    tour.run("zi-extract export tour --to hocr")
    for decree_id in results.ids:
        page = (results.folder / "export" / "hocr" / f"{decree_id}.hocr.html").read_text()
        found = re.findall(r"class=\"ocrx_word\"[^>]*>(.*?)</span>", page, re.DOTALL)
        parts = [part for text in found for part in unescape(re.sub(r"<[^>]+>", "", text)).split()]
        assert Counter(parts) == words_of(results, decree_id)

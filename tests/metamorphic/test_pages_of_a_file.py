"""Pages that are missing, swapped or doubled: what is read stays true, and the doubt rises."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import truth_of, with_pages

from bench.changed import page_truth, silent_values
from zi_extract import extract
from zi_extract.model.extraction import Extraction

NAME, WHOLE = "born-digital", (1, 2, 3, 4, 5)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    return extract(with_pages(NAME, WHOLE, tmp_path_factory.mktemp("whole") / "whole.pdf"))


def codes(extraction: Extraction) -> set[str]:
    ours = [f.code for f in extraction.findings if f.severity != "info"]
    return {
        *ours,
        *(f.code for d in extraction.decrees for f in d.findings if f.severity != "info"),
    }


def test_the_whole_file_has_no_silent_error(before: Extraction) -> None:
    assert silent_values(truth_of(NAME), before) == set()


@pytest.mark.parametrize("dropped", [2, 3, 4])
def test_a_page_that_is_missing_makes_no_record_wrong(dropped: int, tmp_path: Path) -> None:
    pages = [page for page in WHOLE if page != dropped]
    after = extract(with_pages(NAME, pages, tmp_path / "short.pdf"))
    given = {
        where
        for where in silent_values(page_truth(truth_of(NAME), pages), after)
        if where.startswith("record") and "invented" not in where
    }
    assert given == set()


def test_pages_that_were_swapped(before: Extraction, tmp_path: Path) -> None:
    after = extract(with_pages(NAME, (1, 2, 4, 3, 5), tmp_path / "swapped.pdf"))
    assert codes(after) > codes(before)


def test_a_page_that_stands_there_twice(before: Extraction, tmp_path: Path) -> None:
    after = extract(with_pages(NAME, (1, 2, 3, 3, 4, 5), tmp_path / "doubled.pdf"))
    assert codes(after) > codes(before)

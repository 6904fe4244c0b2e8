"""Some pages of a file: which, what becomes of the others, and that it is another result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch_inputs import Runner, write_pdf

from zi_extract.model.page_selection import ALL, PageSelection, parse_pages


@pytest.mark.parametrize(
    ("text", "pages", "told"),
    [
        ("1-3,7", [1, 2, 3, 7], "1-3,7"),
        (" 7 , 2 ", [2, 7], "2,7"),
        ("8-", [8, 9], "8-"),
        ("2,2-4,3", [2, 3, 4], "2,2-4,3"),
        ("", [1, 2, 3, 4, 5, 6, 7, 8, 9], ""),
    ],
)
def test_selections(text: str, pages: list[int], told: str) -> None:
    selection = parse_pages(text)
    assert [page for page in range(1, 10) if selection.holds(page)] == pages
    assert str(selection) == told
    assert parse_pages(str(selection)) == selection


@pytest.mark.parametrize("text", ["0", "3-1", "a", "1,", "-3", "1-2-3", "1;2"])
def test_no_selections(text: str) -> None:
    with pytest.raises(ValueError, match="is no page"):
        parse_pages(text)


def test_pages_not_asked_for_are_left_out_and_told(
    batch: Runner, folder: Path, out: Path, notes: Path
) -> None:
    write_pdf(folder / "a.pdf", pages=4)
    (outcome,) = batch(pages=parse_pages("1,3")).outcomes
    assert sorted(path.name.split("-")[1] for path in notes.iterdir()) == ["1", "3"]
    assert (outcome.status, outcome.pages) == ("ok", 4)
    assert outcome.reason == "2 of 4 pages were not asked for"
    decree = json.loads((out / outcome.ids[0] / "decree.json").read_bytes())
    states = [page["status"] for page in decree["source"]["pages"]]
    assert states == ["read", "left_out", "read", "left_out"]


def test_all_pages_are_another_result_that_keeps_what_was_read(
    batch: Runner, folder: Path, notes: Path
) -> None:
    write_pdf(folder / "a.pdf", pages=4)
    batch(pages=parse_pages("1,3"))
    (again,) = batch(pages=parse_pages("1,3")).outcomes
    assert again.skipped
    (whole,) = batch(pages=ALL).outcomes
    assert (whole.skipped, whole.reason) == (False, "")
    assert len(list(notes.iterdir())) == 4
    (part,) = batch(pages=PageSelection(((2, 2),))).outcomes
    assert part.reason == "3 of 4 pages were not asked for"


def test_a_file_without_any_page_asked_for_is_named(batch: Runner, folder: Path) -> None:
    write_pdf(folder / "a.pdf", pages=2)
    (outcome,) = batch(pages=parse_pages("5-")).outcomes
    assert outcome.status == "failed"
    assert "none of the pages asked for (5-)" in outcome.reason

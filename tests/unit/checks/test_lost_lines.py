"""A line of print that was lost between two lines of a cell leaves white of its height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sample_draft import Sheet, sample
from test_rules import found

from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout


def told_of(tops: Sequence[Sequence[int]], origin: str = "scan") -> list[Box | None]:
    """What is told of page 2 when its first cells have lines at these heights."""
    draft, layouts = sample()
    sheet = Sheet(2)
    (part,) = layouts[2].fragments
    cells = [replace(cell, words=(), text="", tick=None) for cell in part.cells]
    for number, own in enumerate(tops):
        inks = [sheet.write("arsip kota", 100, top) for top in own]
        words = tuple(word for ink in inks for word in ink.words)
        cells[number] = replace(cells[number], words=words, text="arsip kota")
    sheet.write("lain " * 80, 100, 900)  # the draft's values are made of words up to there
    page = sheet.layout(replace(part, cells=tuple(cells)))
    page = replace(page, origin=origin)
    pages: dict[int, PageLayout] = {**layouts, 2: page}
    message = "White as high"
    told = found(draft, pages).get("cell-covered", [])
    return [finding.box for finding in told if finding.message.startswith(message)]


CLOSE = ((100, 130, 160, 190, 220), (100, 131, 160, 189, 221))


def test_white_as_high_as_a_line_between_two_is_told() -> None:
    _, layouts = sample()
    assert told_of((*CLOSE, (100, 160))) == [layouts[2].fragments[0].cells[2].box]


def test_space_between_items_lone_lines_and_text_layers_are_not() -> None:
    assert told_of((*CLOSE, (100, 142), (100,), ())) == []
    assert told_of(((100, 130, 190),)) == []
    assert told_of((*CLOSE, (100, 160)), "text") == []

"""Cells in which a line of print was not read: white between two lines where one has room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median

from zi_extract.checks.case import Case
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell

ROOM = 1.6
"""Distances of lines from which a line is lost between two. Of 150 documents three had cells with
more (1.9 to 2.2), and none of those was read right; lower doubts lists with space between items."""

ENOUGH = 8
"""Pairs of lines in a page's cells from which their distance is known."""

SAME_LINE = 0.5
"""Share of a word's height by which its middle may lie off that of its line."""


def check_lost_lines(case: Case) -> Iterator[Finding]:
    """No cell has white as high as a line between two of its lines: a faint one was lost there."""
    for page in dict.fromkeys(part.page for part in case.parts()):
        layout = case.layouts[page]
        if layout.origin == "text":
            continue
        gaps = [(cell, _gaps(cell, layout)) for part in layout.fragments for cell in part.cells]
        every = [gap for _, own in gaps for gap in own]
        if len(every) < ENOUGH:
            continue
        usual = median(every)
        for cell in (cell for cell, own in gaps if max(own, default=0.0) > ROOM * usual):
            message = "White as high as a line parts two lines; one between them may be lost."
            yield Finding("cell-covered", "warning", message, page, cell.box)


def _gaps(cell: Cell, layout: PageLayout) -> list[float]:
    """Distances in pixels from each line of a cell to the next."""
    words = [layout.words[index] for index in cell.words]
    lines: list[list[Word]] = []
    for word in sorted(_spelt(words), key=lambda word: word.box.center_y):
        off = word.box.center_y - _middle(lines[-1]) if lines else word.box.height
        if lines and off < SAME_LINE * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_middle(below) - _middle(above) for above, below in pairwise(lines)]


def _spelt(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if any(map(str.isalnum, word.text))]


def _middle(line: Sequence[Word]) -> float:
    return mean(word.box.center_y for word in line)

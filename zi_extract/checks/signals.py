"""The evidence for one value as a few numbers: what its probability is reckoned from.

Every number has the same meaning for all kinds of values, so that the table of weights in
``data/calibration.toml`` can be read: see ``MEANING`` for what each one says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from zi_extract.checks.grids import Grid
from zi_extract.checks.inks import Footing
from zi_extract.model.evidence import Extracted
from zi_extract.model.logical import LogicalCell
from zi_extract.model.ocr import TAIL_OF_Q, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Tick

Signals = Mapping[str, float]

MEANING = {
    "reading": "how sure the stage was that made the value: words, spans, joins, fill-down",
    "settled": "1 when several witnesses made it (neighbours, sequences), not its own words alone",
    "twice": "1 when it stands letter by letter in a second place of the paper, too",
    "worst": "confidence of its least sure word",
    "weak": "words below 0.97, which is what one sure and known reading is worth",
    "length": "its words: each is one more chance of a slip",
    "contested": "words whose letters two readings see differently, or any sign beside a figure; "
    "none of which the lexicon has one reading only",
    "form": "of a list's item: its beginning and end are not those of such an item (0 to 2); "
    "of an area: it is none of the known ones, though others are",
    "disputed": "of a cell: a finding, or what neighbours told, contradicts a value made of it",
    "counted": "of a number in a table: neighbours (0 to 2) that it counts on from, or up to",
    "torn": "its cells that border on the next or last page, where a text may go on",
    "row": "the least sure cell edge of the rows that an action was made of",
    "cell": "how surely the edges of its cells are drawn, the least sure one",
    "table": "of a grid: its least sure cell edge",
    "shaky": "of a grid: share of its cells whose edges are not sure",
    "marks": "the least sure of the marks that it is made of",
    "ink": "share of ink in the places that were taken for empty, the fullest one",
    "unsure": "marks of its tables that could not be judged",
    "lacks": "columns that other parts of its table have more than its page shows",
    "beside": "words beside its table, where a lost column may have been",
    "page": "mean confidence of the words of its pages, the least legible one",
    "print": "height of small letters on its pages in pixels",
    "finding": "1 when a finding names it, or its ink",
}
"""Signal to what it says; the fit writes these lines into the table of weights."""

WEAK = 0.97
"""Confidence (0-1) below which a word is no longer one that is read surely and known."""

ONLY_KNOWN, SPELT = 0.9, 4
"""Confidence (0-1) that a word keeps which two readers see differently when the lexicon has only
the one reading, and the letters from which that settles it: on 160 documents 20 right texts are
flagged less, and no wrong one. Shorter ones are numerals, and marks read as such."""

WITNESSED = 0.85
"""Confidence (0-1) from which a derived value has several witnesses; what is filled down or guessed
is given less by the stage that did so."""

FIGURE = re.compile(r"\d")

BORN = 100.0
"""Height of letters (pixels) of pages without pixels: larger than that of any scan."""

NONE = 1.0
"""Value of a confidence where a value has no such evidence (no words, no cells)."""


def text_signals(leaf: Extracted[Any], footing: Footing, named: bool) -> dict[str, float]:
    """The signals of a value that was read from words."""
    words = footing.words
    return {
        "reading": leaf.confidence,
        "settled": float(bool(leaf.derived) and leaf.confidence >= WITNESSED),
        "worst": min((word.confidence for word in words), default=NONE),
        "weak": float(sum(word.confidence < WEAK for word in words)),
        "length": float(len(words)),
        "contested": float(sum(map(_is_contested, words))),
        "finding": float(named),
        "torn": float(footing.torn),
        "cell": _edge(footing),
        "print": _print(footing.pages),
        **_of_grids(footing.grids),
    }


def tick_signals(tick: Tick, footing: Footing, named: bool) -> dict[str, float]:
    """The signals of a mark."""
    return {
        "marks": tick.confidence,
        "ink": _left_ink((tick,)),
        "finding": float(named),
        "cell": _edge(footing),
        "print": _print(footing.pages),
        **_of_grids(footing.grids),
    }


def row_signals(cells: Sequence[LogicalCell], grids: Sequence[Grid]) -> dict[str, float]:
    """The signals of the rows that an action was made of: what is wrong there is wrong in it."""
    ticks = [cell.tick for cell in cells if cell.tick]
    marks = min((tick.confidence for tick in ticks), default=NONE)
    edge = min((cell.structure for cell in cells), default=NONE)
    return {"marks": marks, "ink": _left_ink(ticks), "row": edge, **_of_grids(grids)}


def grid_signals(grid: Grid, page: PageLayout) -> dict[str, float]:
    """The signals of a table's grid on a page: it is right when every cell spans what it should."""
    return {
        "table": grid.worst,
        "shaky": grid.shaky,
        "length": float(grid.cells),
        "print": _print((page,)),
        **_of_grids((grid,)),
        **page_signals((page,)),
    }


def _is_contested(word: Word) -> bool:
    """Two readers see other letters; not where the one sees a known word and the other none.

    A word that was guessed from both is seen by neither.
    """
    spelt = sum(map(str.isalpha, word.text)) >= SPELT
    if spelt and word.confidence >= ONLY_KNOWN and not word.repair:
        return False
    return len({_told(reading.text) for reading in word.readings}) > 1


def _told(text: str) -> str:
    """What a reading says: marks count in numbers only, and one model writes g or O for every q."""
    if FIGURE.search(text):
        return "".join(text.split())
    return "".join(filter(str.isalpha, text)).translate(TAIL_OF_Q)


def _left_ink(ticks: Sequence[Tick]) -> float:
    """What an empty place holds all the same: a dithered fill on a fax, a mark that was missed."""
    return max((tick.ink for tick in ticks if tick.verdict == "empty"), default=0.0)


def _edge(footing: Footing) -> float:
    return min((cell.structure for cell in footing.cells), default=NONE)


def _of_grids(grids: Sequence[Grid]) -> dict[str, float]:
    return {
        "unsure": float(sum(grid.unsure for grid in grids)),
        "lacks": float(max((grid.lacks for grid in grids), default=0)),
        "beside": float(max((grid.beside for grid in grids), default=0)),
    }


def page_signals(pages: Sequence[PageLayout]) -> dict[str, float]:
    """How legible whole pages are, for values of the body and for grids.

    What stands in a table is judged by its own ink: with this, every value of a fax was doubted for
    the few that were wrong.
    """
    return {"page": min((page.legibility for page in _scans(pages)), default=NONE)}


def _print(pages: Sequence[PageLayout]) -> float:
    return min((page.character_height for page in _scans(pages)), default=BORN)


def _scans(pages: Sequence[PageLayout]) -> list[PageLayout]:
    return [page for page in pages if page.origin == "scan"]

"""Words in = words out: what has no place, or more than one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_extract.checks.case import Case
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment

TOLERATED_WORDS = 3
"""Leftover words of a page that ask for nobody: dirt at the edges is often read as a word or two.
Lower flags nearly every scan; higher lets a line of text go unseen."""

TOLERATED_SHARE = 0.02
"""Share (0-1) of a page's words that may be left over before a person should look."""

LEGIBLE = 0.5
"""Confidence (0-1) from which a leftover word of two letters or more counts as text. Grain of the
paper is read as words of 0.1 to 0.4; lower sends every grainy scan to review, higher loses faint
text."""


def check_leftover_in_table(case: Case) -> Iterator[Finding]:
    """A word inside a table's rulings that no cell holds."""
    for page, layout in _ours(case):
        for part in layout.fragments:
            lost = [i for i in case.leftover(page) if _inside(layout, i, part.box)]
            around = Counter(_cell_box(layout.words[i].box, part) for i in lost)
            for box, count in around.items():
                message = f"{count} words inside table {part.index + 1} are in no cell."
                yield Finding("leftover-in-table", "error", message, page, box)


def check_leftover_words(case: Case) -> Iterator[Finding]:
    """Words outside tables that ended nowhere."""
    for page, layout in _ours(case):
        boxes = [part.box for part in layout.fragments]
        lost = [i for i in case.leftover(page) if not any(_inside(layout, i, box) for box in boxes)]
        if not lost:
            continue
        legible = sum(is_legible(layout.words[i], LEGIBLE) for i in lost)
        many = legible > max(TOLERATED_WORDS, TOLERATED_SHARE * len(layout.words))
        message = f"{len(lost)} of {len(layout.words)} words of the page were not used."
        box = Box.around(layout.words[i].box for i in lost) if len(lost) == 1 else None
        yield Finding("leftover-words", "warning" if many else "info", message, page, box)


def check_word_in_two_cells(case: Case) -> Iterator[Finding]:
    """A word that two cells of a page claim."""
    for page, layout in _ours(case):
        cells = [cell for part in layout.fragments for cell in part.cells]
        claims = Counter(word for cell in cells for word in set(cell.words))
        for word in sorted(word for word, count in claims.items() if count > 1):
            box = layout.words[word].box
            yield Finding("word-in-two-cells", "error", "Two cells hold one word.", page, box)


def _ours(case: Case) -> Iterator[tuple[int, PageLayout]]:
    for page in case.draft.pages:
        if page in case.layouts and case.kinds.get(page) != "other":
            yield page, case.layouts[page]


def is_legible(word: Word, least: float) -> bool:
    """Whether a word of two letters or more was read with at least this confidence (0-1)."""
    return word.confidence >= least and sum(sign.isalnum() for sign in word.text) > 1


def _cell_box(word: Box, part: TableFragment) -> Box:
    """The cell in which the word stands, so that its text is flagged; else the word alone."""
    for cell in part.cells:
        if cell.box.contains(word.center_x, word.center_y):
            return cell.box
    return word


def _inside(layout: PageLayout, word: int, box: Box) -> bool:
    return box.contains(layout.words[word].box.center_x, layout.words[word].box.center_y)

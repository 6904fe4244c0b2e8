"""Words that were read between two words of a value and are in none: the value lacks one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.checks.conserved_words import is_legible
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.leaves import leaves
from zi_extract.model.ocr import Word

READ = 0.6
"""Confidence (0-1) from which a leftover word may be print: of eleven scraps that seals and folds
were read as in the clauses of 288 documents three had so much, of two lost words both. Higher
passes a short word (``di``) that a broad neighbour lies over."""

PARTS = ("header", "considerations", "legal_basis", "also_considered", "dictums", "closing")
"""Parts of a draft that are read from lines; cells have rules of their own."""


def check_lost_words(case: Case) -> Iterator[Finding]:
    """No legible word lies unused between two words of one value."""
    lost = {page: _lost(case, page) for page in case.draft.pages if page in case.layouts}
    if not any(lost.values()):
        return
    for part in PARTS:
        for pointer, leaf in leaves(getattr(case.draft, part), f"/{part}"):
            word = next(_within(case, leaf, lost), None)
            if word is not None and leaf.value is not None:
                message = f"{word.text!r} was read between its words, too, and is not in it."
                yield at_value("leftover-words", "warning", message, pointer, leaf)


def _lost(case: Case, page: int) -> list[Word]:
    """The page's words that ended nowhere and may be print."""
    words = (case.layouts[page].words[i] for i in case.leftover(page))
    return [word for word in words if is_legible(word, READ)]


def _within(case: Case, leaf: Extracted[Any], lost: Mapping[int, Sequence[Word]]) -> Iterator[Word]:
    for ink in leaf.provenance:
        words = [case.layouts[ink.page].words[i] for i in ink.words] if lost.get(ink.page) else []
        for word in lost.get(ink.page, ()):
            middle = word.box.center_y
            row = [w.box.center_x for w in words if w.box.top < middle < w.box.bottom]
            if row and min(row) < word.box.center_x < max(row):
                yield word

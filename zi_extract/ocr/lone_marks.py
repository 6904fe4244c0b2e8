"""Marks that stand by themselves among the words of a cell: specks, and belong to no word.

Without them a text says what is printed. The mark stays among the words of its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell

NOBODYS = frozenset(".,'`\u2018\u2019\u00b4\u00b0")
"""Marks that no decree prints with a space before and behind. A dash joins or begins, a colon may
part a word from what it tells."""

LAST = NOBODYS | frozenset(":-\u2013\u2014")
"""Those behind which nothing follows, too: a colon announces something, a dash joins."""

SURE = 0.97
"""Confidence (0-1) from which a mark was read surely and stays."""


def without_lone_marks(layout: PageLayout) -> PageLayout:
    """A scanned page, the texts of its cells without marks alone behind their first word."""
    words = layout.words
    parts = tuple(
        replace(part, cells=tuple(_bare(cell, words) for cell in part.cells))
        for part in layout.fragments
    )
    return replace(layout, fragments=parts) if parts != layout.fragments else layout


def _bare(cell: Cell, words: Sequence[Word]) -> Cell:
    last = len(cell.words) - 1
    lone = [k for k, i in enumerate(cell.words) if k and _is_lone(words[i], ends=k == last)]
    left = tuple(i for k, i in enumerate(cell.words) if k not in lone)
    if not lone or not any(any(map(str.isalpha, words[i].text)) for i in left):
        return cell
    sure = min(words[i].confidence for i in left)
    text = _without(cell.text, [words[i].text for i in cell.words], lone)
    return replace(cell, text=text, words=left, confidence=sure)


def _is_lone(word: Word, *, ends: bool) -> bool:
    return word.confidence < SURE and word.text in (LAST if ends else NOBODYS)


def _without(text: str, words: Sequence[str], lone: Sequence[int]) -> str:
    """``text`` without some of its words; line ends stay."""
    kept, at = [], 0
    for k, word in enumerate(words):
        start = text.find(word, at)
        if start < 0:
            return text
        gap = text[at:start]
        kept.append(gap if k not in lone else gap.strip(" "))
        kept.append(word if k not in lone else "")
        at = start + len(word)
    return "".join((*kept, text[at:]))

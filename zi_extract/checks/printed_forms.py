"""Words that say nothing of their own: formulas of the form, and texts that are repeated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

from zi_extract.checks.furniture import folded
from zi_extract.model.draft import DecreeDraft, HeaderDraft
from zi_extract.model.leaves import leaves
from zi_extract.model.page import PageLayout

SAME_TEXT = 90.0
"""Likeness (0-100) of a line to a known text from which it repeats it. Lower hides new text behind
known one; higher counts repeated signature blocks with a misread letter as left over."""

SHORTEST_REPEAT = 3
"""Letters and digits below which a likeness means nothing."""

FEWEST_KEPT = 4
"""Words in their order that are left of a known text when some are taken out, as Menetapkan does
with the place of an office: ``KEPALA DINAS (...) TENTANG``. Three may stand so by chance."""

LONGEST_FORMULA = 6
"""Words of the longest formula that may stand beside a repeated text."""


def label_words(layout: PageLayout, placed: Container[int]) -> list[int]:
    """Words of runs that are made of the form's own formulas only."""
    pattern = _formulas()
    return [
        word
        for run in _runs(layout, placed)
        if pattern.fullmatch(_text(layout, run))
        for word in run
    ]


def repeated_words(layout: PageLayout, known: Sequence[str], placed: Container[int]) -> list[int]:
    """Words of runs that repeat one of the ``known_texts``, taken from elsewhere.

    Formulas of the form may stand before and after it: ``Ditetapkan di`` and a known town.
    """
    found: list[int] = []
    for run in _runs(layout, placed):
        texts = [[folded(layout.words[i].text) for i in part] for part in _bare_parts(layout, run)]
        if any(_repeats("".join(words), known) or _shortens(words, known) for words in texts):
            found.extend(run)
    return found


def _bare_parts(layout: PageLayout, run: Sequence[int]) -> Iterator[Sequence[int]]:
    """The run without formulas at its start and end, in every way that leaves words of both."""
    pattern, size = _formulas(), len(run)
    starts = [n for n in range(min(size, LONGEST_FORMULA + 1)) if _is(pattern, layout, run[:n])]
    ends = [
        n for n in range(min(size, LONGEST_FORMULA + 1)) if _is(pattern, layout, run[size - n :])
    ]
    for first in starts:
        for last in ends:
            if first + last < size:
                yield run[first : size - last]


def _is(pattern: re.Pattern[str], layout: PageLayout, run: Sequence[int]) -> bool:
    return bool(pattern.fullmatch(_text(layout, run)))


def _repeats(text: str, known: Sequence[str]) -> bool:
    return len(text) >= SHORTEST_REPEAT and any(
        len(text) <= len(other) and fuzz.partial_ratio(text, other) >= SAME_TEXT for other in known
    )


def _shortens(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the words follow one another in a known text, with others between them."""
    telling = sum(len(word) >= SHORTEST_REPEAT for word in words)
    return telling >= FEWEST_KEPT and any(_follow(words, other) for other in known)


def _follow(words: Sequence[str], text: str) -> bool:
    end = 0
    for word in words:
        at = text.find(word, end)
        if at < 0:
            return False
        end = at + len(word)
    return True


def known_texts(drafts: Sequence[DecreeDraft]) -> list[str]:
    """What header, closings and headings of annexes say, folded."""
    parts = [
        part
        for draft in drafts
        for annex in (*draft.annexes, None)
        for part in (draft.header, draft.closing, annex and replace(annex, tables=()))
    ]
    values = (leaf for part in parts for _, leaf in leaves(part))
    said = {folded(leaf.raw) for leaf in values if leaf.value is not None}
    return sorted(said.union(*(_enacted(draft.header) for draft in drafts)))


def _enacted(header: HeaderDraft) -> set[str]:
    """Head and title in one run, as Menetapkan repeats them: KEPUTUSAN ... TENTANG ..."""
    if header.title is None or not header.title.value:
        return set()
    heads = (header.type, header.issuer.name, header.official)
    title = folded(header.title.value)
    return {folded(leaf.value) + "tentang" + title for leaf in heads if leaf and leaf.value}


def _runs(layout: PageLayout, placed: Container[int]) -> Iterator[list[int]]:
    """Words of one line that follow one another and have no place yet."""
    for line in layout.lines:
        run: list[int] = []
        for word in line.words:
            if word in placed:
                yield run
                run = []
            else:
                run.append(word)
        yield run


def _text(layout: PageLayout, run: Sequence[int]) -> str:
    return folded("".join(layout.words[word].text for word in run))


@lru_cache(maxsize=1)
def _formulas() -> re.Pattern[str]:
    source = files("zi_extract.checks").joinpath("data/formulas.toml")
    listed = tomllib.loads(source.read_text(encoding="utf-8"))["formulas"]
    texts = sorted({folded(text) for texts in listed.values() for text in texts}, reverse=True)
    return re.compile("(?:" + "|".join(texts) + ")+|")

"""Words of a cell that are words, but hardly where they stand: believed less.

Both models make these slips alike and the lexicon knows the words, so only their place tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.known import DIGIT_INSIDE, is_known

DOUBTED = 0.75
"""Probability of a word that stands where it hardly can; below the limit of review, for a third and
more of them are wrong."""

LONG_DASH = re.compile(r"^(?=.*[—_=~])[-–—_=~.,'’]+$|^-{2,}$")
"""Scraps of rulings; decrees print short dashes only."""

STRAY = re.compile(r"^[-–.,:;'’`\"|!()\[\]{}°*•]+$")
"""Marks that belong to no word when they stand behind all words of their line."""

GLUED = re.compile(r"(?<![./@])\b[a-z]{3,}[.,;:][A-Za-z]{3,}\b(?![./])|\b[A-Z]?[a-z]{4,}\.[A-Z]")
"""Two words with a mark and no space between them."""

STOPPED = re.compile(r"^(?:[A-Za-z]?[a-z]{4,}|[A-Z]{3,}/[A-Z]{3,})[.,]$")
"""A longer word with a full stop or comma, or two in capitals (``WBK/WBBM.``): no abbreviation."""

SAME_SHAPE = re.compile(r"^[CKOPSUVWXZ][a-z]+[,;]?$")
"""A capital that differs from its small letter in size only."""

SMALL = re.compile(r"^[a-z]+[,;]?$")
TITLE = re.compile(r"^[A-Z][a-z]+$")

MONTH_AS_NUMBER = re.compile(r"^(?:8(?:0[1-9]|1[0-2])|BO[A-Z])$")
"""A month's code such as B09 whose B was read as 8, or its digits as letters (``BOS``)."""

SHORT_FIRST = re.compile(
    r"^(?:ke|di|dan|yang|dari|pada|untuk|dengan|[-\u2013]|\d\))(?=[A-Za-z]{4})"
)
"""Words and markers that lose the space behind them."""

ENCLOSED = re.compile(r"^(?:\d{1,2}\)|\(\d{1,2})$")
"""Half of a column's number in brackets."""


QUOTES = "'’`"
"""Marks that close nothing where none was opened: specks (``meter'``)."""

NUMBER_AND_MARK = re.compile(r"^\d{1,2}[,:;]$")
"""A number with a mark that no numbering uses."""

STOP = re.compile(r"[A-Za-z]{3,}\.$")

NUMERAL_STOPPED = re.compile(r"^[IVX]+\.$")
"""A numeral with a stop: a marker only where it begins a text (not ``Koordinator Area II.``)."""

FEW = 0.15
"""Share of a page's cells that end in a full stop below which those few are specks or rare."""

ENOUGH = 8
"""Cells with words from which the share says something."""

LONE = re.compile(r"^[0-9A-Za-z]$")


def ends_in_few(texts: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all cells of a page end without a full stop; ``texts`` are their words."""
    ends = [words[-1] for words in texts if words and words[-1].strip(".")[-1:].isalpha()]
    return len(ends) >= ENOUGH and sum(bool(STOP.search(end)) for end in ends) < FEW * len(ends)


def without_stops(words: Sequence[Word], lines: Sequence[int]) -> tuple[Word, ...]:
    """The words of one cell, those with a full stop at a line's end or behind a number doubted.

    For pages whose cells end without full stops.
    """
    last = [k + 1 == len(words) or lines[k + 1] != lines[k] for k in range(len(words))]
    return tuple(
        replace(word, confidence=min(word.confidence, DOUBTED))
        if last[k]
        and word.text.endswith(".")
        and (STOPPED.match(word.text) or (k and NUMERAL_STOPPED.match(word.text)))
        else word
        for k, word in enumerate(words)
    )


def doubted(words: Sequence[Word], lines: Sequence[int], *, rough: bool) -> tuple[Word, ...]:
    """The words of one cell, those in odd places with a confidence below the limit of review.

    ``lines`` gives each word's printed line; ``rough``: the cell was cut from a fax.
    """
    texts = [word.text for word in words]
    return tuple(
        replace(word, confidence=min(word.confidence, DOUBTED))
        if _is_odd(texts, lines, k, rough)
        else word
        for k, word in enumerate(words)
    )


def _is_odd(texts: Sequence[str], lines: Sequence[int], k: int, rough: bool) -> bool:
    text = texts[k]
    before = texts[k - 1] if k else ""
    after = texts[k + 1] if k + 1 < len(texts) else ""
    starts = not k or lines[k - 1] != lines[k]
    ends = k + 1 == len(texts) or lines[k + 1] != lines[k]
    if len(texts) == 1:
        misplaced = bool(ENCLOSED.match(text) or NUMBER_AND_MARK.match(text))
    else:
        lone = bool(LONE.match(text)) and starts and ends and (not k or text > "Z")
        last = k + 1 == len(texts)
        misplaced = lone or (bool(STRAY.match(text)) and ends) or (last and text.endswith(","))
    misplaced |= text.endswith(tuple(QUOTES)) and not any(one[:1] in QUOTES for one in texts)
    odd = LONG_DASH.match(text) or MONTH_AS_NUMBER.match(text) or GLUED.search(text)
    odd = odd or DIGIT_INSIDE.search(text)
    return (
        misplaced or bool(odd) or _lost_space(text) or _is_odd_between(text, before, after, rough)
    )


def _lost_space(text: str) -> bool:
    """An unknown word that is a known one behind a short word: ``keaplikasi``."""
    found = SHORT_FIRST.match(text)
    return found is not None and not is_known(text) and is_known(text[found.end() :])


def _is_odd_between(text: str, before: str, after: str, rough: bool) -> bool:
    """Full stops and capitals in the middle of a sentence."""
    stopped = text.endswith(".") and bool(STOPPED.match(text) and SMALL.match(after))
    capital = bool(SAME_SHAPE.match(text) and SMALL.match(before) and SMALL.match(after))
    return stopped or capital or (rough and _is_lost_capital(text, before, after))


def _is_lost_capital(text: str, before: str, after: str) -> bool:
    """``informasi`` inside a title: on fax paper the serifs of its I are gone."""
    inside = bool(TITLE.match(before)) and (not after or bool(TITLE.match(after)))
    return text.startswith("i") and bool(SMALL.match(text)) and inside

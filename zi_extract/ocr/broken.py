"""Words that have lost a letter one below the other: a fold or a line runs down through the print.

What is left of such words may look like words; where several break at the same place of their
lines, the whole page is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.ocr.known import is_known

WIDEST = 2.5
"""Gap in character heights in which one letter may have stood."""

ALIGNED = 2.0
"""How far apart, in character heights, breaks of one line lie across it: folds are not upright."""

FEWEST = 3
"""Breaks in a line from which it is told: of 535 pages without a fold none has two."""

LONGEST = 16
"""Letters of a piece of a word; longer ones are words run together."""


def find_broken_words(layout: PageLayout) -> tuple[Finding, ...]:
    """An error for a page where words outside its tables are broken along a line down the page."""
    cells = {index for part in layout.fragments for cell in part.cells for index in cell.words}
    words = [word for index, word in enumerate(layout.words) if index not in cells]
    places = sorted(_breaks(words, layout.character_height))
    reach = ALIGNED * layout.character_height
    most = max((sum(x <= other <= x + reach for other in places) for x in places), default=0)
    if most < FEWEST:
        return ()
    message = f"{most} words have lost a letter one below the other, as along a fold of the page."
    return (Finding("page-damaged", "error", message, layout.page),)


def _breaks(words: Sequence[Word], height: float) -> Iterator[float]:
    """Where, from the left, a letter is missing between two words of a line."""
    for word in words:
        following = _next(word, words, WIDEST * height)
        if following is not None and _is_broken(word.text, following.text):
            yield (word.box.right + following.box.left) / 2


def _next(word: Word, words: Sequence[Word], widest: float) -> Word | None:
    """The next word of the same line, when it is near."""
    near = [
        other
        for other in words
        if word.box.right <= other.box.left <= word.box.right + widest
        and other.box.top < word.box.center_y < other.box.bottom
    ]
    return min(near, key=lambda other: other.box.left, default=None)


def _is_broken(left: str, right: str) -> bool:
    """Whether two words, not both of them known, are one with a letter between them."""
    left, right = left.strip("(\"'"), right.strip(").,;:\"'")
    if not (left.isalpha() and right.isalpha()) or len(left) + len(right) > LONGEST:
        return False
    if len(left) + len(right) < 4 or (_is_word(left) and _is_word(right)):
        return False
    lower = (left + "{}" + right).lower()
    return any(is_known(lower.format(letter)) for letter in ascii_lowercase)


def _is_word(text: str) -> bool:
    return len(text) > 1 and is_known(text)

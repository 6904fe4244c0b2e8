"""Words that no one printed: ink read twice, specks, holes, strokes at the edge, squares of codes.

What is left of a line's ink after a first reading, a fold or the rim of a stamp is sometimes read
as words that lie over the real ones. They are told by their boxes, not by their spelling: print
does not lie on print, and its letters have one height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from zi_extract.layout.outside import find_lines_among
from zi_extract.layout.reading_order import in_reading_order
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout

COVERED = 0.5
"""Share of a word's box that surer words cover from which it is a second reading of their ink.
Print shares 0.04 at most (11,522 words of clean scans); left-over ink lies mostly inside."""

WHOLLY_COVERED = 0.9
"""The same share for words that were read surely: boxes of neighbours may run into one another by
three quarters, a second reading lies inside the first."""

SHORTEST, TALLEST = 0.85, 2.2
"""Heights of a word's box in character heights. Print of clean scans has 0.96 to 2.0;
boxes outside are specks, or span two lines. Lower and higher limits let those in."""

ROUND = 1.1
"""Most width of a hole or stroke as a share of its height. A wider box holds a hole and a letter
beside it, which may be the numeral of a heading."""

ODD_TALL = 1.35
"""How much taller than its row a word of one or two letters is when it is no letter but a hole or a
stroke. Large type makes the whole row tall."""

MOST_LETTERS = 2
"""Most letters that a punch hole or a stroke at the page's edge is read as."""

STRETCHED = 2.2
"""Character heights of width per letter beyond which a box holds more ink than its word. Wide
capitals reach 1.65, one word of a thousand 2.1; a lone colon is not judged."""

SURE, SURE_LETTERS = 0.9, 4
"""Confidence and letters of words that are print beyond doubt and show how high it is."""

PROVEN = 0.95
"""Confidence from which two letters are no hole, however tall their box: ``II`` under a stain."""

NEXT_TO = 2.0
"""Character heights between a number and the words before and behind it in a date: a tall box of
such a one holds a speck, too. Holes stand clear of print."""

TELLING = 0.5
"""Confidence from which a stray word of four letters says something that may be printed there."""

FITS = 0.5, 1.65
"""Least and most character heights per letter of what other words leave of a box, by which a surely
read word stands there: an engine's box may reach over the word behind it. Of a second reading of
ink nothing is left."""

_STOPS = ".,;:()"

PER_CHARACTER = 1.6
"""Height of a word's box in character heights: 1 to 2, 1.4 in the middle."""

AT_EDGE = 2.0
"""Character heights from the page's edge within which a scrap is the paper's edge or its shadow."""

MARGIN = 0.1
"""Share of the page's width at either side in which punch holes lie. Wider reaches the labels."""

_KEPT = ":-\u2013\u2014\u2022"
"""Signs lower than letters that stand alone in a column: colons, dashes and dots of lists."""

_SIGNS = "@\u00a9\u00ae\u00b0{}|"
"""What holes and strokes are read as beside letters; no decree prints them in its text."""


def without_strays(page: PageLayout) -> PageLayout:
    """The page with its lines made anew without stray words; these stay in ``words``, unused."""
    used = sorted({index for line in page.lines for index in line.words})
    strays = _strays(page, used)
    if not strays:
        return page
    kept = [index for index in used if index not in strays]
    words = _doubted(page.words, kept, strays)
    lines = find_lines_among(words, kept, page.character_height)
    return replace(page, words=words, lines=in_reading_order(lines, page.frame.height))


def _strays(page: PageLayout, used: Sequence[int]) -> frozenset[int]:
    """Indices of words, among those ``used`` in lines, that are no print."""
    words, height = page.words, _print_height(page, used)
    if height <= 0:
        return frozenset()
    found: set[int] = set()
    kept: list[int] = []
    for index in sorted(used, key=lambda i: (-_trust(words[i], height), i)):
        near = [words[i] for i in kept if words[i].box.intersection(words[index].box) > 0]
        (found.add if _is_stray(words[index], near, height) else kept.append)(index)
    scraps = [i for i in kept if _letters(words[i]) <= MOST_LETTERS]
    found.update(i for i in scraps if _is_hole(i, words, kept, height))
    found.update(i for i in scraps if _is_at_edge(words[i].box, page))
    found.update(i for i in scraps if _is_speck(i, words, kept, height))
    holes = _holes(page)
    found.update(i for i in scraps if _lies_in(words[i].box, holes))
    found.update(_left_of_print(page, scraps, kept, height))
    found.update(_doubled(page))
    codes = [graphic.box for graphic in page.graphics if graphic.kind == "code"]
    found.update(i for i in used if _lies_in(words[i].box, codes))
    return frozenset(found)


def _doubted(
    words: Sequence[Word], kept: Sequence[int], strays: frozenset[int]
) -> tuple[Word, ...]:
    """The words, those without any confidence that lie under a stray which says something else.

    Such a stray may be what was read of a whole line that no one read otherwise.
    """
    telling = [words[i] for i in strays if _letters(words[i]) >= SURE_LETTERS]
    telling = [word for word in telling if word.confidence >= TELLING]
    made = list(words)
    for index in kept:
        word = words[index]
        over = [o for o in telling if o.box.intersection(word.box) > COVERED * word.box.area]
        if over and not any(_alike(word, other) for other in over):
            made[index] = replace(word, confidence=0.0)
    return tuple(made)


def _alike(one: Word, other: Word) -> bool:
    return one.text.casefold().strip(_STOPS) == other.text.casefold().strip(_STOPS)


def _doubled(page: PageLayout) -> list[int]:
    """The narrower of two neighbours that were both given one and the same second reading.

    Both say the same, or the second says what the first ends in.
    """
    pairs = [pair for line in page.lines for pair in pairwise(line.words)]
    twins = [(page.words[a], page.words[b], a, b) for a, b in pairs]
    return [
        a if one.box.width < other.box.width else b
        for one, other, a, b in twins
        if _letters(one) >= SURE_LETTERS
        and (_alike(one, other) or one.text.endswith(other.text))
        and len(one.readings) > 1
        and len(other.readings) > 1
        and one.readings[-1] == other.readings[-1]
        and one.readings[0] != other.readings[0]
    ]


def _print_height(page: PageLayout, used: Sequence[int]) -> float:
    """The character height of the print outside tables, which may be larger than that of cells."""
    sure = [
        page.words[i].box.height
        for i in used
        if page.words[i].confidence >= SURE and _letters(page.words[i]) >= SURE_LETTERS
    ]
    return max(page.character_height, median(sure) / PER_CHARACTER if sure else 0.0)


def _letters(word: Word) -> int:
    return sum(sign.isalnum() for sign in word.text)


def _trust(word: Word, height: float) -> float:
    """How likely a word is print: its confidence, next to nothing where its box is impossible."""
    tall = word.box.height / height
    odd = not SHORTEST <= tall <= TALLEST or _stretched(word, height)
    return word.confidence - 1.0 if odd and _letters(word) else word.confidence


def _stretched(word: Word, height: float) -> bool:
    return word.box.width > STRETCHED * height * max(1, _letters(word))


def _is_stray(word: Word, near: Sequence[Word], height: float) -> bool:
    """Does a word lie on surer ones, repeat one that it lies on, or sprawl over several lines?"""
    if word.text.strip() == ":":
        return False
    told = word.confidence >= SURE and _letters(word) and not any(_alike(word, o) for o in near)
    if told and word.box.height <= TALLEST * height and _has_room(word, near, height):
        return False
    share = WHOLLY_COVERED if told else COVERED
    if sum(word.box.intersection(other.box) for other in near) > share * word.box.area:
        return True
    if word.box.height <= TALLEST * height and not _stretched(word, height):
        return False
    # Boxes that a seal's ink has made too tall, too, say nothing of one another.
    printed = [other.box for other in near if other.box.height <= TALLEST * height]
    return any(word.box.intersection(box) > COVERED * box.area for box in printed)


def _has_room(word: Word, near: Sequence[Word], height: float) -> bool:
    """Whether one side of the word's box, clear of the others, is as wide as the word should be."""
    if not near:
        return False
    before = min(other.box.left for other in near) - word.box.left
    behind = word.box.right - max(other.box.right for other in near)
    least, most = (share * height * _letters(word) for share in FITS)
    return least <= max(before, behind) <= most


def _is_hole(index: int, words: Sequence[Word], kept: Sequence[int], height: float) -> bool:
    """Is a scrap far taller than print and than the row that it stands on?"""
    word = words[index]
    wide = word.box.width > ROUND * word.box.height
    told = word.confidence >= PROVEN and _letters(word) == MOST_LETTERS
    if wide or told or word.box.height < TALLEST * height:
        return False
    if not _letters(word):
        return bool(set(word.text) & set(_SIGNS))
    middle = word.box.center_y
    row = [i for i in kept if i != index and words[i].box.top < middle < words[i].box.bottom]
    if word.text.isdecimal() and word.confidence >= PROVEN and _in_text(word, row, words, height):
        return False
    beside = [i for i in row if _trust(words[i], height) > 0] or row
    return not beside or word.box.height > ODD_TALL * median(words[i].box.height for i in beside)


def _in_text(word: Word, row: Sequence[int], words: Sequence[Word], height: float) -> bool:
    """Whether words of its row stand right before it and right behind it."""
    before = (word.box.left - words[i].box.right for i in row)
    behind = (words[i].box.left - word.box.right for i in row)
    return all(any(abs(gap) <= NEXT_TO * height for gap in gaps) for gaps in (before, behind))


def _is_speck(index: int, words: Sequence[Word], kept: Sequence[int], height: float) -> bool:
    """Is a scrap lower than print, with nothing else on its row?"""
    box = words[index].box
    if words[index].text in _KEPT or box.height > SHORTEST * height:
        return False
    return not any(
        words[i].box.top < box.center_y < words[i].box.bottom for i in kept if i != index
    )


def _left_of_print(
    page: PageLayout, scraps: Sequence[int], kept: Sequence[int], height: float
) -> list[int]:
    """Doubtful scraps in the left margin, clear of all print; markers of lists have their stop."""
    words = page.words
    sure = [
        words[i].box.left
        for i in kept
        if words[i].confidence >= SURE and _letters(words[i]) >= SURE_LETTERS
    ]
    edge = min(min(sure, default=0.0) - height, MARGIN * page.frame.width)
    return [
        i
        for i in scraps
        if words[i].box.right < edge
        and words[i].box.width <= ROUND * words[i].box.height
        and words[i].confidence < SURE
        and words[i].text[-1] not in ".)"
    ]


def _holes(page: PageLayout) -> list[Box]:
    """Round ink in the margins that is nothing else."""
    near, far = MARGIN * page.frame.width, (1 - MARGIN) * page.frame.width
    return [
        graphic.box
        for graphic in page.graphics
        if graphic.kind == "other" and not near <= graphic.box.center_x <= far
    ]


def _lies_in(box: Box, graphics: Sequence[Box]) -> bool:
    return any(graphic.contains(box.center_x, box.center_y) for graphic in graphics)


def _is_at_edge(box: Box, page: PageLayout) -> bool:
    edge = AT_EDGE * page.character_height
    return box.right < edge or box.left > page.frame.width - edge

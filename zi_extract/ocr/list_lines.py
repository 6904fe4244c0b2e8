"""The lines of a list in a cell: a lost bullet, a marker whose stop was read otherwise.

Where an item begins is seen twice: by its marker, and by its place among the lines of its cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell

BULLETS = frozenset("-\u2013\u2022\u25cf*")
"""Signs that begin the items of a list."""

FEWEST = 2
"""Lines with a bullet from which a cell holds a list of them: one dash may be the author's, unless
lines above it stand where its text does."""

ALIGNED = 0.4
"""How far in character heights a line begins from where the texts of the items do."""

INDENTED = 0.6
"""How far in character heights those stand behind their bullets, at least."""

SPACE = 0.7
"""Width of a space in character heights, and a little: a word that would have fitted behind the
line before with it was put on a new line on purpose. Less takes narrow lines for new items."""

MARKED = 0.95
"""Probability of a marker that is told by those before and behind it."""

UNGLUED = 0.9
"""Probability of an item whose bullet lost its space."""

UNTOLD = 0.6
"""Most that the first word of a line is believed that may have had a bullet: a speck of two pixels,
which a faxed line may have eaten with the space behind it."""

BULLET, GLUED, MARKER = "lost-bullet", "bullet-without-space", "marker-in-order"
"""Names of the rules."""

_MARKER = re.compile(r"([a-z]|\d{1,2})([.)])")
_GLUED = re.compile(r"([-\u2013\u2022])([A-Z][a-z]{2,}[.,;]?)")
_OTHERWISE = re.compile(r"([a-z]|\d{1,2})[,:;]")


Line = tuple[int, ...]
"""Indices of the words of a printed line; never empty."""


def with_list_lines(cell: Cell, words: Sequence[Word], height: float) -> dict[int, Word]:
    """The words of the cell that begin its items otherwise than they were read, by their index.

    ``height`` is the page's character height in pixels.
    """
    lines = _lines(cell, words)
    if len(lines) < FEWEST:
        return {}
    told = _markers_in_order(lines, words) | _markers_between(lines, words)
    told |= _lost_bullets(cell, lines, words, height)
    return told | _glued_bullets(lines, words)


def _lines(cell: Cell, words: Sequence[Word]) -> list[Line]:
    """The printed lines of a cell; none where its text is not that of its words."""
    lines, left = [], list(cell.words)
    for text in cell.text.splitlines():
        taken, rest = [], text.strip()
        while rest and left and rest.startswith(words[left[0]].text):
            rest = rest[len(words[left[0]].text) :].lstrip()
            taken.append(left.pop(0))
        if rest or not taken:
            return []
        lines.append(tuple(taken))
    return [] if left else lines


def _markers_in_order(lines: Sequence[Line], words: Sequence[Word]) -> dict[int, Word]:
    """``b,`` between ``a.`` and ``c.``: its stop was read as another mark."""
    told = {}
    for before, line in pairwise(lines):
        last, read = (_MARKER.fullmatch(words[before[0]].text), words[line[0]])
        found = _OTHERWISE.fullmatch(read.text)
        if last and found and _follows(last[1], found[1]):
            told[line[0]] = read.told(found[1] + last[2], MARKER, MARKED)
    return told


def _markers_between(lines: Sequence[Line], words: Sequence[Word]) -> dict[int, Word]:
    """``h.`` between ``a.`` and ``c.``: only one label comes between them."""
    marked = [line[0] for line in lines if _MARKER.fullmatch(words[line[0]].text)]
    told = {}
    for before, place, after in zip(marked, marked[1:], marked[2:], strict=False):
        first, read, last = (words[k].text[:-1] for k in (before, place, after))
        between = _next(first)
        alike = read.isdigit() == between.isdigit()
        if between and alike and read != between and last == _next(between):
            told[place] = words[place].told(between + words[place].text[-1], MARKER, MARKED)
    return told


def _next(label: str) -> str:
    """The label after this one; empty after ``z``."""
    if label.isdigit():
        return str(int(label) + 1)
    return chr(ord(label) + 1) if label < "z" else ""


def _follows(last: str, label: str) -> bool:
    return label == _next(last)


def _glued_bullets(lines: Sequence[Line], words: Sequence[Word]) -> dict[int, Word]:
    """``-Undangan`` among lines with a bullet: all readings have its dash, the space is lost."""
    if not any(words[line[0]].text in BULLETS for line in lines):
        return {}
    told = {}
    for line in lines:
        head = words[line[0]]
        found = _GLUED.fullmatch(head.text)
        if found and all(one.text.startswith(found[1]) for one in head.readings):
            told[line[0]] = head.told(f"{found[1]} {found[2]}", GLUED, UNGLUED)
    return told


def _lost_bullets(
    cell: Cell, lines: Sequence[Line], words: Sequence[Word], height: float
) -> dict[int, Word]:
    """Lines below bullets, on new lines on purpose: they would have gone on above.

    Or they are set in from a line above them that has none. Those that begin where the texts of the
    items do have lost theirs; of those that begin with a capital where the bullets do nobody can
    tell.
    """
    marked = [line for line in lines if words[line[0]].text in BULLETS and len(line) > 1]
    if not marked:
        return _set_in(lines, words, height)
    edge = median(words[line[0]].box.left for line in marked)
    column = median(words[line[1]].box.left for line in marked)
    above = [words[line[0]].box.left for line in lines[: lines.index(marked[0])]]
    near, is_list = ALIGNED * height, column - edge >= INDENTED * height
    if not is_list or (len(marked) < FEWEST and not _are_items(above, edge, column, near)):
        return {}
    right = max(words[i].box.right for line in lines for i in line)
    right = max(right, cell.box.right - (edge - cell.box.left))
    sign, told = words[marked[0][0]].text, {}
    for before, line in pairwise(lines):
        head, first = words[line[0]], words[before[0]]
        had_room = words[before[-1]].box.right + SPACE * height + head.box.width <= right
        set_in = first.text not in BULLETS and abs(first.box.left - edge) <= near
        if abs(head.box.left - column) <= near and (had_room or set_in):
            told[line[0]] = head.told(f"{sign} {head.text}", BULLET, head.confidence)
        elif had_room and _is_bare(before, line, words) and abs(head.box.left - edge) <= near:
            told[line[0]] = replace(head, confidence=min(head.confidence, UNTOLD))
    return told


def _set_in(lines: Sequence[Line], words: Sequence[Word], height: float) -> dict[int, Word]:
    """Lines set in alike from the first one, where none has a marker: all may have lost it.

    Lines around one middle are set in, too, but not alike.
    """
    heads = [words[line[0]] for line in lines]
    ends = [words[line[-1]].box.right for line in lines]
    edge, near = heads[0].box.left, ALIGNED * height
    inner = [head.box.left for head in heads if head.box.left - edge >= INDENTED * height]
    middles = [head.box.left + end for head, end in zip(heads, ends, strict=True)]
    if len(inner) < FEWEST or max(inner) - min(inner) > near:
        return {}
    if max(middles) - min(middles) <= 2 * near or any(_MARKER.match(one.text) for one in heads):
        return {}
    return {
        line[0]: replace(head, confidence=min(head.confidence, UNTOLD))
        for line, head in zip(lines, heads, strict=True)
        if head.box.left in inner
    }


def _are_items(lefts: Sequence[float], edge: float, column: float, near: float) -> bool:
    """Whether lines above a bullet begin where texts of items do, and the first at the bullet."""
    begins = bool(lefts) and abs(lefts[0] - edge) <= near
    return begins and any(abs(left - column) <= near for left in lefts[1:])


def _is_bare(before: Line, line: Line, words: Sequence[Word]) -> bool:
    """Whether the line begins with a capital word, right behind one with a bullet."""
    return words[before[0]].text in BULLETS and words[line[0]].text[:1].isupper()

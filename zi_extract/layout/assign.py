"""Words of a text layer to the cells of a born-digital page's tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell, TableFragment

NEW_LINE = 0.5
"""Share of a word's height by which the next one's middle must lie lower to be on a new line.
Superscripts shift by a third; the next line is a whole height or more below."""

Place = tuple[int, int]

Splits = Callable[[str, str], bool]
"""Whether the end of a line cut one word into these two."""


def never(first: str, second: str) -> bool:
    """No line end cuts a word."""
    del first, second
    return False


def assign_words(
    fragments: Sequence[TableFragment],
    words: Sequence[Word],
    first_index: int = 0,
    *,
    splits: Splits = never,
) -> tuple[tuple[TableFragment, ...], tuple[int, ...]]:
    """Fragments whose cells hold their words and text, and the indices of all other words.

    A word belongs to the cell in which its middle lies. ``first_index`` is the index of
    ``words[0]`` in the page's words; all indices that come back count from there. Printed lines of
    a cell are parted by newlines, but for a word that, as ``splits`` says, a narrow column has cut
    in two without a hyphen. Check-mark glyphs are words like all others: a ticked cell keeps
    them in ``words`` and has no text.
    """
    held: dict[Place, list[int]] = {}
    rest: list[int] = []
    for index, word in enumerate(words):
        place = _place(fragments, word.box)
        if place is None:
            rest.append(first_index + index)
        else:
            held.setdefault(place, []).append(index)
    filled = {
        place: _filled(fragments[place[0]].cells[place[1]], words, indices, first_index, splits)
        for place, indices in held.items()
    }
    return tuple(
        replace(
            fragment,
            cells=tuple(filled.get((f, c), cell) for c, cell in enumerate(fragment.cells)),
        )
        for f, fragment in enumerate(fragments)
    ), tuple(rest)


def _place(fragments: Sequence[TableFragment], box: Box) -> Place | None:
    x, y = box.center_x, box.center_y
    for f, fragment in enumerate(fragments):
        if fragment.box.contains(x, y):
            for c, cell in enumerate(fragment.cells):
                if cell.box.contains(x, y):
                    return f, c
    return None


def _filled(
    cell: Cell, words: Sequence[Word], indices: list[int], first: int, splits: Splits
) -> Cell:
    lines = _printed_lines(words, indices)
    ordered = [index for line in lines for index in line]
    tick = cell.tick
    marked = tick is not None and tick.verdict == "marked" and not tick.provisional
    text = _joined([[words[i].text for i in line] for line in lines], splits)
    return replace(
        cell,
        words=tuple(first + index for index in ordered),
        text="" if marked else text,
        confidence=min(words[i].confidence for i in ordered),
    )


def _joined(lines: Sequence[Sequence[str]], splits: Splits) -> str:
    text = " ".join(lines[0])
    for before, line in pairwise(lines):
        text += ("" if splits(before[-1], line[0]) else "\n") + " ".join(line)
    return text


def _printed_lines(words: Sequence[Word], indices: Sequence[int]) -> list[list[int]]:
    """Indices by printed line, top to bottom, each from left to right."""
    size = median(words[i].box.height for i in indices)
    lines: list[list[int]] = []
    for index in sorted(indices, key=lambda i: words[i].box.center_y):
        middle = words[index].box.center_y
        if lines and middle - words[lines[-1][0]].box.center_y <= NEW_LINE * size:
            lines[-1].append(index)
        else:
            lines.append([index])
    return [sorted(line, key=lambda i: words[i].box.left) for line in lines]

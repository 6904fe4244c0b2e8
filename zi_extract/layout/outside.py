"""Lines made of some of a page's words only: those that stand outside its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.layout.lines import find_lines
from zi_extract.model.ocr import Line, Word


def find_lines_among(
    words: Sequence[Word], chosen: Sequence[int], character_height: float
) -> tuple[Line, ...]:
    """Lines of the words with the indices ``chosen``; the lines hold indices into ``words``."""
    lines = find_lines([words[index] for index in chosen], character_height)
    return tuple(replace(line, words=tuple(chosen[i] for i in line.words)) for line in lines)

"""Words of pages.json gathered into the lines in which they were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SAME_LINE = 0.5
"""Share of the lower word's height that must stand beside the line's last word. Less, and words of
two lines that touch are one; more, and a comma or a raised stop begins a line of its own."""


def lines_of(words: Sequence[Mapping[str, Any]]) -> list[list[int]]:
    """Offsets of the words, line by line: each word in one line, order kept."""
    lines: list[list[int]] = []
    for index, word in enumerate(words):
        if lines and _goes_on(words[lines[-1][-1]]["box"], word["box"]):
            lines[-1].append(index)
        else:
            lines.append([index])
    return lines


def _goes_on(last: Sequence[float], box: Sequence[float]) -> bool:
    """Whether a word stands right of the last one, on its height."""
    beside = min(last[3], box[3]) - max(last[1], box[1])
    height = min(last[3] - last[1], box[3] - box[1])
    return box[0] >= last[0] and beside >= SAME_LINE * height

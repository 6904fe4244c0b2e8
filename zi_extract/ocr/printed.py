"""Words of one cell to its text, with printed line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zi_extract.model.ocr import Word
from zi_extract.ocr.repair import is_split

HYPHEN_END = re.compile(r"[^\W\d_]-$")
"""A line that ends so goes on without a space: ``masing-`` and ``masing``. The hyphen stays: in
Indonesian it belongs to the word far more often than to the line end."""

ELECTRONIC = re.compile(r"^[eE]-$")
"""What no space follows, though narrow print may look so: ``e-Kinerja``."""

LETTER_START = re.compile(r"^[^\W\d_]")


def printed_text(words: Sequence[Word], lines: Sequence[int]) -> str:
    """The words' text; ``lines`` gives each word's line. Lines are parted by newlines.

    A line that ends in a letter and a hyphen is joined to the next one without a newline.
    """
    text = ""
    for number, word in enumerate(words):
        if not number:
            text = word.text
        elif lines[number] == lines[number - 1]:
            glued = ELECTRONIC.match(words[number - 1].text) and LETTER_START.match(word.text)
            text += word.text if glued else " " + word.text
        elif (HYPHEN_END.search(text) and LETTER_START.match(word.text)) or is_split(
            words[number - 1].text, word.text
        ):
            text += word.text
        else:
            text += "\n" + word.text
    return text

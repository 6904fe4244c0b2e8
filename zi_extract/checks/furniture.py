"""Words that belong to the page and not to its text: page numbers, web marks, catchwords."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zi_extract.model.electronic_note import find_note
from zi_extract.model.ocr import Line
from zi_extract.model.page import PageLayout

EDGE_SHARE = 0.12
"""Share of the page height at head and foot where furniture stands. Lower misses deep margins;
higher makes a lone number of the text a page number."""

CATCHWORD_WORDS = 6
"""Most words of a catchword, its dots included; a longer line is text."""

PAGE_NUMBER = re.compile(
    r"[\W_]*(?:hal(?:aman)?\W*)?\d{1,3}(?:\W*dari\W*\d{1,3})?[\W_]*", re.IGNORECASE
)
WEB_MARK = re.compile(r"\W*(?:www\.|https?:|jdih)\S*|\S+\.go\.id\S*", re.IGNORECASE)
SPECK = re.compile(r"[\W_]*")


def furniture_words(layout: PageLayout, following: PageLayout | None) -> list[int]:
    """Indices of the page's words that are furniture."""
    marks = [line for line in layout.lines if _is_mark(line, layout)]
    caught = _catchword(layout, following, marks)
    note = find_note(layout.lines, layout.character_height)
    return [word for line in (*marks, *caught, *note) for word in line.words] + _specks(layout)


def _is_mark(line: Line, layout: PageLayout) -> bool:
    height = layout.frame.height
    if min(line.box.center_y, height - line.box.center_y) >= EDGE_SHARE * height:
        return False
    text = line.text.strip()
    if WEB_MARK.fullmatch(text.replace(" ", "")):
        return True
    return bool(PAGE_NUMBER.fullmatch(text)) and _alone(line, layout)


def _alone(line: Line, layout: PageLayout) -> bool:
    """Nothing stands beside the line: the ``6.`` of an item at the top is no page number."""
    return not any(
        other is not line and other.box.top < line.box.center_y < other.box.bottom
        for other in layout.lines
    )


def _catchword(
    layout: PageLayout, following: PageLayout | None, marks: Iterable[Line]
) -> list[Line]:
    """The last line, when it only announces the first words of the next page."""
    skipped = list(marks)
    lines = [line for line in layout.lines if line not in skipped]
    if following is None or not lines:
        return []
    last = max(lines, key=lambda line: line.box.bottom)
    stem = folded(last.text)
    if len(last.words) > CATCHWORD_WORDS or len(stem) < 2:
        return []
    starts = [line for line in following.lines if not _is_mark(line, following)][:3]
    row = folded("".join(line.text for line in starts))
    return [last] if row.startswith(stem) else []


def _specks(layout: PageLayout) -> list[int]:
    """Words without a letter or digit: colons of the form, dirt read as dots."""
    return [index for index, word in enumerate(layout.words) if SPECK.fullmatch(word.text)]


def folded(text: str) -> str:
    """Letters and digits only, lower case."""
    return "".join(sign for sign in text.lower() if sign.isalnum())

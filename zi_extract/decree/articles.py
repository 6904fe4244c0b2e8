"""Decrees in articles: ``Pasal 1`` in the middle of the page stands where others write KESATU."""

from __future__ import annotations

import re

from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.labels import Label
from zi_extract.decree.rows import Row

HEADING_LEFT = 0.3
"""Share of the page width right of which a heading in the middle begins. The text column begins at
0.2 to 0.28 of it; ``Pasal 12 ayat`` in a line of text goes on, or begins at its column."""

HEADING_TURN = 0.12
"""Share of the page width by which the middle of a heading may miss the middle of the page: texts
that leave a wide column for the labels carry their headings with them."""

_ARTICLE = re.compile(r"(Pasal)\s+([\dl|]{1,3})\s?([A-Z]?)", re.IGNORECASE)
_CHAPTER = re.compile(r"BAB\s+[IVXLl1|]+|(?:Bagian|Paragraf)\s+\w+", re.IGNORECASE)
_BEFORE = frozenset(("deciding", "enacting", "between"))
_PUBLISHED = re.compile(r"agar\s+(?:setiap|semua)\s+orang\s+mengetahui", re.IGNORECASE)


def article_label(row: Row, last: Label, width: float) -> Label | None:
    """The label that a row is among articles, below the label ``last``; None for rows of text.

    ``width`` is that of the page in pixels. What follows a chapter's heading, or the order to
    publish the decree, belongs to no article.
    """
    if last.kind not in _BEFORE and not _is_article(last):
        return None
    found = _ARTICLE.fullmatch(row.text.strip())
    if found is not None and _in_the_middle(row, width):
        figures = re.sub(r"[l|]", "1", found[2])
        likeness = 1.0 if figures == found[2] else FLAGGED  # a stroke was read for a 1
        name = f"Pasal {int(figures)}{found[3].upper()}"
        return Label("dictum", name, row.tokens, likeness, int(figures))
    if last.kind == "deciding" or not _ends_article(row, width):
        return None
    return Label("between", row.text, row.tokens, 1.0)


def _is_article(label: Label) -> bool:
    return label.kind == "dictum" and label.name.startswith("Pasal ")


def _ends_article(row: Row, width: float) -> bool:
    chapter = bool(_CHAPTER.fullmatch(row.text.strip())) and _in_the_middle(row, width)
    return chapter or bool(_PUBLISHED.match(row.text))


def _in_the_middle(row: Row, width: float) -> bool:
    off = abs(row.box.center_x - width / 2)
    return row.left > HEADING_LEFT * width and off < HEADING_TURN * width

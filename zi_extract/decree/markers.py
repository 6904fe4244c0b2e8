"""Markers of items: ``a.``, ``1)``, bullets, and what readers make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Literal

from zi_extract.decree.rows import Row, Token
from zi_extract.decree.spelling import digits_read, folded

Style = Literal["a", "1"]

COLUMN_TOLERANCE = 1.2
"""Character heights by which markers of one list differ in their left edge: right-aligned numbers
of two figures start one figure further left. Higher lets specks beside the column in."""

_LETTER = re.compile(r"\(?([a-z])[.),]{0,2}", re.IGNORECASE)
_FIGURE = re.compile(r"\(?([0-9OolI|]{1,2})[.),]{0,2}")
"""A letter or a figure with its stop; a speck beside the stop is read as another one (``a..``)."""
_GLUED = re.compile(r"(\(?(?:[a-z]|\d{1,2})[.)])([^\W\d_]{2,}\D*)")
_BULLETS = "-\u2013\u2014\u2022\u25cf\u25aa\u00b7*"


def marker_text(token: Token) -> str | None:
    """The letter or figure of a marker without its stops; None when a token is no marker."""
    text = token.text.lstrip("'\u2018\u2019\"`.,-_|") or token.text
    found = _LETTER.fullmatch(text) or _FIGURE.fullmatch(text)
    return found.group(1) if found else None


def has_stop(token: Token) -> bool:
    """Does a marker end in its full stop or bracket (or in the comma it is read as)?"""
    return token.text[-1] in ".),"


def begins_list(row: Row) -> bool:
    """Does a row begin with the first marker of a counted list, ``1.``?"""
    head = row.tokens[0]
    return len(row.tokens) > 1 and has_stop(head) and label_as(marker_text(head) or "", None) == "1"


def is_bullet(token: Token) -> bool:
    """Is a token a dash or a dot that marks an item without counting it?"""
    return len(token.text) == 1 and token.text in _BULLETS


def is_scrap(token: Token) -> bool:
    """A marker that was read as something else: few letters, or a figure that ends in a stop."""
    letters = len(folded(token.text))
    return 0 < letters <= 2 or (letters > 0 and len(token.text) <= 4 and token.text[-1] in ".)")


def unglued(row: Row) -> Row:
    """A marker that was read in one word with the text (``a.bahwa``) is cut off it."""
    head = row.tokens[0]
    found = _GLUED.fullmatch(head.text)
    if found is None:
        return row
    share = head.box.left + head.box.width * len(found.group(1)) / len(head.text)
    marker = replace(head, text=found.group(1), box=replace(head.box, right=share))
    text = replace(head, text=found.group(2), box=replace(head.box, left=share))
    return Row((marker, text, *row.tokens[1:]))


def expected_label(position: int, first: str) -> str:
    """The label at a position counted from 0, in a list that begins with ``first`` (a or 1)."""
    return chr(ord("a") + position) if first.isalpha() else str(position + 1)


def label_as(read: str, expected: str | None) -> str:
    """A marker's label as it should be understood where ``expected`` is due."""
    figures = digits_read(read)
    if expected is None:
        return "1" if read in {"l", "I", "|"} else read.lower()
    if expected.isdigit() and figures.isdigit():
        return str(int(figures))
    return read.lower()


def position_of(label: str | None) -> int | None:
    """Where a label stands in its list, counted from 1; None when it says nothing."""
    if label is None:
        return None
    if label.isdigit():
        return int(label)
    return ord(label) - ord("a") + 1 if len(label) == 1 and "a" <= label <= "z" else None


def marker_columns(rows: Sequence[Row]) -> dict[int, float]:
    """Per page the x where markers with a stop begin; pages with fewer than two are left out."""
    made: dict[int, list[float]] = {}
    for row in rows:
        head = row.tokens[0]
        if len(row.tokens) > 1 and marker_text(head) is not None and has_stop(head):
            made.setdefault(row.page, []).append(head.box.left)
    return {page: median(lefts) for page, lefts in made.items() if len(lefts) > 1}

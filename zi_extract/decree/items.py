"""Lists in the text column: items under ``a.`` or ``1.`` with their hanging lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from zi_extract.decree.rows import Row, Token
from zi_extract.decree.spelling import digits_read, folded

Style = Literal["a", "1"]

HANGING = 0.8
"""How far in character heights a marker stands left of its text's lines. Lower takes ragged lines
for markers, higher misses narrow hanging indents."""

WIDER = 0.2
"""Extra space in character heights before a new item. Lower starts items at uneven lines, higher
misses the small space between items."""

HANGING_MOST = 8.0
"""How far left at most: what stands further left is a speck or the label's column."""

_LETTER = re.compile(r"\(?([a-z])[.),]?", re.IGNORECASE)
_FIGURE = re.compile(r"\(?([0-9OolI|]{1,2})[.),]?")
_GLUED = re.compile(r"(\(?(?:[a-z]|\d{1,2})[.)])([^\W\d_]{2,}.*)")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its marker's tokens (empty for a single unmarked one) and its rows.

    ``label`` is the marker without stops as it should read; ``sure`` says that it was read so.
    """

    label: str | None
    marker: tuple[Token, ...]
    rows: tuple[Row, ...]
    sure: bool = True


def find_items(
    rows: Sequence[Row], openings: tuple[str, ...] = (), style: Style = "1"
) -> tuple[Item, ...]:
    """The items of a section whose label and colon are already taken off, in order.

    ``openings`` are words with which an item of this section begins: where a marker was not read,
    such a word after a full stop or semicolon begins an item that is marked as unsure. ``style`` is
    the first marker to expect (``a`` or ``1``) as long as none was read.
    """
    if not rows:
        return ()
    edges = _text_edges(rows)
    items: list[Item] = []
    for row in rows:
        first = next((item.label for item in items if item.label), style)
        marked = _marked(row, len(items), first, edges.get(row.page), openings)
        if marked is None and items:
            marked = _unmarked(row, items, openings)
        if marked is None and items:
            last = items[-1]
            items[-1] = Item(last.label, last.marker, (*last.rows, row), last.sure)
        else:
            items.append(marked or Item(None, (), (row,)))
    return tuple(items)


def _text_edges(rows: Sequence[Row]) -> dict[int, float]:
    """Per page the x where most lines begin; pages of one line are left out."""
    made: dict[int, float] = {}
    for page in {row.page for row in rows}:
        lefts = [
            row.left for row in rows if row.page == page and _marker_text(row.tokens[0]) is None
        ]
        if lefts:
            made[page] = median(lefts)
    return made


def _marker_text(token: Token) -> str | None:
    text = token.text.lstrip("'\u2018\u2019\"`.,-_|") or token.text
    found = _LETTER.fullmatch(text) or _FIGURE.fullmatch(text)
    return found.group(1) if found else None


def _marked(
    row: Row, count: int, first: str, edge: float | None, openings: tuple[str, ...]
) -> Item | None:
    """The item that a row begins, judged by its marker, its place and the order of labels."""
    row = _unglued(row)
    if len(row.tokens) < 2:
        return None
    opened = row.tokens[1].text.lower().lstrip("_-.'|").startswith(openings or ("\0",))
    head, expected = row.tokens[0], _expected(count, first)
    hangs = (
        edge is not None
        and edge - HANGING_MOST * row.size < head.box.left < edge - HANGING * row.size
    )
    read = _marker_text(head)
    rest = (Row(row.tokens[1:]),)
    if read is None:
        scrap = hangs and (opened or (count > 0 and _is_scrap(head)))
        return Item(expected, (head,), rest, sure=False) if scrap else None
    stopped = head.text[-1] in ".),"
    label = _label(read, expected)
    if count == 0:
        label = _label(read, None)
        starts = label in {"a", "1"} and (stopped or hangs)
        return Item(label, (head,), rest, stopped) if starts else None
    if hangs:
        return Item(label, (head,), rest, label == expected)
    fits = (
        label == expected
        and stopped
        and (edge is None or head.box.left < edge + HANGING * row.size)
    )
    return Item(label, (head,), rest) if fits else None


def _is_scrap(head: Token) -> bool:
    """A marker that was read as something else: few letters, or a figure that ends in a stop."""
    return len(folded(head.text)) <= 2 or (len(head.text) <= 4 and head.text[-1] in ".)")


def _unmarked(row: Row, items: Sequence[Item], openings: tuple[str, ...]) -> Item | None:
    """An item whose marker was not read: an opening word where the last item is closed.

    Closed is an item that ends in a semicolon, or in any stop before a wider space.
    """
    if not openings or not row.text.lstrip(" -_.'|").lower().startswith(openings):
        return None
    before = items[-1].rows
    text = before[-1].text.rstrip(" -_~'|")
    closed = text.endswith(";") or (text.endswith((".", ":", ",")) and _wider(row, before))
    return Item(None, (), (row,), sure=False) if closed else None


def _wider(row: Row, before: Sequence[Row]) -> bool:
    """Is the step down to a row wider than the steps between the rows before it?"""
    steps = [b.box.center_y - a.box.center_y for a, b in pairwise(before) if a.page == b.page]
    if not steps or before[-1].page != row.page:
        return True
    return row.box.center_y - before[-1].box.center_y > median(steps) + WIDER * row.size


def _unglued(row: Row) -> Row:
    """A marker that was read in one word with the text (``a.bahwa``) is cut off it."""
    head = row.tokens[0]
    found = _GLUED.fullmatch(head.text)
    if found is None:
        return row
    share = head.box.left + head.box.width * len(found.group(1)) / len(head.text)
    marker = replace(head, text=found.group(1), box=replace(head.box, right=share))
    text = replace(head, text=found.group(2), box=replace(head.box, left=share))
    return Row((marker, text, *row.tokens[1:]))


def _expected(count: int, first: str) -> str:
    return chr(ord("a") + count) if first.isalpha() else str(count + 1)


def _label(read: str, expected: str | None) -> str:
    figures = digits_read(read)
    if expected is None:
        return "1" if read in {"l", "I", "|"} else read.lower()
    if expected.isdigit() and figures.isdigit():
        return str(int(figures))
    return read.lower()

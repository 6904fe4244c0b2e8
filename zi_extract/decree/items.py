"""Lists in the text column: items under ``a.`` or ``1.`` with their hanging lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from zi_extract.decree.ink import joined
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.spelling import digits_read, folded

HANGING = 0.8
"""How far in character heights a marker stands left of its text's lines. Lower takes ragged lines
for markers, higher misses narrow hanging indents."""

HANGING_MOST = 6.0
"""How far left at most: what stands further left is a speck or the label's column."""

_LETTER = re.compile(r"\(?([a-z])[.),]?", re.I)
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


def find_items(rows: Sequence[Row], openings: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """The items of a section whose label and colon are already taken off, in order.

    ``openings`` are words with which an item of this section begins: where a marker was not read,
    such a word after a full stop or semicolon begins an item that is marked as unsure.
    """
    if not rows:
        return ()
    edges = _text_edges(rows)
    items: list[Item] = []
    for row in rows:
        first = next((item.label for item in items if item.label), None)
        marked = _marked(row, len(items), first, edges.get(row.page))
        if marked is None and items:
            marked = _unmarked(row, items, first, openings)
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
    found = _LETTER.fullmatch(token.text) or _FIGURE.fullmatch(token.text)
    return found.group(1) if found else None


def _marked(row: Row, count: int, first: str | None, edge: float | None) -> Item | None:
    """The item that a row begins, judged by its marker, its place and the order of labels."""
    row = _unglued(row)
    if len(row.tokens) < 2:
        return None
    head, expected = row.tokens[0], _expected(count, first)
    hangs = (
        edge is not None
        and edge - HANGING_MOST * row.size < head.box.left < edge - HANGING * row.size
    )
    read = _marker_text(head)
    rest = (Row(row.tokens[1:]),)
    if read is None:
        scrap = hangs and count > 0 and first is not None and _is_scrap(head)
        return Item(expected, (head,), rest, sure=False) if scrap else None
    stopped = head.text[-1] in ".),"
    label = _label(read, expected)
    if count == 0:
        starts = label in {"a", "1"} and (stopped or hangs)
        return Item(label, (head,), rest, stopped) if starts else None
    if first is None:
        return None
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


def _unmarked(
    row: Row, items: Sequence[Item], first: str | None, openings: tuple[str, ...]
) -> Item | None:
    """An item whose marker was not read: the last one is closed and an opening word follows."""
    ended = joined(items[-1].rows).rstrip().endswith((";", ":;", ".", ","))
    opened = row.text.lower().startswith(openings) if openings else False
    strong = joined(items[-1].rows).rstrip().endswith(";")
    if first is None or not opened or not ended or not strong:
        return None
    return Item(_expected(len(items), first), (), (row,), sure=False)


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


def _expected(count: int, first: str | None) -> str | None:
    if first is None:
        return None
    return chr(ord("a") + count) if first.isalpha() else str(count + 1)


def _label(read: str, expected: str | None) -> str:
    figures = digits_read(read)
    if expected is None:
        return "1" if read in {"l", "I", "|"} else read.lower()
    if expected.isdigit() and figures.isdigit():
        return str(int(figures))
    return read.lower()

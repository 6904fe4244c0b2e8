"""Lists in the text column: items under ``a.`` or ``1.`` with their hanging lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zi_extract.decree.markers import (
    COLUMN_TOLERANCE,
    Style,
    expected_label,
    has_stop,
    is_bullet,
    is_scrap,
    label_as,
    marker_columns,
    marker_text,
    unglued,
)
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.spelling import folded

HANGING = 0.8
"""How far in character heights a marker stands left of its text's lines. Lower takes ragged lines
for markers, higher misses narrow hanging indents."""

WIDER = 0.2
"""Extra space in character heights before a new item. Lower starts items at uneven lines, higher
misses the small space between items."""

HANGING_MOST = 8.0
"""How far left at most: what stands further left is a speck or the label's column."""

EVIDENCE = 2
"""Signs that make a hanging letter or figure a marker: the label due, its stop, the column of the
other markers, an opening word after it. One alone is what a speck has."""

_STRAY_ENDS = " -_~'|"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its marker's tokens (empty where none was read) and its rows.

    ``label`` is the marker without stops as it should read; ``sure`` says that it was read so.
    ``guessed`` says that no marker was read and the text alone tells that an item begins here;
    ``whole`` is false when the item may begin or end elsewhere on paper.
    """

    label: str | None
    marker: tuple[Token, ...]
    rows: tuple[Row, ...]
    sure: bool = True
    guessed: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Paper:
    """Where, per page, the text and its markers begin; and the words that open an item."""

    edges: dict[int, float]
    columns: dict[int, float]
    openings: tuple[str, ...]

    def hangs(self, token: Token) -> bool:
        """Does a token stand left of the text, as markers do?"""
        edge = self.edges.get(token.page)
        if edge is None:
            return False
        far, near = HANGING_MOST * token.size, HANGING * token.size
        return edge - far < token.box.left < edge - near

    def in_column(self, token: Token) -> bool:
        """Does a token begin where the other markers of its page do?"""
        column = self.columns.get(token.page)
        return column is not None and self._near(token, column)

    def off_column(self, token: Token) -> bool:
        """Is a token beside the markers of its page?"""
        column = self.columns.get(token.page)
        return column is not None and not self._near(token, column)

    @staticmethod
    def _near(token: Token, column: float) -> bool:
        return abs(token.box.left - column) <= COLUMN_TOLERANCE * token.size

    def opens(self, row: Row) -> bool:
        """Does a row begin with a word with which items begin?"""
        text = row.text.lstrip(" -_.'|").lower()
        return bool(self.openings) and text.startswith(self.openings)


def find_items(
    rows: Sequence[Row], openings: tuple[str, ...] = (), style: Style = "1"
) -> tuple[Item, ...]:
    """The items of a section whose label and colon are already taken off, in order.

    ``openings`` are words with which an item of this section begins: where a marker was not read,
    such a word after a full stop or semicolon begins an item that is marked as guessed. ``style``
    is the first marker to expect (``a`` or ``1``) as long as none was read.
    """
    paper = _Paper(_text_edges(rows), marker_columns(rows), openings)
    items: list[Item] = []
    for printed in rows:
        first = next((item.label for item in items if item.label), style)
        row = _without_scraps(unglued(printed), len(items), first, paper)
        begun = _marked(row, len(items), first, paper)
        if begun is None and items:
            begun = _unmarked(row, items, paper)
        if begun is None and items:
            last = items[-1]
            items[-1] = Item(last.label, last.marker, (*last.rows, row), last.sure, last.guessed)
        else:
            items.append(begun or Item(None, (), (row,)))
    return tuple(items)


def _text_edges(rows: Sequence[Row]) -> dict[int, float]:
    """Per page the x where most lines begin; pages of markers only are left out."""
    made: dict[int, list[float]] = {}
    for row in rows:
        if marker_text(row.tokens[0]) is None:
            made.setdefault(row.page, []).append(row.left)
    return {page: median(lefts) for page, lefts in made.items()}


def _without_scraps(row: Row, count: int, first: str, paper: _Paper) -> Row:
    """A row without the speck or hole that was read left of the marker that is due."""
    if len(row.tokens) < 3 or marker_text(row.tokens[1]) is None or not has_stop(row.tokens[1]):
        return row
    scrap, marker = row.tokens[0], row.tokens[1]
    expected = expected_label(count, first)
    due = label_as(marker_text(marker) or "", expected) == expected
    outside = paper.hangs(marker) and len(folded(scrap.text)) <= 2 and not has_stop(scrap)
    return Row(row.tokens[1:]) if due and outside else row


def _marked(row: Row, count: int, first: str, paper: _Paper) -> Item | None:
    """The item that a row begins, judged by its marker, its place and the order of labels."""
    if len(row.tokens) < 2:
        return None
    head, rest = row.tokens[0], Row(row.tokens[1:])
    read, expected = marker_text(head), expected_label(count, first)
    if read is None:
        return _misread(head, rest, expected, count, paper)
    if count == 0:
        label = label_as(read, None)
        if label in {"a", "1"} and (has_stop(head) or paper.hangs(head)):
            return Item(label, (head,), (rest,), has_stop(head))
        misread = has_stop(head) and paper.hangs(head) and paper.opens(rest)
        return Item(expected, (head,), (rest,), sure=False) if misread else None
    label = label_as(read, expected)
    if paper.hangs(head):
        signs = (label == expected, has_stop(head), paper.in_column(head), paper.opens(rest))
        enough = sum(signs) >= EVIDENCE
        return Item(label, (head,), (rest,), label == expected) if enough else None
    edge = paper.edges.get(row.page)
    inside = edge is None or head.box.left < edge + HANGING * row.size
    fits = label == expected and has_stop(head) and inside
    return Item(label, (head,), (rest,)) if fits else None


def _misread(head: Token, rest: Row, expected: str, count: int, paper: _Paper) -> Item | None:
    """The item behind a marker that was read as something else, or behind a bullet."""
    if not paper.hangs(head):
        return None
    opened = paper.opens(rest)
    if is_bullet(head) and opened:
        return Item(None, (head,), (rest,))
    if opened and not paper.off_column(head):
        return Item(expected, (head,), (rest,), sure=False)
    if count and is_scrap(head) and not paper.off_column(head):
        return Item(expected, (head,), (rest,), sure=False, guessed=True)
    return None


def _unmarked(row: Row, items: Sequence[Item], paper: _Paper) -> Item | None:
    """An item whose marker was not read: an opening word where the last item is closed.

    Closed is an item that ends in a semicolon, or in any stop before a wider space.
    """
    if not paper.opens(row):
        return None
    before = items[-1].rows
    text = before[-1].text.rstrip(_STRAY_ENDS)
    closed = text.endswith(";") or (text.endswith((".", ":", ",")) and _wider(row, before))
    return Item(None, (), (row,), sure=False, guessed=True) if closed else None


def _wider(row: Row, before: Sequence[Row]) -> bool:
    """Is the step down to a row wider than the steps between the rows before it?"""
    steps = [b.box.center_y - a.box.center_y for a, b in pairwise(before) if a.page == b.page]
    if not steps or before[-1].page != row.page:
        return True
    return row.box.center_y - before[-1].box.center_y > median(steps) + WIDER * row.size

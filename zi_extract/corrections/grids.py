"""Grids of a page: cells that are one, cells that are two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from zi_extract.corrections.anchor import SAME_INK, FrameLookup, nearest, overlap
from zi_extract.corrections.outcome import Outcome
from zi_extract.model.correction import Correction
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment

ON_EDGE = 0.25
"""Share of the split cell within which a line counts as the grid's own edge there. Lower makes a
second edge beside the first; higher moves a line that a person drew."""


def correct_grids(
    layouts: Sequence[PageLayout], records: Sequence[Correction], frames: FrameLookup
) -> tuple[tuple[PageLayout, ...], list[Outcome]]:
    """The pages with cells merged and split as recorded, in order, and what became of each."""
    pages = {layout.page: layout for layout in layouts}
    outcomes = []
    for record in records:
        layout = pages.get(record.page)
        made = _change(record, layout, frames) if layout is not None else None
        if made is None:
            outcomes.append(Outcome(record, "conflict", why="no such cells are there now."))
        else:
            pages[record.page] = made
            outcomes.append(Outcome(record, "applied"))
    return tuple(pages[layout.page] for layout in layouts), outcomes


def _change(record: Correction, layout: PageLayout, frames: FrameLookup) -> PageLayout | None:
    """The page after the change; None when the cells are not there."""
    for number, fragment in enumerate(layout.fragments):
        made = (
            _merged(record, fragment, frames)
            if record.kind == "merge"
            else _split(record, fragment, layout, frames)
        )
        if made is not None:
            others = list(layout.fragments)
            others[number] = made
            return replace(layout, fragments=tuple(others))
    return None


def _merged(
    record: Correction, fragment: TableFragment, frames: FrameLookup
) -> TableFragment | None:
    """The cells inside the record's box as one, if they fill a rectangle of the grid."""
    frame, target = frames[fragment.page], Box(*record.box)
    inside = [
        cell
        for cell in fragment.cells
        if target.contains(frame.to_paper(cell.box).center_x, frame.to_paper(cell.box).center_y)
    ]
    if len(inside) < 2:
        return None
    top, left = min(c.row for c in inside), min(c.col for c in inside)
    bottom = max(c.row + c.row_span for c in inside)
    right = max(c.col + c.col_span for c in inside)
    box = Box.around(c.box for c in inside)
    filled = sum(c.row_span * c.col_span for c in inside) == (bottom - top) * (right - left)
    if not filled or overlap(frame.to_paper(box), target) < SAME_INK:
        return None
    spoken = [c for c in inside if c.text.strip()]
    marked = [c.tick for c in inside if c.tick is not None and c.tick.verdict == "marked"]
    whole = replace(
        inside[0],
        row=top,
        col=left,
        row_span=bottom - top,
        col_span=right - left,
        box=box,
        structure=1.0,
        text="\n".join(c.text for c in spoken),
        words=tuple(word for c in inside for word in c.words),
        confidence=min((c.confidence for c in spoken), default=inside[0].confidence),
        readings=(),
        tick=marked[0] if marked else inside[0].tick,
        corrected=record.signature,
    )
    rest = [cell for cell in fragment.cells if cell not in inside]
    return replace(fragment, cells=_in_order([*rest, whole]))


def _split(
    record: Correction, fragment: TableFragment, layout: PageLayout, frames: FrameLookup
) -> TableFragment | None:
    """The record's cell as two, divided where its line runs."""
    cell = nearest(record, ((c, fragment.page, c.box) for c in fragment.cells), frames)
    axis, _, place = (record.becomes or "").partition(" ")
    if cell is None or axis not in ("row", "column"):
        return None
    try:
        share = float(place)
    except ValueError:
        return None
    down = axis == "row"
    paper = frames[fragment.page].to_paper(cell.box)
    start, size = (paper.top, paper.height) if down else (paper.left, paper.width)
    if not size or not 0 < (share - start) / size < 1:
        return None
    low, length = (cell.box.top, cell.box.height) if down else (cell.box.left, cell.box.width)
    line = low + length * (share - start) / size
    fragment, cell, edge = _with_edge(fragment, cell, line, down=down)
    parts = _halves(cell, edge, line, layout.words, down=down, by=record.signature)
    rest = [c for c in fragment.cells if (c.row, c.col) != (cell.row, cell.col)]
    return replace(fragment, cells=_in_order([*rest, *parts]))


def _with_edge(
    fragment: TableFragment, cell: Cell, line: float, *, down: bool
) -> tuple[TableFragment, Cell, int]:
    """The grid with an edge at the line inside the cell, and that edge's index.

    An edge that the grid has there already is used; all others reach over a new one.
    """
    edges = fragment.row_edges if down else fragment.column_edges
    first = cell.row if down else cell.col
    last = first + (cell.row_span if down else cell.col_span)
    size = edges[last] - edges[first]
    inner = [i for i in range(first + 1, last) if abs(edges[i] - line) <= ON_EDGE * size]
    if inner:
        return fragment, cell, min(inner, key=lambda i: abs(edges[i] - line))
    position = next(i for i in range(first + 1, last + 1) if edges[i] > line or i == last)
    grown = tuple(_grown(c, position, down=down) for c in fragment.cells)
    made = replace(
        fragment,
        n_rows=fragment.n_rows + down,
        n_cols=fragment.n_cols + (not down),
        row_edges=_inserted(fragment.row_edges, position, line) if down else fragment.row_edges,
        column_edges=(
            fragment.column_edges if down else _inserted(fragment.column_edges, position, line)
        ),
        cells=grown,
    )
    return made, _grown(cell, position, down=down), position


def _grown(cell: Cell, position: int, *, down: bool) -> Cell:
    """A cell of a grid that got a new edge at ``position``."""
    start, span = (cell.row, cell.row_span) if down else (cell.col, cell.col_span)
    if start >= position:
        return replace(cell, row=start + 1) if down else replace(cell, col=start + 1)
    if start + span >= position:
        return replace(cell, row_span=span + 1) if down else replace(cell, col_span=span + 1)
    return cell


def _halves(
    cell: Cell, edge: int, line: float, words: Sequence[Word], *, down: bool, by: str
) -> tuple[Cell, Cell]:
    """The two parts of a cell, its words shared out by where they stand."""
    box = cell.box
    first = [
        i for i in cell.words if (words[i].box.center_y if down else words[i].box.center_x) < line
    ]
    second = [i for i in cell.words if i not in first]
    spans: tuple[Mapping[str, Any], ...]
    if down:
        boxes = (
            Box(box.left, box.top, box.right, line),
            Box(box.left, line, box.right, box.bottom),
        )
        spans = (
            {"row_span": edge - cell.row},
            {"row": edge, "row_span": cell.row + cell.row_span - edge},
        )
    else:
        boxes = (
            Box(box.left, box.top, line, box.bottom),
            Box(line, box.top, box.right, box.bottom),
        )
        spans = (
            {"col_span": edge - cell.col},
            {"col": edge, "col_span": cell.col + cell.col_span - edge},
        )
    made = [
        replace(
            cell,
            box=part,
            structure=1.0,
            text=_text_of(own, words),
            words=tuple(own),
            readings=(),
            corrected=by,
            **span,
        )
        for part, own, span in zip(boxes, (first, second), spans, strict=True)
    ]
    return made[0], made[1]


def _text_of(indices: Iterable[int], words: Sequence[Word]) -> str:
    """Words as lines: a word that starts left of the one before it begins a line."""
    text, last = "", None
    for word in (words[i] for i in indices):
        if last is not None:
            text += "\n" if word.box.left < last.left and word.box.top > last.center_y else " "
        text, last = text + word.text, word.box
    return text


def _inserted(edges: tuple[float, ...], position: int, line: float) -> tuple[float, ...]:
    return (*edges[:position], line, *edges[position:])


def _in_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))

"""Texts and marks of single cells, corrected on their page before tables are stitched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zi_extract.corrections.anchor import FrameLookup, nearest, words_of
from zi_extract.corrections.outcome import Outcome, State
from zi_extract.model.correction import Correction
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, Tick

Place = tuple[int, int, int]
"""Page, index of the fragment among those of the page, index of the cell in it."""

MARKED = ("marked", "empty")


def is_about_cell(record: Correction) -> bool:
    """Whether it is about one cell as it stands on one page."""
    return (
        record.kind in ("value", "tick", "doubt")
        and "/tables/" in record.pointer
        and not record.continued
    )


def correct_cells(
    layouts: Sequence[PageLayout], records: Sequence[Correction], frames: FrameLookup
) -> tuple[tuple[PageLayout, ...], list[Outcome], list[Correction]]:
    """The pages with their cells corrected, what became of each record, and those not placed."""
    places = list(_places(layouts))
    changed: dict[Place, Cell] = {}
    outcomes: list[Outcome] = []
    unplaced: list[Correction] = []
    cells = {place: cell for place, _, cell in places}
    candidates = [(place, page, cell.box) for place, page, cell in places]
    for record in records:
        place = nearest(record, candidates, frames)
        if place is None:
            unplaced.append(record)
            continue
        before = changed.get(place, cells[place])
        outcome, after = corrected(record, before)
        outcomes.append(outcome)
        changed[place] = after
    return tuple(_with(layout, changed) for layout in layouts), outcomes, unplaced


def corrected(record: Correction, cell: Cell) -> tuple[Outcome, Cell]:
    """What the record makes of a cell; the cell as it was when they do not fit."""
    if record.kind == "tick":
        return _ticked(record, cell)
    if words_of(cell.text) not in (words_of(record.raw), words_of(record.becomes)):
        return Outcome(record, "conflict", why="something else is read there now."), cell
    if record.kind == "doubt":
        return Outcome(record, "applied"), _doubted(cell)
    text = cell.text if words_of(record.becomes) == words_of(cell.text) else record.becomes or ""
    state: State = "applied" if words_of(cell.text) == words_of(record.raw) else "resolved"
    settled = replace(
        cell, text=text, confidence=1.0, structure=1.0, readings=(), corrected=record.signature
    )
    return Outcome(record, state), settled


def _ticked(record: Correction, cell: Cell) -> tuple[Outcome, Cell]:
    state, tick, now = settled_tick(record, cell.tick)
    if tick is None:
        return Outcome(record, "conflict", why=f"the mark is judged {now} now."), cell
    settled = replace(cell, tick=tick, structure=1.0, corrected=record.signature)
    return Outcome(record, state), settled


def settled_tick(record: Correction, known: Tick | None) -> tuple[State, Tick | None, str]:
    """What became of the record, the mark it makes (None in a conflict), and how it is judged now.

    ``none`` stands for no mark and no place for one.
    """
    now = known.verdict if known is not None else "none"
    if record.becomes not in MARKED or now not in (record.raw or "none", record.becomes):
        return "conflict", None, now
    marked = record.becomes == "marked"
    kind = known.kind if known is not None and known.kind != "none" else "mark"
    ink = known.ink if known is not None else 0.0
    tick = Tick("marked" if marked else "empty", kind if marked else "none", ink, 1.0)
    return "applied" if now == (record.raw or "none") else "resolved", tick, now


def _doubted(cell: Cell) -> Cell:
    if cell.tick is not None:
        return cell.with_unsure_mark(0.5)
    return replace(cell, confidence=min(cell.confidence, 0.5))


def _places(layouts: Sequence[PageLayout]) -> Iterator[tuple[Place, int, Cell]]:
    for layout in layouts:
        for number, fragment in enumerate(layout.fragments):
            for index, cell in enumerate(fragment.cells):
                yield (layout.page, number, index), layout.page, cell


def _with(layout: PageLayout, changed: dict[Place, Cell]) -> PageLayout:
    if not any(page == layout.page for page, _, _ in changed):
        return layout
    return replace(
        layout,
        fragments=tuple(
            replace(
                fragment,
                cells=tuple(
                    changed.get((layout.page, number, index), cell)
                    for index, cell in enumerate(fragment.cells)
                ),
            )
            for number, fragment in enumerate(layout.fragments)
        ),
    )

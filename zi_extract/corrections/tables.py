"""Stitched tables: texts made of several pieces, rows that continue the one above, columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zi_extract.corrections.anchor import FrameLookup, nearest, words_of
from zi_extract.corrections.cells import settled_tick
from zi_extract.corrections.outcome import Outcome
from zi_extract.model.correction import Correction
from zi_extract.model.geometry import Box
from zi_extract.model.logical import Join, LogicalCell, LogicalTable

Spot = tuple[int, int]
"""Index of a table and of a cell in it."""


def correct_tables(
    tables: Sequence[LogicalTable], records: Sequence[Correction], frames: FrameLookup
) -> tuple[tuple[LogicalTable, ...], list[Outcome]]:
    """The tables with joined texts and rows corrected; records that are placed in none are left."""
    made = list(tables)
    outcomes = []
    for record in records:
        spot = nearest(record, _candidates(made), frames)
        if spot is None:
            continue
        number, index = spot
        if record.kind == "join_row":
            outcome, table = _row_joined(record, made[number], index)
        elif record.kind == "tick":
            outcome, table = _mark_corrected(record, made[number], index)
        else:
            outcome, table = _text_corrected(record, made[number], index)
        made[number] = table
        outcomes.append(outcome)
    return tuple(made), outcomes


def told_columns(
    tables: Sequence[LogicalTable], records: Sequence[Correction], frames: FrameLookup
) -> tuple[dict[tuple[int, int], str], list[Outcome]]:
    """(table, column) to the role that a person gave it."""
    told: dict[tuple[int, int], str] = {}
    outcomes = []
    for record in records:
        spot = nearest(record, _candidates(tables), frames)
        if spot is not None:
            number, index = spot
            told[number, tables[number].cells[index].col] = record.becomes or ""
            outcomes.append(Outcome(record, "applied"))
    return told, outcomes


def _candidates(tables: Sequence[LogicalTable]) -> Iterator[tuple[Spot, int, Box]]:
    for number, table in enumerate(tables):
        for index, cell in enumerate(table.cells):
            for ink in cell.text.provenance[:1]:
                yield (number, index), ink.page, ink.box


def _text_corrected(
    record: Correction, table: LogicalTable, index: int
) -> tuple[Outcome, LogicalTable]:
    cell = table.cells[index]
    now = {words_of(cell.text.value), words_of(cell.text.raw)}
    if not now & {words_of(record.raw), words_of(record.becomes)}:
        return Outcome(record, "conflict", why="something else is read there now."), table
    if record.kind == "doubt":
        doubted = replace(cell.text, confidence=min(cell.text.confidence, 0.5))
        return Outcome(record, "applied"), _with(table, index, replace(cell, text=doubted))
    known = words_of(record.raw) in now
    text = replace(cell.text, value=record.becomes or "", confidence=1.0, readings=())
    if words_of(record.becomes) in now:
        text = replace(text, value=cell.text.value)
    text = replace(text, corrected=record.signature)
    settled = replace(cell, text=text, structure=1.0)
    return Outcome(record, "applied" if known else "resolved"), _with(table, index, settled)


def _mark_corrected(
    record: Correction, table: LogicalTable, index: int
) -> tuple[Outcome, LogicalTable]:
    cell = table.cells[index]
    state, tick, now = settled_tick(record, cell.tick)
    if tick is None:
        return Outcome(record, "conflict", why=f"the mark is judged {now} now."), table
    text = replace(cell.text, corrected=record.signature)
    settled = replace(cell, text=text, tick=tick, structure=1.0)
    return Outcome(record, state), _with(table, index, settled)


def _with(table: LogicalTable, index: int, cell: LogicalCell) -> LogicalTable:
    return replace(table, cells=(*table.cells[:index], cell, *table.cells[index + 1 :]))


def _row_joined(
    record: Correction, table: LogicalTable, index: int
) -> tuple[Outcome, LogicalTable]:
    """The row of a cell put under the one above it, cell by cell."""
    row = table.cells[index].row
    if words_of(table.cells[index].text.raw) != words_of(record.raw):
        return Outcome(record, "conflict", why="something else is read in that row now."), table
    if row == 0:
        return Outcome(record, "conflict", why="no row is above it now."), table
    cells: list[LogicalCell] = []
    own = [cell for cell in table.cells if cell.row == row]
    for cell in table.cells:
        if cell.row == row:
            continue
        if cell.row > row:
            cells.append(replace(cell, row=cell.row - 1))
        elif cell.row + cell.row_span > row:
            cells.append(replace(cell, row_span=cell.row_span - 1))
        elif cell.row + cell.row_span == row:
            below = [c for c in own if _shares_column(c, cell)]
            cells.append(_continued(cell, below, record.signature))
        else:
            cells.append(cell)
    cells += [replace(c, row=row, row_span=c.row_span - 1) for c in own if c.row_span > 1]
    joined = replace(
        table,
        n_rows=table.n_rows - 1,
        row_kinds=(*table.row_kinds[:row], *table.row_kinds[row + 1 :]),
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))),
        joins=(*table.joins, *_recorded(table, row, record)),
    )
    return Outcome(record, "applied"), joined


def _shares_column(one: LogicalCell, other: LogicalCell) -> bool:
    return one.col < other.col + other.col_span and other.col < one.col + one.col_span


def _continued(cell: LogicalCell, below: Sequence[LogicalCell], by: str) -> LogicalCell:
    """A cell with what stands under it added to its text, its ink and its mark."""
    for lower in (c for c in below if c.row_span == 1):
        texts = (cell.text, lower.text)
        spoken = [text for text in texts if text.value.strip()]
        used = spoken or list(texts)
        text = replace(
            used[0],
            value=" ".join(text.value.strip() for text in spoken),
            raw="\n".join(text.raw for text in spoken),
            confidence=min(text.confidence for text in used),
            provenance=tuple(place for text in used for place in text.provenance),
            derived="rows joined by a person" if len(spoken) > 1 else used[0].derived,
            corrected=by,
        )
        ticks = [tick for tick in (cell.tick, lower.tick) if tick is not None]
        marked = [tick for tick in ticks if tick.verdict == "marked"]
        cell = replace(
            cell,
            text=text,
            tick=next(iter((*marked, *ticks)), None),
            sources=(*cell.sources, *lower.sources),
        )
    return cell


def _recorded(table: LogicalTable, row: int, record: Correction) -> list[Join]:
    upper = [c.sources[-1] for c in table.cells if c.row + c.row_span == row and c.sources]
    lower = [c.sources[0] for c in table.cells if c.row == row and c.sources]
    if not upper or not lower:
        return []
    return [Join("row", upper[0], lower[0], f"by {record.signature}", 1.0)]

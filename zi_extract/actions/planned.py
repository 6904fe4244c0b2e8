"""Calendars that have two columns for a period: what is planned, and what was done of it."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.actions.lexicon import folded, read_data
from zi_extract.actions.table_view import TableView
from zi_extract.model.logical import LogicalCell


def done_columns(view: TableView, columns: Sequence[int]) -> frozenset[int]:
    """The columns of a calendar under a heading like ``Realisasi``, where others say ``Target``.

    Without any of the second kind the first are the calendar. They stand beside one another under
    each period, or all of a kind under one heading.
    """
    planned = [col for col in columns if _says(view.header_path(col), "planned")]
    done = [col for col in columns if col not in planned and _says(view.header_path(col), "done")]
    return frozenset(done if planned else ())


def without_pair(path: Sequence[LogicalCell]) -> list[LogicalCell]:
    """The headings over a column of what is planned, without the word that only says so."""
    bare = [cell for cell in path if not _is_one(cell, "planned")]
    return bare or list(path)


def _says(path: Sequence[LogicalCell], kind: str) -> bool:
    return any(_is_one(cell, kind) for cell in path)


def _is_one(cell: LogicalCell, kind: str) -> bool:
    return folded(cell.text.value) in read_data("times")["pair"][kind]

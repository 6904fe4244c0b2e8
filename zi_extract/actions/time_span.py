"""Times told by two columns: when an action begins (``Mulai``) and when it ends (``Selesai``)."""

from __future__ import annotations

from typing import Literal

from zi_extract.actions.lexicon import folded, read_data
from zi_extract.actions.table_view import TableView
from zi_extract.model.evidence import Extracted

UNTIL = " s.d. "
"""What stands for the ruling between the two, as plans write a range in one cell."""

Side = Literal["start", "end"]


def side_of(heading: str) -> Side | None:
    """Which end of a time the heading of a column names; None for any other heading."""
    text, words = folded(heading), read_data("times")["span"]
    if text in words["start"]:
        return "start"
    return "end" if text in words["end"] else None


def find_span(view: TableView) -> tuple[int, int] | None:
    """The columns of the beginnings and of the ends, where both stand side by side."""
    for col in range(view.table.n_cols - 1):
        paths = view.header_path(col), view.header_path(col + 1)
        if not all(paths):
            continue
        sides = tuple(side_of(path[-1].text.value) for path in paths)
        if sides == ("start", "end"):
            return col, col + 1
    return None


def joined_times(start: Extracted[str], end: Extracted[str]) -> Extracted[str]:
    """Both cells as one range in words; one alone, or twice the same, as it is."""
    said = [text for text in (start, end) if text.value.strip()]
    if len(said) < 2 or folded(start.value) == folded(end.value):
        return said[0] if said else start
    return Extracted(
        value=UNTIL.join(text.value.strip() for text in said),
        raw=" ".join(text.raw for text in said),
        confidence=min(start.confidence, end.confidence),
        provenance=(*start.provenance, *end.provenance),
        derived="beginning and end in two columns",
    )

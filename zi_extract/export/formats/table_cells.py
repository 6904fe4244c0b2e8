"""A table's cells as all formats show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zi_extract.export.csv_files import LONGEST_MARK, MARKS

HEAD_KINDS = frozenset({"header", "numbers"})
"""Kinds of rows that are the head of a table."""


def shown(cell: Mapping[str, Any]) -> str:
    """A mark as one sign, unless words stand in its cell: what table-N.csv shows of it, too."""
    text = str(cell["text"])
    if cell["tick"] is None or len(text.strip()) > LONGEST_MARK:
        return text
    return MARKS[cell["tick"]]

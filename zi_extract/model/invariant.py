"""What must be conserved from paper to result, counted on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

InvariantName = Literal["pages", "words", "rows", "cells", "ticks"]

BREAKS: Mapping[str, InvariantName] = {
    "page-unread": "pages",
    "page-count-disputed": "pages",
    "leftover-in-table": "words",
    "word-in-two-cells": "words",
    "rows-not-conserved": "rows",
    "cells-do-not-tile": "cells",
    "tick-lost": "ticks",
    "period-without-mark": "ticks",
}
"""Code of a finding to the invariant that it says is broken."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """``paper`` counts what was found on the pages, ``result`` what of it is in the decree.

    They differ by what ``note`` says (recorded joins, leftover words, marks of headers); ``holds``
    is false when anything else is missing.
    """

    name: InvariantName
    holds: bool
    paper: int
    result: int
    note: str

"""The meanings that a column can have."""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "no", "area", "program", "criteria", "action", "output", "evidence", "time", "owner", "note"
]

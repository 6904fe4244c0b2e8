"""A problem as a value: found, named, placed, and carried along instead of raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zi_extract.model.geometry import Box

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. ``error`` and ``warning`` send the document to review, ``info`` does not.

    ``code`` is stable and lower-case with hyphens (``number-blank``); ``message`` is one plain
    English sentence. ``page`` counts from 1, 0 when no page is meant; ``box`` is in pixels of the
    straight page. ``pointer`` is the JSON Pointer of the value concerned, empty when none is.
    """

    code: str
    severity: Severity
    message: str
    page: int = 0
    box: Box | None = None
    pointer: str = ""

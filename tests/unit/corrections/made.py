"""Corrections as a person would have made them in a test."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import Any

from zi_extract.model.correction import Correction
from zi_extract.model.geometry import Box, PageFrame

for neighbour in ("tables", "export"):
    sys.path.insert(0, str(Path(__file__).parents[1] / neighbour))

SHA = "ab" * 32
FRAME = PageFrame(1000, 1400, 200)
_numbers = count(1)


def correction(kind: str, box: Box, *, page: int = 1, **more: Any) -> Correction:
    """``box`` is in pixels of a straight page of FRAME."""
    paper = FRAME.to_paper(box)
    plain = {
        "id": f"c-20310105T101500-{next(_numbers):08x}",
        "kind": kind,
        "document": SHA,
        "page": page,
        "box": (paper.left, paper.top, paper.right, paper.bottom),
        "who": "Ani",
        "when": "2031-01-05T10:15:00Z",
    }
    return Correction.model_validate(plain | more)

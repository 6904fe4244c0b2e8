"""Lines with their text as a file that Tesseract's trainer reads (``.lstmf``)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import cv2

from bench.fax_model.lines import Line


def write_lines(path: Path, lines: Sequence[Line]) -> None:
    """Write the lines, each as one page of the file."""
    pages = (b"\x01" + _page(line, number) for number, line in enumerate(lines))
    path.write_bytes(struct.pack("<I", len(lines)) + b"".join(pages))


def _page(line: Line, number: int) -> bytes:
    """Name, number, picture, language, text; no boxes of letters, and not set downwards."""
    _, png = cv2.imencode(".png", line.pixels)
    parts = (b"line", struct.pack("<i", number), png.tobytes(), b"eng", line.text.encode())
    sized = (
        part if k == 1 else struct.pack("<I", len(part)) + part for k, part in enumerate(parts)
    )
    return b"".join(sized) + struct.pack("<IIb", 0, 0, 0)

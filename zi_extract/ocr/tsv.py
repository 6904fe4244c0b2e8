"""Tesseract's TSV, read with suspicion: an engine may print anything."""

from __future__ import annotations

import math
from collections.abc import Sequence

from zi_extract.errors import EngineError
from zi_extract.model.geometry import Box
from zi_extract.ocr.engine import Sighting

COLUMNS = 12
"""Fields of a TSV row: level, page, block, paragraph, line, word, left, top, width, height,
confidence, text."""

WORD_LEVEL = "5"


def sightings_in(
    table: str, shapes: Sequence[tuple[int, ...]], max_words: int
) -> tuple[tuple[Sighting, ...], ...]:
    """The words of each picture; ``shapes`` are (height, width) of the pictures, in order.

    Boxes are clamped to their picture; a word wholly outside it is dropped. Raises EngineError when
    the table has no header, a row is no row, a number is no number, or there are too many words.
    """
    rows = table.split("\n")
    if not rows[0].startswith("level\t"):
        raise EngineError("Tesseract's answer is no TSV table.")
    pictures: list[list[Sighting]] = [[] for _ in shapes]
    lines: list[dict[tuple[str, ...], int]] = [{} for _ in shapes]
    for row in rows[1:]:
        fields = row.rstrip("\r").split("\t", COLUMNS - 1)
        if fields[0] != WORD_LEVEL or len(fields) < COLUMNS or not fields[-1].strip():
            continue
        page, box, confidence = _numbers(fields)
        if not 0 <= page < len(shapes):
            raise EngineError(f"Tesseract answered about picture {page + 1} of {len(shapes)}.")
        clamped = _clamped(box, shapes[page])
        if clamped is None:
            continue
        line = lines[page].setdefault(tuple(fields[2:5]), len(lines[page]))
        pictures[page].append(Sighting(fields[-1].strip(), clamped, confidence, line))
        if len(pictures[page]) > max_words:
            raise EngineError(f"Tesseract saw more than {max_words} words in one picture: noise.")
    return tuple(tuple(words) for words in pictures)


def _numbers(fields: list[str]) -> tuple[int, Box, float]:
    try:
        page = int(fields[1]) - 1
        left, top, width, height = (float(value) for value in fields[6:10])
        confidence = float(fields[10]) / 100
    except ValueError as error:
        raise EngineError("Tesseract's answer has a row that is no row.") from error
    if not all(map(math.isfinite, (left, top, width, height, confidence))):
        raise EngineError("Tesseract's answer has a number that is none.")
    return page, Box(left, top, left + width, top + height), min(max(confidence, 0.0), 1.0)


def _clamped(box: Box, shape: tuple[int, ...]) -> Box | None:
    height, width = float(shape[0]), float(shape[1])
    inside = Box(
        min(max(box.left, 0.0), width),
        min(max(box.top, 0.0), height),
        min(max(box.right, 0.0), width),
        min(max(box.bottom, 0.0), height),
    )
    return inside if inside.area > 0 else None

"""Rulings and fills of a born-digital page, as they were drawn."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber

from zi_extract.intake.document import damaged_page
from zi_extract.model.geometry import Box
from zi_extract.model.table import Ruling

POINTS_PER_INCH = 72.0

MAX_THICKNESS = 2.6
"""Thickest drawn ruling, in points; broader rectangles are fills. Word processors draw table
borders up to 2.25 points; the lowest filled row of a table is about 6."""

MIN_LENGTH = 2.0
"""Shortest ruling, in points: shorter ones are dots of dotted leaders and joints of borders."""

INVISIBLE = 0.97
"""Grey level (0 black to 1 white) from which a drawing is not seen on white paper."""

HATCHED = 0.5
"""Grey level taken for a fill with a pattern (hatches, a gradient), whose ink is not looked at:
seen on white paper, and no solid black."""

Fill = tuple[Box, float]


def read_vectors(path: Path, page: int, dpi: float) -> tuple[tuple[Ruling, ...], tuple[Fill, ...]]:
    """The rulings and the fills of page ``page`` (from 1), in pixels at ``dpi``, top-left origin.

    Lines, thin rectangles and the outlines of stroked ones are rulings. A fill is a box with its
    grey level (0 black to 1 white); white fills are left out unless they cover an earlier one.
    Raises InputError for a page whose drawing cannot be parsed.
    """
    scale = dpi / POINTS_PER_INCH
    rulings: list[Ruling] = []
    fills: list[Fill] = []
    try:
        with pdfplumber.open(path, pages=[page]) as document:
            opened = document.pages[0]
            for drawn in [*opened.lines, *opened.rects, *opened.curves]:
                _sort(drawn, scale, rulings, fills)
    except Exception as error:  # pdfminer raises anything at all on damaged files
        raise damaged_page(path, page) from error
    return tuple(rulings), tuple(fills)


def _sort(drawn: dict[str, Any], scale: float, rulings: list[Ruling], fills: list[Fill]) -> None:
    """One drawn object put where it belongs: among the rulings, the fills, or neither."""
    box = Box(*(float(drawn[key]) for key in ("x0", "top", "x1", "bottom")))
    kind = drawn.get("object_type")
    stroke = float(drawn.get("linewidth") or 0.0)
    stroked = bool(drawn.get("stroke", kind == "line")) and _seen(drawn.get("stroking_color"))
    filled = bool(drawn.get("fill")) and kind != "line"
    side = min(box.width, box.height)
    if side <= MAX_THICKNESS:
        if stroked or (filled and _seen(drawn.get("non_stroking_color"))):
            rulings.extend(_ruling(box, max(stroke if stroked else 0.0, side), scale))
        return
    if kind == "line" or (kind == "curve" and not _is_box(drawn)):
        return
    if stroked:
        rulings.extend(_outline(box, stroke, scale))
    grey = _grey(drawn.get("non_stroking_color"))
    if filled and (grey < INVISIBLE or fills):
        fills.append((box.scaled(scale), grey))


def _ruling(drawn: Box, thickness: float, scale: float) -> list[Ruling]:
    """The ruling of a thin box, in pixels; none when it is a mere dot or lies askew."""
    horizontal = drawn.width >= drawn.height
    start, end = (drawn.left, drawn.right) if horizontal else (drawn.top, drawn.bottom)
    position = drawn.center_y if horizontal else drawn.center_x
    if end - start < MIN_LENGTH:
        return []
    place = (position * scale, start * scale, end * scale, max(thickness * scale, 1.0))
    return [Ruling(horizontal, *place, support=1.0)]


def _outline(drawn: Box, stroke: float, scale: float) -> list[Ruling]:
    """The four rulings around a stroked box."""
    left, top, right, bottom = drawn.left, drawn.top, drawn.right, drawn.bottom
    edges = (
        Box(left, top, right, top),
        Box(left, bottom, right, bottom),
        Box(left, top, left, bottom),
        Box(right, top, right, bottom),
    )
    return [ruling for edge in edges for ruling in _ruling(edge, stroke, scale)]


def _is_box(drawn: dict[str, Any]) -> bool:
    """Whether a path runs along a rectangle only."""
    points = drawn.get("pts") or []
    return len(points) >= 4 and all(
        abs(x - u) < 0.1 or abs(y - v) < 0.1 for (x, y), (u, v) in pairwise(points)
    )


def _seen(colour: Any) -> bool:
    return _grey(colour) < INVISIBLE


def _grey(colour: Any) -> float:
    """Brightness (0-1) of a colour with one (grey), three (RGB) or four (CMYK) components.

    A pattern is named instead, alone or after the components of its ink.
    """
    if colour is None:
        return 0.0
    given = colour if isinstance(colour, (tuple, list)) else [colour]
    if not all(isinstance(part, (int, float)) for part in given):
        return HATCHED
    parts = [float(part) for part in given]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) == 3:
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
    return parts[0] if len(parts) == 1 else 0.0

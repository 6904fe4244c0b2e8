"""Stages 1 to 4 of the pipeline: from one page's pixels to its ``PageLayout``.

It is all that isolation, the stage cache and a cluster ever run. Nothing here knows of decrees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging import (
    find_graphics,
    find_ink,
    find_orientation,
    find_patches,
    grey_of,
    ink_mask,
    letter_height_or_usual,
    light_ink_mask,
    measure,
    prepare_for_reading,
    straighten,
    without_coloured_seals,
    without_stamps_and_pen,
    without_streaks,
)
from zi_extract.imaging.dotted_rulings import with_dots_joined
from zi_extract.imaging.holes import find_holes, without_holes
from zi_extract.imaging.overlay import draw_overlay
from zi_extract.imaging.rulings import find_rulings
from zi_extract.intake.probe import find_format
from zi_extract.intake.render import render_page
from zi_extract.intake.second_grid import read_second_grid
from zi_extract.intake.second_text import compare_texts
from zi_extract.intake.seen_words import is_on_backdrop, seen_words
from zi_extract.intake.streams import find_damage
from zi_extract.intake.textlayer import TextLayer, is_born_digital, read_text_layer
from zi_extract.intake.vector import read_vectors
from zi_extract.layout.assign import assign_words
from zi_extract.layout.lines import find_lines
from zi_extract.layout.outside import find_lines_among
from zi_extract.layout.reading_order import in_reading_order
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Ruling, TableFragment
from zi_extract.ocr.blocks import read_page_words
from zi_extract.ocr.cells import read_cells
from zi_extract.ocr.orientation import find_orientation as find_orientation_by_text
from zi_extract.ocr.pasted import read_pasted
from zi_extract.ocr.repair import is_split
from zi_extract.ocr.tesseract import FAX_MODELS, MODELS, Tesseract
from zi_extract.tables.covered import find_covered, find_punched
from zi_extract.tables.crossed_places import doubt_crossed
from zi_extract.tables.crossing import find_crossed, find_strokes
from zi_extract.tables.grid import find_fragments, in_doubt, is_doubtful, sureness
from zi_extract.tables.second_opinion import compare_grids, row_height
from zi_extract.tables.stamped_lines import doubt_stamped
from zi_extract.tables.through_lines import find_through_lines
from zi_extract.tables.ticks import read_ticks
from zi_extract.tables.unread import find_unread
from zi_extract.tables.vector import fragments_from_vectors

VECTOR_DPI = 200.0
"""Dots per inch of the plane on which born-digital pages are laid out, the same at which they are
rendered for ticks and overlays; below 150 thin marks blur, above 300 it only costs time."""

SURE_ORIENTATION = 0.9
"""Confidence (0-1) of the pixels' vote on orientation from which no second vote is asked, and of
its lines being level from which a page that rather stands than hangs is read so, if it is legible.
Lower risks a page read upside down; higher costs an engine call on every page."""

LEGIBLE, GARBLED = 0.7, 0.5
"""Mean confidence (0-1) of a page's words below which it may lie upside down: where the pixels and
the engine doubt which way is up, and where they are sure. Print upside down reads with 0.2 to 0.5.
Higher reads poor pages twice; lower loses a page whose letters all reach down."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What may change the reading of a page.

    ``dpi`` renders a scan at so many dots per inch, because its own were too much; such a page is
    flagged, and not cached.
    """

    limits: Limits = DEFAULT_LIMITS
    dpi: float | None = None


def read_page(source: Path, page: int, options: ReadOptions | None = None) -> PageLayout:
    """One page (counted from 1), read.

    Raises InputError or LimitError when the page cannot be rendered, MissingToolError or
    EngineError when it cannot be read.
    """
    options = options or ReadOptions()
    limits = options.limits
    layer = read_text_layer(source, page, VECTOR_DPI)
    if is_born_digital(layer) or is_on_backdrop(source, page, layer, VECTOR_DPI, limits):
        layout = _read_born_digital(source, page, layer, limits)
    else:
        layout = _read_scan(render_page(source, page, limits, dpi=options.dpi), layer, limits)
        layout = _owning_up(layout, options.dpi) if options.dpi else layout
    damage = find_damage(source, find_format(source), page, limits)
    return replace(layout, findings=(*layout.findings, *damage)) if damage else layout


def _owning_up(layout: PageLayout, dpi: float) -> PageLayout:
    """The layout, saying that it was read at less than the scan has."""
    message = f"page {layout.page} was read at {dpi:g} dots per inch only, being too much at more"
    found = Finding("page-reduced", "warning", message, page=layout.page)
    return replace(layout, findings=(*layout.findings, found))


def _read_scan(scanned: PageImage, layer: TextLayer, limits: Limits) -> PageLayout:
    """A scan as it lies most legibly: where nothing tells which way is up, both ways are tried.

    So they are where print is garbled that was surely upright: lines without tall letters mislead.
    """
    scanned = without_streaks(scanned)
    rotation, sure = _rotation(scanned)
    layout = _read_turned(scanned, rotation, layer, limits)
    if not layout.words or layout.legibility >= (GARBLED if sure else LEGIBLE):
        return layout
    other = _read_turned(scanned, (rotation + 180) % 360, layer, limits)
    return max(layout, other, key=lambda page: page.legibility)


def _read_turned(scanned: PageImage, rotation: int, layer: TextLayer, limits: Limits) -> PageLayout:
    """A scan turned clockwise, straight, then its structure, then its words."""
    straight, frame = straighten(scanned, rotation)
    measures = measure(straight)
    if measures.is_blank:
        return PageLayout(scanned.page, frame, "scan", "read", character_height=0.0)
    inked = find_ink(grey_of(straight))
    height = letter_height_or_usual(inked, straight.dpi)
    printed = without_coloured_seals(straight, height)
    holes = find_holes(printed.pixels, printed.dpi)
    printed = replace(printed, pixels=without_holes(printed.pixels, holes, printed.dpi))
    mask = inked.mask if printed.pixels is straight.pixels else ink_mask(printed)
    rulings, grids = _ruled(scanned.page, mask, height)
    strokes, crossing = find_strokes(mask, rulings, grids, height)
    grids = doubt_stamped(grids, rulings, crossing, height)
    grids = read_ticks(printed.pixels, mask & ~strokes, grids, height)
    grids = doubt_crossed(strokes, grids, height)
    tables = [grid.box for grid in grids]
    any_ink = mask | light_ink_mask(printed) if grids else mask
    prepared = prepare_for_reading(straight, measures, holes)
    clean = without_stamps_and_pen(prepared, tables, height, inked)
    seconds, old = limits.ocr_seconds, layer.placed(frame)
    rows = Tesseract(FAX_MODELS if clean.bilevel else MODELS, seconds)
    around = read_page_words(clean, rows, height, exclude=tables, layer=old)
    cells = Tesseract(FAX_MODELS, seconds)
    inside, grids = read_cells(clean, grids, cells, height, first_index=len(around), layer=old)
    words = (*around, *inside)
    return PageLayout(
        page=scanned.page,
        frame=frame,
        origin="scan",
        status="read",
        character_height=height,
        words=words,
        lines=in_reading_order(find_lines(around, height), frame.height),
        fragments=grids,
        graphics=find_graphics(straight, [word.box for word in words], tables, height),
        legibility=fmean(word.confidence for word in words) if words else 0.0,
        bilevel=clean.bilevel,
        findings=(
            *find_covered(scanned.page, find_patches(straight, height), grids, words, height),
            *find_unread(scanned.page, any_ink, grids, height),
            *find_punched(scanned.page, holes, grids, words, height),
            *find_crossed(scanned.page, crossing, grids, height),
            *find_through_lines(scanned.page, mask, grids, height),
        ),
    )


def _ruled(
    page: int, mask: NDArray[np.bool_], height: float
) -> tuple[tuple[Ruling, ...], tuple[TableFragment, ...]]:
    """The rulings of a page and its tables; with dots joined where that makes doubtful ones surer.

    They stay in doubt as a whole: where a fax has left dots, some edges have none left. More ink
    ties tables together: a reading in which they fall apart is none.
    """
    rulings = find_rulings(mask, height)
    grids = find_fragments(page, mask, rulings, height)
    if not any(is_doubtful(grid) for grid in grids):
        return rulings, grids
    joined = with_dots_joined(mask, height)
    other = find_rulings(joined, height)
    again = find_fragments(page, joined, other, height)
    if len(again) > len(grids) or sureness(again) <= sureness(grids):
        return rulings, grids
    return other, tuple(in_doubt(grid) for grid in again)


def _read_born_digital(source: Path, page: int, layer: TextLayer, limits: Limits) -> PageLayout:
    """A born-digital page: words and rulings as they were drawn, marks from its picture."""
    picture = render_page(source, page, limits, dpi=VECTOR_DPI)
    height = layer.character_height
    rulings, fills = read_vectors(source, page, VECTOR_DPI)
    grids = fragments_from_vectors(page, rulings, fills, height)
    grids = read_ticks(picture.pixels, ink_mask(picture), grids, height)
    printed = seen_words(layer.words, picture)
    known = [word.box for word in printed]
    graphics = find_graphics(picture, known, [grid.box for grid in grids], height)
    known += [graphic.box for graphic in graphics if graphic.kind == "code"]
    reader = Tesseract(MODELS, limits.ocr_seconds)
    words = (*printed, *read_pasted(picture, layer.pictures, known, reader, height))
    grids, around = assign_words(grids, words, splits=is_split)
    second = read_second_grid(source, page, picture.width / row_height(grids)) if grids else ()
    boxes = [word.box for word in words]
    return PageLayout(
        page=page,
        frame=PageFrame(picture.width, picture.height, VECTOR_DPI),
        origin="text",
        status="read",
        character_height=height,
        words=words,
        lines=in_reading_order(find_lines_among(words, around, height), picture.height),
        fragments=grids,
        graphics=find_graphics(picture, boxes, [grid.box for grid in grids], height),
        legibility=1.0,
        findings=(
            *compare_grids(page, grids, second),
            *compare_texts(source, page, layer.words),
        ),
    )


def _rotation(scanned: PageImage) -> tuple[int, bool]:
    """Clockwise degrees to turn the scan, and whether they are sure.

    The pixels vote, and the engine where they doubt. Nearly all pages with level lines stand
    upright: those are not worth the engine's second, what they read as will tell.
    """
    pixels = find_orientation(scanned)
    rotation, confidence = pixels.rotation, pixels.confidence
    sure = confidence >= SURE_ORIENTATION
    if sure or (rotation == 0 and pixels.axis >= SURE_ORIENTATION):
        return rotation, sure
    second, second_confidence = find_orientation_by_text(scanned.pixels, scanned.dpi)
    if second_confidence > confidence:
        rotation, confidence = second, second_confidence
    return rotation, confidence >= SURE_ORIENTATION


def draw_page(source: Path, layout: PageLayout, options: ReadOptions | None = None) -> bytes:
    """A PNG of the straight page with everything that was read drawn on it."""
    limits = (options or ReadOptions()).limits
    if layout.origin == "text":
        return draw_overlay(render_page(source, layout.page, limits, dpi=VECTOR_DPI), layout)
    scanned = render_page(source, layout.page, limits)
    return draw_overlay(straighten(scanned, layout.frame.rotation)[0], layout)

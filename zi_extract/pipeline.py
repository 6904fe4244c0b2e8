"""The whole program on one screen: the stages in order, and nothing but their order.

``read_page`` turns one page's pixels into a ``PageLayout``; it is all that isolation, the stage
cache and a cluster ever run. ``assemble`` turns the layouts of a file into decrees without
touching a pixel. ``extract`` does both for one file, in this process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import fmean

from zi_extract.actions import read_actions
from zi_extract.checks.judge import judge
from zi_extract.corrections.apply import Corrector
from zi_extract.decree import read_decree
from zi_extract.decree.attach import attach_tables
from zi_extract.decree.reread import reread
from zi_extract.errors import EngineError, InputError
from zi_extract.export.extraction import settle_file
from zi_extract.imaging import (
    character_height,
    find_graphics,
    find_orientation,
    ink_mask,
    measure,
    prepare_for_reading,
    straighten,
    without_coloured_seals,
    without_stamps_and_pen,
)
from zi_extract.imaging.overlay import draw_overlay
from zi_extract.imaging.rulings import find_rulings
from zi_extract.intake.probe import probe
from zi_extract.intake.render import render_page
from zi_extract.intake.second_grid import read_second_grid_of_pdf
from zi_extract.intake.textlayer import TextLayer, is_born_digital, read_text_layer
from zi_extract.intake.vector import read_vectors
from zi_extract.layout.assign import assign_words
from zi_extract.layout.bundles import Bundle, find_bundles
from zi_extract.layout.lines import find_lines
from zi_extract.layout.outside import find_lines_among
from zi_extract.layout.reading_order import in_reading_order
from zi_extract.layout.strays import without_strays
from zi_extract.layout.triage import classify_pages
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.correction import Correction
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import known
from zi_extract.model.extraction import Extraction
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.page_image import PageImage
from zi_extract.model.page_selection import parse_pages
from zi_extract.model.source import PageKind, SourceFile
from zi_extract.ocr.blocks import read_page_words
from zi_extract.ocr.cells import read_cells
from zi_extract.ocr.orientation import find_orientation as find_orientation_by_text
from zi_extract.ocr.tesseract import Tesseract
from zi_extract.store.names import decree_id
from zi_extract.tables.calendar_marks import settle_marks
from zi_extract.tables.grid import find_fragments
from zi_extract.tables.second_opinion import compare_grids, row_height
from zi_extract.tables.stitch import stitch
from zi_extract.tables.ticks import read_ticks
from zi_extract.tables.vector import fragments_from_vectors

VECTOR_DPI = 200.0
"""Dots per inch of the plane on which born-digital pages are laid out, the same at which they are
rendered for ticks and overlays; below 150 thin marks blur, above 300 it only costs time."""

SURE_ORIENTATION = 0.9
"""Confidence (0-1) of the pixels' vote on orientation from which no second vote is asked.
Lower risks a page read upside down; higher costs an engine call on every page."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What may change the reading of a page.

    ``dpi`` renders a scan at so many dots per inch instead of its own; such a page is not cached.
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
    if is_born_digital(layer):
        return _read_born_digital(source, page, layer, limits)
    return _read_scan(render_page(source, page, limits, dpi=options.dpi), layer, limits)


def _read_scan(scanned: PageImage, layer: TextLayer, limits: Limits) -> PageLayout:
    """A scan: upright and straight, then its structure, then its words."""
    straight, frame = straighten(scanned, _rotation(scanned))
    measures = measure(straight)
    if measures.is_blank:
        return PageLayout(scanned.page, frame, "scan", "read", character_height=0.0)
    height = character_height(straight)
    printed = without_coloured_seals(straight, height)
    mask = ink_mask(printed)
    grids = find_fragments(scanned.page, mask, find_rulings(mask, height), height)
    grids = read_ticks(printed.pixels, mask, grids, height)
    tables = [grid.box for grid in grids]
    clean = without_stamps_and_pen(prepare_for_reading(straight, measures), tables, height)
    reader, old = Tesseract(timeout=limits.ocr_seconds), layer.placed(frame)
    around = read_page_words(clean, reader, height, exclude=tables, layer=old)
    inside, grids = read_cells(clean, grids, reader, height, first_index=len(around), layer=old)
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
    )


def _read_born_digital(source: Path, page: int, layer: TextLayer, limits: Limits) -> PageLayout:
    """A born-digital page: words and rulings as they were drawn, marks from its picture."""
    picture = render_page(source, page, limits, dpi=VECTOR_DPI)
    height = layer.character_height
    rulings, fills = read_vectors(source, page, VECTOR_DPI)
    grids = fragments_from_vectors(page, rulings, fills, height)
    grids = read_ticks(picture.pixels, ink_mask(picture), grids, height)
    grids, around = assign_words(grids, layer.words)
    second = (
        read_second_grid_of_pdf(source, page, picture.width / row_height(grids)) if grids else ()
    )
    boxes = [word.box for word in layer.words]
    return PageLayout(
        page=page,
        frame=PageFrame(picture.width, picture.height, VECTOR_DPI),
        origin="text",
        status="read",
        character_height=height,
        words=layer.words,
        lines=in_reading_order(find_lines_among(layer.words, around, height), picture.height),
        fragments=grids,
        graphics=find_graphics(picture, boxes, [grid.box for grid in grids], height),
        legibility=1.0,
        findings=compare_grids(page, grids, [(grid.n_rows, grid.n_cols) for grid in second]),
    )


def _rotation(scanned: PageImage) -> int:
    """Clockwise degrees to turn the scan: the pixels' vote, and the engine's where they doubt."""
    rotation, confidence = find_orientation(scanned)
    if confidence >= SURE_ORIENTATION:
        return rotation
    second, second_confidence = find_orientation_by_text(scanned.pixels, scanned.dpi)
    return second if second_confidence > confidence else rotation


def assemble(
    source: SourceFile, layouts: Sequence[PageLayout], corrections: Sequence[Correction] = ()
) -> Extraction:
    """The decrees on these pages, settled. Pure: the same layouts give the same decrees.

    ``corrections`` are what people changed, applied where their ink is still there. Raises
    ValidationError when a value has no place on paper or breaks the schema.
    """
    corrector = Corrector(corrections, layouts)
    found = draft_decrees(layouts, corrector)
    pages = corrector.told(found.pages)
    judgement = judge(found.drafts, pages, found.kinds, source.pages, corrector.seen())
    name = partial(decree_id, source.name, source.sha256)
    return settle_file(source, judgement, found.kinds, name)


@dataclass(frozen=True, slots=True)
class Drafted:
    """The decrees of a file before they are judged, its pages by number, and what each page is."""

    drafts: tuple[DecreeDraft, ...]
    pages: Mapping[int, PageLayout]
    kinds: Mapping[int, PageKind]


def draft_decrees(layouts: Sequence[PageLayout], corrector: Corrector | None = None) -> Drafted:
    """The decrees that stand on these pages, with nothing checked yet."""
    corrector = corrector or Corrector((), layouts)
    layouts = corrector.grids(sorted(layouts, key=lambda layout: layout.page))
    layouts = [without_strays(layout) for layout in settle_marks(layouts)]
    layouts = corrector.cells(layouts)
    verdicts = classify_pages(layouts)
    told = corrector.kinds({verdict.page: verdict.kind for verdict in verdicts})
    verdicts = tuple(replace(v, kind=told.get(v.page, v.kind)) for v in verdicts)
    bundles = find_bundles(layouts, verdicts)
    return Drafted(
        drafts=tuple(_read_bundle(bundle, corrector) for bundle in bundles),
        pages={layout.page: layout for layout in layouts},
        kinds={verdict.page: verdict.kind for verdict in verdicts},
    )


def _read_bundle(bundle: Bundle, corrector: Corrector) -> DecreeDraft:
    """One decree: its body and annex, its tables stitched, its actions."""
    draft = reread(corrector.values(read_decree(bundle.body, bundle.annex)))
    tables = corrector.tables(stitch(bundle.annex))
    year, title = known(draft.header.year), known(draft.header.title)
    actions, findings = read_actions(tables, year, title, corrector.columns(tables))
    draft = replace(
        draft,
        annexes=attach_tables(draft.annexes, tables),
        actions=actions,
        findings=(*draft.findings, *bundle.findings, *findings),
    )
    return corrector.vouched(draft)


def draw_page(source: Path, layout: PageLayout, options: ReadOptions | None = None) -> bytes:
    """A PNG of the straight page with everything that was read drawn on it."""
    limits = (options or ReadOptions()).limits
    if layout.origin == "text":
        return draw_overlay(render_page(source, layout.page, limits, dpi=VECTOR_DPI), layout)
    scanned = render_page(source, layout.page, limits)
    return draw_overlay(straighten(scanned, layout.frame.rotation)[0], layout)


def extract(path: str | Path, options: ReadOptions | None = None, *, pages: str = "") -> Extraction:
    """All that is in one file, or on some of its ``pages`` ("1-3,7"); prints nothing.

    Raises InputError, EncryptedError or LimitError when the file cannot be opened,
    MissingToolError when the OCR engine is not installed. A page that cannot be read is ``unread``
    with a finding, and the status ``partial``.
    """
    source = Path(path)
    probed = probe(source, (options or ReadOptions()).limits)
    wanted = parse_pages(pages)
    layouts = [
        _read_or_give_up(source, page, options) if wanted.holds(page) else _left_out(page)
        for page in range(1, probed.pages + 1)
    ]
    return assemble(probed, layouts)


def _left_out(page: int) -> PageLayout:
    return PageLayout(page, PageFrame(1, 1, VECTOR_DPI), "scan", "left_out", 0.0)


def _read_or_give_up(source: Path, page: int, options: ReadOptions | None) -> PageLayout:
    try:
        return read_page(source, page, options)
    except (InputError, EngineError) as error:
        finding = Finding("page-unread", "error", str(error), page)
        frame = PageFrame(1, 1, VECTOR_DPI)
        return PageLayout(page, frame, "scan", "unread", 0.0, findings=(finding,))

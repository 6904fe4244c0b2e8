"""Kinds of damage: how a vector PDF becomes the scan that readers have to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from samples.generator.damage import ink, paper, stamps
from samples.generator.damage.image_pdf import ImagePdf
from samples.generator.damage.paper import Pixels


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page on its way through the scanner."""

    number: int
    pixels: Pixels
    kind: str
    dpi: float
    back: Pixels
    seal_text: str


DUSTY = 0.3
"""Share of faxed pages with a streak of dust."""

Step = Callable[[Sheet, np.random.Generator], Pixels]


@dataclass(frozen=True, slots=True)
class Damage:
    """A kind of damage. ``quality`` is JPEG's; None writes bilevel pages exactly."""

    name: str
    dpi: int
    quality: int | None
    step: Step
    colour: bool = False
    turns: bool = False


def _clean(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    return paper.grained(paper.turned(sheet.pixels, rng.uniform(-0.15, 0.15)), rng, 1.0)


def _office(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    page = paper.turned(sheet.pixels, rng.uniform(-1.3, 1.3))
    page = paper.unevenly_lit(paper.toned(page, rng), rng, 0.12)
    return paper.grained(page, rng, 1.7)


def _fax(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    page = paper.turned(sheet.pixels, rng.uniform(-0.6, 0.6))
    page = ink.broken_rulings(page, rng, 0.05)
    page = ink.specked(ink.weighted(page, rng), rng, 45)
    return ink.streaked(page, rng) if rng.random() < DUSTY else page


def _stamp(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    page = paper.turned(sheet.pixels, rng.uniform(-0.8, 0.8))
    height, width = page.shape[:2]
    if sheet.kind == "body" and sheet.number == 1:
        mark = stamps.copy_stamp(int(1.5 * sheet.dpi), stamps.RED, rng.uniform(-9, 9))
        page = stamps.with_ink(page, mark, int(width * 0.68), int(height * 0.05), 0.8)
    size = int(1.35 * sheet.dpi)
    colour = (stamps.VIOLET, stamps.BLUE)[int(rng.integers(0, 2))]
    mark = stamps.seal(sheet.seal_text, size, colour, rng.uniform(-30, 30))
    left = int(width * rng.uniform(0.12, 0.7))
    top = int(height * rng.uniform(0.35, 0.7))
    page = stamps.with_ink(page, mark, left, top, rng.uniform(0.55, 0.85))
    page = paper.edge_shadowed(stamps.punched(page, sheet.dpi), rng)
    return paper.grained(paper.toned(page, rng), rng, 2.0)


def _curl(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    page = paper.shone_through(sheet.pixels, sheet.back, rng.uniform(0.05, 0.11))
    page = paper.curled(page, rng, rng.uniform(0.002, 0.005))
    page = paper.turned(page, rng.uniform(-0.5, 0.5))
    return paper.grained(paper.unevenly_lit(paper.toned(page, rng), rng, 0.15), rng, 2.5)


def _copy(sheet: Sheet, rng: np.random.Generator) -> Pixels:
    page = ink.copied(paper.turned(sheet.pixels, rng.uniform(-1.0, 1.0)), rng)
    return paper.edge_shadowed(page, rng)


KINDS = {
    damage.name: damage
    for damage in (
        Damage("clean300", 300, 60, _clean),
        Damage("office200", 200, 36, _office),
        Damage("fax150", 170, None, _fax),
        Damage("stamp", 200, 50, _stamp, colour=True),
        Damage("rotated", 200, 36, _office, turns=True),
        Damage("curl", 200, 50, _curl),
        Damage("copy200", 200, 45, _copy),
    )
}
"""Every kind but ``born``, which leaves the vector PDF as it is."""


def scanned(
    pdf: bytes, kinds: list[str], damage: Damage, seed: int, seal_text: str
) -> tuple[bytes, dict[int, int]]:
    """The scan as a PDF, and for each turned page by how many degrees it lies (against the clock).

    ``kinds`` are the pages' kinds (body or annex).
    """
    rng = np.random.default_rng(seed)
    pages = _rendered(pdf, damage)
    out, turns = ImagePdf(), {}
    for number, (pixels, kind) in enumerate(zip(pages, kinds, strict=True), 1):
        back = pages[number % len(pages)]
        sheet = Sheet(number, pixels, kind, damage.dpi, back, seal_text)
        page = damage.step(sheet, rng)
        if damage.turns and (turn := _turn(number, kind, rng)):
            turns[number] = turn
            page = np.ascontiguousarray(np.rot90(page, turn // 90))
        out.add_page(page, damage.dpi, damage.quality)
    return out.to_bytes(), turns


def _turn(number: int, kind: str, rng: np.random.Generator) -> int:
    """Degrees against the clock: annex pages lie sideways, now and then a page upside down."""
    if kind == "annex":
        return int(rng.choice([90, 270]))
    return 180 if number == 2 else 0


def _rendered(pdf: bytes, damage: Damage) -> list[Pixels]:
    document = pdfium.PdfDocument(pdf)
    pages = []
    for index in range(len(document)):
        bitmap = document[index].render(
            scale=damage.dpi / 72, grayscale=not damage.colour, rev_byteorder=True
        )
        page = np.array(bitmap.to_numpy(), dtype=np.uint8)
        pages.append(page[..., :3].copy() if damage.colour else page.reshape(page.shape[:2]))
    document.close()
    return pages

"""At which resolution a PDF page should be rendered: that of the scan inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

POINTS_PER_INCH = 72.0

BORN_DIGITAL_DPI = 200.0
"""Dots per inch for pages that are no scans: below 150 thin rulings and marks blur, above 300 it
only costs time."""

SCAN_DPI = (72.0, 400.0)
"""Dots per inch to which a scan's own resolution is clamped. Below 72 there is nothing to read at
any size; above 400 recognition gains nothing and time grows with the square."""

COARSE_DPI = 110.0
"""Dots per inch below which a grey scan is looked at twice as large. Letters of 4 to 6 pixels lose
their stops, hyphens and thin strokes wherever whole pixels are counted; from 120 on none is."""

SCAN_COVER = 0.5
"""Share (0-1) of the page that pictures must cover to call it a scan. Letterheads with a large
seal cover under 0.2; a scan with wide white borders added by the printing program over 0.6."""

FULL_COVER = 0.5
"""Share (0-1) of the page from which one picture alone is a layer of the scan, not a strip."""

LARGEST_PAPER, USUAL_PAPER = 12.3, 8.27
"""Inches of the shorter side above which a coarse scan is on no paper that decrees are printed on
(A3 has 11.7), and those of A4 and nearly of F4. Programs that make a PDF of photos give each pixel
a point: the page is told to be larger than any printer's, and letters to be three times as high."""

ANISOTROPY = 1.02
"""Ratio of the two resolutions of a picture up to which they are called equal (rounded page
sizes); a fax of 204 x 98 dots per inch is far above."""


LAYER_SLACK = 2.5
"""Pixels by which a rounded page size may miss the size of the scan in it and still mean it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture placed on a page: pixels, share (0-1) of the page, dots per inch, bits."""

    columns: int
    rows: int
    cover: float
    dpi: float
    bits: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How to render a page: dots per inch, and whether it is a scan of black and white only.

    ``layer`` is the size in pixels of the picture that makes the page, if one does; ``enlarged``
    how many pixels lie along one of the scan's; ``oversize`` how many times as large as its paper
    the file says the page is.
    """

    dpi: float
    bilevel: bool
    scan: bool
    layer: tuple[int, int] | None = None
    enlarged: float = 1.0
    oversize: float = 1.0

    def size_near(self, width: float, height: float) -> tuple[int, int]:
        """Whole pixels for a page of about this size: the layer's own, if that is meant."""
        for side in [self.layer, self.layer[::-1]] if self.layer else []:
            columns, rows = (round(self.enlarged * pixels) for pixels in side)
            if max(abs(columns - width), abs(rows - height)) < LAYER_SLACK * self.enlarged:
                return columns, rows
        return max(1, round(width)), max(1, round(height))


def plan_rendering(page: Any) -> Plan:
    """The plan for a ``pypdfium2.PdfPage``."""
    pictures = _find_pictures(page)
    if sum(picture.cover for picture in pictures) < SCAN_COVER:
        return Plan(BORN_DIGITAL_DPI, bilevel=False, scan=False)
    layers = [picture for picture in pictures if picture.cover >= FULL_COVER]
    native = max(layer.dpi for layer in layers) if layers else _typical_dpi(pictures)
    times_too_large = oversize(min(page.get_width(), page.get_height()), native)
    native *= times_too_large
    bilevel = all(picture.bits == 1 for picture in pictures)
    times = enlargement(native, bilevel=bilevel)
    return Plan(
        dpi=times * clamped(native),
        bilevel=bilevel,
        scan=True,
        layer=(layers[0].columns, layers[0].rows) if len(layers) == 1 else None,
        enlarged=times,
        oversize=times_too_large,
    )


def oversize(shorter: float, native: float) -> float:
    """How many times as large as its paper a file says that a scan is; ``shorter`` is in points."""
    inches = shorter / POINTS_PER_INCH
    return inches / USUAL_PAPER if inches > LARGEST_PAPER and native < COARSE_DPI else 1.0


def clamped(native: float) -> float:
    """The resolution of a scan within what is looked at."""
    low, high = SCAN_DPI
    return min(max(native, low), high)


def enlargement(native: float, *, bilevel: bool) -> float:
    """How many times as large a scan is looked at; evenly, so that no ruling becomes a seam.

    A scan of black and white only has nothing between its pixels to enlarge.
    """
    return 1.0 if bilevel or clamped(native) >= COARSE_DPI else 2.0


def _typical_dpi(strips: list[Picture]) -> float:
    """The resolution in which half of the covered area is stored (area-weighted median)."""
    half = sum(strip.cover for strip in strips) / 2
    for strip in sorted(strips, key=lambda strip: strip.dpi):
        half -= strip.cover
        if half <= 0:
            return strip.dpi
    return strips[-1].dpi


def _find_pictures(page: Any) -> list[Picture]:
    """The pictures on a page, inside form objects too; those that cannot be measured left out."""
    import pypdfium2

    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    found = []
    try:
        for item in page.get_objects(filter=kinds):
            picture = _measure(page, item)
            if picture is not None:
                found.append(picture)
    except pypdfium2.PdfiumError:
        return found  # damaged objects: what was found so far still counts
    return found


def _measure(page: Any, item: Any) -> Picture | None:
    import pypdfium2

    try:
        columns, rows = item.get_px_size()
        bits = int(item.get_metadata().bits_per_pixel)
    except pypdfium2.PdfiumError:
        return None
    a, b, c, d = _placed(item)
    across, down = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    page_area = page.get_width() * page.get_height()
    if min(across, down, page_area) <= 0 or min(columns, rows) <= 0:
        return None
    dpi_x, dpi_y = columns / across * POINTS_PER_INCH, rows / down * POINTS_PER_INCH
    dpi = max(dpi_x, dpi_y)
    if dpi / min(dpi_x, dpi_y) <= ANISOTROPY:
        dpi = (dpi_x + dpi_y) / 2
    return Picture(columns, rows, min(1.0, abs(a * d - b * c) / page_area), dpi, bits)


def _placed(item: Any) -> tuple[float, float, float, float]:
    """The picture's matrix on the page (points), all forms around it multiplied in."""
    matrix = item.get_matrix()
    form = item.container
    while form is not None:
        matrix = matrix.multiply(form.get_matrix())
        form = form.container
    return matrix.a, matrix.b, matrix.c, matrix.d

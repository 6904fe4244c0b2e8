"""One page of a document as pixels, upright as its file says, at the resolution of its scan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from zi_extract.errors import InputError, LimitError
from zi_extract.intake.document import open_document, open_page
from zi_extract.intake.pictures import open_picture, resolution_of
from zi_extract.intake.probe import check_readable, find_format
from zi_extract.intake.resolution import POINTS_PER_INCH, clamped, enlargement, plan_rendering
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.page_image import PageImage, Pixels

COLOUR_DIFFERENCE = 32
"""Levels (0-255) between the strongest and weakest channel from which a pixel is coloured. JPEG
and sensor noise stay under 25; a washed-out blue stamp reaches 40."""

COLOURED_SHARE = 2e-4
"""Share (0-1) of pixels that must be coloured to keep three channels. Below, colour noise of one
speck triples the work; above, a faint signature or small stamp loses its colour."""

COLOUR_STEP = 3
"""Every how many pixels colour is looked for, down and across: ink is at least that wide."""

LUMA = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in brightness (ITU-R BT.601)."""


def render_page(
    path: Path,
    page: int,
    limits: Limits = DEFAULT_LIMITS,
    *,
    dpi: float | None = None,
    text: bool = True,
) -> PageImage:
    """Page ``page`` (from 1) as a picture, with the file's /Rotate applied.

    A scan comes in its own resolution, at most 400 dots per inch, a coarse one twice as large, and
    a born-digital page in 200; ``dpi`` overrides all. Without ``text`` a PDF's own letters are left
    out. Raises InputError (damaged), EncryptedError, or LimitError (more pixels than allowed:
    computed before anything is rendered).
    """
    check_readable(path, limits)
    kind = find_format(path)
    if kind != "pdf":
        return _render_picture(path, kind, page, limits, dpi)
    with open_document(path) as document:
        opened = open_page(document, path, page)
        plan = plan_rendering(opened)
        chosen = dpi or plan.dpi
        scale = chosen / POINTS_PER_INCH / plan.oversize
        width, height = plan.size_near(opened.get_width() * scale, opened.get_height() * scale)
        _check_pixels(path, page, width, height, limits)
        if not text:
            _without_text(opened)
        pixels = _rasterise(opened, width, height)
    times = 1.0 if dpi else plan.enlarged
    return _page_image(page, pixels, chosen, bilevel=plan.bilevel, enlarged=times)


def _check_pixels(path: Path, page: int, width: int, height: int, limits: Limits) -> None:
    if width * height > limits.max_page_pixels:
        raise LimitError(
            f"The page would have {width} x {height} pixels, more than "
            f"{limits.max_page_pixels:,}. Where: {path.name}, page {page}. "
            "Next: scan it again on paper size A3 or smaller, at 300 dots per inch."
        )


def _without_text(opened: Any) -> None:
    """Takes the letters off an opened page, but for those inside forms."""
    from pypdfium2 import raw

    letters = [raw.FPDF_PAGEOBJ_TEXT]
    for item in list(opened.get_objects(filter=letters, max_depth=1)):
        raw.FPDFPage_RemoveObject(opened, item)


def _rasterise(opened: Any, width: int, height: int) -> Pixels:
    """The page stretched onto exactly ``width x height`` pixels, RGB.

    PDFium is called directly because pypdfium2 rounds the size up by itself: one pixel more than
    the scan has makes PDFium resample, and bilevel scans grow grey seams.
    """
    import cv2
    import pypdfium2
    from pypdfium2 import raw

    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    placing = (bitmap, opened, 0, 0, width, height, 0, flags)
    raw.FPDF_RenderPageBitmap(*placing)
    if opened.formenv:
        raw.FPDF_FFLDraw(opened.formenv, *placing)
    pixels: Pixels = cv2.cvtColor(bitmap.to_numpy(), cv2.COLOR_RGBA2RGB)
    bitmap.close()
    return pixels


def _render_picture(
    path: Path, kind: str, page: int, limits: Limits, wanted: float | None
) -> PageImage:
    from PIL import Image, ImageOps

    with open_picture(path, kind, limits) as picture:
        if page < 1 or page > getattr(picture, "n_frames", 1):
            raise InputError(
                f"The file has no page {page}. Where: {path.name}. Next: ask for a lower one."
            )
        if page > 1:
            picture.seek(page - 1)
        dpi_x, dpi_y = resolution_of(picture)
        bilevel = picture.mode == "1"
        times = 1.0 if wanted else enlargement(max(dpi_x, dpi_y), bilevel=bilevel)
        dpi = wanted or times * clamped(max(dpi_x, dpi_y))
        width = max(1, round(picture.width * dpi / dpi_x))
        height = max(1, round(picture.height * dpi / dpi_y))
        for columns, rows in (picture.size, (width, height)):
            _check_pixels(path, page, columns, rows, limits)
        plain = _on_white(picture)
        if (width, height) != plain.size:
            plain = plain.resize((width, height), Image.Resampling.LANCZOS)
        pixels = np.asarray(ImageOps.exif_transpose(plain), dtype=np.uint8)
    return _page_image(page, pixels, dpi, bilevel=bilevel, enlarged=times)


def _on_white(picture: Any) -> Any:
    """The picture as 8 bit grey or RGB; transparency becomes white paper."""
    from PIL import Image

    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    if picture.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        paper.info = dict(picture.info)
        return paper.convert("RGB")
    return picture.convert("RGB")


def _page_image(
    page: int, pixels: Pixels, dpi: float, *, bilevel: bool, enlarged: float
) -> PageImage:
    if pixels.ndim == 3 and (bilevel or not _has_colour(pixels)):
        pixels = _grey(pixels)
    if not bilevel and pixels.ndim == 2:
        bilevel = _two_values(pixels)
    return PageImage(page=page, pixels=pixels, dpi=float(dpi), bilevel=bilevel, enlarged=enlarged)


def _has_colour(pixels: Pixels) -> bool:
    sample = pixels[::COLOUR_STEP, ::COLOUR_STEP]
    red, green, blue = (np.ascontiguousarray(sample[..., channel]) for channel in range(3))
    brightest = np.maximum(np.maximum(red, green), blue)
    difference = brightest - np.minimum(np.minimum(red, green), blue)
    return bool((difference >= COLOUR_DIFFERENCE).mean() > COLOURED_SHARE)


def _grey(pixels: Pixels) -> Pixels:
    import cv2

    first = np.asarray(cv2.extractChannel(pixels, 0), dtype=np.uint8)
    if np.array_equal(first, cv2.extractChannel(pixels, 1)):
        return first
    red, green, blue = (pixels[..., channel].astype(np.float32) for channel in range(3))
    grey = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue
    rounded: Pixels = np.rint(grey).astype(np.uint8)
    return rounded


def _two_values(pixels: Pixels) -> bool:
    counts = np.bincount(pixels[::COLOUR_STEP, ::COLOUR_STEP].ravel(), minlength=256)
    if np.count_nonzero(counts) > 2:
        return False
    return int(np.count_nonzero(np.bincount(pixels.ravel(), minlength=256))) <= 2

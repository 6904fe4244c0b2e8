"""Scanned pages as a PDF of pictures: JPEG for grey and colour, packed bits for black and white."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pikepdf
from PIL import Image

from samples.generator.damage.paper import Pixels

POINTS_PER_INCH = 72


class ImagePdf:
    """A PDF whose pages each hold one picture."""

    def __init__(self) -> None:
        self.pdf = pikepdf.Pdf.new()

    def add_page(self, page: Pixels, dpi: float, quality: int | None) -> None:
        """Add a page; without ``quality`` the picture must be bilevel and is kept exactly."""
        height, width = page.shape[:2]
        stream = self._bits(page) if quality is None else self._jpeg(page, quality)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height = width, height
        points = (width * POINTS_PER_INCH / dpi, height * POINTS_PER_INCH / dpi)
        self.pdf.add_blank_page(page_size=points)
        sheet = self.pdf.pages[-1]
        sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        content = f"q {points[0]:.2f} 0 0 {points[1]:.2f} 0 0 cm /Im0 Do Q".encode()
        sheet.Contents = self.pdf.make_stream(content)

    def _jpeg(self, page: Pixels, quality: int) -> pikepdf.Stream:
        buffer = io.BytesIO()
        Image.fromarray(page).save(buffer, "JPEG", quality=quality, optimize=True)
        stream = pikepdf.Stream(self.pdf, buffer.getvalue())
        stream.Filter, stream.BitsPerComponent = pikepdf.Name.DCTDecode, 8
        grey = page.ndim == 2
        stream.ColorSpace = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
        return stream

    def _bits(self, page: Pixels) -> pikepdf.Stream:
        data = zlib.compress(np.packbits(page > 127, axis=1).tobytes(), 9)
        stream = pikepdf.Stream(self.pdf, data)
        stream.Filter, stream.BitsPerComponent = pikepdf.Name.FlateDecode, 1
        stream.ColorSpace = pikepdf.Name.DeviceGray
        return stream

    def to_bytes(self) -> bytes:
        """The PDF; the same pages give the same bytes."""
        buffer = io.BytesIO()
        self.pdf.save(buffer, deterministic_id=True, compress_streams=True)
        return buffer.getvalue()

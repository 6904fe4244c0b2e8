"""A child that renders pages into files: ``python -m zi_extract.cli.page_pictures PATH FOLDER``.

The bytes of an input are touched by children only. Which pages, and by how many degrees each is to
be turned, comes as JSON on standard input: ``{"1": 0, "2": 90}``.
"""

from __future__ import annotations

import io
import json
import sys
import zlib
from pathlib import Path
from typing import Any

from zi_extract.intake.render import render_page
from zi_extract.intake.sandbox import apply_limits
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.model.page_image import PageImage

LIST = "pages.json"
"""The child's account of what it wrote: page, width, height, dpi, encoding, file."""

JPEG_QUALITY = 80
"""0-95. At 60 letters grow halos; at 90 files are twice as large and look the same."""


def main() -> None:
    """Writes every page and, last, the list of them."""
    apply_limits(DEFAULT_LIMITS)
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    asked: dict[str, int] = json.load(sys.stdin)
    pages = [_write(path, folder, int(page), turn) for page, turn in asked.items()]
    (folder / LIST).write_text(json.dumps(pages))


def _write(path: Path, folder: Path, page: int, rotation: int) -> dict[str, Any]:
    import numpy as np

    image = render_page(path, page)
    pixels = np.ascontiguousarray(np.rot90(image.pixels, -(rotation // 90)))
    encoding = "bits" if image.bilevel else "grey" if pixels.ndim == 2 else "colour"
    upright = PageImage(page, pixels, image.dpi, image.bilevel)
    name = f"{page}.picture"
    (folder / name).write_bytes(_encoded(upright))
    size = {"width": upright.width, "height": upright.height, "dpi": upright.dpi}
    return {"page": page, "encoding": encoding, "file": name} | size


def _encoded(image: PageImage) -> bytes:
    import numpy as np
    from PIL import Image

    if image.bilevel:
        return zlib.compress(np.packbits(image.pixels > 127, axis=1).tobytes(), 9)
    written = io.BytesIO()
    Image.fromarray(image.pixels).save(written, "JPEG", quality=JPEG_QUALITY)
    return written.getvalue()


if __name__ == "__main__":
    main()

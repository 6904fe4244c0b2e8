"""A child that renders a page: ``python -m zi_extract.review.picture_child PATH PAGE TURN WIDTH``.

The bytes of an input are touched by children only. The JPEG goes to standard output.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from zi_extract.intake.render import render_page
from zi_extract.intake.sandbox import apply_limits
from zi_extract.limits import DEFAULT_LIMITS

JPEG_QUALITY = 72
"""0-95. At 60 letters grow halos; at 90 files are twice as large and look the same on a screen."""


def main() -> None:
    """Writes the picture of one page, turned upright and made ``WIDTH`` pixels wide at most."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # libraries that print must not spoil the picture
    apply_limits(DEFAULT_LIMITS)
    path, page, turn, width = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    answer.write(_jpeg(path, page, turn, width))
    answer.close()


def _jpeg(path: Path, page: int, turn: int, width: int) -> bytes:
    import numpy as np
    from PIL import Image

    pixels = np.ascontiguousarray(np.rot90(render_page(path, page).pixels, -(turn // 90)))
    picture = Image.fromarray(pixels)
    if picture.width > width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    main()

"""Which words of a text layer can be seen: white letters and those under a picture cannot.

The other way round, words that only the letters show are a page's own text, whatever picture lies
behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from zi_extract.intake.render import render_page
from zi_extract.intake.textlayer import POINTS_PER_INCH, TextLayer, is_own_text
from zi_extract.limits import Limits
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage, Pixels

CONTRAST = 24
"""Levels (0-255) between the darkest and the lightest pixel of a word, in any channel, below which
nobody can read it. JPEG noise of a picture laid over words stays under 20; the palest grey that is
printed has 40."""

MOST_HIDDEN = 0.5
"""Share of a page's words above which it is the picture that lacks them: a font that was not drawn,
or a page cut elsewhere. Boxes for initials and a block under a picture are a tenth of a page."""


LOWEST = 2.0
"""Points below which letters are a program's own marks, a dot to the eye: bookmarks are set in 1
point. The smallest print has 4."""

ON_PICTURE = 0.2
"""Most of a page's words that may lie on ink of the picture behind them for it to be a backdrop: a
seal or a logo in it touches a tenth, and a scan has ink under nearly all."""


def is_on_backdrop(source: Path, page: int, layer: TextLayer, dpi: float, limits: Limits) -> bool:
    """Whether the pictures of a page lack its words: a frame or a tint behind text of its own.

    ``layer`` is in pixels at ``dpi``. Under the words of a scan with old OCR there is ink. Raises
    InputError or LimitError when the page cannot be rendered.
    """
    if not is_own_text(layer):
        return False
    bare = render_page(source, page, limits, dpi=dpi, text=False)
    if abs(bare.width - layer.width) > 1:
        return False  # taken for a scan on another paper than the file says
    inked = sum(_is_seen(word.box, bare.pixels) for word in layer.words)
    return inked <= ON_PICTURE * len(layer.words)


def seen_words(words: Sequence[Word], picture: PageImage) -> tuple[Word, ...]:
    """The words that leave ink on ``picture``, which shows the page in the words' own pixels.

    Offices white out the boxes for initials (``PARAF``) before they publish a decree, and lay the
    picture of a signature over the block that was typed: both stay in the text layer. Where
    most words leave none, the picture is not to be trusted, and all are kept.
    """
    low = LOWEST * picture.dpi / POINTS_PER_INCH
    words = [word for word in words if word.box.height >= low]
    seen = tuple(word for word in words if _is_seen(word.box, picture.pixels))
    return seen if len(seen) >= (1 - MOST_HIDDEN) * len(words) else tuple(words)


def _is_seen(box: Box, pixels: Pixels) -> bool:
    height, width = pixels.shape[:2]
    rows = slice(max(0, int(box.top)), min(height, int(box.bottom) + 1))
    columns = slice(max(0, int(box.left)), min(width, int(box.right) + 1))
    cut = pixels[rows, columns].reshape(-1, 1 if pixels.ndim == 2 else pixels.shape[2])
    return len(cut) > 0 and int(np.ptp(cut, axis=0).max()) >= CONTRAST

"""Which words of a text layer can be seen: white letters and those under a picture cannot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

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


def seen_words(words: Sequence[Word], picture: PageImage) -> tuple[Word, ...]:
    """The words that leave ink on ``picture``, which shows the page in the words' own pixels.

    Offices white out the boxes for initials (``PARAF``) before they publish a decree, and lay the
    picture of a signature over the block that was typed: both stay in the text layer. Where
    most words leave none, the picture is not to be trusted, and all are kept.
    """
    seen = tuple(word for word in words if _is_seen(word.box, picture.pixels))
    return seen if len(seen) >= (1 - MOST_HIDDEN) * len(words) else tuple(words)


def _is_seen(box: Box, pixels: Pixels) -> bool:
    height, width = pixels.shape[:2]
    rows = slice(max(0, int(box.top)), min(height, int(box.bottom) + 1))
    columns = slice(max(0, int(box.left)), min(width, int(box.right) + 1))
    cut = pixels[rows, columns].reshape(-1, 1 if pixels.ndim == 2 else pixels.shape[2])
    return len(cut) > 0 and int(np.ptp(cut, axis=0).max()) >= CONTRAST

"""Where words end: each word of a page in exactly one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Place = Literal[
    "field",
    "clause",
    "cell",
    "tick",
    "label",
    "repeat",
    "letterhead",
    "stamp",
    "furniture",
    "other",
    "leftover",
]
"""``label``: a formula of the form itself (Menimbang, NOMOR, MEMUTUSKAN). ``repeat``: a text that
stands elsewhere too and was taken from there (the signature block after a Lampiran). ``stamp``: on
a stamp, a logo or pen strokes. ``furniture``: page numbers, catchwords, web marks. ``other``: any
word of a page that is no decree's. ``leftover``: nowhere else."""

WordPlaces = Mapping[int, tuple[Place, ...]]
"""Page to one place per word of its ``PageLayout.words``."""

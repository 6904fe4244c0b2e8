"""Where words end: each word of a page in exactly one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Place = Literal["field", "clause", "cell", "tick", "label", "furniture", "other", "leftover"]
"""``label``: a formula of the form itself (Menimbang, NOMOR, MEMUTUSKAN). ``furniture``: page
numbers, catchwords, watermarks. ``other``: any word of a page that is no decree's. ``leftover``:
nowhere else."""

WordPlaces = Mapping[int, tuple[Place, ...]]
"""Page to one place per word of its ``PageLayout.words``."""

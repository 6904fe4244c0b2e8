"""Names of results. They come from our slug and hash only, never raw from an input's name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

MAX_SLUG = 60
"""Characters of a slug. File systems allow 255 bytes for a name; longer slugs help no reader."""

HASH_DIGITS = 8
"""Hex digits of the sha256 in a name: two different files of one name collide once in 4 billion."""

NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens; ``document`` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return NOT_SLUG.sub("-", plain)[:MAX_SLUG].strip("-") or "document"


def decree_id(name: str, sha256: str, number: int = 1) -> str:
    """The id of the ``number``-th decree (from 1) in a file of this name and hash."""
    first = f"{slug(PurePath(name).stem)}-{sha256[:HASH_DIGITS]}"
    return first if number == 1 else f"{first}-{number}"

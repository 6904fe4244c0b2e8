"""Texts for formats that are XML inside, which cannot hold every character."""

from __future__ import annotations

import re

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) has no way to write: control characters and lone surrogates."""

REPLACEMENT = "\ufffd"
"""The sign that stands for a character which cannot be shown."""


def xml_text(text: str) -> str:
    """The text with each character that XML cannot hold replaced by U+FFFD."""
    return UNWRITABLE.sub(REPLACEMENT, text)

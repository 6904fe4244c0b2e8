"""Errors as three lines for people: what, where, what to do next."""

from __future__ import annotations

import re

PARTS = re.compile(r"\s+(?=(?:Where|Next): )")
"""Our messages have the form ``What. Where: place. Next: advice.``"""

CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that could steer a terminal, forge a line, turn the direction of writing, and halves
of characters that cannot be written."""


def describe(message: str) -> str:
    """The message over up to three lines, safe to print."""
    what, *rest = PARTS.split(harmless(message))
    return "\n".join([f"Error: {what}", *(f"  {line}" for line in rest)])


def harmless(text: str) -> str:
    """The text with control characters written out, as names of files may hold them."""
    return CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def first_part(message: str) -> str:
    """What happened, without where and what next."""
    return harmless(PARTS.split(message)[0])

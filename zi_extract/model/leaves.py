"""Walks a draft: every extracted value under its JSON Pointer; and when a value is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from zi_extract.model.evidence import Extracted

REVIEW_BELOW = 0.8
"""Confidence (0-1) below which a value needs a person. One working point for all kinds of values:
lower lets wrong values pass unflagged, higher flags so many right ones that nobody looks."""


def leaves(node: object, pointer: str = "") -> Iterator[tuple[str, Extracted[Any]]]:
    """Every ``Extracted`` of a draft (or a part of one) with its JSON Pointer, in field order."""
    if isinstance(node, Extracted):
        yield pointer, node
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from leaves(item, f"{pointer}/{index}")
    elif is_dataclass(node):
        for field in fields(node):
            yield from leaves(getattr(node, field.name), f"{pointer}/{field.name}")

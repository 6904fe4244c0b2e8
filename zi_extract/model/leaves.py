"""Walks a draft: every extracted value under its JSON Pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from zi_extract.model.evidence import Extracted

Change = Callable[[str, Extracted[Any]], Extracted[Any]]


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


def with_leaves(node: Any, change: Change, pointer: str = "") -> Any:
    """The same draft with every ``Extracted`` as ``change`` makes it; nothing else differs."""
    if isinstance(node, Extracted):
        return change(pointer, node)
    if isinstance(node, tuple):
        made = tuple(with_leaves(item, change, f"{pointer}/{i}") for i, item in enumerate(node))
        return node if all(a is b for a, b in zip(made, node, strict=True)) else made
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {}
    for field in fields(node):
        old = getattr(node, field.name)
        new = with_leaves(old, change, f"{pointer}/{field.name}")
        if new is not old:
            changed[field.name] = new
    return replace(node, **changed) if changed else node

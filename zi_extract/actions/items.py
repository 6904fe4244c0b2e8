"""Lists inside a cell as items with their labels; owners one by one."""

from __future__ import annotations

import re
from dataclasses import replace

from zi_extract.model.draft import ListItemDraft
from zi_extract.model.evidence import Extracted

_ITEM = re.compile(r"^\s*(?:(\(?(?:[a-z]|\d{1,2}|[ivx]{2,4})[.)])\s*|([-–•●▪*])\s+)(?=\S)")
_OWNER_BREAK = re.compile(r"\s*(?:\n|;|,(?=\s*(?:[A-Z]|dan\b))|\s/\s|\s&\s)\s*(?:dan\s+)?")
_JOINT = re.compile(
    r"\s+dan\s+(?=(?:Tim|Ketua|Kasub\w*|Koordinator|Kepala|Sekretari\w+|Seluruh|Operator)\b)"
)
_TITLE = re.compile(r"^(?:[SMADP]\.?[A-Z]|[A-Z]\.)")


def split_items(text: Extracted[str]) -> tuple[ListItemDraft, ...]:
    """The items of a list, each with its label as printed; none for plain text.

    A line without label that precedes the list is an item without label.
    """
    lines = [line for line in text.value.splitlines() if line.strip()]
    if not any(_ITEM.match(line) for line in lines):
        return ()
    return tuple(_item(text, line) for line in lines)


def _item(text: Extracted[str], line: str) -> ListItemDraft:
    match = _ITEM.match(line)
    body = line[match.end() :].strip() if match else line.strip()
    printed = (match[1] or match[2]) if match else None
    label = replace(text, value=printed, raw=printed) if printed else None
    return ListItemDraft(text=replace(text, value=body, raw=line), label=label)


def split_owners(text: Extracted[str]) -> tuple[Extracted[str], ...]:
    """Those who are named in an owner's cell, in order; one when there is nothing to split at."""
    listed = split_items(text)
    if listed:
        return tuple(item.text for item in listed if item.text.value)
    parts: list[str] = []
    for piece in _OWNER_BREAK.split(text.value):
        parts += [part.strip(" ,;") for part in _JOINT.split(piece)]
    named = [part for part in parts if part]
    if any(_TITLE.match(part) for part in named[1:]):
        named = [text.value.strip()]
    return tuple(replace(text, value=part, derived="one of the owners") for part in named)

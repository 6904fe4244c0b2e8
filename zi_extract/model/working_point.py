"""Kinds of values, and the probability below which each kind asks for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

ValueKind = Literal["header", "list", "record", "schedule", "cell", "tick", "grid"]
"""``header``: scalars of head and closing. ``list``: considerations, legal basis, dictums. The
others stand in tables: fields of an action, its times, texts of cells, marks, and the grid itself,
which is right when every cell spans the rows and columns that it does on paper."""

WorkingPoints = Mapping[ValueKind, float]

REVIEW_BELOW = 0.8
"""Confidence (0-1) below which a value needs a person, where its kind has no working point of its
own: lower lets wrong values pass unflagged, higher flags so many right ones that nobody looks."""

_LISTS = re.compile(r"/(?:considerations|legal_basis|also_considered|dictums|closing/copies_to)\b")
_CELL = re.compile(r"/annexes/\d+/tables/.*/(text|tick)$")
_RECORD = re.compile(r"/actions/\d+/([a-z_]+)(?:/([a-z]+))?")
_NAMES = {"criteria_items": "criteria", "action_items": "action", "output_items": "output"}


_DIGITS, _STROKES = re.compile(r"[\d.,()/-]+"), re.compile(r"[IVXLl|1]+[.)]?")

SHORT = 4
"""Letters of a text up to which it is a code: too short for its letters to support one another."""


def form_of(text: str) -> str:
    """The field of a cell's text: lone numerals and short codes are read less surely than words."""
    bare = text.strip()
    if _STROKES.fullmatch(bare):
        return "strokes"
    if _DIGITS.fullmatch(bare):
        return "digits"
    return "code" if len(bare) <= SHORT or any(sign.isdigit() for sign in bare) else "words"


def kind_of(pointer: str) -> tuple[ValueKind, str]:
    """The kind of the value at a JSON Pointer, and its field: ``record``, ``area/name``."""
    if pointer.startswith("/actions/"):
        match = _RECORD.match(pointer)
        name, below = (match[1], match[2]) if match else ("", None)
        if name == "schedule":
            return "schedule", "schedule"
        name = _NAMES.get(name, name)
        return "record", f"area/{below}" if name == "area" else name
    cell = _CELL.match(pointer)
    if cell:
        return ("tick", "tick") if cell[1] == "tick" else ("cell", "words")
    first, *rest = pointer.split("/")[1:]
    if _LISTS.match(pointer):
        return "list", "citation" if "citation" in rest else first
    names = [part for part in (first, *rest) if not part.isdigit()]
    return "header", names[-1]


def below(kind: ValueKind, points: WorkingPoints) -> float:
    """The probability below which a value of this kind needs a person."""
    return points.get(kind, REVIEW_BELOW)


def below_at(pointer: str, points: WorkingPoints) -> float:
    """The probability below which the value at a JSON Pointer needs a person."""
    return below(kind_of(pointer)[0], points)

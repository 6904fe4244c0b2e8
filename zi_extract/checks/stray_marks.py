"""Marks within the texts of actions that are specks, dots of a stamp or remains of rulings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.checks.plausible_actions import WORD
from zi_extract.checks.signals import WEAK
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Word

ALONE = re.compile(r"[^\w\s\-\u2013\u2014\u2022\u221a()/&+%]+")
"""A word of marks only that neither begins an item nor joins words."""

SHARE = re.compile(r"\W*\d[\d.,]*\s*%\W*")
"""A target in per cent, which needs no word."""

COLON = re.compile(r".*[:;]")
DOUBLE = frozenset(":;")
"""Marks of two dots, which readers take for one another; that all see one says that it is there."""

LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]{1,2}")
"""What begins an item of a list; before it a semicolon ends the last one."""

TEXTS = ("program", "criteria", "action", "output", "owner")
"""The texts of an action."""


def check_texts_have_words(case: Case) -> Iterator[Finding]:
    """A figure or letter alone where others have words: what a stamp or a fold left of a text.

    The action and its owner are looked at by checks of their own.
    """
    for at, leaf in _texts(case, ("program", "criteria", "output")):
        said = leaf.value or ""
        if any(map(str.isalnum, said)) and not WORD.search(said) and not SHARE.fullmatch(said):
            message = f"The text has no word, only {said!r}."
            yield at_value("mark-stray", "warning", message, at, leaf)


def check_stray_marks(case: Case) -> Iterator[Finding]:
    """A mark alone, a comma at the text's end, or a colon that not all see, if unsure."""
    for at, leaf in _texts(case, TEXTS):
        words = case.words(leaf)
        following = [*(word.text for word in words), ""][1:]
        pairs = zip(words, following, strict=True)
        stray = next((one for one, after in pairs if _is_stray(one, after)), None)
        if stray is not None:
            message = f"The mark in {stray.text!r} may be a speck."
            yield at_value("mark-stray", "warning", message, at, leaf)


def _texts(case: Case, fields: Sequence[str]) -> Iterator[tuple[str, Extracted[Any]]]:
    """These texts of all actions, each with its pointer; those that there are."""
    for index, action in enumerate(case.draft.actions):
        for field in fields:
            leaf: Extracted[Any] | None = getattr(action, field)
            if leaf is not None:
                yield f"/actions/{index}/{field}", leaf


def _is_stray(word: Word, after: str) -> bool:
    if word.confidence >= WEAK:
        return False
    if ALONE.fullmatch(word.text) or (not after and word.text.endswith(",")):
        return True
    if word.text.endswith(";") and LABEL.fullmatch(after):  # others lost a dot of it
        return False
    ends = [reading.text[-1:] for reading in word.readings]
    return bool(COLON.fullmatch(word.text)) and not all(end in DOUBLE for end in ends)

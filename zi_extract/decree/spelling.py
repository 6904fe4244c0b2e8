"""Comparing what was read with what is meant, without changing what was read."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

_DIGIT_TWINS = str.maketrans("OoQDIl|!iSsBZz", "00001111155822"[:14])
"""Letters that readers write for digits, and the digits they stand for."""

_SPACED = re.compile(r"(?<!\w)(?:[A-Z] ){4,}[A-Z](?!\w)")


def folded(text: str) -> str:
    """Lower-case letters and digits only: for comparing, never for showing."""
    return "".join(ch for ch in unicodedata.normalize("NFKC", text).lower() if ch.isalnum())


def likeness(left: str, right: str) -> float:
    """How alike two texts are after folding, 0-1; 1 is the same letters and digits."""
    a, b = folded(left), folded(right)
    if not a or not b:
        return 0.0
    return fuzz.ratio(a, b) / 100


def digits_read(text: str) -> str:
    """``text`` with the letters that readers write for digits turned into digits."""
    return text.translate(_DIGIT_TWINS)


def plain_upper(text: str) -> str:
    """Upper case, punctuation gone, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", text.upper())).strip()


def best_match(text: str, names: tuple[str, ...], floor: float) -> tuple[str, float] | None:
    """The name most like ``text`` and how alike they are; None below ``floor`` (0-1)."""
    scored = [(likeness(text, name), name) for name in names]
    score, name = max(scored, default=(0.0, ""))
    return (name, score) if score >= floor else None


def closed_up(text: str) -> str:
    """``text`` with letter-spaced words put together: ``K E P U T U S A N`` is one word."""
    return _SPACED.sub(lambda found: found.group().replace(" ", ""), text)

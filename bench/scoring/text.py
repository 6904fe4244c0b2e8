"""Texts and values as the scorer compares them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from rapidfuzz.distance import Levenshtein

NIP = re.compile(r"(?<!\d)(\d{8})[\s.]?(\d{6})[\s.]?(\d)[\s.]?(\d{3})(?!\d)")
HASH_DIGITS = 16


def plain(text: Any) -> str:
    """NFKC, lower case, one space between words."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", str(text or ""))).strip().lower()


def fold(text: Any) -> str:
    """Letters and digits only, lower case: what must be equal to be exact."""
    return "".join(ch for ch in plain(text) if ch.isalnum())


def value(item: Any) -> Any:
    """The value of ``{"value": ..., "confidence": ...}``, or the item itself."""
    return item.get("value") if isinstance(item, dict) and "value" in item else item


def as_list(item: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if isinstance(item, list):
        return item
    return [] if item is None else [item]


def ratio(part: float, whole: float) -> float | None:
    """The share, or None where there is no whole."""
    return float(part / whole) if whole else None


def cer(truth: Any, pred: Any) -> float:
    """Edit distance as a share of the truth's length; 0 or 1 where the truth is empty."""
    want, got = plain(truth), plain(pred)
    return Levenshtein.distance(want, got) / len(want) if want else float(bool(got))


def similarity(first: Any, second: Any) -> float:
    """Levenshtein similarity (0-1) of two texts, case and white space folded."""
    return Levenshtein.normalized_similarity(plain(first), plain(second))


def hashed(data: Any) -> Any:
    """The same data with every personnel number as ``sha256:`` and 16 hex digits."""
    if isinstance(data, str):
        return NIP.sub(_hash_of, data)
    if isinstance(data, list):
        return [hashed(item) for item in data]
    return {k: hashed(v) for k, v in data.items()} if isinstance(data, dict) else data


def _hash_of(match: re.Match[str]) -> str:
    digest = hashlib.sha256("".join(match.groups()).encode()).hexdigest()
    return "sha256:" + digest[:HASH_DIGITS]

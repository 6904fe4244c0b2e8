"""Making values of tokens: text, confidence and provenance come from the same ink."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TypeVar

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.number_doubt import is_doubtful_number
from zi_extract.decree.number_readings import is_vouched
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.vocabulary import PRINTED, with_semicolon, without_extra_letter
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box

T = TypeVar("T")

MISSING = 0.3
"""Confidence of a value whose place is known and whose text is not: low enough to be flagged."""

FLAGGED = 0.79
"""Confidence just under the mark of review (0.8), for values that are likely right and unproven."""

MENDED = 0.97
"""Confidence of a word that a sure slip gives back (on six kinds of paper all of 31 were right), or
that a known law proves."""

SLIPS_UNDONE = "sure slips of reading undone"
"""How a text was derived in which a word was put right so."""

LOOK_ALIKE = "a number in it may read otherwise"
"""How a text was derived that holds a number with signs that readers take for one another."""

CLOSING_SIGN = re.compile(r"[;:.,]")
"""A sign that stands alone behind an item of a list: that the item ends there, its form tells."""

_BROKEN = re.compile(r"(\w+)-$")
_CUT_AT_SLASH = re.compile(r"\w/$")
_CUT_CODE = re.compile(r"(?:^|\s)(?=\S*\d)(?=\S*[A-Z])\S*[.-]\S*\.$")
_CLASS = re.compile(r"[A-Z]{1,4}\.\d{1,2}\b")
"""A number cut before its class at a line's end: ``M.HH-01.`` / ``PW.02.03``."""


def tokens_of(rows: Iterable[Row]) -> tuple[Token, ...]:
    """All tokens of some rows in reading order."""
    return tuple(token for row in rows for token in row.tokens)


def joined(rows: Sequence[Row]) -> str:
    """Rows as one line of text; a word cut at a line's end is put together again."""
    text = ""
    for row in rows:
        text = row.text if not text else _append(text, row.text)
    return text


def _append(text: str, following: str) -> str:
    if _CUT_AT_SLASH.search(text) and following[:1].isalnum():
        return text + following
    if _CUT_CODE.search(text) and _CLASS.match(following):
        return text + following
    broken = _BROKEN.search(text)
    if broken is None or not following[:1].isalnum():
        return f"{text} {following}"
    stem, head = broken.group(1), following.split(maxsplit=1)[0]
    keeps = (
        head.lower().startswith(stem.lower())
        or not head[0].islower()
        or len(stem) <= 3  # e-, non-, sub-, in-: prefixes keep their hyphen
        or head[0].isdigit()
    )
    return text + following if keeps else text[:-1] + following


def word_confidence(tokens: Sequence[Token]) -> float:
    """Confidence that a run of words is read right: the mean drawn down by its worst word."""
    if not tokens:
        return 0.0
    values = [token.confidence for token in tokens]
    return min(sum(values) / len(values), (min(values) + sum(values) / len(values)) / 2)


def provenance(tokens: Iterable[Token]) -> tuple[Provenance, ...]:
    """One entry per page: the box around the tokens there and their word indices."""
    made = []
    for page, group in groupby(sorted(tokens, key=lambda t: t.page), key=lambda t: t.page):
        items = list(group)
        box = Box.around(token.box for token in items)
        made.append(Provenance(page, box, tuple(token.index for token in items)))
    return tuple(made)


def from_tokens(
    value: T, raw: str, tokens: Sequence[Token], certainty: float = 1.0, derived: str = ""
) -> Extracted[T]:
    """A value read from tokens. ``certainty`` (0-1) is that of the rule that chose them."""
    confidence = round(word_confidence(tokens) * certainty, 4)
    return Extracted(value, raw, confidence, provenance(tokens), derived)


def text_of(rows: Sequence[Row], certainty: float = 1.0, *, listed: bool = False) -> Extracted[str]:
    """Rows as a text value, with the sure slips of the data file undone.

    ``listed`` is an item of a list, which ends in a semicolon.
    """
    tokens = tokens_of(rows)
    joint = joined(rows)
    read = " ".join(token.read or token.text for token in tokens)
    scanned = any(token.confidence < PRINTED for token in tokens)
    sure = mended(joint, scanned=scanned)
    if listed and tokens and tokens[-1].confidence < PRINTED:
        sure = with_semicolon(sure)
    text = _without_extra_letters(sure, tokens)
    how = SLIPS_UNDONE if text != joint else ""
    undone = {*joint.split()} - {*sure.split()}
    believed = [believed_token(t) if t.text in undone or is_vouched(t) else t for t in tokens]
    if listed and believed and CLOSING_SIGN.fullmatch(believed[-1].text):
        believed[-1] = believed_token(believed[-1])
    made = from_tokens(text, read, believed, certainty, how)
    if _has_doubtful_number(sure, tokens):
        how = f"{how}; {LOOK_ALIKE}" if how else LOOK_ALIKE
        return replace(made, confidence=min(made.confidence, FLAGGED), derived=how)
    if text == sure:
        return made
    return replace(made, confidence=min(made.confidence, FLAGGED))


def believed_token(token: Token) -> Token:
    """A token that a sure slip put right, or that is proven otherwise."""
    return replace(token, confidence=max(token.confidence, MENDED))


def _has_doubtful_number(text: str, tokens: Sequence[Token]) -> bool:
    if all(token.confidence >= PRINTED for token in tokens):
        return False
    return any(map(is_doubtful_number, text.split()))


def _without_extra_letters(text: str, tokens: Sequence[Token]) -> str:
    """Doubled letters taken out of words that were read from a picture, not from a text layer."""
    if all(token.confidence >= PRINTED for token in tokens):
        return text
    words = {word: without_extra_letter(word) for word in re.findall(r"[^\W\d_]{7,}", text)}
    for word, fit in words.items():
        if fit is not None:
            text = re.sub(rf"\b{word}\b", fit, text)
    return text


def mended(text: str, *, scanned: bool = False) -> str:
    """A text with the slips of ``data/slips.toml`` undone, those of scans only where it is one."""
    for pattern, printed in _slips(scanned):
        text = pattern.sub(printed, text)
    return text


@cache
def _slips(scanned: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    slips = (slip for slip in load_toml("slips")["slip"] if scanned or not slip.get("scanned"))
    return tuple((re.compile(slip["read"]), str(slip["printed"])) for slip in slips)


def missing_at(page: int, box: Box) -> Extracted[str | None]:
    """A required value that was not found, and the place where it should stand."""
    return Extracted(None, "", MISSING, (Provenance(page, box),))

"""The left column of a decree: Menimbang, Mengingat, ..., KESATU, and where their texts begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from zi_extract.decree.lexicon import load_toml, words
from zi_extract.decree.rows import Row, Token, gap_before
from zi_extract.decree.spelling import folded, likeness, plain_upper

LabelKind = Literal["considering", "basis", "noting", "deciding", "enacting", "dictum", "between"]
"""``between`` stands among articles and is none: a chapter's title, the order to publish."""

LABEL_LIKENESS = 0.75
"""How alike (0-1) a word at the left must be to a label. Lower makes labels of ordinary words,
higher loses ``KEEMFAT`` and ``Menimbanq``."""

SURE_LABEL, STRAY_DECIDING = 0.85, 3
"""How alike (0-1) a whole row must be to MEMUTUSKAN, and its most letters beyond that: stray ink
included, running text excluded."""

TWO_WORDS = 0.93
"""How alike (0-1) two words together must be to a label (``KE SATU``, ``KEDUA BELAS``). Lower joins
a label and the item letter after it."""

LABEL_GAP = 1.5
"""White space in character heights after a label whose colon was not read. Lower takes words of
justified text for labels, higher misses a label next to a close text column."""

MOST_SCRAPS, SCRAP_LETTERS = 2, 2
"""Most scraps left of a label, and their most letters. More would find labels inside a text."""

_COLON = re.compile(r"[:;.,=\u00a2\u201c\"']{1,2}")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed; ``number`` counts dictums from 1. ``likeness`` 1 is spelled exactly.

    ``apart`` says that its colon or white space follows; without it the place must prove it.
    """

    kind: LabelKind
    name: str
    tokens: tuple[Token, ...]
    likeness: float
    number: int = 0
    apart: bool = True


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row with its label taken off; ``row`` is None when nothing but the label stands there."""

    label: Label | None
    row: Row | None
    colon: bool = False


def split_label(row: Row) -> LabelledRow:
    """A row's label, if it starts with one, and what is left of the row after label and colon."""
    row = _with_colon_apart(row)
    decided = _deciding(row)
    if decided is not None:
        return LabelledRow(decided, None)
    for scraps in range(min(MOST_SCRAPS + 1, len(row.tokens))):
        found = _split(Row(row.tokens[scraps:]))
        if found is not None and found.label and (not scraps or found.label.likeness == 1.0):
            return found
        if not _is_scrap(row.tokens[scraps]):
            break
    return LabelledRow(None, row)


def _with_colon_apart(row: Row) -> Row:
    """A first word that was read together with its colon and the marker is cut behind the colon."""
    head = row.tokens[0]
    label, colon, marker = head.text.partition(":")
    if not colon or not marker or not label.isalpha():
        return row
    cut = head.box.left + head.box.width * (len(label) + 1) / len(head.text)
    first = replace(head, text=f"{label}:", box=replace(head.box, right=cut))
    second = replace(head, text=marker, box=replace(head.box, left=cut))
    return Row((first, second, *row.tokens[1:]))


def _is_scrap(token: Token) -> bool:
    """A speck or a hole at the left of a label that was read as a mark, or as a letter or two."""
    letters = folded(token.text)
    marker = bool(letters) and token.text.endswith((".", ")"))
    return len(letters) <= SCRAP_LETTERS and not marker


def _split(row: Row) -> LabelledRow | None:
    """A row with the label taken off with which it begins; ``DIKTUM`` may stand before it."""
    if len(row.tokens) > 1 and folded(row.tokens[0].text) == "diktum":
        return _behind(row.tokens[0], _split(Row(row.tokens[1:])))
    for count, floor in ((2, 1.0), (1, 1.0), (2, TWO_WORDS), (1, LABEL_LIKENESS)):
        found = _label_of(row.tokens[:count], floor) if len(row.tokens) >= count else None
        if found is None:
            continue
        if not _stands_apart(row, count):
            if floor < 1.0 or not found.tokens[0].text[0].isupper():
                continue
            found = replace(found, apart=False)
        rest, colon = _after_colon(row.tokens[count:])
        glued = ":" in found.tokens[-1].text
        return LabelledRow(found, Row(rest) if rest else None, colon or glued)
    return None


def _behind(word: Token, found: LabelledRow | None) -> LabelledRow | None:
    """A dictum's label with the word before it; None when what was found is no such label."""
    if found is None or found.label is None or found.label.kind != "dictum":
        return None
    return replace(found, label=replace(found.label, tokens=(word, *found.label.tokens)))


def _deciding(row: Row) -> Label | None:
    text = folded(row.text)
    names = [n for n in words("labels", "deciding") if len(text) <= len(folded(n)) + STRAY_DECIDING]
    score = max((likeness(text, name) for name in names), default=0.0)
    return Label("deciding", "MEMUTUSKAN", row.tokens, score) if score >= SURE_LABEL else None


def _label_of(tokens: Sequence[Token], floor: float) -> Label | None:
    text = folded("".join(token.text for token in tokens))
    if len(text) < 5 or not folded(tokens[0].text):
        return None
    spelled = plain_upper(" ".join(token.text for token in tokens))
    best: Label | None = None
    for kind, number, name, letters in _names():
        score = 1.0 if text == letters else likeness(text, letters)
        nearer = best is None or score > best.likeness or (score == 1.0 and name == spelled)
        if score >= floor and nearer:
            best = Label(kind, name, tuple(tokens), score, number)
    return best


def completed(label: Label, word: Token) -> Label | None:
    """A dictum's label with the word below it (``KEDUA`` over ``BELAS``), if that is a label."""
    whole = _label_of((*label.tokens, word), TWO_WORDS)
    longer = whole is not None and whole.kind == "dictum" and whole.number > label.number
    return whole if longer else None


@cache
def _names() -> tuple[tuple[LabelKind, int, str, str], ...]:
    made: list[tuple[LabelKind, int, str, str]] = []
    kinds: tuple[LabelKind, ...] = ("considering", "basis", "noting", "enacting")
    for kind in kinds:
        made.extend((kind, 0, name, folded(name)) for name in words("labels", kind))
    for number, names in enumerate(load_toml("lexicon")["ordinals"]["names"], start=1):
        made.extend(("dictum", number, name, folded(name)) for name in names)
    return tuple(made)


def _stands_apart(row: Row, count: int) -> bool:
    """A label is followed by its colon or by white space, or stands alone."""
    if len(row.tokens) == count or row.tokens[count - 1].text.endswith(":"):
        return True
    following = row.tokens[count].text
    if _COLON.fullmatch(following) or following.startswith(":"):
        return True
    return gap_before(row, count) > LABEL_GAP


def _after_colon(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], bool]:
    rest = tuple(tokens)
    if rest and _COLON.fullmatch(rest[0].text):
        return rest[1:], True
    if rest and rest[0].text.startswith(":"):  # in one word with the marker after it
        return (replace(rest[0], text=rest[0].text.lstrip(": ")), *rest[1:]), True
    return rest, False

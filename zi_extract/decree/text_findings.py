"""What is in doubt about the texts of a decree's lists, as findings that name the item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zi_extract.decree.clauses import BRACKET_LOST, SLIPPED, TORN
from zi_extract.decree.ink import LOOK_ALIKE
from zi_extract.decree.number_doubt import is_doubtful_number
from zi_extract.decree.references import UNCLEAR
from zi_extract.decree.vocabulary import PRINTED
from zi_extract.model.draft import ClauseDraft, DictumDraft, LegalBasisDraft
from zi_extract.model.finding import Finding

_PAIR = re.compile(r"\([^()]*\)")
_LIST_MARKER = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|[a-z])\)(?=\s)")
_QUOTES = re.compile(r"[\"\u201c\u201d]")

_STOP = r"\b[A-Za-z][a-z]{3,}\. "
_STOP_INSIDE = re.compile(rf"({_STOP})(?=[a-z]{{3,}})")
"""A stop with a small letter behind it: of 640 items on papers none reads so."""

_STOP_BEFORE = re.compile(rf"({_STOP})(?=[A-Z][a-z]{{2,}})")
"""A stop with a sentence behind it, where items are one sentence: not in dictums."""

_SENTENCES = frozenset({"considerations", "legal_basis"})

Items = Sequence[ClauseDraft | LegalBasisDraft | DictumDraft]


def has_unpaired(text: str) -> bool:
    """Has a text a bracket or a quotation mark without its partner, markers of lists aside?"""
    bare = _LIST_MARKER.sub("", _PAIR.sub("", text))  # ``(Berita Negara Nomor 41)`` ends in none
    return bare.count("(") != bare.count(")") or len(_QUOTES.findall(bare)) % 2 == 1


def stop_inside(name: str, text: str) -> str:
    """The word behind which a stop stands inside a sentence of an item; empty without one."""
    found = _STOP_INSIDE.search(text) or (name in _SENTENCES and _STOP_BEFORE.search(text))
    return found[1].strip() if found else ""


def check_texts(name: str, items: Items) -> tuple[Finding, ...]:
    """Items that may begin or end elsewhere, or hold a number or letter that may read otherwise.

    ``name`` is that of the list in the document: ``legal_basis``.
    """
    made: list[Finding] = []
    for position, item in enumerate(items):
        where, pointer = item.text.provenance[0], f"/{name}/{position}/text"
        place = (where.page, where.box, pointer)
        if TORN in item.text.derived:
            message = f"Item {position + 1} begins or ends where no marker was read."
            made.append(Finding(f"{name.replace('_', '-')}-gap", "warning", message, *place))
        if LOOK_ALIKE in item.text.derived:
            number = next(filter(is_doubtful_number, item.text.value.split()), "a number")
            message = f"Item {position + 1}: {number} has signs that are easily taken for others."
            made.append(Finding("number-look-alike", "warning", message, *place))
        if SLIPPED in item.text.derived:
            message = f"Item {position + 1}: {SLIPPED}."
            made.append(Finding("citation-slip", "warning", message, *place))
        stop = stop_inside(name, item.text.value) if item.text.confidence < PRINTED else ""
        if stop:
            message = f"'{stop}' stands inside a sentence: its stop may be a speck or a comma."
            made.append(Finding("stop-inside", "warning", message, *place))
        if item.text.confidence < PRINTED and has_unpaired(item.text.value):
            message = f"A bracket or a quotation mark of item {position + 1} has no partner."
            made.append(Finding("sign-unpaired", "warning", message, *place))
        if BRACKET_LOST in item.text.derived:
            message = f"Item {position + 1}: {BRACKET_LOST}."
            made.append(Finding("sign-unpaired", "info", message, *place))
        if UNCLEAR in item.text.derived:
            message = f"Item {position + 1} {UNCLEAR}."
            made.append(Finding("reference-doubtful", "warning", message, *place))
    return tuple(made)

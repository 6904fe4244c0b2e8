"""Texts with a word twice, a lost hyphen, or more than one item in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.leaves import leaves

TWICE = re.compile(r"\b(?:per|se|ber|ter)?(\w{4,})\s+\1(?:an|kan|nya|i)?\b", re.IGNORECASE)
"""A word of four letters or more that comes again at once: a line's end read twice (``Indonesia
Indonesia``) or a doubling whose hyphen was lost (``Undang Undang``, ``sebaik baiknya``). Of 5,163
items and 122,764 cells on papers none reads so."""

PLACES = frozenset({"pare", "toli"})
"""Halves of names of places that are printed with a space between them."""

TEXT = re.compile(
    r"/(?:header/title|(?:considerations|legal_basis|also_considered|dictums)/\d+/text)"
)

BRACKETS = re.compile(r"\([^()]*\)")
GOES_ON = re.compile(r";\s+(?!(?:dan|serta|juncto|jo|sebagaimana|beserta)\b)\w", re.IGNORECASE)
"""More text behind the closing mark of a cited law; inside of brackets the mark closes nothing."""

LAW = (
    r"(?:Undang[- ]Undang|Peraturan|Keputusan|Instruksi)(?:,? (?:[A-Z][\w/-]*|dan)){0,16}"
    r" Nomor \S+ Tahun \d{4} [Tt]entang\b"
)
NEXT_LAW = re.compile(rf"\b[Tt]entang\b.*?\b(?P<before>[A-Z][\w-]*)[,.:]?\s+(?={LAW})")
"""A law whose name begins behind a word of the title before it. Behind small words (``dengan``,
``atas``) it is part of that title."""

GOVERNING = re.compile(
    r"Atas|Pe\w+an|Pengganti|Me(?!nteri)\w+|Implementasi|Lampiran|Pertama|Kedua|Ketiga|Keempat"
    r"|Kelima|Ketentuan"
)
"""Words of titles that a law's name may follow: ``tentang Pelaksanaan Undang-Undang ...``, and
those inside the name of a law: ``Peraturan Pemerintah Pengganti Undang-Undang``."""


def check_doubled_words(case: Case) -> Iterator[Finding]:
    """A scan on which a word is read twice in a row: one is not there, or a hyphen is lost."""
    for pointer, leaf in clause_texts(case):
        scanned = leaf.provenance and _is_scan(case, leaf.provenance[0].page)
        if scanned and (twice := _twice(str(leaf.value))):
            yield at_value("word-doubled", "warning", _message(twice), pointer, leaf)
    for _, page, cell in case.pieces():
        if (twice := _twice(cell.text)) and _is_scan(case, page):
            yield Finding("word-doubled", "warning", _message(twice), page, cell.box)


def check_items_run_on(case: Case) -> Iterator[Finding]:
    """A cited law with another one behind it, or with words behind its closing mark."""
    for index, item in enumerate(case.draft.legal_basis):
        bare = BRACKETS.sub("", str(item.text.value))
        laws = (match["before"] for match in NEXT_LAW.finditer(bare))
        if GOES_ON.search(bare) or not all(map(GOVERNING.fullmatch, laws)):
            message = "The item seems to hold more than one, or words of another."
            at = f"/legal_basis/{index}/text"
            yield at_value("item-runs-on", "warning", message, at, item.text)


def clause_texts(case: Case) -> Iterator[tuple[str, Extracted[Any]]]:
    """JSON Pointer and value of the title and of every item of the decree's lists."""
    for part in ("header", "considerations", "legal_basis", "also_considered", "dictums"):
        for pointer, leaf in leaves(getattr(case.draft, part), f"/{part}"):
            if TEXT.fullmatch(pointer) and leaf.value:
                yield pointer, leaf


def _is_scan(case: Case, page: int) -> bool:
    """Whether the page was read from pixels; what a text layer says twice, its authors wrote."""
    layout = case.layouts.get(page)
    return layout is not None and layout.origin == "scan"


def _twice(text: str) -> str:
    """The first word that comes twice in a row, with its repetition; empty without one."""
    found = (match for match in TWICE.finditer(text) if match[1].lower() not in PLACES)
    return next((match[0] for match in found), "")


def _message(twice: str) -> str:
    said = " ".join(twice.split())
    return f"'{said}' reads one word twice, or has lost its hyphen."

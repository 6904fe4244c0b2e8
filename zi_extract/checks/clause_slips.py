"""Texts with a word twice, a lost hyphen, or more than one item in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from zi_extract.checks.case import Case, at_value
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.leaves import leaves
from zi_extract.model.ocr import Word

TWICE = re.compile(r"\W*(?:per|se|ber|ter)?(\w{4,}) \1(an|kan|nya|i)?\W*", re.IGNORECASE)
"""A word of four letters or more that comes again at once. Of 5,163 items and 122,764 cells on
papers none reads so."""

HYPHENED = re.compile(r"\W*(?:per|se|ber|ter)?(\w{4,})-\1(?:an|kan|nya|i)?\W*", re.IGNORECASE)
"""A doubling as it is written: ``Undang-Undang``, ``sebaik-baiknya``."""

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
    """A scan on which a word is read twice in a row: one is not there, or a hyphen is lost.

    Two words side by side that are no doubling elsewhere are a slip of the paper, kept as printed.
    """
    pages = [case.layouts[page] for page in case.draft.pages if page in case.layouts]
    doublings = {
        match[1].lower()
        for page in pages
        for word in page.words
        if (match := HYPHENED.fullmatch(word.text))
    }
    twice = partial(_twice, doublings=doublings)
    yield from told_of_words(case, "word-doubled", twice, case.scans())


def check_items_run_on(case: Case) -> Iterator[Finding]:
    """A cited law with another one behind it, or with words behind its closing mark."""
    for index, item in enumerate(case.draft.legal_basis):
        bare = BRACKETS.sub("", str(item.text.value))
        laws = (match["before"] for match in NEXT_LAW.finditer(bare))
        if GOES_ON.search(bare) or not all(map(GOVERNING.fullmatch, laws)):
            message = "The item seems to hold more than one, or words of another."
            at = f"/legal_basis/{index}/text"
            yield at_value("item-runs-on", "warning", message, at, item.text)


def told_of_words(
    case: Case, code: str, odd: Callable[[Sequence[Word]], str], pages: Container[int]
) -> Iterator[Finding]:
    """A warning for each list item and cell on ``pages`` of whose words ``odd`` tells something.

    ``odd`` gives the message; empty when nothing is odd.
    """
    for pointer, leaf in _clause_texts(case):
        begins = bool(leaf.provenance) and leaf.provenance[0].page in pages
        if begins and (message := odd(case.words(leaf))):
            yield at_value(code, "warning", message, pointer, leaf)
    yield from told_of_cells(case, code, odd, pages)


def told_of_cells(
    case: Case, code: str, odd: Callable[[Sequence[Word]], str], pages: Container[int]
) -> Iterator[Finding]:
    """The same for each cell alone."""
    for _, page, cell in case.pieces():
        words = [case.layouts[page].words[index] for index in cell.words]
        if page in pages and (message := odd(words)):
            yield Finding(code, "warning", message, page, cell.box)


def _clause_texts(case: Case) -> Iterator[tuple[str, Extracted[Any]]]:
    """JSON Pointer and value of the title and of every item of the decree's lists."""
    for part in ("header", "considerations", "legal_basis", "also_considered", "dictums"):
        for pointer, leaf in leaves(getattr(case.draft, part), f"/{part}"):
            if TEXT.fullmatch(pointer) and leaf.value:
                yield pointer, leaf


def _twice(words: Sequence[Word], doublings: Container[str]) -> str:
    """What is odd about the first word that comes twice in a row; empty without one."""
    for one, other in pairwise(words):
        match = TWICE.fullmatch(f"{one.text} {other.text}")
        if match is None or match[1].lower() in PLACES:
            continue
        if match[2] or match[1].lower() in doublings or not _side_by_side(one.box, other.box):
            return f"'{one.text} {other.text}' reads one word twice, or has lost its hyphen."
    return ""


def _side_by_side(one: Box, other: Box) -> bool:
    """Whether two words stand on one line, the other behind the one."""
    return one.top < other.center_y < one.bottom and other.left >= one.right

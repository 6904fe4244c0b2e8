"""A second opinion on a text layer: PDFium's, to compare letters.

A font whose entry in the file is damaged makes one parser read other letters, or none; two of them
hardly ever err alike.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from zi_extract.intake.document import open_document, open_page
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Word


def compare_texts(path: Path, page: int, words: Iterable[Word]) -> tuple[Finding, ...]:
    """A finding when PDFium reads other letters on page ``page`` (from 1) than ``words`` have.

    On some 300 pages from browsers, office suites and ministries they never differed by a letter.
    Raises InputError when the page cannot be opened.
    """
    with open_document(path) as document:
        second = open_page(document, path, page).get_textpage().get_text_bounded()
    ours, theirs = _letters(word.text for word in words), _letters([second])
    differing = (ours - theirs).total() + (theirs - ours).total()
    if not differing:
        return ()
    message = f"two parsers of the text of page {page} differ in {differing} letters"
    return (Finding("page-damaged", "error", message, page=page),)


def _letters(texts: Iterable[str]) -> Counter[str]:
    """Plain letters and figures, ligatures taken apart: other signs are written in many ways.

    Signs of symbol fonts (pieces of a bracket, a tick) are an accented letter to one parser only.
    """
    plain = unicodedata.normalize("NFKC", "".join(texts))
    return Counter(sign for sign in plain if sign.isascii() and sign.isalnum())
